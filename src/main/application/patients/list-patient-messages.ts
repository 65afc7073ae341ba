import type { MessageRow } from '../../../shared/domain/message';
import type { Page } from '../../ports/message-store';
import type { Ports } from '../ports';
import { foundPatient } from './found-patient';

/** A page of the contact history: every message to a patient, those to records merged into this one among them. */
export function listPatientMessages(
  ports: Pick<Ports, 'messages' | 'patients'>,
  { patientId, cursor, limit }: { patientId: string; cursor: string | null; limit: number },
): Page<MessageRow> {
  const ids = ports.patients.idsOf(foundPatient(ports, patientId).id);
  return ports.messages.ofPatient(ids, null, cursor, limit);
}
