import type { MessageDetails } from '../../../shared/domain/message';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { Ports } from '../ports';

type FoundPorts = Pick<Ports, 'clock' | 'messages' | 'outbox' | 'transaction'>;

/** More than this in doubt at a time is looked for turn by turn. */
const LOOKED_FOR_LIMIT = 500;

/** Message-IDs of an account's messages that nobody knows about. */
export function unconfirmedIds(ports: Pick<Ports, 'messages' | 'outbox'>, accountId: string): string[] {
  return unconfirmedMessages(ports, accountId).flatMap(({ messageIdHeader }) => messageIdHeader ?? []);
}

/**
 * Unconfirmed messages whose copies stand among the sent mail have gone: whoever keeps the copies had them whole. A
 * message that is not Unconfirmed any more stays as it is.
 */
export function resolveFoundSent(
  ports: FoundPorts,
  accountId: string,
  messageIdHeaders: readonly string[],
): void {
  const now = ports.clock.now();
  const found = new Set(messageIdHeaders);
  ports.transaction.run(() => {
    for (const { id, messageIdHeader } of unconfirmedMessages(ports, accountId)) {
      if (messageIdHeader === null || !found.has(messageIdHeader)) continue;
      ports.outbox.settle(id, { state: 'done', providerId: null }, [foundUpdate(now)], now);
    }
  });
}

function unconfirmedMessages(ports: Pick<Ports, 'messages' | 'outbox'>, accountId: string): MessageDetails[] {
  if (ports.outbox.counts().unconfirmed === 0) return [];
  return ports.outbox
    .entries(LOOKED_FOR_LIMIT)
    .filter((entry) => entry.state === 'unconfirmed' && entry.accountId === accountId)
    .flatMap(({ messageId }) => ports.messages.details(messageId) ?? []);
}

function foundUpdate(at: number): NewStatusUpdate {
  return {
    at,
    status: 'Queued',
    code: 'confirmed-gone',
    detail: {},
    source: 'mailbox',
    by: null,
    eventKey: `sent-copy:${String(at)}`,
  };
}
