import type { SmsDriver, SmsSettings } from './sms-account';

type Reporting = (sms: SmsSettings) => boolean;

const REPORTING = {
  twilio: () => true,
  clicksend: () => true,
  messagemedia: () => true,
  generic: ({ generic }) => Object.values(generic?.status?.words ?? {}).some((status) => status !== 'queued'),
  // The e-mail that carries it is tracked; what becomes of the SMS behind the gateway nobody tells.
  gateway: () => false,
} as const satisfies Record<SmsDriver, Reporting>;

/** Whether more than Queued and Error can ever be known of an account's SMS. */
export function tellsMoreThanQueued(sms: SmsSettings): boolean {
  return REPORTING[sms.driver](sms);
}
