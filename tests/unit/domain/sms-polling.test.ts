import { describe, expect, it } from 'vitest';
import { isAskedNow } from '../../../src/shared/domain/sms-polling';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.UTC(2026, 10, 23, 1);

function askedAfter(ageMs: number, sinceAskedMs: number | null): boolean {
  return isAskedNow(NOW - ageMs, sinceAskedMs === null ? null : NOW - sinceAskedMs, NOW);
}

describe('a provider is asked about an SMS', () => {
  it.each([
    ['the first time in this run', 5 * MINUTE_MS, null, true],
    ['again after half a minute while it is new', 5 * MINUTE_MS, 30 * SECOND_MS, true],
    ['not again after less', 5 * MINUTE_MS, 20 * SECOND_MS, false],
    ['every five minutes for a day', 11 * MINUTE_MS, 5 * MINUTE_MS, true],
    ['not more often then', 11 * MINUTE_MS, 4 * MINUTE_MS, false],
    ['every hour for a week', 2 * DAY_MS, HOUR_MS, true],
    ['not more often then', 2 * DAY_MS, 50 * MINUTE_MS, false],
    ['a little before its time, so that it does not miss a whole turn', 2 * DAY_MS, HOUR_MS - 500, true],
    ['not after a week', 7 * DAY_MS, null, false],
    ['though it is from the future: a clock was set back', -3 * HOUR_MS, 30 * SECOND_MS, true],
    ['though it was asked about in the future: a clock was set back', HOUR_MS, -HOUR_MS, true],
  ])('%s', (_, ageMs, sinceAskedMs, isAsked) => {
    expect(askedAfter(ageMs, sinceAskedMs)).toBe(isAsked);
  });
});
