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

  /** Waits until it is rung or the time is over. */
  async wait(clock: Clock, limitMs: number): Promise<void> {
    if (!this.isRung) {
      await new Promise<void>((resolve) => {
        const timer = clock.after(limitMs, resolve);
        this.wake = () => {
          timer.cancel();
          resolve();
        };
      });
    }
    this.wake = null;
    this.isRung = false;
  }
}
