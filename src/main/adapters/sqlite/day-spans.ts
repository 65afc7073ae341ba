import type { LogConnection } from './log-connection';

/** Positions from `low` to `high`, both included. */
export interface PositionSpan {
  low: number;
  high: number;
}

const DAY_MS = 86_400_000;
const EVERYWHERE: PositionSpan = { low: 0, high: Number.MAX_SAFE_INTEGER };

const SPAN = `
SELECT min(first_position) AS low, max(last_position) AS high FROM day_span
WHERE day >= @firstDay AND day <= @lastDay`;

/** Turns a range of dates into the range of positions in which all its messages lie. */
export class DaySpans {
  private readonly selectSpan;

  constructor({ statements }: LogConnection) {
    this.selectSpan = statements.prepare<{ low: number | null; high: number | null }>('day-span', SPAN);
  }

  /** @returns null when no message was written on any of these days */
  between(after: number | null, before: number | null): PositionSpan | null {
    if (after === null && before === null) return EVERYWHERE;
    const firstDay = after === null ? 0 : Math.floor(after / DAY_MS);
    const lastDay = before === null ? Number.MAX_SAFE_INTEGER : Math.floor((before - 1) / DAY_MS);
    const { low = null, high = null } = this.selectSpan.get({ firstDay, lastDay }) ?? {};
    return low === null || high === null ? null : { low, high };
  }
}
