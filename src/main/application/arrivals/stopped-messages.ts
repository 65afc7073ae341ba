import type { StoppedMessage } from '../../../shared/domain/arrival';
import { consentVerdict, type Consent } from '../../../shared/domain/consent';
import { resendProblem } from '../../../shared/domain/resend-problem';
import type { Ports } from '../ports';

/**
 * Messages that did not arrive, with what keeps each from being sent again.
 * @param consents of the record as it stands now
 */
export function stoppedMessages(
  ports: Pick<Ports, 'clock' | 'messages' | 'settings'>,
  messageIds: readonly string[],
  consents: readonly Consent[],
): StoppedMessage[] {
  const now = ports.clock.now();
  const { consentNeededFor } = ports.settings.desk();
  const rows = new Map(ports.messages.rows(messageIds).map((row) => [row.id, row]));
  return messageIds.flatMap((messageId) => {
    const row = rows.get(messageId);
    const message = ports.messages.details(messageId);
    if (row === undefined || message === null) return [];
    const problem = resendProblem({
      message,
      history: ports.messages.history(messageId),
      resentStatuses: ports.messages.rows(message.resentAs).map(({ status }) => status),
      consent: consentVerdict(consents, row.purpose, row.channel, consentNeededFor),
      now,
    });
    return [{ row, notAfter: message.notAfter, resendProblem: problem }];
  });
}
