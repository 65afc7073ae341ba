import type { Clock } from '../../ports/clock';

/** Ends a wait early; rung while nobody waits, it ends the next wait at once. */
export class Bell {
  private isRung = false;
  private wake: (() => void) | null = null;

  ring(): void {
    this.isRung = true;
    this.wake?.();
  }

  silence(): void {
    this.isRung = false;
  }

  /**
   * Waits until it is rung or the time is over.
   * @returns whether it was rung
   */
  async wait(clock: Clock, limitMs: number): Promise<boolean> {
    if (!this.isRung) {
      await new Promise<void>((resolve) => {
        const timer = clock.after(limitMs, resolve);
        this.wake = () => {
          timer.cancel();
          resolve();
        };
      });
    }
    const wasRung = this.isRung;
    this.wake = null;
    this.isRung = false;
    return wasRung;
  }
}
