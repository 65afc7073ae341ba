import { OUTAGE_WINDOW_MS, type Outage } from '../../../src/shared/domain/outage-guard';
import type { DomainBounce, DomainBounces, OutageDecision } from '../../../src/main/ports/domain-bounces';
import type { MemoryDatabase } from './memory-database';

export class InMemoryDomainBounces implements DomainBounces {
  constructor(private readonly database: MemoryDatabase) {}

  insert(bounce: DomainBounce): void {
    this.database.run(() => {
      const { bounces, messages } = this.database.tables;
      if (!messages.has(bounce.messageId)) throw new Error('There is no such message.');
      if (bounces.has(bounce.messageId)) throw new Error('The bounce is noted already.');
      bounces.set(bounce.messageId, { ...bounce });
      if (isOpen(bounce)) this.database.touch({ hasAttentionChange: true });
    });
  }

  isNoted(messageId: string): boolean {
    return this.database.tables.bounces.has(messageId);
  }

  countBetween(domain: string, reason: string, after: number, before: number): number {
    return this.of(domain, reason).filter(({ at }) => at > after && at < before).length;
  }

  decidedBetween(domain: string, reason: string, after: number, before: number): OutageDecision | null {
    const decisions = this.of(domain, reason)
      .filter(({ at }) => at > after && at < before)
      .flatMap(({ decided }) => decided ?? []);
    return decisions.sort((one, other) => other.at - one.at)[0] ?? null;
  }

  held(domain: string, reason: string): string[] {
    return this.of(domain, reason)
      .filter(isOpen)
      .map(({ messageId }) => messageId);
  }

  outages(): Outage[] {
    const open = [...this.database.tables.bounces.values()].filter(isOpen);
    const kinds = new Map(open.map(({ domain, reason }) => [`${domain} ${reason}`, { domain, reason }]));
    return [...kinds.values()]
      .map(({ domain, reason }) => this.outage(domain, reason))
      .sort(
        (one, other) =>
          other.lastAt - one.lastAt || compare(one.domain, other.domain) || compare(one.reason, other.reason),
      );
  }

  countOutages(): number {
    return this.outages().length;
  }

  decide(domain: string, reason: string, decided: OutageDecision): void {
    this.database.run(() => {
      for (const bounce of this.of(domain, reason).filter(isOpen)) {
        this.database.tables.bounces.set(bounce.messageId, { ...bounce, decided: { ...decided } });
      }
      this.database.touch({ hasAttentionChange: true });
    });
  }

  private outage(domain: string, reason: string): Outage {
    const all = this.of(domain, reason);
    const times = all.filter(isOpen).map(({ at }) => at);
    const since = Math.min(...times) - OUTAGE_WINDOW_MS;
    const count = all.filter(({ at }) => at > since).length;
    return { domain, reason, heldCount: times.length, count, lastAt: Math.max(...times) };
  }

  private of(domain: string, reason: string): DomainBounce[] {
    return [...this.database.tables.bounces.values()]
      .filter((bounce) => bounce.domain === domain && bounce.reason === reason)
      .sort((one, other) => one.at - other.at);
  }
}

function isOpen({ isHeld, decided }: DomainBounce): boolean {
  return isHeld && decided === null;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
