import type { SmsFinding, SmsToFind } from '../../ports/sms-provider';
import type { AttemptTimes } from './attempt-times';
import type { Answered } from './provider-api';

/** A clock that is further off than this puts the questions by date beside the mark. */
const LARGEST_CLOCK_ERROR_MS = 12 * 3_600_000;

/**
 * How long after an attempt a provider's list can still lack an SMS that it has. None of them states a bound; Twilio
 * creates the record before it answers, ClickSend and MessageMedia fill history and reports afterwards. These are
 * generous on purpose: to wait costs minutes, to be wrong costs the patient a second SMS.
 */
export const LIST_LAG_MS = { twilio: 600_000, clicksend: 900_000, messagemedia: 1_800_000 } as const;

export interface ListedWithout {
  sms: SmsToFind;
  /** The last page of a list that was read to its end and does not hold it. */
  answer: Answered;
  lagMs: number;
  times: AttemptTimes;
  nowMs: number;
}

/** The list does not hold the SMS: whether that proves that the provider has not got it. */
export function absenceOf({ sms, answer, lagMs, times, nowMs }: ListedWithout): SmsFinding {
  if (answer.serverNow === null) return unsure('Not listed, but the provider does not tell its time');
  if (Math.abs(answer.serverNow - nowMs) > LARGEST_CLOCK_ERROR_MS) {
    return unsure('Not listed, but the clock of this computer and that of the provider are hours apart');
  }
  if (times.atLeastMs(sms.id, sms.attemptedAt) < lagMs) return unsure('Not listed yet');
  return { found: false };
}

export function unsure(reply: string): SmsFinding {
  return { found: null, reply };
}
