import { beforeEach, describe, expect, it } from 'vitest';
import {
  createSmsEditorStore,
  type SmsEditorStore,
} from '../../src/renderer/features/settings/sms-editor-store';
import {
  formOfSmsAccount,
  newSmsForm,
  smsSettingsOf,
  withChoice,
  type SmsForm,
} from '../../src/renderer/features/settings/sms-form';
import { smsFormProblems } from '../../src/renderer/features/settings/sms-form-problems';
import { minuteOf, smsHoursWords, timeOf } from '../../src/renderer/features/settings/sms-hours-words';
import { wordsOfLines } from '../../src/renderer/features/settings/sms-request-form';
import {
  creditWords,
  PRESET_NOTES,
  SMS_CHOICES,
  smsProviderName,
  smsTestWords,
} from '../../src/renderer/shared/words/sms-accounts';
import type { SmsSettings } from '../../src/shared/domain/sms-account';
import { GENERIC_PRESETS } from '../../src/shared/domain/sms-presets';
import type { SmsTestView } from '../../src/shared/domain/sms-failure';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleGateway, sampleGeneric, sampleSmsSettings } from '../support/sample-sms-account';
import { sampleAccount } from '../support/sample-screens';

const works: SmsTestView = {
  ...{ ok: true, failure: null, reply: 'HTTP 200', credit: { amount: 42.1, currency: 'AUD' } },
};

const saved = (sms: SmsSettings = sampleSmsSettings()) =>
  sampleAccount({ id: 'sms-1', kind: 'sms', name: 'Clinic SMS', user: 'clinic', sms });

let bridge: FakeBridge;
let store: SmsEditorStore;
let told: string[];

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('sms-accounts:add', () => yes(saved()));
  bridge.answer('sms-accounts:save', () => yes(saved()));
  bridge.answer('sms-accounts:test', () => yes(works));
  told = [];
  store = createSmsEditorStore((name) => {
    told.push(name);
  });
});

const editor = () => {
  const { editor: open } = store.getState();
  if (open === null) throw new Error('No account is being written.');
  return open;
};

describe('writing an account for SMS', () => {
  it('saves a new one, called as its provider where no name was given', async () => {
    store.getState().startNew('');
    store.getState().change({ user: ' clinic ', secret: 'a key', senderId: ' ABCChiro ' });
    await store.getState().save();
    expect(bridge.requestsOn('sms-accounts:add')).toMatchObject([
      {
        name: 'ClickSend',
        user: 'clinic',
        secret: 'a key',
        messagesPerMinute: 60,
        sms: { driver: 'clicksend', baseUrl: 'https://rest.clicksend.com', senderId: 'ABCChiro' },
      },
    ]);
    expect(told).toEqual(['ClickSend']);
    expect(store.getState().editor).toBeNull();
  });

  it('saves an existing one without touching its secret', async () => {
    store.getState().edit(saved());
    store.getState().change({ name: 'Texts' });
    await store.getState().save();
    expect(bridge.requestsOn('sms-accounts:save')).toMatchObject([
      { accountId: 'sms-1', account: { name: 'Texts', secret: null } },
    ]);
  });

  it('asks nothing of main while there are problems, and takes them back as they are mended', async () => {
    store.getState().startNew('');
    await store.getState().save();
    await store.getState().test();
    expect(bridge.calls).toEqual([]);
    expect(editor()).toMatchObject({
      triedCount: 2,
      problems: { user: expect.any(String) as string, secret: 'Enter the API key.' },
    });
    store.getState().change({ secret: 'a key' });
    expect(editor().problems.secret).toBeUndefined();
    expect(editor().problems.user).toBeDefined();
  });

  it('checks what patients see while it is typed, and the rest when it is to be saved', () => {
    store.getState().startNew('');
    store.getState().change({ senderId: 'Chiro 🦴' });
    expect(editor().problems).toEqual({
      senderId: expect.stringContaining('no emoji') as string,
    });
    store.getState().change({ senderId: 'Chiro' });
    expect(editor().problems).toEqual({});
  });

  it('says that a sender is missing when it is to be saved, not while other things are typed', async () => {
    store.getState().startNew('');
    store.getState().choose('twilio');
    store.getState().change({ secret: 'a token' });
    expect(editor().problems).toEqual({});
    await store.getState().save();
    expect(editor().problems).toEqual({
      user: 'Enter the account SID.',
      senderId: expect.stringContaining('Twilio sends only under a sender') as string,
    });
  });

  it('wants the secret again when the address is another one', () => {
    const kept = sampleSmsSettings();
    const form = formOfSmsAccount(saved(), kept);
    expect(smsFormProblems(form, kept)).toEqual({});
    const elsewhere: SmsForm = { ...form, baseUrl: 'https://other.example' };
    expect(smsFormProblems(elsewhere, kept).secret).toContain('Enter the API key again');
    expect(smsFormProblems({ ...elsewhere, secret: 'typed' }, kept)).toEqual({});
  });

  it('keeps what was typed when main cannot save it', async () => {
    bridge.answer('sms-accounts:add', () => ({ ok: false, error: { code: 'disk-full', message: 'Full.' } }));
    store.getState().startNew('');
    store.getState().change({ user: 'clinic', secret: 'a key' });
    await store.getState().save();
    expect(editor()).toMatchObject({
      form: { user: 'clinic', secret: 'a key' },
      busy: null,
      trouble: { what: 'The account was not saved.', failure: { code: 'disk-full' } },
    });
    expect(told).toEqual([]);
  });

  it('tests what the form says, and forgets the test when it says something else', async () => {
    store.getState().edit(saved());
    await store.getState().test();
    expect(bridge.requestsOn('sms-accounts:test')).toMatchObject([
      { accountId: 'sms-1', account: { secret: null } },
    ]);
    expect(editor()).toMatchObject({ test: works, busy: null });
    store.getState().change({ senderId: 'Other', name: 'Texts' });
    expect(editor().test).toEqual(works);
    store.getState().change({ secret: 'another' });
    expect(editor().test).toBeNull();
  });

  it('says nothing of a form that was changed while the test ran', async () => {
    const answer = pending<Result<SmsTestView>>();
    bridge.answer('sms-accounts:test', () => answer.promise);
    store.getState().edit(saved());
    const testing = store.getState().test();
    store.getState().change({ user: 'other' });
    answer.settle(yes(works));
    await testing;
    expect(editor()).toMatchObject({ test: null, busy: null });
  });
});

describe('the form of an account for SMS', () => {
  it.each<[string, SmsSettings]>([
    ['a preset', sampleSmsSettings()],
    ['a gateway', sampleGateway('account-1')],
    [
      'an unknown provider with everything',
      sampleSmsSettings({
        driver: 'generic',
        baseUrl: 'https://sms.example',
        senderId: null,
        generic: sampleGeneric({
          preset: 'Zurili (to be confirmed with Zurili)',
          answer: { idAt: 'id', errorAt: 'error.text' },
          login: {
            ...sampleGeneric().send,
            body: '{"k":"{{secret}}"}',
            tokenAt: 'token',
            validForMs: 3_600_000,
          },
          status: {
            ...sampleGeneric().send,
            ...{ method: 'GET', url: '/status/{{providerId}}', headers: {}, body: '' },
            statusAt: 'state',
            words: { DELIVRD: 'delivered', 'NOT SENT': 'error' },
          },
        }),
      }),
    ],
  ])('gives back what %s is saved with', (_name, sms) => {
    expect(smsSettingsOf(formOfSmsAccount(saved(sms), sms))).toEqual(sms);
  });

  it('offers every provider, and begins with what is known of it', () => {
    const forms = SMS_CHOICES.map(({ value }) => withChoice(newSmsForm('account-1'), value));
    expect(forms.map((form) => smsProviderName(smsSettingsOf(form)))).toEqual(
      SMS_CHOICES.map(({ words }) => words),
    );
    expect(forms.map(({ baseUrl }) => baseUrl)).toEqual([
      'https://api.twilio.com',
      'https://rest.clicksend.com',
      'https://api.messagemedia.com',
      '',
      '',
      '',
    ]);
    expect(forms[3]).toMatchObject({ hasLogin: true, login: { url: '/login', validForMinutes: '20160' } });
    expect(forms[5]?.gateway.emailAccountId).toBe('account-1');
  });

  it('puts every problem of an unknown provider at its field', () => {
    const zurili = withChoice(newSmsForm(''), 'Zurili (to be confirmed with Zurili)');
    const form: SmsForm = {
      ...{ ...zurili, name: 'Zurili', hasStatus: true },
      send: { ...zurili.send, headers: 'no colon' },
      login: { ...zurili.login, validForMinutes: '0' },
      status: { ...zurili.status, words: 'DELIVRD = delivered' },
    };
    expect(Object.keys(smsFormProblems(form, null)).sort()).toEqual([
      'baseUrl',
      'login.body',
      'login.tokenAt',
      'login.validForMinutes',
      'send.body',
      'send.headers',
      'send.url',
      'status.url',
    ]);
    const asked = { ...form, status: { ...form.status, url: '/status' } };
    expect(smsFormProblems(asked, null)['status.statusAt']).toBeDefined();
    const get: SmsForm = { ...form, send: { ...form.send, method: 'GET', url: '/send?to={{to}}' } };
    expect(smsFormProblems(get, null)['send.url']).toContain('{{text}}');
    expect(smsFormProblems(get, null)['send.body']).toBeUndefined();
  });

  it('reads the words of a provider line by line, and says when a line is none', () => {
    expect(wordsOfLines('DELIVRD = delivered\n\n Not sent=Error ')).toEqual({
      DELIVRD: 'delivered',
      'Not sent': 'error',
    });
    for (const wrong of ['DELIVRD', '= delivered', 'DELIVRD = read', 'a = sent\nb'])
      expect(wordsOfLines(wrong)).toBeNull();
  });
});

describe('words about SMS accounts', () => {
  it.each([
    [{ amount: 42.1, currency: 'AUD' }, '42.10 AUD'],
    [{ amount: 4.998, currency: 'AUD' }, '4.99 AUD'],
    [{ amount: 0.29, currency: 'AUD' }, '0.29 AUD'],
    [{ amount: -1.5, currency: 'USD' }, '-1.50 USD'],
    [{ amount: 1_200.7, currency: null }, '1,200 messages'],
    [{ amount: 1, currency: null }, '1 message'],
  ])('never say more credit than there is: %j', (credit, words) => {
    expect(creditWords(credit)).toBe(words);
  });

  it('say of every preset what is still to be asked for', () => {
    expect(Object.keys(PRESET_NOTES)).toEqual(GENERIC_PRESETS.map(({ name }) => name));
  });

  it('name in the provider’s own words what it refused', () => {
    expect(smsTestWords('credentials-refused', sampleSmsSettings({ driver: 'twilio' })).happened).toBe(
      'Twilio refused the account SID or the auth token.',
    );
    expect(smsTestWords('unreachable', sampleSmsSettings({ driver: 'generic' })).happened).toBe(
      'The provider cannot be reached.',
    );
  });

  it.each([
    [480, 1_200, 'SMS go out from 08:00 until 20:00. At any other time they wait until 08:00.'],
    [
      1_200,
      390,
      'SMS go out from 20:00 until 06:30 on the next day. At any other time they wait until 20:00.',
    ],
    [480, 0, 'SMS go out from 08:00 until midnight. At any other time they wait until 08:00.'],
    [0, 0, 'No quiet hours: SMS go out at any time.'],
  ])('say what hours from minute %i to %i mean', (fromMinute, toMinute, words) => {
    expect(smsHoursWords({ fromMinute, toMinute })).toBe(words);
  });

  it('read a time of the day, and nothing else', () => {
    expect([timeOf(0), timeOf(485), timeOf(1_439)]).toEqual(['00:00', '08:05', '23:59']);
    expect(['00:00', '08:05', '23:59', '08:05:30'].map(minuteOf)).toEqual([0, 485, 1_439, 485]);
    expect(['', '24:00', '8:05', '08:60'].map(minuteOf)).toEqual([null, null, null, null]);
  });
});
