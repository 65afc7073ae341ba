/** So many failures that are the account's fault, within this time, stop it until a person acts. */
export const BREAKER_FAILURES = 5;
export const BREAKER_WINDOW_MS = 5 * 60_000;

/**
 * Adds a failure to an account's recent ones.
 * @param recent times of earlier failures (ms)
 * @returns the failures still within the window, and whether sending must pause now
 */
export function addFailure(recent: readonly number[], now: number): { recent: number[]; isBroken: boolean } {
  const within = [...recent.filter((at) => now - at < BREAKER_WINDOW_MS && at <= now), now];
  return { recent: within, isBroken: within.length >= BREAKER_FAILURES };
}
