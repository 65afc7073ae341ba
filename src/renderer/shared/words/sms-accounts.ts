import type { SmsAccountProblem } from '../../../shared/domain/check-sms-account';
import type { SmsCredit, SmsDriver, SmsSettings } from '../../../shared/domain/sms-account';
import type { SmsTestView } from '../../../shared/domain/sms-failure';
import { GENERIC_PRESETS } from '../../../shared/domain/sms-presets';
import { countWords } from './numbers';

interface DriverWords {
  name: string;
  /** What the provider calls what it lets people in by. */
  user: string;
  secret: string;
  /** Where to find them. */
  where: string;
}

/** Each provider's own words. */
export const SMS_DRIVER_WORDS = {
  twilio: {
    name: 'Twilio',
    user: 'Account SID',
    secret: 'Auth token',
    where: 'The account SID and the auth token stand in the Twilio Console, under Account Info.',
  },
  clicksend: {
    name: 'ClickSend',
    user: 'User name',
    secret: 'API key',
    where: 'The user name and the API key stand in the ClickSend dashboard, under API Credentials.',
  },
  messagemedia: {
    name: 'MessageMedia',
    user: 'API key',
    secret: 'API secret',
    where:
      'The API key and its secret are made in the MessageMedia hub, under API Settings; choose “Basic authentication”.',
  },
  generic: {
    name: 'Other provider (HTTP)',
    user: 'User name',
    secret: 'Password or key',
    where: 'Whatever the provider asks for; left empty, it is not sent.',
  },
  gateway: { name: 'E-mail gateway', user: '', secret: '', where: '' },
} as const satisfies Record<SmsDriver, DriverWords>;

/** Every way to send SMS that can be chosen: the providers, those of which only a part is known, and the rest. */
export const SMS_CHOICES: readonly { value: string; words: string; driver: SmsDriver }[] = [
  { value: 'twilio', words: SMS_DRIVER_WORDS.twilio.name, driver: 'twilio' },
  { value: 'clicksend', words: SMS_DRIVER_WORDS.clicksend.name, driver: 'clicksend' },
  { value: 'messagemedia', words: SMS_DRIVER_WORDS.messagemedia.name, driver: 'messagemedia' },
  ...GENERIC_PRESETS.map(({ name }) => ({ value: name, words: name, driver: 'generic' as const })),
  { value: 'generic', words: SMS_DRIVER_WORDS.generic.name, driver: 'generic' },
  { value: 'gateway', words: SMS_DRIVER_WORDS.gateway.name, driver: 'gateway' },
];

/** "auth token" for "Auth token" within a sentence; "API key" keeps its letters. */
export function inSentence(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/** "ClickSend", "Zurili (to be confirmed with Zurili)", "Other provider (HTTP)". */
export function smsProviderName({ driver, generic }: Pick<SmsSettings, 'driver' | 'generic'>): string {
  return generic?.preset ?? SMS_DRIVER_WORDS[driver].name;
}

/** What is still to be found out about a preset of which only a part is known. */
export const PRESET_NOTES: Readonly<Record<string, string>> = {
  'Zurili (to be confirmed with Zurili)':
    'Zurili’s public documents describe the login only. Ask Zurili how SMS are sent, and fill in below what is empty.',
};

const SENDER_LENGTH = 'A name has up to 11 characters; a number has 3 to 15 digits.';

export const SMS_ACCOUNT_PROBLEM_WORDS = {
  'name-empty': 'Give the account a name, for example “Clinic SMS”.',
  'sender-id-missing':
    'Twilio sends only under a sender: one of your numbers, a name, or the SID of a messaging service.',
  'rate-range': 'Messages per minute is a whole number, 1 or more.',
  'email-account-missing': 'Choose the e-mail account that sends to the gateway.',
  'gateway-address-number': 'The address holds {{number}} exactly once.',
  'gateway-address-form': 'This gives no e-mail address. It looks like {{number}}@sms.example.com.',
  'gateway-subject': 'The subject is one line; {{from}} is the only field in it besides {{number}}.',
  'gateway-end-mark': 'The end mark is one line.',
  'sender-id-empty': SENDER_LENGTH,
  'sender-id-outside-alphabet':
    'Phones show no emoji and no letters from outside of plain SMS text in a sender. Use letters and digits.',
  'sender-id-control-character': 'A sender is one line.',
  'sender-id-space-around': 'Remove the space before or behind it.',
  'sender-id-number-form':
    'A number has 3 to 15 digits, with or without a + before them, and nothing between.',
  'sender-id-without-letter': 'A name has at least one letter.',
  'sender-id-too-long': SENDER_LENGTH,
  'base-url-form': 'Enter the address of the API without a path, for example https://api.example.com.',
  'send-missing': 'Enter where SMS are sent to. Ask the provider for it.',
  'send-without-number': 'The request holds no {{to}}: nobody would get it.',
  'send-without-text': 'The request holds no {{text}}: it would be empty.',
  'login-missing': 'Enter where to log in.',
  'login-without-secret': 'The login holds neither {{secret}} nor {{basic}}.',
  'token-place-missing': 'Enter where the token stands in the answer.',
  'token-time': 'Enter for how many minutes a token is valid, 1 or more.',
  'status-missing': 'Enter where to ask, and where the status stands in the answer.',
  'status-words-missing': 'Enter at least one of the provider’s words for a status.',
  'url-form': 'Enter a whole https address, or a path that begins with “/”.',
  'header-form': 'Every line is a name, a colon and a value.',
  'unknown-field': 'There is a field in double braces that is not known here.',
} as const satisfies Record<Exclude<SmsAccountProblem, 'user-empty'>, string>;

interface TestWords {
  /** @param keys what the provider lets people in by: "user name or the API key" */
  happened: (provider: string, keys: string) => string;
  advice: string;
}

/** What a test that failed means, while an account is set up. */
const TEST_WORDS = {
  'secret-missing': {
    happened: () => 'Something to log in with is missing.',
    advice: 'Enter it again: what is kept was entered for another address.',
  },
  unreachable: {
    happened: (provider) => `${provider} cannot be reached.`,
    advice: 'Check this computer’s internet connection and the address of the API.',
  },
  'no-answer': {
    happened: (provider) => `No usable answer from ${provider}.`,
    advice: 'Try again in a minute. If it stays so, check the address of the API.',
  },
  'credentials-refused': {
    happened: (provider, keys) => `${provider} refused the ${keys}.`,
    advice: 'Copy both again from the provider’s page, without spaces around them.',
  },
  'no-credit': {
    happened: (provider) => `No credit left at ${provider}.`,
    advice: 'Top up at the provider. The account can be saved; its SMS wait until then.',
  },
  throttled: {
    happened: (provider) => `${provider} was asked too often.`,
    advice: 'Wait a minute, then test again.',
  },
  refused: {
    happened: (provider) => `${provider} refused the request.`,
    advice: 'Its answer says why.',
  },
  'opted-out': {
    happened: (provider) => `${provider} refused the request.`,
    advice: 'Its answer says why.',
  },
} as const satisfies Record<NonNullable<SmsTestView['failure']>, TestWords>;

export function smsTestWords(
  failure: NonNullable<SmsTestView['failure']>,
  settings: Pick<SmsSettings, 'driver' | 'generic'>,
): { happened: string; advice: string } {
  const { user, secret } = SMS_DRIVER_WORDS[settings.driver];
  const provider = settings.driver === 'generic' ? 'The provider' : smsProviderName(settings);
  const { happened, advice } = TEST_WORDS[failure];
  return { happened: happened(provider, `${inSentence(user)} or the ${inSentence(secret)}`), advice };
}

/** "42.10 AUD", "120 messages". Never more than there is. */
export function creditWords({ amount, currency }: SmsCredit): string {
  if (currency === null) return countWords(Math.floor(amount), 'message');
  const cents = Math.floor(Number((amount * 100).toFixed(6)));
  return `${(cents / 100).toFixed(2)} ${currency}`;
}
