import type { SmsProviderStatus } from '../../../shared/domain/sms-account';
import { lookUp } from './read-json';

/** Statuses of messages, delivery reports and detail reports, in small letters. */
export const MESSAGEMEDIA_STATUSES: Readonly<Record<string, SmsProviderStatus>> = {
  queued: 'queued',
  scheduled: 'queued',
  processing: 'queued',
  processed: 'queued',
  // Held for screening.
  held: 'delayed',
  enroute: 'sent',
  submitted: 'sent',
  delivered: 'delivered',
  // Only channels other than SMS say so.
  read: 'delivered',
  undeliverable: 'bounced',
  expired: 'bounced',
  rejected: 'rejected',
  failed: 'error',
  cancelled: 'other',
};

/** What became of a message; null where that is no news. */
export function messagemediaStatus(word: string | null): SmsProviderStatus | null {
  return lookUp(MESSAGEMEDIA_STATUSES, word?.toLowerCase() ?? null) ?? null;
}
