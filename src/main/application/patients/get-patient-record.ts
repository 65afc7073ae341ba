import { listName, type PatientRecord } from '../../../shared/domain/patient';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { currentRows } from './patient-views';

/** Details, consent and admin notes of a record, with the notes of those that were merged into it. */
export function getPatientRecord(
  ports: Pick<Ports, 'notes' | 'patients' | 'phones' | 'settings'>,
  patientId: string,
): PatientRecord {
  const patient = currentRows(ports, [patientId])[0];
  if (patient === undefined) throw new UseCaseError('not-found', 'The patient is not on record.');
  const ids = ports.patients.idsOf(patient.id);
  return {
    patient,
    consents: ports.notes.consents(patient.id),
    consentChanges: ports.notes.consentChanges(ids),
    notes: ports.notes.notes(ids),
    mergedNames: ports.patients.byIds(ids.filter((id) => id !== patient.id)).map(listName),
  };
}
