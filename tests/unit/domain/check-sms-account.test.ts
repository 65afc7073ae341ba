import { describe, expect, it } from 'vitest';
import { exampleMail, needsSecret, smsAccountProblems } from '../../../src/shared/domain/check-sms-account';
import {
  SMS_DRIVERS,
  type SmsAccountInput,
  type SmsGateway,
  type SmsSettings,
} from '../../../src/shared/domain/sms-account';
import { GENERIC_PRESETS } from '../../../src/shared/domain/sms-presets';
import {
  sampleGateway,
  sampleGeneric,
  sampleSmsInput,
  sampleSmsSettings,
} from '../../support/sample-sms-account';

function problems(changes: Partial<SmsAccountInput>): string[] {
  return smsAccountProblems(sampleSmsInput(changes)).map(({ part, problem }) => `${part}: ${problem}`);
}

function smsProblems(changes: Partial<SmsSettings>): string[] {
  return problems({ sms: sampleSmsSettings(changes) });
}

function gatewayProblems(changes: Partial<SmsGateway>): string[] {
  const sms = sampleGateway('account-1');
  return problems({ user: '', sms: { ...sms, gateway: sms.gateway && { ...sms.gateway, ...changes } } });
}

describe('an account for SMS', () => {
  it('can be saved as it is meant, whatever its provider', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ sms: sampleSmsSettings({ senderId: null }) })).toEqual([]);
    const generic = sampleSmsSettings({
      driver: 'generic',
      baseUrl: 'https://sms.example',
      generic: sampleGeneric(),
    });
    expect(problems({ user: '', secret: '', sms: generic })).toEqual([]);
    expect(gatewayProblems({})).toEqual([]);
  });

  it('needs a name, the user name that the provider asks for, and a pace', () => {
    expect(problems({ name: ' ', user: ' ', messagesPerMinute: 0 })).toEqual([
      'name: name-empty',
      'user: user-empty',
      'messagesPerMinute: rate-range',
    ]);
    expect(problems({ messagesPerMinute: 1.5 })).toEqual(['messagesPerMinute: rate-range']);
    expect(problems({ messagesPerMinute: Number.NaN })).toEqual(['messagesPerMinute: rate-range']);
  });

  it('needs a secret where the provider is known to ask for one', () => {
    expect(SMS_DRIVERS.filter(needsSecret)).toEqual(['twilio', 'clicksend', 'messagemedia']);
  });

  it.each([
    ['Chiro 🦴', 'senderId: sender-id-outside-alphabet'],
    ['Riverside Clinic', 'senderId: sender-id-too-long'],
    [' ABC', 'senderId: sender-id-space-around'],
    ['12', 'senderId: sender-id-number-form'],
  ])('says in detail what is wrong with the sender id %j', (senderId, problem) => {
    expect(smsProblems({ senderId })).toEqual([problem]);
  });

  it('takes a Twilio messaging service for a sender, and nobody else’s', () => {
    const senderId = `MG${'0'.repeat(32)}`;
    expect(smsProblems({ driver: 'twilio', senderId })).toEqual([]);
    expect(smsProblems({ senderId })).toEqual(['senderId: sender-id-too-long']);
  });

  it('needs a sender where the provider shows none of its own', () => {
    const without = SMS_DRIVERS.filter((driver) =>
      smsProblems({ driver, senderId: ' ' }).includes('senderId: sender-id-missing'),
    );
    expect(without).toEqual(['twilio']);
    expect(smsProblems({ driver: 'twilio', senderId: null })).toEqual(['senderId: sender-id-missing']);
  });

  it('tells of what is missing in the preset of which only a part is known', () => {
    const [zurili] = GENERIC_PRESETS;
    expect(smsProblems({ driver: 'generic', baseUrl: '', generic: zurili?.generic ?? null })).toEqual([
      'baseUrl: base-url-form',
      'send: send-missing',
      'send: send-without-number',
      'send: send-without-text',
      'login: login-without-secret',
      'login: token-place-missing',
    ]);
  });
});

describe('an e-mail gateway', () => {
  it('holds the number exactly once', () => {
    for (const addressPattern of ['', 'sms@example.com', '{{number}}.{{number}}@sms.example.com'])
      expect(gatewayProblems({ addressPattern })).toContain('addressPattern: gateway-address-number');
    expect(gatewayProblems({ addressPattern: 'clinic+{{ number }}@sms.example.com' })).toEqual([]);
  });

  it.each([
    '{{number}}',
    '{{number}}@sms',
    '{{number}}@sms.example.com, other@example.org',
    'a b{{number}}@sms.example.com',
    '{{number}}{{user}}@sms.example.com',
    '{{number}}@sms.example.com\r\nBcc: other@example.org',
  ])('is refused with %j, which makes no address', (addressPattern) => {
    expect(gatewayProblems({ addressPattern })).toEqual(['addressPattern: gateway-address-form']);
  });

  it('has a subject of one line whose fields are known, and an end mark of one line', () => {
    expect(gatewayProblems({ subject: 'pin 1234 {{from}}', endMark: '$$' })).toEqual([]);
    for (const subject of ['a\r\nBcc: other@example.org', '{{patient.firstName}}', 'pin }}'])
      expect(gatewayProblems({ subject })).toEqual(['subject: gateway-subject']);
    expect(gatewayProblems({ endMark: 'a\nb' })).toEqual(['endMark: gateway-end-mark']);
  });

  it('needs the account that sends its mails', () => {
    expect(gatewayProblems({ emailAccountId: '' })).toEqual(['emailAccount: email-account-missing']);
    expect(problems({ sms: sampleSmsSettings({ driver: 'gateway', gateway: null }) })).toEqual([
      'emailAccount: email-account-missing',
    ]);
  });

  it.each([
    ['e164', '+61491570156@sms.example.com'],
    ['digits', '61491570156@sms.example.com'],
    ['national', '0491570156@sms.example.com'],
  ] as const)('shows by an example to whom the mail goes with the number as %s', (numberForm, address) => {
    const { gateway } = sampleGateway('account-1');
    if (gateway === null) throw new Error('No gateway');
    const wanted = { ...gateway, numberForm, subject: 'from {{from}}', endMark: '$$' };
    expect(exampleMail(wanted, 'ABCChiro', 'See you on Monday.')).toEqual({
      ...{ ok: true, address, subject: 'from ABCChiro', text: 'See you on Monday.$$' },
    });
  });
});
