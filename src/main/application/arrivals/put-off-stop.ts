import { NOTE_TEXT_LIMIT } from '../../../shared/domain/admin-note';
import { UseCaseError } from '../../ports/use-case-error';
import { writeNote } from '../patients/write-note';
import type { Ports } from '../ports';
import { openStop } from './open-stop';

type PutOffPorts = Pick<Ports, 'arrivals' | 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

/** Lets a stop wait for the patient's next arrival, by name and with a reason. It stays open. */
export function putOffStop(ports: PutOffPorts, stopId: string, reasonTyped: string, by: string): void {
  const reason = reasonTyped.trim();
  if (reason === '') throw new UseCaseError('invalid-input', 'Putting off an arrival stop needs a reason.');
  if (reason.length > NOTE_TEXT_LIMIT) throw new UseCaseError('invalid-input', 'The reason is too long.');
  const at = ports.clock.now();
  ports.transaction.run(() => {
    const { stop, patient } = openStop(ports, stopId);
    ports.arrivals.putOff(stop.id, { at, by, reason });
    const detail = { address: stop.address };
    writeNote(ports, { patientId: patient.id, kind: 'stop-put-off', by, text: reason, detail });
  });
}
