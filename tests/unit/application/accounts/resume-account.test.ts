import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { resumeAccount } from '../../../../src/main/application/accounts/resume-account';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

describe('pressing Try again', () => {
  it('ends the pause and has what waits tried', () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    practice.ports.accounts.setPause(account.id, { reason: 'too-many-failures', at: NOW, detail: '' });
    resumeAccount(practice.ports, practice.asked, account.id);
    expect(practice.ports.accounts.get(account.id)?.pause).toBeNull();
    expect(practice.asked.asked).toEqual([`renew ${account.id}`]);
  });

  it('is refused for an account that is not there, or not any more', () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    removeAccount(practice.ports, account.id);
    for (const accountId of [account.id, 'unknown']) {
      expect(() => {
        resumeAccount(practice.ports, practice.asked, accountId);
      }).toThrow('not there any more');
    }
    expect(practice.asked.asked).toEqual([]);
  });
});
