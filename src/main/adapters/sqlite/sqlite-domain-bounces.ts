import { OUTAGE_WINDOW_MS, type Outage } from '../../../shared/domain/outage-guard';
import type { DomainBounce, DomainBounces, OutageDecision } from '../../ports/domain-bounces';
import { OWN_DESK, type LogConnection } from './log-connection';

const INSERT = `
INSERT INTO domain_bounce (desk, message, domain, reason, at, is_held, decided_at, decided_by, is_dead)
VALUES (@desk, (SELECT position FROM message WHERE id = @messageId), @domain, @reason, @at, @isHeld,
  @decidedAt, @decidedBy, @isDead)`;

const NOTED = `
SELECT 1 AS found FROM domain_bounce WHERE message = (SELECT position FROM message WHERE id = @messageId)`;

const COUNT = `
SELECT count(*) AS count FROM domain_bounce
WHERE domain = @domain AND reason = @reason AND at > @after AND at < @before`;

const DECIDED = `
SELECT decided_at AS at, decided_by AS by, is_dead AS isDead FROM domain_bounce INDEXED BY domain_bounce_by_time
WHERE domain = @domain AND reason = @reason AND at > @after AND at < @before AND decided_at IS NOT NULL
ORDER BY decided_at DESC LIMIT 1`;

const OPEN = 'is_held = 1 AND decided_at IS NULL';

const HELD = `
SELECT m.id FROM domain_bounce AS b INDEXED BY domain_bounce_held CROSS JOIN message AS m ON m.position = b.message
WHERE b.domain = @domain AND b.reason = @reason AND b.${OPEN} ORDER BY b.at, m.position`;

const OUTAGES = `
SELECT found.domain, found.reason, found.heldCount, found.lastAt, (
    SELECT count(*) FROM domain_bounce AS b
    WHERE b.domain = found.domain AND b.reason = found.reason AND b.at > found.firstAt - ${OUTAGE_WINDOW_MS}
  ) AS count
FROM (
  SELECT domain, reason, count(*) AS heldCount, min(at) AS firstAt, max(at) AS lastAt
  FROM domain_bounce INDEXED BY domain_bounce_held WHERE ${OPEN} GROUP BY domain, reason
) AS found
ORDER BY found.lastAt DESC, found.domain, found.reason`;

const COUNT_OUTAGES = `
SELECT count(*) AS count FROM (
  SELECT 1 FROM domain_bounce INDEXED BY domain_bounce_held WHERE ${OPEN} GROUP BY domain, reason
)`;

const DECIDE = `
UPDATE domain_bounce SET decided_at = @at, decided_by = @by, is_dead = @isDead
WHERE domain = @domain AND reason = @reason AND ${OPEN}`;

export class SqliteDomainBounces implements DomainBounces {
  private readonly insertOne;
  private readonly selectNoted;
  private readonly selectCount;
  private readonly selectDecided;
  private readonly selectHeld;
  private readonly selectOutages;
  private readonly selectOutageCount;
  private readonly updateDecided;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.insertOne = statements.prepare('add-domain-bounce', INSERT);
    this.selectNoted = statements.prepare<{ found: 1 }>('domain-bounce-noted', NOTED);
    this.selectCount = statements.prepare<{ count: number }>('count-domain-bounces', COUNT);
    this.selectDecided = statements.prepare<{ at: number; by: string; isDead: number }>(
      'decided-bounces',
      DECIDED,
    );
    this.selectHeld = statements.prepare<{ id: string }>('held-bounces', HELD);
    this.selectOutages = statements.prepare<Outage>('outages', OUTAGES);
    this.selectOutageCount = statements.prepare<{ count: number }>('count-outages', COUNT_OUTAGES);
    this.updateDecided = statements.prepare('decide-outage', DECIDE);
  }

  insert({ messageId, domain, reason, at, isHeld, decided }: DomainBounce): void {
    this.connection.transaction.run(() => {
      const bounce = { messageId, domain, reason, at, isHeld: Number(isHeld) };
      this.insertOne.run({ desk: OWN_DESK, ...bounce, ...decisionColumns(decided) });
      if (isHeld && decided === null) this.connection.changes.touchAttention();
    });
  }

  isNoted(messageId: string): boolean {
    return this.selectNoted.get({ messageId }) !== undefined;
  }

  countBetween(domain: string, reason: string, after: number, before: number): number {
    return this.selectCount.get({ domain, reason, after, before })?.count ?? 0;
  }

  decidedBetween(domain: string, reason: string, after: number, before: number): OutageDecision | null {
    const found = this.selectDecided.get({ domain, reason, after, before });
    return found === undefined ? null : { ...found, isDead: found.isDead === 1 };
  }

  held(domain: string, reason: string): string[] {
    return this.selectHeld.all({ domain, reason }).map(({ id }) => id);
  }

  outages(): Outage[] {
    return this.selectOutages.all();
  }

  countOutages(): number {
    return this.selectOutageCount.get()?.count ?? 0;
  }

  decide(domain: string, reason: string, { at, by, isDead }: OutageDecision): void {
    this.connection.transaction.run(() => {
      this.updateDecided.run({ domain, reason, at, by, isDead: Number(isDead) });
      this.connection.changes.touchAttention();
    });
  }
}

function decisionColumns(decided: OutageDecision | null) {
  if (decided === null) return { decidedAt: null, decidedBy: null, isDead: null };
  return { decidedAt: decided.at, decidedBy: decided.by, isDead: Number(decided.isDead) };
}
