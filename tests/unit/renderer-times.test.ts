import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  clockTimeWithMilliseconds,
  dayAndTime,
  dayWords,
  exactTime,
  shortTime,
  timeAgo,
  timeBetween,
  whenWords,
} from '../../src/renderer/shared/words/times';

const at = (day: number, hour: number, minute = 0, month = 2, year = 2026): number =>
  new Date(year, month, day, hour, minute, 11, 204).getTime();
const now = at(3, 10, 40);

describe('times as people say them', () => {
  it.each([
    [at(3, 10, 2), '10:02'],
    [at(3, 0, 0), '00:00'],
    [at(2, 16, 40), 'Yesterday 16:40'],
    [at(1, 16, 40), 'Sun 1 Mar'],
    [at(31, 9, 0, 11, 2025), '31 Dec 2025'],
    [at(4, 9), 'Tomorrow 09:00'],
  ])('says a time in a table shortly (%#)', (time, words) => {
    expect(shortTime(time, now)).toBe(words);
  });

  it('calls the evening before midnight yesterday, one second later', () => {
    const beforeMidnight = new Date(2026, 2, 2, 23, 59, 59).getTime();
    expect(shortTime(beforeMidnight, beforeMidnight + 1_000)).toBe('Yesterday 23:59');
  });

  it('names the day and the hour of what is still to come', () => {
    expect(dayAndTime(at(3, 14), now)).toBe('14:00');
    expect(dayAndTime(at(4, 9), now)).toBe('Tomorrow 09:00');
    expect(dayAndTime(at(9, 9, 5), now)).toBe('Mon 9 Mar 09:05');
  });

  it('says within a sentence when something will be', () => {
    expect([at(3, 14), at(4, 9), at(9, 9, 5)].map((time) => whenWords(time, now))).toEqual([
      'at 14:00',
      'tomorrow at 09:00',
      'on Mon 9 Mar at 09:05',
    ]);
  });

  it('heads a day', () => {
    expect(
      [at(3, 8), at(2, 8), at(27, 8, 0, 1), at(3, 8, 0, 2, 2025)].map((time) => dayWords(time, now)),
    ).toEqual(['Today', 'Yesterday', 'Fri 27 Feb', '3 Mar 2025']);
  });

  it('gives the exact time with seconds, and with milliseconds for the history', () => {
    expect(exactTime(at(3, 10, 2))).toBe('Tue 3 Mar 2026, 10:02:11');
    expect(clockTimeWithMilliseconds(at(3, 10, 2))).toBe('10:02:11.204');
  });

  it.each([
    [0, 'just now'],
    [-30_000, 'just now'],
    [40_000, '40 s ago'],
    [59_999, '59 s ago'],
    [5 * 60_000, '5 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [18 * 3_600_000, 'Yesterday 16:40'],
  ])('says how long ago %i ms are', (passedMs, words) => {
    expect(timeAgo(now - passedMs, now)).toBe(words);
  });

  it.each([
    [0, '+0.0 s'],
    [686, '+0.7 s'],
    [9_949, '+9.9 s'],
    [3_249, '+3.2 s'],
    [9_950, '+10 s'],
    [10_400, '+10 s'],
    [45_200, '+45 s'],
    [59_499, '+59 s'],
    [59_500, '+1 min'],
    [119_400, '+1 min'],
    [119_500, '+2 min'],
    [3_599_500, '+1 h'],
    [11 * 60_000, '+11 min'],
    [125 * 60_000, '+2 h 5 min'],
    [120 * 60_000, '+2 h'],
    [26 * 3_600_000, '+1 day'],
    [75 * 3_600_000, '+3 days'],
    [-3_200, '−3.2 s'],
  ])('says how much time lies between two lines, %i ms', (betweenMs, words) => {
    expect(timeBetween(now, now + betweenMs)).toBe(words);
  });

  it('has words for every time there is', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (time, today) => {
        for (const say of [shortTime, dayAndTime, dayWords, timeAgo]) {
          expect(say(time.getTime(), today.getTime())).not.toMatch(/NaN|undefined|^$/);
        }
      }),
    );
  });
});

describe('days on which the clocks change', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('count as one day, with 23 hours and with 25', () => {
    vi.stubEnv('TZ', 'Australia/Sydney');
    const noon = (month: number, day: number) => new Date(2026, month, day, 12).getTime();
    expect(noon(9, 4) - noon(9, 3)).toBe(23 * 3_600_000);
    expect(dayWords(noon(9, 5), noon(9, 4))).toBe('Tomorrow');
    expect(noon(3, 5) - noon(3, 4)).toBe(25 * 3_600_000);
    expect(dayWords(noon(3, 5), noon(3, 6))).toBe('Yesterday');
  });
});
