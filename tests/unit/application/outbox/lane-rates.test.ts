import { describe, expect, it } from 'vitest';
import { LaneRates } from '../../../../src/main/application/outbox/lane-rates';

const NOW = Date.UTC(2026, 10, 23, 2, 30);
const FREE = { messagesPerMinute: 100, messagesPerMinutePerDomain: null };
const PER_DOMAIN = { messagesPerMinute: 100, messagesPerMinutePerDomain: 2 };

function takes(rates: LaneRates, recipients: string[], now = NOW): boolean[] {
  const { bulk } = rates.wish(50, PER_DOMAIN, now);
  return recipients.map((recipient) => bulk.mayTake(recipient));
}

describe('the rates of a lane', () => {
  it('let a batch use nine tenths of the minute, and one message alone all of it', () => {
    const rates = new LaneRates();
    expect(rates.wish(500, FREE, NOW)).toMatchObject({ limit: 100, bulk: { limit: 90 } });
    rates.noteClaimed(90, NOW);
    expect(rates.wish(500, FREE, NOW)).toMatchObject({ limit: 10, bulk: { limit: 0 } });
    expect(rates.notBefore({ single: NOW, bulk: NOW - 5 }, FREE, NOW)).toBe(NOW);
    expect(rates.notBefore({ single: null, bulk: NOW - 5 }, FREE, NOW)).toBeGreaterThan(NOW + 59_000);
  });

  it('know nothing to do when nothing waits', () => {
    expect(new LaneRates().notBefore({ single: null, bulk: null }, FREE, NOW)).toBeNull();
  });

  it('pass a domain over whose minute is used up, whatever its case, and not the others', () => {
    const rates = new LaneRates();
    const recipients = ['a@one.example', 'b@ONE.example', 'c@one.example', 'd@two.example'];
    expect(takes(rates, recipients)).toEqual([true, true, false, true]);
    expect(rates.nextDomainAt()).toBe(NOW + 61_000);
    expect(takes(rates, ['c@one.example'], NOW + 61_000)).toEqual([true]);
    expect(rates.nextDomainAt()).toBeNull();
  });

  it('ask nothing of domains when the account has no such limit', () => {
    const { bulk } = new LaneRates().wish(50, FREE, NOW);
    expect(Array.from({ length: 60 }, () => bulk.mayTake('a@one.example'))).not.toContain(false);
  });
});
