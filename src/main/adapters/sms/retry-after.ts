/** A provider that asks for more is asked again after a day all the same. */
const LONGEST_WAIT_MS = 86_400_000;

/**
 * How long a provider asks to wait (RFC 9110 §10.2.3: seconds, or a date).
 * @param nowMs by the provider's own clock where it told it, so that a wrong clock here does not change the wait
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  const waitMs = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), LONGEST_WAIT_MS);
}
