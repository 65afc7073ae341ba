import { uptime } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hostSession } from '../../../src/main/adapters/time/host-session';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';

const DAY_MS = 86_400_000;

describe('the system clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ['at once', 0],
    ['in a while', 1_000],
    ['in 24 days', 24 * DAY_MS],
    ['in 60 days, which is more than a timer can wait', 60 * DAY_MS],
    ['in exactly as long as a timer can wait', 2_147_483_647],
    ['a millisecond later', 2_147_483_648],
  ])('calls back once, %s', (_name, delayMs) => {
    const callback = vi.fn();
    systemClock.after(delayMs, callback);
    vi.advanceTimersByTime(Math.max(delayMs - 1, 0));
    expect(callback).toHaveBeenCalledTimes(delayMs === 0 ? 1 : 0);
    vi.advanceTimersByTime(1);
    expect(callback).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(100 * DAY_MS);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it('calls back at once for a time that has passed', () => {
    const callback = vi.fn();
    systemClock.after(-5_000, callback);
    vi.advanceTimersByTime(0);
    expect(callback).toHaveBeenCalledTimes(1);
  });

  it.each([1, 30])('does not call back when cancelled after %i days', (days) => {
    const callback = vi.fn();
    const timer = systemClock.after(60 * DAY_MS, callback);
    vi.advanceTimersByTime(days * DAY_MS);
    timer.cancel();
    vi.advanceTimersByTime(100 * DAY_MS);
    expect(callback).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells the time', () => {
    vi.setSystemTime(1_772_532_131_204);
    expect(systemClock.now()).toBe(1_772_532_131_204);
  });
});

describe('chance', () => {
  it('makes ids that are UUIDv7 and grow', () => {
    const ids = Array.from({ length: 1_000 }, () => systemChance.newId());
    expect(
      ids.every((id) => /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
    ).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(1_000);
  });

  it('gives fractions', () => {
    const fractions = Array.from({ length: 100 }, () => systemChance.fraction());
    expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
    expect(new Set(fractions).size).toBeGreaterThan(90);
  });
});

describe('the host session', () => {
  it('began when this computer was started, and stays the same', () => {
    // The nearest of many: a busy computer may do something else between two looks at the clock.
    const bootedAts = Array.from({ length: 20 }, () => [
      hostSession.bootedAt(),
      Date.now() - uptime() * 1_000,
    ]);
    const differences = bootedAts.map(([said = 0, seen = 0]) => Math.abs(said - seen));
    expect(Math.min(...differences)).toBeLessThan(100);
    expect(bootedAts.every(([said]) => Number.isInteger(said))).toBe(true);
  });
});
