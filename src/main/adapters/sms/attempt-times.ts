/**
 * When attempts without an answer were made, by a clock that nobody can set. Without it, a computer whose clock is put
 * right between an attempt and the question what became of it would believe that hours have passed.
 */
export class AttemptTimes {
  private readonly endedAt = new Map<string, number>();
  private readonly startedAt: number;

  /**
   * @param monotonicMs milliseconds by a clock that only goes forward
   * @param nowMs milliseconds since 1970 by this computer's clock
   */
  constructor(
    private readonly monotonicMs: () => number,
    private readonly nowMs: () => number,
  ) {
    this.startedAt = monotonicMs();
  }

  unanswered(id: string): void {
    this.endedAt.set(id, this.monotonicMs());
  }

  /** What became of it is known. */
  settled(id: string): void {
    this.endedAt.delete(id);
  }

  /**
   * How long ago the attempt was at the very least. An attempt from before this program's start is as old as the start;
   * a clock that was set back makes it young again, which only means asking later.
   */
  atLeastMs(id: string, attemptedAt: number): number {
    const countedMs = this.monotonicMs() - (this.endedAt.get(id) ?? this.startedAt);
    return Math.min(countedMs, this.nowMs() - attemptedAt);
  }

  /** How long ago it was as far as can be told: counted where it was made by this program, else by the clock. */
  aboutMs(id: string, attemptedAt: number): number {
    const endedAt = this.endedAt.get(id);
    return endedAt === undefined ? this.nowMs() - attemptedAt : this.monotonicMs() - endedAt;
  }

  /**
   * When it was at the earliest, by this computer's clock as it stands now: the counting may have stood still while the
   * computer slept, and the clock may have been set.
   */
  earliest(id: string, attemptedAt: number): number {
    return Math.min(attemptedAt, this.nowMs() - this.aboutMs(id, attemptedAt));
  }
}
