import type { SmsProviderStatus } from './sms-account';
import type { Status } from './status';
import type { UpdateCode } from './status-history';

interface SmsNews {
  /** Null: a line without a status. */
  status: Status | null;
  code: UpdateCode;
}

/** What a provider says of an SMS, as a line of its history; null: no news, since it was Queued with the acceptance. */
const SMS_NEWS = {
  queued: null,
  sent: { status: 'Sent', code: 'handed-on' },
  delivered: { status: 'Delivered', code: 'delivered' },
  delayed: { status: null, code: 'delayed' },
  bounced: { status: 'Bounced', code: 'bounced' },
  rejected: { status: 'Rejected', code: 'rejected' },
  error: { status: 'Error', code: 'send-refused' },
  other: { status: 'Other', code: 'cancelled' },
} as const satisfies Record<SmsProviderStatus, SmsNews | null>;

export function smsNews(status: SmsProviderStatus): SmsNews | null {
  return SMS_NEWS[status];
}
