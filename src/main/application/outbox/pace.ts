/** Fast: so many messages have left within this time. */
const FAST_COUNT = 20;
const FAST_MS = 250;
/** As many messages are claimed ahead as leave within this time, and never more than so many. */
const AHEAD_MS = 100;
const MOST_AHEAD = 100;

/**
 * How fast messages leave. With a slow server nothing is claimed before its turn, because a claimed message is shown as
 * Sending, and every outcome is written at once. With a fast one, one commit serves many.
 */
export class Pace {
  private finishedAt: number[] = [];

  noteFinished(now: number): void {
    this.finishedAt.push(now);
    if (this.finishedAt.length > FAST_COUNT) this.finishedAt.shift();
  }

  isFast(now: number): boolean {
    const oldest = this.finishedAt[0];
    return this.finishedAt.length === FAST_COUNT && oldest !== undefined && now - oldest <= FAST_MS;
  }

  /** How many messages to claim beyond those that can start at once. */
  ahead(now: number): number {
    if (!this.isFast(now)) return 0;
    const elapsedMs = Math.max(now - (this.finishedAt[0] ?? now), 1);
    return Math.min(Math.floor((FAST_COUNT * AHEAD_MS) / elapsedMs), MOST_AHEAD);
  }
}
