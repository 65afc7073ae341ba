import type { SmsAnswer, SmsFailureKind } from '../../ports/sms-provider';
import type { Asked } from './provider-api';

export type SmsFailure = Extract<SmsAnswer, { ok: false }>;

interface StatusRule {
  from: number;
  to: number;
  kind: SmsFailureKind;
}

/** What an HTTP status means when it is not the success asked for (RFC 9110 §15); first hit wins. */
const STATUS_RULES: readonly StatusRule[] = [
  { from: 401, to: 401, kind: 'credentials-refused' },
  { from: 402, to: 402, kind: 'no-credit' },
  { from: 403, to: 403, kind: 'credentials-refused' },
  // It gave up waiting for the request, or says so: how much of it was read nobody knows.
  { from: 408, to: 408, kind: 'no-answer' },
  // RFC 6585 §4. The limiter stands before whatever would accept the SMS.
  { from: 429, to: 429, kind: 'throttled' },
  { from: 400, to: 499, kind: 'refused' },
];

/**
 * A 2xx that is no acceptance, a redirect (not followed: "303 See Other" comes after the work is done) and a 5xx all
 * leave open whether the SMS was taken.
 */
export function kindOfStatus(status: number): SmsFailureKind {
  return STATUS_RULES.find(({ from, to }) => status >= from && status <= to)?.kind ?? 'no-answer';
}

/** A request to which nothing came that says "accepted". */
export function failureOf(asked: Asked, words: string | null = null, kind?: SmsFailureKind): SmsFailure {
  if (asked.httpStatus === null) {
    return { ok: false, ...asked.trouble, evidence: '', httpStatus: null, retryAfterMs: null };
  }
  const status = `HTTP ${String(asked.httpStatus)}`;
  return {
    ok: false,
    kind: kind ?? kindOfStatus(asked.httpStatus),
    reply: words === null ? status : `${status}: ${words}`,
    evidence: asked.evidence,
    httpStatus: asked.httpStatus,
    retryAfterMs: asked.retryAfterMs,
  };
}

/** A provider cannot be asked for something without being set up for it. */
export function refusedHere(reply: string): SmsFailure {
  return { ok: false, kind: 'refused', reply, evidence: '', httpStatus: null, retryAfterMs: null };
}
