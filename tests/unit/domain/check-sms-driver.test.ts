import { describe, expect, it } from 'vitest';
import { smsDriverProblems } from '../../../src/shared/domain/check-sms-driver';
import type { GenericSmsDriver, SmsSettings } from '../../../src/shared/domain/sms-account';
import { GENERIC_PRESETS, SMS_BASE_URLS } from '../../../src/shared/domain/sms-presets';

const SETTINGS: SmsSettings = {
  driver: 'twilio',
  baseUrl: 'https://api.twilio.com',
  senderId: '+61400000001',
  isSenderIdRegistered: true,
  generic: null,
  gateway: null,
};

const GENERIC: GenericSmsDriver = {
  preset: null,
  send: {
    method: 'POST',
    url: '/send',
    headers: { Authorization: 'Basic {{basic}}' },
    body: '{"to":"{{to}}","text":"{{text}}","from":"{{from}}","ref":"{{id}}"}',
    bodyType: 'application/json',
  },
  answer: { idAt: 'id', errorAt: null },
  login: null,
  status: null,
};

const LOGIN: NonNullable<GenericSmsDriver['login']> = {
  method: 'POST',
  url: '/login',
  headers: {},
  body: '{"key":"{{secret}}"}',
  bodyType: 'application/json',
  tokenAt: 'token',
  validForMs: 1_000,
};

const STATUS: NonNullable<GenericSmsDriver['status']> = {
  method: 'GET',
  url: '/status/{{providerId}}',
  headers: {},
  body: '',
  bodyType: 'application/json',
  statusAt: 'state',
  words: { done: 'delivered' },
};

function problems(changes: Partial<SmsSettings>): string[] {
  return smsDriverProblems({ ...SETTINGS, ...changes }).map(({ part, problem }) => `${part}: ${problem}`);
}

function genericProblems(changes: Partial<GenericSmsDriver>): string[] {
  const generic = { ...GENERIC, ...changes };
  return problems({ driver: 'generic', baseUrl: 'https://sms.example', generic });
}

describe('the way an SMS account speaks to its provider', () => {
  it('can be saved as it is meant', () => {
    expect(Object.values(SMS_BASE_URLS).flatMap((baseUrl) => problems({ baseUrl }))).toEqual([]);
    expect(genericProblems({})).toEqual([]);
    expect(genericProblems({ login: LOGIN, status: STATUS })).toEqual([]);
  });

  it.each([
    'https://sms.example',
    'https://sms.example/',
    'https://sms.example:8443',
    'HTTPS://sms.example',
    'http://127.0.0.1:8080',
    'http://localhost',
    'http://[::1]:80',
  ])('may have the base address %s', (baseUrl) => {
    expect(problems({ baseUrl })).toEqual([]);
  });

  it.each([
    '',
    'sms.example',
    'http://sms.example',
    'http://127.0.0.1.example',
    'https://user:secret@sms.example',
    'https://{{to}}.example',
    'https://sms.example/v1',
    'https://sms.example?x=1',
    'https://sms .example',
    'ftp://sms.example',
    'https://',
    'javascript:alert(1)',
  ])('may not have the base address "%s"', (baseUrl) => {
    expect(problems({ baseUrl })).toEqual(['baseUrl: base-url-form']);
  });

  it.each(['+61400000001', '1992', 'Dr Lee', 'Clinic-1', 'A.B & C_d', `MG${'a'.repeat(32)}`])(
    'may have the sender "%s"',
    (senderId) => {
      expect(problems({ senderId })).toEqual([]);
    },
  );

  it.each(['Clinic 🦷', 'TwelveLetter', '', ' Clinic', '12', '+', 'a\r\nb', '1 2'])(
    'may not have the sender "%s"',
    (senderId) => {
      expect(problems({ senderId })).toEqual(['senderId: sender-id-form']);
    },
  );

  it('may have a messaging service as the sender with Twilio only', () => {
    const settings = { driver: 'clicksend', senderId: `MG${'a'.repeat(32)}` } as const;
    expect(problems(settings)).toEqual(['senderId: sender-id-form']);
  });

  it('leaves the gateway’s own settings to the gateway', () => {
    expect(problems({ driver: 'gateway', baseUrl: '' })).toEqual([]);
  });

  it('needs something to send with', () => {
    expect(problems({ driver: 'generic' })).toEqual(['send: send-missing']);
    expect(genericProblems({ send: { ...GENERIC.send, body: '{}' } })).toEqual([
      'send: send-without-number',
      'send: send-without-text',
    ]);
  });

  it('needs no base address where every address is whole', () => {
    const send = { ...GENERIC.send, url: 'https://sms.example/send?to={{ to }}' };
    const generic = { ...GENERIC, send };
    expect(problems({ driver: 'generic', baseUrl: '', generic })).toEqual([]);
    expect(problems({ driver: 'generic', baseUrl: '', generic: { ...generic, status: STATUS } })).toEqual([
      'baseUrl: base-url-form',
    ]);
  });

  it.each([
    '//elsewhere.example/send',
    '/\\elsewhere',
    'send',
    'http://sms.example/send',
    'https://{{to}}/x',
  ])('may not send to %s', (url) => {
    expect(genericProblems({ send: { ...GENERIC.send, url } })).toEqual(['send: url-form']);
  });

  it('refuses fields that nobody fills, where nobody fills them', () => {
    const body = '{{to}}{{text}}{{providerId}}{{patient.name}}';
    expect(genericProblems({ send: { ...GENERIC.send, body } })).toEqual(['send: unknown-field']);
    expect(genericProblems({ login: { ...LOGIN, body: '{{secret}}{{text}}' } })).toEqual([
      'login: unknown-field',
    ]);
  });

  it('refuses headers that are none', () => {
    for (const [name, value] of [
      ['X Y', 'a'],
      ['X-Y', 'a\nb'],
    ] as const) {
      const headers = { [name]: value };
      expect(genericProblems({ send: { ...GENERIC.send, headers } })).toEqual(['send: header-form']);
    }
  });

  it('needs a whole login where there is one', () => {
    const login = { ...LOGIN, url: '', body: '', tokenAt: ' ', validForMs: 0.5 };
    expect(genericProblems({ login })).toEqual([
      'login: login-missing',
      'login: login-without-secret',
      'login: token-place-missing',
      'login: token-time',
    ]);
  });

  it('needs a whole question for the status where there is one', () => {
    expect(genericProblems({ status: { ...STATUS, statusAt: '', words: {} } })).toEqual([
      'status: status-missing',
      'status: status-words-missing',
    ]);
  });
});

describe('the Zurili preset', () => {
  it('knows the login’s path and how long a token is good, invents nothing, and cannot be saved as it is', () => {
    const [zurili] = GENERIC_PRESETS;
    expect(zurili?.name).toBe('Zurili (to be confirmed with Zurili)');
    expect(zurili?.generic.login).toMatchObject({ method: 'POST', url: '/login', validForMs: 1_209_600_000 });
    expect(zurili?.generic.send).toEqual({
      method: 'POST',
      url: '',
      headers: {},
      body: '',
      bodyType: 'application/json',
    });
    expect(problems({ driver: 'generic', baseUrl: '', generic: zurili?.generic ?? null })).toEqual([
      'baseUrl: base-url-form',
      'send: send-missing',
      'send: send-without-number',
      'send: send-without-text',
      'login: login-without-secret',
      'login: token-place-missing',
    ]);
  });
});
