import { useSyncExternalStore } from 'react';

/** One timer for each pace, running only while something on the screen needs it. */
function makeTicker(paceMs: number) {
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  const tick = () => {
    now = Date.now();
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener: () => void) => {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(tick, paceMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
    read: () => now,
  };
}

const TICKERS = { second: makeTicker(1_000), seconds: makeTicker(5_000), minute: makeTicker(30_000) };

/** The time now (ms), moving at the pace that the words on the screen need. */
export function useNow(pace: keyof typeof TICKERS = 'minute'): number {
  return useSyncExternalStore(TICKERS[pace].subscribe, TICKERS[pace].read);
}
