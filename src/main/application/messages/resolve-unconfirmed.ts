import { UseCaseError } from '../../ports/use-case-error';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { personUpdate } from './person-update';

/**
 * A person knows what became of an Unconfirmed message: it did arrive (Queued: the server must have had it), or it did
 * not (it is sent again, as the same message: nothing was accepted).
 */
export function resolveUnconfirmed(
  ports: Pick<Ports, 'clock' | 'messages' | 'outbox' | 'transaction'>,
  outbox: OutboxControl,
  messageId: string,
  answer: 'gone' | 'not-gone',
  by: string,
): void {
  const now = ports.clock.now();
  const details = ports.messages.details(messageId);
  if (details?.outboxState !== 'unconfirmed') {
    throw new UseCaseError('not-allowed-now', 'The message is not unconfirmed any more.');
  }
  if (answer === 'gone') {
    const update = personUpdate(now, by, 'confirmed-gone', { status: 'Queued' });
    ports.outbox.settle(messageId, { state: 'done', providerId: null }, [update], now);
    return;
  }
  const waiting = { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: true } as const;
  ports.outbox.settle(messageId, waiting, [personUpdate(now, by, 'confirmed-not-gone')], now);
  outbox.wake(details.accountId);
}
