import type { StopView } from '../../../shared/domain/arrival';
import { listName } from '../../../shared/domain/patient';
import { foundPatient } from '../patients/found-patient';
import type { Ports } from '../ports';
import { stoppedMessages } from './stopped-messages';

/** All stops of a patient's record, open ones first, newest first. */
export function listStops(
  ports: Pick<Ports, 'arrivals' | 'clock' | 'messages' | 'notes' | 'patients' | 'settings'>,
  patientId: string,
): StopView[] {
  const patient = foundPatient(ports, patientId);
  const consents = ports.notes.consents(patient.id);
  return ports.arrivals.stops(ports.patients.idsOf(patient.id)).map((stop) => ({
    stop,
    patientName: listName(patient),
    currentEmail: patient.email,
    messages: stoppedMessages(ports, stop.messageIds, consents),
  }));
}
