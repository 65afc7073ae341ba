import type { SmsProviderStatus } from '../../../shared/domain/sms-account';
import type { SmsFailureKind } from '../../ports/sms-provider';
import { lookUp } from './read-json';

/** https://www.twilio.com/docs/messaging/api/message-resource#message-status-values */
export const TWILIO_STATUSES: Readonly<Record<string, SmsProviderStatus>> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  // Only WhatsApp and RCS say so; an SMS has arrived then at any rate.
  read: 'delivered',
  undelivered: 'bounced',
  failed: 'error',
  canceled: 'other',
};

/** Codes that say more than "undelivered" and "failed" do. https://www.twilio.com/docs/api/errors */
export const TWILIO_CODES: Readonly<Record<string, SmsProviderStatus>> = {
  // Unreachable handset; unknown handset; landline or unreachable carrier.
  30003: 'bounced',
  30005: 'bounced',
  30006: 'bounced',
  // Blocked by the recipient or the carrier; filtered; not registered for this traffic.
  30004: 'rejected',
  30007: 'rejected',
  30034: 'rejected',
  // STOP.
  21610: 'other',
};

/** Codes of a refused request that mean something else than "this SMS is refused". */
export const TWILIO_REFUSALS: Readonly<Record<string, SmsFailureKind>> = {
  // Authentication; account not active; test credentials; account suspended.
  20003: 'credentials-refused',
  20005: 'credentials-refused',
  20008: 'credentials-refused',
  30002: 'credentials-refused',
  20429: 'throttled',
  // Rate limit of the queue of one sender.
  21611: 'throttled',
  21610: 'opted-out',
};

/** What became of a message, from its status and its error code; an unknown status is no news. */
export function twilioStatus(status: string | null, code: string | null): SmsProviderStatus | null {
  const known = lookUp(TWILIO_STATUSES, status);
  if (known !== 'bounced' && known !== 'error') return known ?? null;
  return lookUp(TWILIO_CODES, code) ?? known;
}
