import { beforeEach, describe, expect, it } from 'vitest';
import { addSmsAccount } from '../../../../src/main/application/accounts/save-sms-account';
import { testSmsAccount } from '../../../../src/main/application/accounts/test-sms-account';
import type { Cancellation } from '../../../../src/main/ports/cancellation';
import type { SmsConnectionTest } from '../../../../src/main/ports/sms-provider';
import { ScriptedSms } from '../../../support/fakes/scripted-sms';
import { TestPractice } from '../../../support/fakes/test-practice';
import {
  sampleGateway,
  sampleGeneric,
  sampleSmsInput,
  sampleSmsSettings,
} from '../../../support/sample-sms-account';

/** Tests as the test wants. */
class TestedSms extends ScriptedSms {
  test: (signal: Cancellation) => Promise<SmsConnectionTest> = () =>
    Promise.resolve({ ok: true, kind: null, reply: 'HTTP 200', credit: { amount: 42.1, currency: 'AUD' } });

  override open(settings: unknown, user: string, secret: string) {
    return { ...super.open(settings, user, secret), test: (signal: Cancellation) => this.test(signal) };
  }
}

let practice: TestPractice;
let providers: TestedSms;

beforeEach(() => {
  practice = new TestPractice();
  providers = new TestedSms();
  practice.ports.smsProviders = providers;
});

const elsewhere = sampleSmsSettings({ baseUrl: 'https://evil.example' });

describe('testing an account for SMS', () => {
  it('asks the provider with what was typed, and tells the credit', async () => {
    expect(await testSmsAccount(practice.ports, null, sampleSmsInput({ user: ' clinic ' }))).toEqual({
      ok: true,
      failure: null,
      reply: 'HTTP 200',
      credit: { amount: 42.1, currency: 'AUD' },
    });
    expect(providers.opened).toEqual([{ user: 'clinic', secret: 'api key' }]);
    expect(practice.clock.waiting).toBe(0);
  });

  it('says what the provider said when it refuses', async () => {
    providers.test = () =>
      Promise.resolve({ ok: false, kind: 'credentials-refused', reply: 'HTTP 401', credit: null });
    expect(await testSmsAccount(practice.ports, null, sampleSmsInput())).toEqual({
      ...{ ok: false, failure: 'credentials-refused', reply: 'HTTP 401', credit: null },
    });
  });

  it('uses the kept secret for its own provider only', async () => {
    const { id } = addSmsAccount(practice.ports, practice.asked, sampleSmsInput());
    await testSmsAccount(practice.ports, id, sampleSmsInput({ secret: null }));
    expect(providers.opened.at(-1)?.secret).toBe('api key');
    const input = sampleSmsInput({ secret: null, sms: elsewhere });
    expect(await testSmsAccount(practice.ports, id, input)).toMatchObject({ failure: 'secret-missing' });
    expect(providers.opened).toHaveLength(1);
    const typed = sampleSmsInput({ secret: 'typed', sms: elsewhere });
    await testSmsAccount(practice.ports, id, typed);
    expect(providers.opened.at(-1)?.secret).toBe('typed');
  });

  it('goes without a secret where the provider may want none', async () => {
    const sms = sampleSmsSettings({
      driver: 'generic',
      baseUrl: 'https://sms.example',
      generic: sampleGeneric(),
    });
    expect(
      await testSmsAccount(practice.ports, null, sampleSmsInput({ user: '', secret: null, sms })),
    ).toMatchObject({ ok: true });
    expect(providers.opened).toEqual([{ user: '', secret: '' }]);
  });

  it('is ended after 45 seconds', async () => {
    let isStopped = false;
    providers.test = (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          isStopped = true;
          resolve({ ok: false, kind: 'no-answer', reply: 'No answer', credit: null });
        });
      });
    const testing = testSmsAccount(practice.ports, null, sampleSmsInput());
    practice.clock.advance(44_999);
    expect(isStopped).toBe(false);
    practice.clock.advance(1);
    expect(await testing).toMatchObject({ ok: false, failure: 'no-answer' });
  });

  it('asks nobody with settings that cannot be used, nor in the training', async () => {
    await expect(testSmsAccount(practice.ports, null, sampleSmsInput({ user: '' }))).rejects.toThrow(
      'user-empty',
    );
    practice.addAccount({ kind: 'training' });
    await expect(testSmsAccount(practice.ports, null, sampleSmsInput())).rejects.toThrow('real account');
    expect(providers.opened).toEqual([]);
  });

  it('says which account is to be tested for a gateway', async () => {
    const email = practice.addAccount({ name: 'Clinic mail' });
    const input = sampleSmsInput({ sms: sampleGateway(email.id) });
    await expect(testSmsAccount(practice.ports, null, input)).rejects.toThrow(
      'test the connection of Clinic mail',
    );
  });
});
