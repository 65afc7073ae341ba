import type { Clock, Timer } from '../../src/main/ports/clock';

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  private time: number;
  private readonly timers = new Set<{ dueAt: number; callback: () => void }>();

  constructor(startAt = 1_000_000) {
    this.time = startAt;
  }

  now(): number {
    return this.time;
  }

  after(delayMs: number, callback: () => void): Timer {
    const timer = { dueAt: this.time + Math.max(delayMs, 0), callback };
    this.timers.add(timer);
    return {
      cancel: () => {
        this.timers.delete(timer);
      },
    };
  }

  /** Moves time forward and calls back what falls due, in order. */
  advance(byMs: number): void {
    const end = this.time + byMs;
    for (;;) {
      const [next] = [...this.timers].filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt);
      if (next === undefined) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.dueAt);
      next.callback();
    }
    this.time = Math.max(this.time, end);
  }

  /** Somebody sets the clock; timers do not follow (they run by a clock that nobody can set). */
  setTo(time: number): void {
    const shiftMs = time - this.time;
    for (const timer of this.timers) timer.dueAt += shiftMs;
    this.time = time;
  }

  get waiting(): number {
    return this.timers.size;
  }
}
