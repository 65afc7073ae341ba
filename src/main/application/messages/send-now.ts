import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { personUpdate } from './person-update';

/**
 * Makes waiting messages due now: a scheduled time and the wait between tries are passed over.
 * @returns how many became due
 */
export function sendNow(
  ports: Pick<Ports, 'clock' | 'messages' | 'outbox' | 'transaction'>,
  outbox: OutboxControl,
  messageIds: readonly string[],
  by: string,
): number {
  const now = ports.clock.now();
  const due = ports.transaction.run(() => {
    const ids = ports.outbox.makeDue({ messageIds }, now);
    for (const messageId of ids) ports.messages.append(messageId, personUpdate(now, by, 'send-now'), now);
    return ids;
  });
  const accountIds = new Set(due.map((messageId) => ports.messages.details(messageId)?.accountId));
  for (const accountId of accountIds) if (accountId !== undefined) outbox.retryNetwork(accountId);
  return due.length;
}
