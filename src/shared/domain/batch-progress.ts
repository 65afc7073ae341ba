import type { BatchRow } from './batch';

/** What a batch is doing. */
export type BatchPhase = 'being-written' | 'held' | 'stopped' | 'under-way' | 'done';

/** What the phase is read from. */
export type PhaseFacts = Pick<BatchRow, 'isWritten' | 'holdUntil' | 'stopped' | 'outbox'>;

/** What a batch is doing now. Stopped and held are said only as long as there is something left to send. */
export function batchPhase({ isWritten, holdUntil, stopped, outbox }: PhaseFacts, now: number): BatchPhase {
  if (!isWritten) return 'being-written';
  if (outbox.waiting === 0 && outbox.sending === 0) return 'done';
  if (stopped !== null) return 'stopped';
  return holdUntil !== null && holdUntil > now ? 'held' : 'under-way';
}

/** Whether there is something to stop: what is held, under way or still being written. */
export function canStop(phase: BatchPhase, isStopped: boolean): boolean {
  return phase === 'held' || phase === 'under-way' || (phase === 'being-written' && !isStopped);
}

/**
 * How many messages the sending server has taken for certain, from the counts that every batch has: one that gave up
 * on its way stands under Other and is left out here.
 */
export function surelyLeft({ count, tally, outbox }: Pick<BatchRow, 'count' | 'tally' | 'outbox'>): number {
  const inOutbox = outbox.waiting + outbox.sending + outbox.unconfirmed;
  return Math.max(0, count - inOutbox - tally.Error - tally.Other);
}

/** How many messages still waited or were on their way at a time (ms). */
export interface PacePoint {
  at: number;
  toGo: number;
}

/** What happened longer ago says little about how fast it goes now. */
const PACE_WINDOW_MS = 120_000;
/** Over a shorter time a pace is a guess. */
const PACE_KNOWN_AFTER_MS = 5_000;
/** So often is enough to reckon with. */
const PACE_STEP_MS = 1_000;

/** The points with one more; a batch to which messages came back begins anew. */
export function withPacePoint(points: readonly PacePoint[], point: PacePoint): readonly PacePoint[] {
  const last = points.at(-1);
  if (last !== undefined && point.toGo > last.toGo) return [point];
  if (last !== undefined && point.at - last.at < PACE_STEP_MS) return points;
  return [...points.filter(({ at }) => at >= point.at - PACE_WINDOW_MS), point];
}

/** How long the rest takes (ms) if it goes on as it went; null: not known. */
export function timeToGo(points: readonly PacePoint[], toGo: number): number | null {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || last.at - first.at < PACE_KNOWN_AFTER_MS) return null;
  const left = first.toGo - last.toGo;
  return left <= 0 ? null : (toGo * (last.at - first.at)) / left;
}
