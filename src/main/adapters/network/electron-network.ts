import type { Clock, Timer } from '../../ports/clock';
import type { Network } from '../../ports/network';

/** Electron's main process has no event for this: it can only be asked. */
const ASK_EVERY_MS = 5_000;

/** The part of Electron's `net` that is needed here. */
export interface OnlineState {
  isOnline(): boolean;
}

/** The part of Electron's `powerMonitor` that is needed here. */
export interface WakeSignal {
  on(event: 'resume', listener: () => void): unknown;
  removeListener(event: 'resume', listener: () => void): unknown;
}

/** What the operating system says about the network, by way of Electron. It asks only while somebody listens. */
export function createElectronNetwork(state: OnlineState, wake: WakeSignal, clock: Clock): Network {
  const listeners = new Set<() => void>();
  let timer: Timer | null = null;
  let wasOnline = state.isOnline();

  function tell(): void {
    wasOnline = state.isOnline();
    for (const listener of [...listeners]) listener();
  }

  function askLater(): void {
    timer = clock.after(ASK_EVERY_MS, () => {
      askLater();
      if (state.isOnline() !== wasOnline) tell();
    });
  }

  function start(): void {
    wasOnline = state.isOnline();
    wake.on('resume', tell);
    askLater();
  }

  function stop(): void {
    wake.removeListener('resume', tell);
    timer?.cancel();
    timer = null;
  }

  return {
    isOnline: () => state.isOnline(),
    subscribe: (listener) => {
      if (listeners.size === 0) start();
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
}
