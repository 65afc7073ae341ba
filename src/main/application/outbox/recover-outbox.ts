import type { InterruptedMessage, Settlement } from '../../ports/outbox-store';
import type { Ports } from '../ports';
import { unlessReported } from './outcome-writer';
import { sendingUpdate } from './settle-attempt';

/**
 * Puts right what a dead process left in the middle of an attempt, before anything is sent. A message whose body may
 * have been handed over is Unconfirmed; one that surely was not waits again. After a power cut the note of a hand-over
 * may be lost although the claim is not, so then every claimed message is Unconfirmed. So is one claimed in the future:
 * the clock was set back since (a dead battery on the board), and nobody can say whether there was a power cut.
 * What goes through an e-mail gateway leaves this computer as an e-mail only, which was written together with its end.
 * @returns how many of each there were
 */
export function recoverOutbox(
  ports: Pick<Ports, 'accounts' | 'clock' | 'host' | 'logger' | 'messages' | 'outbox' | 'transaction'>,
): { unconfirmed: number; waiting: number } {
  const { accounts, outbox, host, clock, logger } = ports;
  const now = clock.now();
  const bootedAt = host.bootedAt();
  const found = { unconfirmed: 0, waiting: 0 };
  ports.transaction.run(() => {
    for (const message of outbox.interrupted()) {
      const isByGateway = accounts.get(message.accountId)?.sms?.driver === 'gateway';
      const isDoubtful =
        message.handedOverAt !== null || message.claimedAt < bootedAt || message.claimedAt > now;
      const mayHaveGone = isDoubtful && !isByGateway;
      found[mayHaveGone ? 'unconfirmed' : 'waiting'] += 1;
      recover(ports, message, mayHaveGone, now);
    }
  });
  if (found.unconfirmed + found.waiting > 0) logger.warn('outbox-recovered', found);
  return found;
}

function recover(
  ports: Pick<Ports, 'messages' | 'outbox'>,
  { id, tries }: InterruptedMessage,
  mayHaveGone: boolean,
  now: number,
): void {
  const settlement: Settlement = mayHaveGone
    ? { state: 'unconfirmed' }
    : { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: false };
  const update = sendingUpdate(now, mayHaveGone ? 'unconfirmed' : 'returned-to-waiting', { tries });
  ports.outbox.settle(id, unlessReported(ports.messages, id, settlement), [update], now);
}
