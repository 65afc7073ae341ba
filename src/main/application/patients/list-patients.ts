import type { PatientRow } from '../../../shared/domain/patient';
import type { Page } from '../../ports/message-store';
import type { PatientQuery } from '../../ports/patient-store';
import type { Ports } from '../ports';
import { patientRows } from './patient-views';

/** A page of the list of patients for a search text as it was typed. */
export function listPatients(
  ports: Pick<Ports, 'patients' | 'phones' | 'settings'>,
  query: PatientQuery,
): Page<PatientRow> {
  const { rows, nextCursor } = ports.patients.list(query);
  return { rows: patientRows(ports, rows), nextCursor };
}
