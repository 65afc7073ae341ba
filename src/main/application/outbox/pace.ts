/** So many messages may be claimed ahead when they leave fast. */
const AHEAD = 20;
/** Fast: as many messages as that have left within this time. */
const FAST_MS = 250;

/**
 * How fast messages leave, to decide how many are claimed in one commit. With a slow server nothing is claimed before
 * its turn, because a claimed message is shown as Sending.
 */
export class Pace {
  private finishedAt: number[] = [];

  noteFinished(now: number): void {
    this.finishedAt.push(now);
    if (this.finishedAt.length > AHEAD) this.finishedAt.shift();
  }

  /** How many messages to claim beyond those that can start at once. */
  ahead(now: number): number {
    const oldest = this.finishedAt[0];
    const isFast = this.finishedAt.length === AHEAD && oldest !== undefined && now - oldest <= FAST_MS;
    return isFast ? AHEAD : 0;
  }
}
