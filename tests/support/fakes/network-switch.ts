import type { Network } from '../../../src/main/ports/network';

/** A network that a test plugs in and out. */
export class NetworkSwitch implements Network {
  private readonly listeners = new Set<() => void>();

  constructor(private isOn = true) {}

  isOnline(): boolean {
    return this.isOn;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  set(isOn: boolean): void {
    this.isOn = isOn;
    for (const listener of [...this.listeners]) listener();
  }
}
