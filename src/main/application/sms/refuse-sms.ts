import type { Consent } from '../../../shared/domain/consent';
import { PURPOSES, type MessageRow } from '../../../shared/domain/message';
import { writeNote } from '../patients/write-note';
import type { Ports } from '../ports';

type RefusePorts = Pick<Ports, 'chance' | 'clock' | 'notes' | 'patients'>;

/**
 * Whoever has this phone wants no SMS any more: everyone with the number refuses them for every purpose. What is said
 * later at the desk counts more. To be called within a transaction.
 * @param saidAt when they said so (ms)
 * @param message what was answered, or could not be sent for it; null: not known
 */
export function refuseSms(
  ports: RefusePorts,
  number: string,
  saidAt: number,
  message: MessageRow | null,
): void {
  const now = ports.clock.now();
  for (const { id } of ports.patients.everyoneWithMobile(number)) {
    const consents = ports.notes.consents(id);
    const said = new Map(
      consents.filter(({ channel }) => channel === 'sms').map((consent) => [consent.purpose, consent]),
    );
    const refused = PURPOSES.filter((purpose) => isNews(said.get(purpose), saidAt));
    for (const purpose of refused) {
      ports.notes.setConsent(id, { purpose, channel: 'sms', choice: 'refused', setAt: now, setBy: null });
    }
    // One note says it; each purpose stands in the history of consent.
    const [purpose = null] = refused.filter((one) => one === message?.purpose).concat(refused);
    if (purpose === null) continue;
    const consent = { purpose, channel: 'sms', choice: 'refused' } as const;
    const about = message === null ? {} : { messageId: message.id, subject: message.subject };
    writeNote(ports, { patientId: id, kind: 'consent-changed', by: null, detail: { consent, ...about } });
  }
}

/** A refusal is known already, and an answer that was read late does not undo what somebody was told since. */
function isNews(said: Consent | undefined, saidAt: number): boolean {
  if (said === undefined) return true;
  return said.choice !== 'refused' && (said.setBy === null || said.setAt <= saidAt);
}
