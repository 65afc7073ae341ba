import type { ConsentChoice } from '../../../shared/domain/consent';
import type { Channel, Purpose } from '../../../shared/domain/message';
import type { Ports } from '../ports';
import { foundPatient } from './found-patient';
import { writeNote } from './write-note';

type ConsentPorts = Pick<Ports, 'chance' | 'clock' | 'notes' | 'patients' | 'transaction'>;

interface ConsentRequest {
  patientId: string;
  purpose: Purpose;
  channel: Channel;
  /** As if nobody had been asked, where an answer was written down by mistake. */
  choice: ConsentChoice | 'not-asked';
}

/** Writes down what a patient has said about messages of one purpose on one channel. */
export function setConsent(
  ports: ConsentPorts,
  { patientId, purpose, channel, choice }: ConsentRequest,
  by: string,
): void {
  ports.transaction.run(() => {
    const { id } = foundPatient(ports, patientId);
    const before = ports.notes
      .consents(id)
      .find((consent) => consent.purpose === purpose && consent.channel === channel);
    if ((before?.choice ?? 'not-asked') === choice) return;
    const said = choice === 'not-asked' ? null : choice;
    ports.notes.setConsent(id, { purpose, channel, choice: said, setAt: ports.clock.now(), setBy: by });
    const detail = { consent: { purpose, channel, choice } };
    writeNote(ports, { patientId: id, kind: 'consent-changed', by, detail });
  });
}
