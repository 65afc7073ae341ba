import type { TimeSpan } from '../../ports/arrival-store';

/** When the local day of a moment began (ms). */
export function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

/** The local day of a moment; where the clocks change it has another length than others. */
export function dayOf(time: number): TimeSpan {
  return { from: startOfDay(time), before: new Date(time).setHours(24, 0, 0, 0) };
}
