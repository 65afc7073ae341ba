import type { Ports } from '../ports';
import { personUpdate } from './person-update';

/**
 * Takes messages that still wait out of the outbox: status Other, cancelled by name. One that is already on its way is
 * left alone.
 * @returns how many were cancelled
 */
export function cancelMessages(
  ports: Pick<Ports, 'clock' | 'outbox' | 'transaction'>,
  messageIds: readonly string[],
  by: string,
): number {
  const now = ports.clock.now();
  return ports.transaction.run(() => {
    const update = personUpdate(now, by, 'cancelled', { status: 'Other' });
    return messageIds.filter((messageId) => ports.outbox.cancel(messageId, [update], now)).length;
  });
}
