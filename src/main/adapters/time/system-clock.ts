import type { Clock } from '../../ports/clock';

/** The longest time that `setTimeout` can wait (2^31 - 1 ms, about 24.8 days); beyond it, it fires at once. */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/** This computer's clock. Timers run by the monotonic one, so setting the clock does not move them. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, callback) => {
    let remainingMs = Math.max(delayMs, 0);
    let timeout: NodeJS.Timeout;
    const wait = () => {
      const stepMs = Math.min(remainingMs, LONGEST_TIMEOUT_MS);
      remainingMs -= stepMs;
      timeout = setTimeout(remainingMs > 0 ? wait : callback, stepMs);
    };
    wait();
    return {
      cancel: () => {
        clearTimeout(timeout);
      },
    };
  },
};
