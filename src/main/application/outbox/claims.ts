import type { Account } from '../../../shared/domain/account';
import type { ClaimedMessage } from '../../ports/outbox-store';
import type { Ports } from '../ports';
import { LaneRates, type ClaimWish } from './lane-rates';

const NONE = { limit: 0, mayTake: () => false };

/** What a lane has claimed and not begun. Claimed ahead, one safe commit serves several messages. */
export class Claims {
  private ready: ClaimedMessage[] = [];
  private readonly rates = new LaneRates();
  /** A message to one recipient alone may have been written since the last claim. */
  private mayHaveUrgent = false;

  constructor(
    private readonly ports: Pick<Ports, 'outbox'>,
    private readonly accountId: string,
  ) {}

  noteUrgent(): void {
    this.mayHaveUrgent = true;
  }

  /**
   * Sees to it that something is ready, if anything may leave now.
   * @param places how many messages to claim at the most
   * @param notBefore nothing may leave before this time (ms)
   * @returns when to look again (ms) when nothing is ready; null when nothing waits
   */
  fill(account: Account, places: number, notBefore: number, now: number): number | null {
    if (this.ready.length > 0) {
      if (this.mayHaveUrgent) this.claimUrgent(account, now);
      return null;
    }
    this.mayHaveUrgent = false;
    const dueAt = this.rates.notBefore(this.ports.outbox.nextDueAt(this.accountId), account, now);
    if (dueAt === null) return null;
    const mayAt = Math.max(dueAt, notBefore);
    if (mayAt > now) return mayAt;
    this.ready = this.claim(this.rates.wish(places, account, now), now);
    return this.ready.length === 0 ? this.rates.nextDomainAt() : null;
  }

  isEmpty(): boolean {
    return this.ready.length === 0;
  }

  next(): ClaimedMessage | undefined {
    return this.ready.shift();
  }

  /** What was claimed ahead and not begun waits again, as if it had never been claimed. */
  giveBack(now: number): void {
    const settlement = { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: false } as const;
    for (let message = this.ready[0]; message !== undefined; message = this.ready[0]) {
      this.ports.outbox.settle(message.id, settlement, [], now);
      this.ready.shift();
    }
  }

  /** A message to one recipient alone does not wait for those of batches that were claimed ahead. */
  private claimUrgent(account: Account, now: number): void {
    this.mayHaveUrgent = false;
    const { limit } = this.rates.wish(this.ready.length, account, now);
    if (limit > 0) this.ready.unshift(...this.claim({ limit, bulk: NONE }, now));
  }

  private claim({ limit, bulk }: ClaimWish, now: number): ClaimedMessage[] {
    const claimed = this.ports.outbox.claim(this.accountId, now, limit, bulk);
    this.rates.noteClaimed(claimed.length, now);
    return claimed;
  }
}
