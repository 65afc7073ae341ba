const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How often a provider is looked after for whatever may be due. */
export const SMS_TURN_MS = 30 * SECOND_MS;
/** Answers from phones come at any time. */
export const REPLIES_EVERY_MS = 5 * MINUTE_MS;
/** What is left to send with is asked for no more often than this. */
export const CREDIT_EVERY_MS = 10 * MINUTE_MS;
/** What a provider has not told by then it does not tell any more. */
export const ASKED_ABOUT_MS = 7 * DAY_MS;

/** By age: how often a provider is asked about one SMS; the first that fits. */
const RHYTHM: readonly { youngerThanMs: number; everyMs: number }[] = [
  { youngerThanMs: 10 * MINUTE_MS, everyMs: SMS_TURN_MS },
  { youngerThanMs: DAY_MS, everyMs: 5 * MINUTE_MS },
  { youngerThanMs: ASKED_ABOUT_MS, everyMs: HOUR_MS },
];

/** A turn may come a little early: that must not put off what is due by a whole turn. */
const EARLY_MS = SECOND_MS;

/**
 * Whether a provider is to be asked about an SMS now.
 * @param since when it was handed over (ms)
 * @param askedAt when it was asked about last (ms); null: not in this run
 */
export function isAskedNow(since: number, askedAt: number | null, now: number): boolean {
  // Where the clock was set back an SMS is from the future: it is as good as new.
  const step = RHYTHM.find(({ youngerThanMs }) => now - since < youngerThanMs);
  if (step === undefined) return false;
  return askedAt === null || now < askedAt || now - askedAt >= step.everyMs - EARLY_MS;
}
