import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFailure, BREAKER_FAILURES, BREAKER_WINDOW_MS } from '../../../src/shared/domain/circuit-breaker';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;

/** Adds failures one after the other, and tells after which of them sending had to pause. */
function breaksAt(times: readonly number[]): number[] {
  let recent: number[] = [];
  return times.filter((at) => {
    const next = addFailure(recent, at);
    recent = next.recent;
    return next.isBroken;
  });
}

describe('the breaker', () => {
  it('stops an account at the fifth failure in five minutes', () => {
    expect([BREAKER_FAILURES, BREAKER_WINDOW_MS]).toEqual([5, 5 * MINUTE_MS]);
    const times = [0, 1, 2, 3, 4].map((minute) => NOW + minute * MINUTE_MS);
    expect(breaksAt(times)).toEqual([NOW + 4 * MINUTE_MS]);
  });

  it('does not stop it for failures that are further apart', () => {
    const times = Array.from({ length: 50 }, (_, index) => NOW + index * 75_000);
    expect(breaksAt(times)).toEqual([]);
  });

  it('forgets a failure exactly five minutes old', () => {
    expect(addFailure([NOW - BREAKER_WINDOW_MS], NOW).recent).toEqual([NOW]);
    expect(addFailure([NOW - BREAKER_WINDOW_MS + 1], NOW).recent).toHaveLength(2);
  });

  it('does not count failures from the future after the clock was set back', () => {
    const later = [1, 2, 3, 4].map((hour) => NOW + hour * 60 * MINUTE_MS);
    expect(addFailure(later, NOW)).toEqual({ recent: [NOW], isBroken: false });
  });

  it('is broken exactly when five failures lie within the window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 * MINUTE_MS), { maxLength: 30 }), (offsets) => {
        const times = offsets.toSorted((one, other) => one - other).map((offset) => NOW + offset);
        const expected = times.filter(
          (at, index) =>
            times.slice(0, index + 1).filter((other) => at - other < BREAKER_WINDOW_MS).length >=
            BREAKER_FAILURES,
        );
        expect(breaksAt(times)).toEqual(expected);
      }),
    );
  });
});
