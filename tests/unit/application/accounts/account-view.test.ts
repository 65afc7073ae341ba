import { expect, it } from 'vitest';
import { accountView } from '../../../../src/main/application/accounts/account-view';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

it('shows of a password only where it is, and until when the account is held', () => {
  const practice = new TestPractice();
  const account = practice.addAccount();
  practice.asked.blocked.set(account.id, NOW + 1);
  const view = accountView(practice.ports, practice.asked, account);
  expect(view).toEqual({ ...account, password: 'kept', blockedUntil: NOW + 1, credit: null });
  expect(JSON.stringify(view)).not.toContain('secret');
  practice.vault.remove(account.id);
  expect(accountView(practice.ports, practice.asked, account).password).toBe('missing');
  expect(accountView(practice.ports, practice.asked, { ...account, user: null }).password).toBe('not-needed');
});
