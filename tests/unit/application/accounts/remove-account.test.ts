import { describe, expect, it } from 'vitest';
import { cancelMessages } from '../../../../src/main/application/messages/cancel-messages';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

describe('removing an account', () => {
  it('takes its password with it and leaves its messages readable', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const ids = await practice.write(account);
    cancelMessages(practice.ports, ids, STAFF);
    removeAccount(practice.ports, account.id);
    expect(practice.ports.accounts.list()).toEqual([]);
    expect(practice.vault.state(account.id)).toBe('missing');
    expect(practice.ports.messages.details(ids[0] ?? '')?.accountName).toBe(account.name);
  });

  it.each([
    [1, '1 message of this account is still in the outbox'],
    [2, '2 messages of this account are still in the outbox'],
  ])('is refused while %i of its messages wait, are on their way or in doubt', async (count, words) => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const ids = await practice.write(account, count);
    practice.ports.outbox.claim(account.id, NOW, 1);
    expect(() => {
      removeAccount(practice.ports, account.id);
    }).toThrow(words);
    practice.ports.outbox.settle(ids[0] ?? '', { state: 'unconfirmed' }, [], NOW);
    expect(() => {
      removeAccount(practice.ports, account.id);
    }).toThrow(words);
    expect(practice.ports.accounts.list()).toHaveLength(1);
    expect(practice.vault.get(account.id)).toBe('secret');
  });
});
