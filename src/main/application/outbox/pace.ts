/** So many of the last messages are looked at; what several connections finish at once must not look fast. */
const FEWEST = 10;
const MOST = 20;
/** Fast: messages leave so close to each other, on average. */
const FAST_INTERVAL_MS = 12.5;
/** As many messages are claimed ahead as leave within this time, and never more than so many. */
const AHEAD_MS = 100;
const MOST_AHEAD = 250;

/**
 * How fast messages leave. With a slow server nothing is claimed before its turn, because a claimed message is shown as
 * Sending, and every outcome is written at once. With a fast one, one commit serves many.
 */
export class Pace {
  private finishedAt: number[] = [];

  noteFinished(now: number): void {
    this.finishedAt.push(now);
    if (this.finishedAt.length > MOST) this.finishedAt.shift();
  }

  isFast(now: number): boolean {
    const count = this.finishedAt.length;
    return count >= FEWEST && this.elapsedMs(now) <= count * FAST_INTERVAL_MS;
  }

  /** How many messages to claim beyond those that can start at once. */
  ahead(now: number): number {
    if (!this.isFast(now)) return 0;
    const leaving = (this.finishedAt.length * AHEAD_MS) / Math.max(this.elapsedMs(now), 1);
    return Math.min(Math.floor(leaving), MOST_AHEAD);
  }

  /** Since the first of the messages that are looked at. */
  private elapsedMs(now: number): number {
    return now - (this.finishedAt[0] ?? now);
  }
}
