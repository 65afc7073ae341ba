import type { Cancellation } from '../../ports/cancellation';

/** Tells running attempts, once, that they must end. */
export class StopSignal implements Cancellation {
  private listeners: (() => void)[] = [];
  private isStopped = false;

  get aborted(): boolean {
    return this.isStopped;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.listeners = this.listeners.filter((known) => known !== listener);
  }

  stop(): void {
    if (this.isStopped) return;
    this.isStopped = true;
    for (const listener of this.listeners.splice(0)) listener();
  }
}
