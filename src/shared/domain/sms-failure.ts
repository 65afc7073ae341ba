import type { SmsCredit } from './sms-account';

/** Why a provider did not take an SMS, or why nobody knows. */
export type SmsFailureKind =
  /** The request cannot have reached it: name, connection, TLS. */
  | 'unreachable'
  /** The request may have reached it and no answer that says so came (time-out, connection cut, 5xx, nonsense). */
  | 'no-answer'
  /** HTTP 401 or 403, or its like in the body. */
  | 'credentials-refused'
  | 'no-credit'
  /** HTTP 429. */
  | 'throttled'
  /** It understood and refused this SMS: number, sender id, content. */
  | 'refused'
  /** The recipient has opted out at the provider (STOP). */
  | 'opted-out';

/** How a test of an SMS account went, for the screen. */
export interface SmsTestView {
  ok: boolean;
  /** Null when it went well. Without a secret nobody is asked. */
  failure: SmsFailureKind | 'secret-missing' | null;
  /** What the provider said, in one line. */
  reply: string;
  /** Null: the provider does not say. */
  credit: SmsCredit | null;
}
