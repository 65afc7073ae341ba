import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  GIVE_UP_AFTER_MS,
  hintedWaitMs,
  isGivenUp,
  isTooLate,
  nextTryAt,
} from '../../../src/shared/domain/retry-schedule';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const anyChance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** What a hint begins like, over and over, and never is. */
const NO_HINTS = ['try 1', 'again ', 'try again in 1          ', '9', ' '];

const anySchedule = fc.constantFrom('network' as const, 'server' as const);

function minutesOf(schedule: 'network' | 'server', tries: number, reply = ''): number {
  return (nextTryAt(NOW, schedule, tries, reply, 0) - NOW) / MINUTE_MS;
}

describe('the next try', () => {
  it('comes after 1, 5, 15, 30 and then every 60 minutes while the network fails', () => {
    expect([1, 2, 3, 4, 5, 6, 99].map((tries) => minutesOf('network', tries))).toEqual([
      1, 5, 15, 30, 60, 60, 60,
    ]);
  });

  it('comes after 15, 30 and then every 60 minutes while the server asks to wait', () => {
    expect([1, 2, 3, 4, 99].map((tries) => minutesOf('server', tries))).toEqual([15, 30, 60, 60, 60]);
  });

  it('comes when the server says, and not when only the network fails', () => {
    expect(minutesOf('server', 4, '451 4.7.1 Please try again in 300 seconds')).toBe(5);
    expect(minutesOf('network', 1, 'try again in 300 seconds')).toBe(1);
  });

  it('is spread by up to a tenth of the wait, and never comes early', () => {
    fc.assert(
      fc.property(anySchedule, fc.nat(50), fc.string(), anyChance, (schedule, tries, reply, chance) => {
        const earliest = nextTryAt(NOW, schedule, tries, reply, 0);
        const at = nextTryAt(NOW, schedule, tries, reply, chance);
        expect(at).toBeGreaterThanOrEqual(earliest);
        expect(at - NOW).toBeLessThanOrEqual(Math.ceil((earliest - NOW) * 1.1));
      }),
    );
    expect(nextTryAt(NOW, 'network', 5, '', 0.5)).toBe(NOW + 63 * MINUTE_MS);
  });

  it('is when the server asks for it beside its words, but not at once', () => {
    expect(nextTryAt(NOW, 'server', 3, 'try again in 300 seconds', 0, 40_000)).toBe(NOW + 40_000);
    expect(nextTryAt(NOW, 'network', 1, '', 0, 0)).toBe(NOW + 1_000);
  });

  it('is at least half a minute and at most four hours and a tenth away, whatever the server says', () => {
    const anyReply = fc
      .tuple(
        fc.constantFrom('try again in', 'retry after', 'wait'),
        fc.nat(),
        fc.constantFrom('s', 'min', 'hours', 'days'),
      )
      .map(([words, count, unit]) => `450 ${words} ${String(count)} ${unit}`);
    fc.assert(
      fc.property(anySchedule, fc.integer(), anyReply, anyChance, (schedule, tries, reply, chance) => {
        const waitMs = nextTryAt(NOW, schedule, tries, reply, chance) - NOW;
        expect(waitMs).toBeGreaterThanOrEqual(30_000);
        expect(waitMs).toBeLessThanOrEqual(4.4 * HOUR_MS);
      }),
    );
  });
});

describe('the wait a server asks for', () => {
  it.each([
    ['451 4.7.1 Try again in 300 seconds', 300_000],
    ['450 4.2.0 Please retry in 5 minutes', 5 * MINUTE_MS],
    ['421 Too many connections, wait 90s', 90_000],
    ['450 Greylisted, please come back in 1 h', HOUR_MS],
    ['450 try again after 10 min.', 10 * MINUTE_MS],
    ['450 TRY AGAIN IN 2 HOURS', 2 * HOUR_MS],
    ['451 retry after: 600 sec', 600_000],
    ['450 try again in 2 seconds', 30_000],
    ['450 try again in 99999 seconds', 4 * HOUR_MS],
    ['450 try again in 48 hours', 4 * HOUR_MS],
  ])('is read from “%s”', (reply, waitMs) => {
    expect(hintedWaitMs(reply)).toBe(waitMs);
  });

  it.each([
    '',
    '450 4.2.1 Try again later',
    '450 4.2.1 The mailbox is busy',
    '451 4.3.0 queue 300 seconds behind',
    '450 try again in 3 days',
    '450 retrying 5 minutes',
    '450 try again, see https://example.org/help/4711',
  ])('is not guessed from “%s”', (reply) => {
    expect(hintedWaitMs(reply)).toBeNull();
  });

  it.each(NO_HINTS)('is looked for with no more work a letter where there is much of %j', (piece) => {
    expect(growthOf(hintedWaitMs, piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(NO_HINTS)(
    'is not guessed from 10 MB of %j',
    (piece) => {
      expect(hintedWaitMs(tenMegabytesOf(piece))).toBeNull();
    },
    BIG_TEXT_LIMIT_MS,
  );
});

describe('giving up', () => {
  it('comes 24 hours after the message was first due, and not a moment sooner', () => {
    expect(GIVE_UP_AFTER_MS).toBe(24 * HOUR_MS);
    expect(isGivenUp(NOW + GIVE_UP_AFTER_MS - 1, NOW)).toBe(false);
    expect(isGivenUp(NOW + GIVE_UP_AFTER_MS, NOW)).toBe(true);
  });
});

describe('too late', () => {
  it('is after the last moment, not at it, and never without one', () => {
    expect(isTooLate(NOW, NOW)).toBe(false);
    expect(isTooLate(NOW + 1, NOW)).toBe(true);
    expect(isTooLate(NOW, null)).toBe(false);
  });
});
