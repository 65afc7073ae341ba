import type { GenericSmsDriver, SmsDriver } from './sms-account';

/** Where each provider's API is (November 2026); the others have no address of their own. */
export const SMS_BASE_URLS = {
  twilio: 'https://api.twilio.com',
  clicksend: 'https://rest.clicksend.com',
  messagemedia: 'https://api.messagemedia.com',
} as const satisfies Partial<Record<SmsDriver, string>>;

/** A provider of which only a part is known: what is empty here the clinic fills in before the account can be saved. */
export interface GenericPreset {
  name: string;
  generic: GenericSmsDriver;
}

const FOURTEEN_DAYS_MS = 14 * 86_400_000;

/**
 * Zurili's public reference documents `POST /login` with an API key, which gives a token valid for 14 days. It names no
 * host, no fields and no way to send: all that is left empty, and nothing is guessed.
 */
const ZURILI: GenericPreset = {
  name: 'Zurili (to be confirmed with Zurili)',
  generic: {
    preset: 'Zurili (to be confirmed with Zurili)',
    login: {
      method: 'POST',
      url: '/login',
      headers: {},
      body: '',
      bodyType: 'application/json',
      tokenAt: '',
      validForMs: FOURTEEN_DAYS_MS,
    },
    send: { method: 'POST', url: '', headers: {}, body: '', bodyType: 'application/json' },
    answer: { idAt: null, errorAt: null },
    status: null,
  },
};

export const GENERIC_PRESETS: readonly GenericPreset[] = [ZURILI];
