import type {
  GenericSmsDriver,
  SmsAccountInput,
  SmsDriver,
  SmsGateway,
  SmsProviderStatus,
  SmsSettings,
} from '../../src/shared/domain/sms-account';
import { SMS_BASE_URLS } from '../../src/shared/domain/sms-presets';

/** How an SMS account is set up, with ClickSend unless told otherwise. */
export function sampleSmsSettings(changes: Partial<SmsSettings> = {}): SmsSettings {
  return {
    driver: 'clicksend',
    baseUrl: SMS_BASE_URLS.clicksend,
    senderId: 'ABCChiro',
    isSenderIdRegistered: true,
    generic: null,
    gateway: null,
    ...changes,
  };
}

/** An SMS account as a person saves it. */
export function sampleSmsInput(changes: Partial<SmsAccountInput> = {}): SmsAccountInput {
  return {
    name: 'Clinic SMS',
    user: 'clinic@example.org',
    secret: 'api key',
    messagesPerMinute: 60,
    sms: sampleSmsSettings(),
    isUnprotectedAllowed: false,
    ...changes,
  };
}

/** A provider that nobody knows. */
export function sampleGeneric(changes: Partial<GenericSmsDriver> = {}): GenericSmsDriver {
  return {
    preset: null,
    send: {
      method: 'POST',
      url: '/send',
      headers: { Authorization: 'Basic {{basic}}' },
      body: '{"to":"{{to}}","text":"{{text}}"}',
      bodyType: 'application/json',
    },
    answer: { idAt: 'id', errorAt: null },
    login: null,
    status: null,
    ...changes,
  };
}

/** How an account sends SMS, with what a generic provider would tell. */
export function sampleSmsTelling(
  driver: SmsDriver,
  words: Record<string, SmsProviderStatus> = {},
): SmsSettings {
  if (driver !== 'generic') return sampleSmsSettings({ driver });
  const isAsked = Object.keys(words).length > 0;
  const status = isAsked ? { ...sampleGeneric().send, statusAt: 'status', words } : null;
  const baseUrl = 'https://sms.provider.example';
  return sampleSmsSettings({ driver, baseUrl, generic: sampleGeneric({ status }) });
}

/** A gateway that takes mails of an e-mail account. */
export function sampleGateway(emailAccountId: string, changes: Partial<SmsGateway> = {}): SmsSettings {
  return sampleSmsSettings({
    driver: 'gateway',
    baseUrl: '',
    gateway: {
      emailAccountId,
      addressPattern: '{{number}}@sms.example.com',
      numberForm: 'digits',
      subject: '',
      endMark: '',
      ...changes,
    },
  });
}
