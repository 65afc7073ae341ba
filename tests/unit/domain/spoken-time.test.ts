import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spokenLater, spokenTime, spokenWhen } from '../../../src/shared/domain/spoken-time';

function local(year: number, month: number, day: number, hours = 0, minutes = 0): number {
  return new Date(year, month - 1, day, hours, minutes).getTime();
}

/** Tuesday, 3 March 2026. */
const NOW = local(2026, 3, 3, 11, 0);

describe('a time, as people say it', () => {
  it.each([
    ['10:02', local(2026, 3, 3, 10, 2)],
    ['00:00', local(2026, 3, 3)],
    ['23:59', local(2026, 3, 3, 23, 59)],
    ['yesterday 16:40', local(2026, 3, 2, 16, 40)],
    ['yesterday 00:00', local(2026, 3, 2)],
    ['tomorrow 08:05', local(2026, 3, 4, 8, 5)],
    ['Sun 23:59', local(2026, 3, 1, 23, 59)],
    ['Wed 10:02', local(2026, 2, 25, 10, 2)],
    ['24 Feb 10:02', local(2026, 2, 24, 10, 2)],
    ['Mon 08:00', local(2026, 3, 9, 8)],
    ['10 Mar 08:00', local(2026, 3, 10, 8)],
    ['31 Dec 2025 10:02', local(2025, 12, 31, 10, 2)],
    ['1 Jan 2027 10:02', local(2027, 1, 1, 10, 2)],
  ])('is %s', (words, at) => {
    expect(spokenTime(at, NOW)).toBe(words);
  });

  it('names yesterday and weekdays across the turn of the year', () => {
    const newYear = local(2027, 1, 1, 9);
    expect(spokenTime(local(2026, 12, 31, 10, 2), newYear)).toBe('yesterday 10:02');
    expect(spokenTime(local(2026, 12, 30, 10, 2), newYear)).toBe('Wed 10:02');
    expect(spokenTime(local(2026, 12, 20, 10, 2), newYear)).toBe('20 Dec 2026 10:02');
  });

  it('takes “at” behind a verb only where no day stands before it', () => {
    expect(spokenWhen(local(2026, 3, 3, 10, 2), NOW)).toBe('at 10:02');
    expect(spokenWhen(local(2026, 3, 2, 10, 2), NOW)).toBe('yesterday 10:02');
  });

  it('is told apart from every other minute of two weeks', () => {
    const minute = fc.integer({ min: -7 * 1_440, max: 7 * 1_440 }).map((minutes) => NOW + minutes * 60_000);
    fc.assert(
      fc.property(minute, minute, (one, other) => {
        fc.pre(one !== other);
        expect(spokenTime(one, NOW)).not.toBe(spokenTime(other, NOW));
      }),
    );
  });
});

describe('the time since an event just named', () => {
  const since = local(2026, 3, 3, 10, 2);

  it.each([
    ['at once', 0],
    ['at once', 999],
    ['1 s later', 1_000],
    ['3 s later', 3_060],
    ['2 s later', 1_500],
    ['60 s later', 60_000],
    ['89 s later', 89_400],
    ['2 min later', 90_000],
    ['2 min later', 119_000],
    ['59 min later', 3_569_999],
    ['60 min later', 3_599_999],
    ['at 11:02', 3_600_000],
    ['tomorrow 10:02', 86_400_000],
    ['at 10:01', -1],
  ])('is “%s” after %i ms', (words, passedMs) => {
    expect(spokenLater(since + passedMs, since, NOW)).toBe(words);
  });
});
