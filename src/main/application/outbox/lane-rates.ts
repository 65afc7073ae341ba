import type { Account } from '../../../shared/domain/account';
import { domainOf } from '../../../shared/domain/address';
import { bulkRate } from '../../../shared/domain/batch';
import { allowance, noteSent, type SentInSecond } from '../../../shared/domain/rate-window';
import type { BulkWish, NextDue } from '../../ports/outbox-store';

/** How many messages to claim. */
export interface ClaimWish {
  /** At the most, of all kinds. */
  limit: number;
  bulk: BulkWish;
}

type Limits = Pick<Account, 'messagesPerMinute' | 'messagesPerMinutePerDomain'>;

/** How many messages of one account may leave in a minute: all of them, those of batches, and those to one domain. */
export class LaneRates {
  private sent: SentInSecond[] = [];
  private readonly sentToDomain = new Map<string, SentInSecond[]>();
  /** When the first of the domains that were passed over may be written to again (ms). */
  private domainFreeAt = Infinity;

  /** From when on something that is due may leave (ms); null when nothing waits. */
  notBefore(due: NextDue, limits: Limits, now: number): number | null {
    const { single, bulk } = this.allowances(limits, now);
    const times = [
      ...(due.single === null ? [] : [Math.max(due.single, single.nextFreeAt)]),
      ...(due.bulk === null ? [] : [Math.max(due.bulk, bulk.nextFreeAt)]),
    ];
    return times.length === 0 ? null : Math.min(...times);
  }

  /** What to claim for so many free places; whoever is taken counts as sent. */
  wish(places: number, limits: Limits, now: number): ClaimWish {
    const { single, bulk } = this.allowances(limits, now);
    this.domainFreeAt = Infinity;
    return {
      limit: Math.min(places, single.free),
      bulk: {
        limit: bulk.free,
        mayTake: (recipient) => this.takeFor(domainOf(recipient), limits, now),
      },
    };
  }

  noteClaimed(count: number, now: number): void {
    this.sent = noteSent(this.sent, count, now);
  }

  /** When a domain that was passed over may be written to again (ms); null when none was. */
  nextDomainAt(): number | null {
    return this.domainFreeAt === Infinity ? null : this.domainFreeAt;
  }

  private allowances({ messagesPerMinute }: Limits, now: number) {
    return {
      single: allowance(this.sent, messagesPerMinute, now),
      bulk: allowance(this.sent, bulkRate(messagesPerMinute), now),
    };
  }

  private takeFor(domain: string, { messagesPerMinutePerDomain: rate }: Limits, now: number): boolean {
    if (rate === null || domain === '') return true;
    const sent = this.sentToDomain.get(domain) ?? [];
    const { free, nextFreeAt } = allowance(sent, rate, now);
    if (free > 0) this.sentToDomain.set(domain, noteSent(sent, 1, now));
    else this.domainFreeAt = Math.min(this.domainFreeAt, nextFreeAt);
    return free > 0;
  }
}
