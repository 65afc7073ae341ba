import { beforeEach, describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { saveAccount } from '../../../../src/main/application/accounts/save-account';
import { addSmsAccount, saveSmsAccount } from '../../../../src/main/application/accounts/save-sms-account';
import { saveTracking } from '../../../../src/main/application/tracking/save-tracking';
import type { Account } from '../../../../src/shared/domain/account';
import type { SmsAccountInput } from '../../../../src/shared/domain/sms-account';
import { TestPractice } from '../../../support/fakes/test-practice';
import { InMemorySecretVault } from '../../../support/in-memory/in-memory-secret-vault';
import { NOW, sampleId, sampleTracking } from '../../../support/log/sample-log';
import { sampleSms, writeSms } from '../../../support/sending/sample-sms';
import {
  sampleGateway,
  sampleGeneric,
  sampleSmsInput,
  sampleSmsSettings,
} from '../../../support/sample-sms-account';

let practice: TestPractice;

beforeEach(() => {
  practice = new TestPractice();
});

const add = (changes: Partial<SmsAccountInput> = {}) =>
  addSmsAccount(practice.ports, practice.asked, sampleSmsInput(changes));
const save = (id: string, changes: Partial<SmsAccountInput> = {}) =>
  saveSmsAccount(practice.ports, practice.asked, id, sampleSmsInput(changes));
const genericSms = (baseUrl = 'https://sms.example') =>
  sampleSmsSettings({ driver: 'generic', baseUrl, senderId: null, generic: sampleGeneric() });
const emailInput = (account: Account) => ({
  ...{ settings: account, password: null, isUnprotectedAllowed: false },
});

describe('saving an account for SMS', () => {
  it('keeps a new one beside the others, its secret in the vault only', () => {
    const email = practice.addAccount();
    const view = add({ name: ' Clinic SMS ', user: ' clinic@example.org ' });
    expect(view).toMatchObject({
      kind: 'sms',
      name: 'Clinic SMS',
      host: 'rest.clicksend.com',
      port: 443,
      security: 'tls',
      user: 'clinic@example.org',
      fromName: '',
      fromAddress: '',
      replyTo: null,
      messagesPerMinute: 60,
      messagesPerMinutePerDomain: null,
      createdAt: NOW,
      password: 'kept',
      sms: sampleSmsSettings(),
    });
    expect(practice.vault.get(view.id)).toBe('api key');
    expect(JSON.stringify(practice.ports.accounts.list())).not.toContain('api key');
    expect(practice.ports.accounts.list().map(({ id }) => id)).toEqual([email.id, view.id]);
    expect(practice.asked.asked).toEqual([`renew ${view.id}`]);
  });

  it('leaves the secret as it is, changes it, or removes it', () => {
    const { id } = add();
    expect(save(id, { secret: null, name: 'Texts' })).toMatchObject({ name: 'Texts', password: 'kept' });
    expect(practice.vault.get(id)).toBe('api key');
    save(id, { secret: 'another' });
    expect(practice.vault.get(id)).toBe('another');
    expect(save(id, { secret: '' }).password).toBe('missing');
    expect(practice.vault.get(id)).toBeNull();
  });

  it('says when the secret is kept for this run only', () => {
    practice.ports.vault = new InMemorySecretVault(false);
    expect(add().password).toBe('this-run-only');
    expect(add({ isUnprotectedAllowed: true }).password).toBe('kept');
  });

  it('wants no secret where neither a user nor a secret is given, and one where either is', () => {
    expect(add({ user: '', secret: '', sms: genericSms() })).toMatchObject({
      ...{ user: null, password: 'not-needed' },
    });
    const secretOnly = add({ user: '', secret: 'a key', sms: genericSms() });
    expect(secretOnly).toMatchObject({ user: '', password: 'kept' });
    expect(save(secretOnly.id, { user: '', secret: null, sms: genericSms() })).toMatchObject({
      ...{ user: '', password: 'kept' },
    });
    expect(save(secretOnly.id, { user: '', secret: '', sms: genericSms() })).toMatchObject({
      ...{ user: null, password: 'not-needed' },
    });
  });

  it('does not keep a secret for another address than the one it was entered for', () => {
    const { id } = add({ sms: genericSms() });
    expect(() => save(id, { secret: null, sms: genericSms('https://evil.example') })).toThrow(
      'entered for another address',
    );
    const evil = { url: 'https://evil.example/login', body: '{"key":"{{secret}}"}' };
    const login = { ...sampleGeneric().send, ...evil, tokenAt: 't', validForMs: 1 };
    const sms = { ...genericSms(), generic: sampleGeneric({ login }) };
    expect(() => save(id, { secret: null, sms })).toThrow('entered for another address');
    expect(practice.ports.accounts.get(id)?.sms).toEqual(genericSms());
    expect(save(id, { secret: 'typed again', sms }).sms).toEqual(sms);
  });

  it('ends a pause: what was wrong may be mended', () => {
    const { id } = add();
    practice.ports.accounts.setPause(id, { reason: 'no-credit', at: NOW, detail: '' });
    expect(save(id, { secret: null }).pause).toBeNull();
  });

  it('saves nothing of what cannot be used, and names it', () => {
    const emoji = sampleSmsSettings({ senderId: 'Chiro 🦴' });
    expect(() => add({ sms: emoji })).toThrow('Not saved: senderId (sender-id-outside-alphabet).');
    expect(() => add({ name: '', user: '' })).toThrow('Not saved: name (name-empty), user (user-empty).');
    expect(practice.ports.accounts.list()).toEqual([]);
  });

  it('saves nothing when the secret cannot be kept', () => {
    practice.vault.set = () => {
      throw new Error('no keyring');
    };
    expect(() => add()).toThrow('no keyring');
    expect(practice.ports.accounts.list()).toEqual([]);
  });

  it('keeps nothing of another way of sending', () => {
    const email = practice.addAccount();
    const { gateway } = sampleGateway(email.id);
    const { sms } = add({ sms: sampleSmsSettings({ generic: sampleGeneric(), gateway, senderId: ' ' }) });
    expect(sms).toEqual(sampleSmsSettings({ senderId: null }));
  });

  it('is refused in the training: from there no message may leave this computer', () => {
    practice.addAccount({ kind: 'training' });
    expect(() => add()).toThrow('real account');
  });

  it('is not mixed up with e-mail', () => {
    const email = practice.addAccount();
    const sms = add();
    expect(() => save(email.id)).toThrow('sends e-mail, not SMS');
    expect(() => saveAccount(practice.ports, practice.asked, sms.id, emailInput(email))).toThrow(
      'sends SMS, not e-mail',
    );
    const tracking = {
      settings: sampleTracking(),
      password: { kind: 'typed', text: 'x' },
      isUnprotectedAllowed: false,
    } as const;
    const control = { checkNow: () => undefined, state: () => ({ ...NOT_CHECKED }) };
    expect(() => saveTracking(practice.ports, control, sms.id, tracking)).toThrow('has no mailbox');
  });
});

const NOT_CHECKED = { lastCheckedAt: null, trouble: null, backfill: null };

describe('another provider', () => {
  it('is another account: this one has never heard of what the other was given', () => {
    const { id } = add();
    const twilio = sampleSmsSettings({ driver: 'twilio', baseUrl: 'https://api.twilio.com' });
    expect(() => save(id, { sms: twilio })).toThrow('stays with its provider');
  });

  it('account is not taken while an SMS is in doubt, which only the one before can clear up', () => {
    const { id } = add();
    const [messageId = ''] = writeSms(practice.ports, sampleSms(1, { accountId: id }));
    save(id, { user: 'mended@example.org' });
    practice.ports.outbox.claim(id, NOW, 1);
    practice.ports.outbox.settle(messageId, { state: 'unconfirmed' }, [], NOW);
    expect(() => save(id, { user: 'other@example.org' })).toThrow('unconfirmed');
    expect(() =>
      save(id, { user: 'mended@example.org', sms: sampleSmsSettings({ baseUrl: 'http://127.0.0.1:9' }) }),
    ).toThrow('unconfirmed');
    expect(save(id, { user: 'mended@example.org', secret: 'new key', name: 'Texts' }).name).toBe('Texts');
  });
});

describe('an e-mail gateway', () => {
  it('is reached through the server of its e-mail account, wherever that is moved', () => {
    const email = practice.addAccount();
    const { id, user, password } = add({ user: 'x', secret: 'y', sms: sampleGateway(email.id) });
    expect({ user, password }).toEqual({ user: null, password: 'not-needed' });
    expect(practice.vault.get(id)).toBeNull();
    expect(practice.ports.accounts.get(id)).toMatchObject({ host: 'mail.example.org', port: 587 });
    const moved = { ...email, host: 'new.example.org', port: 465, security: 'tls' } as const;
    saveAccount(practice.ports, practice.asked, email.id, emailInput(moved));
    expect(practice.ports.accounts.get(id)).toMatchObject({
      ...{ host: 'new.example.org', port: 465, security: 'tls', name: 'Clinic SMS', fromAddress: '' },
      sms: { gateway: { emailAccountId: email.id } },
    });
  });

  it('needs an e-mail account that is there', () => {
    const sms = add();
    for (const emailAccountId of [sampleId('account', 77), sms.id])
      expect(() => add({ sms: sampleGateway(emailAccountId) })).toThrow('not there any more');
  });

  it('keeps its e-mail account from being removed', () => {
    const email = practice.addAccount();
    const { id } = add({ sms: sampleGateway(email.id) });
    expect(() => {
      removeAccount(practice.ports, email.id);
    }).toThrow('Clinic SMS sends its SMS through this account.');
    removeAccount(practice.ports, id);
    removeAccount(practice.ports, email.id);
    expect(practice.ports.accounts.list()).toEqual([]);
  });
});
