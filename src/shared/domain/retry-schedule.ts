const MINUTE_MS = 60_000;

/** Minutes to wait after the nth failed try (the last one repeats). Network trouble passes sooner than a refusal. */
const RETRY_MINUTES = {
  network: [1, 5, 15, 30, 60],
  server: [15, 30, 60],
} as const;

export type RetrySchedule = keyof typeof RETRY_MINUTES;

/** A message that has not gone after this long is given up. */
export const GIVE_UP_AFTER_MS = 24 * 60 * MINUTE_MS;

/** Who asks for a wait of no time at all is asked again after this. */
const SHORTEST_ASKED_WAIT_MS = 1_000;

/** A server's hint is believed within these bounds. */
const SHORTEST_HINT_MS = 30_000;
const LONGEST_HINT_MS = 4 * 60 * MINUTE_MS;

const HINT =
  /\b(?:try|retry|again|wait|come back)\b[^0-9]{0,30}(\d{1,5})\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?)\b/i;
const HINT_UNIT_MS: Record<string, number> = { s: 1_000, m: MINUTE_MS, h: 60 * MINUTE_MS };

/** The wait that a server's reply asks for ("try again in 300 seconds"), in ms; null when it names none. */
export function hintedWaitMs(reply: string): number | null {
  const match = HINT.exec(reply);
  if (match === null) return null;
  const unitMs = HINT_UNIT_MS[(match[2] ?? '').charAt(0).toLowerCase()] ?? 0;
  const waitMs = Number(match[1]) * unitMs;
  return Math.min(Math.max(waitMs, SHORTEST_HINT_MS), LONGEST_HINT_MS);
}

/**
 * When to try again.
 * @param failedTries how many tries have failed, the one just made included (1 or more)
 * @param reply the server's reply, which may name a wait
 * @param retryAfterMs the wait it asks for outside of its words; null: none
 * @param chance a random number in [0, 1): spreads tries by up to a tenth, so that desks do not knock together
 */
export function nextTryAt(
  now: number,
  schedule: RetrySchedule,
  failedTries: number,
  reply: string,
  chance: number,
  retryAfterMs: number | null = null,
): number {
  const minutes = RETRY_MINUTES[schedule];
  const step = minutes[Math.min(Math.max(failedTries, 1), minutes.length) - 1] ?? 60;
  const askedMs = retryAfterMs === null ? null : Math.max(retryAfterMs, SHORTEST_ASKED_WAIT_MS);
  const waitMs = askedMs ?? (schedule === 'server' ? hintedWaitMs(reply) : null) ?? step * MINUTE_MS;
  return Math.round(now + waitMs * (1 + chance / 10));
}

/** Whether the time for trying is over: the message is too old. */
export function isGivenUp(now: number, firstDueAt: number): boolean {
  return now - firstDueAt >= GIVE_UP_AFTER_MS;
}

/** Whether sending now would be too late to make sense to the patient. */
export function isTooLate(now: number, notAfter: number | null): boolean {
  return notAfter !== null && now > notAfter;
}
