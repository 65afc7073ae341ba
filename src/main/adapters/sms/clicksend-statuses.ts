import type { SmsProviderStatus } from '../../../shared/domain/sms-account';
import type { SmsFailureKind } from '../../ports/sms-provider';
import { lookUp } from './read-json';

/** Codes of receipts and of the history. https://help.clicksend.com/en/articles/42318-sms-error-codes */
export const CLICKSEND_CODES: Readonly<Record<string, SmsProviderStatus>> = {
  200: 'sent',
  201: 'delivered',
  // Temporary: ClickSend tries again by itself.
  300: 'delayed',
  301: 'bounced',
};

/** Words of the history that say more than, or stand in for, the code. */
export const CLICKSEND_WORDS: Readonly<Record<string, SmsProviderStatus>> = {
  Queued: 'queued',
  Scheduled: 'queued',
  WaitApproval: 'queued',
  Cancelled: 'other',
  CancelledAfterReview: 'rejected',
};

/** Code 301 covers everything final; its text tells who said no. First hit wins. */
export const CLICKSEND_FINAL_TEXTS: readonly { text: RegExp; status: SmsProviderStatus }[] = [
  { text: /opt(?:ed)?[ -]?out|unsubscribed/i, status: 'other' },
  { text: /cancell?ed/i, status: 'other' },
  { text: /spam|rejected by the recipient network|filtering/i, status: 'rejected' },
];

/** Words for one SMS in the answer to sending, and for a whole request, other than SUCCESS. */
export const CLICKSEND_REFUSALS: Readonly<Record<string, SmsFailureKind>> = {
  INSUFFICIENT_CREDIT: 'no-credit',
  INVALID_CREDENTIALS: 'credentials-refused',
  UNAUTHORIZED: 'credentials-refused',
  FORBIDDEN: 'credentials-refused',
  ACCOUNT_NOT_ACTIVATED: 'credentials-refused',
  THROTTLED: 'throttled',
  TOO_MANY_REQUESTS: 'throttled',
  OPTED_OUT: 'opted-out',
  RECIPIENT_OPTED_OUT: 'opted-out',
  INTERNAL_SERVER_ERROR: 'no-answer',
};

/** What became of a message; null where that is no news. */
export function clicksendStatus(
  code: string | null,
  word: string | null,
  text: string | null,
): SmsProviderStatus | null {
  const byWord = lookUp(CLICKSEND_WORDS, word);
  if (byWord !== undefined) return byWord;
  const byCode = lookUp(CLICKSEND_CODES, code);
  if (byCode !== 'bounced') return byCode ?? null;
  return CLICKSEND_FINAL_TEXTS.find((row) => row.text.test(text ?? ''))?.status ?? byCode;
}
