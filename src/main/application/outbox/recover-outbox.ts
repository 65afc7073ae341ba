import type { Ports } from '../ports';
import { sendingUpdate } from './settle-attempt';

/**
 * Puts right what a dead process left in the middle of an attempt, before anything is sent. A message whose body may
 * have been handed over is Unconfirmed; one that surely was not waits again. After a power cut the note of a hand-over
 * may be lost although the claim is not, so then every claimed message is Unconfirmed.
 * @returns how many of each there were
 */
export function recoverOutbox(ports: Pick<Ports, 'outbox' | 'host' | 'clock' | 'logger'>): {
  unconfirmed: number;
  waiting: number;
} {
  const { outbox, host, clock, logger } = ports;
  const now = clock.now();
  const bootedAt = host.bootedAt();
  const found = { unconfirmed: 0, waiting: 0 };
  for (const { id, tries, claimedAt, handedOverAt } of outbox.interrupted()) {
    if (handedOverAt !== null || bootedAt > claimedAt) {
      outbox.settle(id, { state: 'unconfirmed' }, [sendingUpdate(now, 'unconfirmed', { tries })], now);
      found.unconfirmed += 1;
    } else {
      const settlement = { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: false } as const;
      outbox.settle(id, settlement, [sendingUpdate(now, 'returned-to-waiting', { tries })], now);
      found.waiting += 1;
    }
  }
  if (found.unconfirmed + found.waiting > 0) logger.warn('outbox-recovered', found);
  return found;
}
