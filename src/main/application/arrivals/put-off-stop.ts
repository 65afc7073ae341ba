import { NOTE_TEXT_LIMIT } from '../../../shared/domain/admin-note';
import { UseCaseError } from '../../ports/use-case-error';
import { dayOf } from '../desk/start-of-day';
import { writeNote } from '../patients/write-note';
import type { Ports } from '../ports';
import { openStop } from './open-stop';

type PutOffPorts = Pick<Ports, 'arrivals' | 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

/**
 * Lets a stop wait for the patient's next arrival, by name and with a reason, along with others of the record for the
 * same address. They stay open.
 */
export function putOffStop(ports: PutOffPorts, stopId: string, reasonTyped: string, by: string): void {
  const reason = reasonTyped.trim();
  if (reason === '') throw new UseCaseError('invalid-input', 'Putting off an arrival stop needs a reason.');
  if (reason.length > NOTE_TEXT_LIMIT) throw new UseCaseError('invalid-input', 'The reason is too long.');
  ports.transaction.run(() => {
    const { stop, patient, together } = openStop(ports, stopId);
    const at = putOffAt(ports, patient.id);
    for (const { id } of together) ports.arrivals.putOff(id, { at, by, reason });
    const detail = { address: stop.address };
    writeNote(ports, { patientId: patient.id, kind: 'stop-put-off', by, text: reason, detail });
  });
}

/** Not before the arrival that it is put off at, even if the clock was set back since: else it would come up again. */
function putOffAt({ arrivals, clock, patients }: PutOffPorts, patientId: string): number {
  const now = clock.now();
  const arrival = arrivals.arrivedWithin(patients.idsOf(patientId), dayOf(now));
  return Math.max(now, arrival?.at ?? now);
}
