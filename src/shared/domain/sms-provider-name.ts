import type { SmsDriver } from './sms-account';
import { SMS_BASE_URLS } from './sms-presets';

/** As the providers write themselves. */
const PROVIDER_NAMES = {
  twilio: 'Twilio',
  clicksend: 'ClickSend',
  messagemedia: 'MessageMedia',
} as const satisfies Record<keyof typeof SMS_BASE_URLS, string>;

/** Who is behind a host that takes SMS; a host that is nobody's known one stands for itself. */
export function smsProviderName(host: string): string {
  const driver = PRESETS.find((preset) => SMS_BASE_URLS[preset] === `https://${host.toLowerCase()}`);
  return driver === undefined ? host : PROVIDER_NAMES[driver];
}

const PRESETS = Object.keys(SMS_BASE_URLS) as (keyof typeof SMS_BASE_URLS & SmsDriver)[];
