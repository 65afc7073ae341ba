import { describe, expect, it } from 'vitest';
import { addAccount } from '../../../../src/main/application/accounts/add-account';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { saveAccount } from '../../../../src/main/application/accounts/save-account';
import type { AccountInput, AccountSettings } from '../../../../src/shared/domain/account';
import { InMemorySecretVault } from '../../../support/in-memory/in-memory-secret-vault';
import { SAMPLE_CAPABILITIES } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const SETTINGS: AccountSettings = {
  name: ' Reception ',
  host: ' Mail.Example.ORG ',
  port: 587,
  security: 'starttls',
  user: ' desk@example.org ',
  fromName: ' Example Clinic ',
  fromAddress: ' desk@example.org ',
  replyTo: ' ',
  messagesPerMinute: 60,
  messagesPerMinutePerDomain: null,
};

function input(changes: Partial<AccountInput> = {}): AccountInput {
  return { settings: SETTINGS, password: 'secret', isUnprotectedAllowed: false, ...changes };
}

function save(practice: TestPractice, accountId: string | null, changes: Partial<AccountInput> = {}) {
  return accountId === null
    ? addAccount(practice.ports, practice.asked, { account: input(changes), tracking: null })
    : saveAccount(practice.ports, practice.asked, accountId, input(changes));
}

describe('saving an account', () => {
  it('keeps a new one in good form, its password in the vault only', () => {
    const practice = new TestPractice();
    const view = save(practice, null);
    expect(view).toEqual({
      id: view.id,
      kind: 'smtp',
      sms: null,
      createdAt: NOW,
      name: 'Reception',
      host: 'mail.example.org',
      port: 587,
      security: 'starttls',
      user: 'desk@example.org',
      fromName: 'Example Clinic',
      fromAddress: 'desk@example.org',
      replyTo: null,
      messagesPerMinute: 60,
      messagesPerMinutePerDomain: null,
      pause: null,
      capabilities: null,
      password: 'kept',
      blockedUntil: null,
      credit: null,
    });
    expect(practice.vault.get(view.id)).toBe('secret');
    expect(JSON.stringify(practice.ports.accounts.list())).not.toContain('secret');
    expect(practice.asked.asked).toEqual([`renew ${view.id}`]);
  });

  it('leaves the password as it is, changes it, or removes it', () => {
    const practice = new TestPractice();
    const { id } = save(practice, null);
    expect(save(practice, id, { password: null }).password).toBe('kept');
    expect(practice.vault.get(id)).toBe('secret');
    save(practice, id, { password: 'other' });
    expect(practice.vault.get(id)).toBe('other');
    expect(save(practice, id, { password: '' }).password).toBe('missing');
    expect(practice.vault.get(id)).toBeNull();
  });

  it('keeps no password for a server that asks for none', () => {
    const practice = new TestPractice();
    const { id } = save(practice, null);
    expect(save(practice, id, { settings: { ...SETTINGS, user: ' ' } }).password).toBe('not-needed');
    expect(practice.vault.get(id)).toBeNull();
  });

  it('says when the password is kept for this run only', () => {
    const practice = new TestPractice();
    practice.ports.vault = new InMemorySecretVault(false);
    expect(save(practice, null).password).toBe('this-run-only');
    expect(save(practice, null, { isUnprotectedAllowed: true }).password).toBe('kept');
  });

  it('ends a pause: what was wrong may be mended', () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    practice.ports.accounts.setPause(account.id, { reason: 'authentication-refused', at: NOW, detail: '' });
    expect(save(practice, account.id, { settings: account }).pause).toBeNull();
  });

  it('forgets what another server had offered, and not what the same one did', () => {
    const practice = new TestPractice();
    const account = practice.addAccount({ capabilities: SAMPLE_CAPABILITIES });
    const renamed = { ...account, name: 'Front desk' };
    expect(save(practice, account.id, { settings: renamed }).capabilities).toEqual(SAMPLE_CAPABILITIES);
    const moved = { ...account, port: 465 };
    expect(save(practice, account.id, { settings: moved }).capabilities).toBeNull();
  });

  it('saves nothing of settings that cannot be used, and says what is wrong with them', () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const settings = { ...SETTINGS, port: 0, fromName: 'A\r\nBcc: eve@example.org' };
    expect(() => save(practice, account.id, { settings })).toThrow(
      'Not saved: port-range, from-name-line-break.',
    );
    expect(practice.ports.accounts.list()).toEqual([account]);
    expect(practice.vault.get(account.id)).toBe('secret');
    expect(practice.asked.asked).toEqual([]);
  });

  it('saves nothing when the password cannot be kept', () => {
    const practice = new TestPractice();
    practice.vault.set = () => {
      throw new Error('no keyring');
    };
    expect(() => save(practice, null)).toThrow('no keyring');
    expect(practice.ports.accounts.list()).toEqual([]);
  });

  it('is refused for one that was removed', () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    removeAccount(practice.ports, account.id);
    expect(() => save(practice, account.id)).toThrow('not there any more');
    expect(practice.vault.get(account.id)).toBeNull();
  });

  it('is refused in the training: from there no message may leave this computer', () => {
    const practice = new TestPractice();
    const training = practice.addAccount({ kind: 'training', host: '127.0.0.1', security: 'none' });
    expect(() => save(practice, null)).toThrow('real account');
    expect(() => save(practice, training.id)).toThrow('real account');
    expect(practice.ports.accounts.list()).toEqual([training]);
  });
});
