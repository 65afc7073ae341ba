import type { SmsDriver, SmsProviderStatus, SmsSettings } from './sms-account';
import { smsNews } from './sms-status';
import type { Status } from './status';

/** What each provider's own words can mean, as its driver reads them; a generic one tells what its settings say. */
export const TOLD_BY_DRIVER = {
  twilio: ['sent', 'delivered', 'bounced', 'rejected'],
  clicksend: ['sent', 'delivered', 'bounced', 'rejected'],
  messagemedia: ['sent', 'delivered', 'bounced', 'rejected'],
  generic: [],
  gateway: [],
} as const satisfies Record<SmsDriver, readonly SmsProviderStatus[]>;

/** By the answer to sending, or by the e-mail that carries it. */
const TOLD_OF_EVERY: readonly Status[] = ['Queued', 'Error'];

/** How an account sends SMS, as far as that decides what it can tell. */
export type ConfirmingSms = Pick<SmsSettings, 'driver' | 'generic'>;

/**
 * What can ever be known of an SMS. A gateway tells nothing: the e-mail to it is tracked by itself. No phone tells
 * that an SMS was read.
 */
export function statusesToldOfSms({ driver, generic }: ConfirmingSms): ReadonlySet<Status> {
  const told: readonly SmsProviderStatus[] =
    driver === 'generic' ? Object.values(generic?.status?.words ?? {}) : TOLD_BY_DRIVER[driver];
  return new Set([...TOLD_OF_EVERY, ...told.flatMap((word) => smsNews(word)?.status ?? [])]);
}

/** Whether more than Queued and Error can ever be known of an account's SMS. */
export function tellsMoreThanQueued(sms: ConfirmingSms): boolean {
  return statusesToldOfSms(sms).size > TOLD_OF_EVERY.length;
}

/** The statuses that an SMS can have at all: nobody is told that an account cannot tell what no phone does. */
const SMS_STATUSES: ReadonlySet<Status> = new Set<Status>([
  'Created',
  'Queued',
  'Sent',
  'Delivered',
  'Error',
  'Rejected',
  'Bounced',
  'Other',
]);

/** Whether an SMS can ever have a status. */
export function isSmsStatus(status: Status): boolean {
  return SMS_STATUSES.has(status);
}

/** Whether answers from phones, STOP among them, are read where an account sends by such a driver. */
export const READS_REPLIES = {
  twilio: true,
  clicksend: true,
  messagemedia: true,
  generic: false,
  gateway: false,
} as const satisfies Record<SmsDriver, boolean>;
