import { expect, it } from 'vitest';
import type { DomainBounce } from '../../src/main/ports/domain-bounces';
import type { Log } from '../../src/main/ports/log';
import { describeContract } from '../support/log/contract';
import { HOUR_MS, NOW, sampleAccount, sampleBatch, sampleId, sampleMessage } from '../support/log/sample-log';

const DOMAIN = 'example.org';
const REASON = 'userunknown';
const MESSAGES = Array.from({ length: 9 }, (_, index) => sampleId('message', index + 1));

function write(log: Log): void {
  log.accounts.insert(sampleAccount());
  log.messages.insert(
    sampleBatch(1),
    MESSAGES.map((_, index) => sampleMessage(index + 1)),
  );
}

describeContract('domain bounces', (log) => {
  function note(number: number, changes: Partial<DomainBounce> = {}): void {
    const messageId = sampleId('message', number);
    const at = NOW + number * 1_000;
    log().domainBounces.insert({
      ...{ messageId, domain: DOMAIN, reason: REASON, at, isHeld: false, decided: null },
      ...changes,
    });
  }

  it('knows which messages have bounced, each once', () => {
    write(log());
    note(1);
    expect(log().domainBounces.isNoted(sampleId('message', 1))).toBe(true);
    expect(log().domainBounces.isNoted(sampleId('message', 2))).toBe(false);
    expect(() => {
      note(1);
    }).toThrow();
    expect(() => {
      note(99);
    }).toThrow();
  });

  it('counts those of a domain for a reason between two times', () => {
    write(log());
    for (const number of [1, 2, 3]) note(number);
    note(4, { domain: 'example.net' });
    note(5, { reason: 'mailboxfull' });
    const count = (after: number, before: number) =>
      log().domainBounces.countBetween(DOMAIN, REASON, after, before);
    expect(count(NOW, NOW + HOUR_MS)).toBe(3);
    expect(count(NOW + 1_000, NOW + 3_000)).toBe(1);
    expect(log().domainBounces.countBetween('example.com', REASON, 0, NOW + HOUR_MS)).toBe(0);
  });

  it('names what is held, in the order in which it bounced, until somebody decides', () => {
    write(log());
    note(1);
    note(3, { isHeld: true });
    note(2, { isHeld: true });
    expect(log().domainBounces.held(DOMAIN, REASON)).toEqual([2, 3].map((one) => sampleId('message', one)));
    expect(log().domainBounces.outages()).toEqual([
      { domain: DOMAIN, reason: REASON, heldCount: 2, count: 3, lastAt: NOW + 3_000 },
    ]);
    log().domainBounces.decide(DOMAIN, REASON, { at: NOW, by: 'Kim', isDead: false });
    expect(log().domainBounces.held(DOMAIN, REASON)).toEqual([]);
    expect(log().domainBounces.outages()).toEqual([]);
    expect(log().domainBounces.countOutages()).toBe(0);
  });

  it('remembers what was decided, by when the messages bounced, and takes it over for others', () => {
    write(log());
    note(1);
    note(2, { isHeld: true });
    note(3, { isHeld: true, domain: 'example.net' });
    const decided = (after: number, before: number) =>
      log().domainBounces.decidedBetween(DOMAIN, REASON, after, before);
    expect(decided(0, NOW + HOUR_MS)).toBeNull();
    const first = { at: NOW + HOUR_MS, by: 'Kim', isDead: false };
    log().domainBounces.decide(DOMAIN, REASON, first);
    expect(decided(NOW + 1_000, NOW + 3_000)).toEqual(first);
    expect(decided(NOW, NOW + 2_000)).toBeNull();
    expect(decided(NOW + 2_000, NOW + HOUR_MS)).toBeNull();
    expect(log().domainBounces.decidedBetween('example.net', REASON, 0, NOW + HOUR_MS)).toBeNull();

    const later = { at: NOW + 2 * HOUR_MS, by: 'Jo', isDead: true };
    note(4, { isHeld: true, decided: later });
    expect(decided(0, NOW + HOUR_MS)).toEqual(later);
    expect(log().domainBounces.held(DOMAIN, REASON)).toEqual([]);
  });

  it('tells one outage from another, the latest first, and what has to do with it from what has not', () => {
    write(log());
    note(1, { at: NOW - HOUR_MS + 2_000 });
    note(2, { isHeld: true });
    note(3, { isHeld: true, domain: 'example.net', at: NOW + 9_000 });
    note(4, { isHeld: true, reason: 'mailboxfull', at: NOW + 5_000 });
    note(5, { at: NOW + 1_500 });
    expect(log().domainBounces.outages()).toEqual([
      { domain: 'example.net', reason: REASON, heldCount: 1, count: 1, lastAt: NOW + 9_000 },
      { domain: DOMAIN, reason: 'mailboxfull', heldCount: 1, count: 1, lastAt: NOW + 5_000 },
      { domain: DOMAIN, reason: REASON, heldCount: 1, count: 2, lastAt: NOW + 2_000 },
    ]);
    expect(log().domainBounces.countOutages()).toBe(3);
    log().domainBounces.decide(DOMAIN, REASON, { at: NOW, by: 'Kim', isDead: true });
    expect(log().domainBounces.countOutages()).toBe(2);
  });

  it('tells that there is something to look at when something is held or decided', () => {
    write(log());
    const heard: boolean[] = [];
    log().changes.subscribe(({ hasAttentionChange }) => heard.push(hasAttentionChange));
    note(1);
    note(2, { isHeld: true });
    const decision = { at: NOW, by: 'Kim', isDead: true };
    log().domainBounces.decide(DOMAIN, REASON, decision);
    note(3, { isHeld: true, decided: decision });
    expect(heard.filter((hasChange) => hasChange)).toHaveLength(2);
  });
});
