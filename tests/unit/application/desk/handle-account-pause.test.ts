import { describe, expect, it } from 'vitest';
import { handleAccountPause } from '../../../../src/main/application/desk/handle-account-pause';
import { listAttention } from '../../../../src/main/application/desk/list-attention';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const PAUSE = { reason: 'authentication-refused', at: NOW, detail: '535 Wrong' } as const;

function pausedPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  practice.ports.accounts.setPause(account.id, PAUSE);
  const handle = (isHandled: boolean, note = '') => {
    handleAccountPause(practice.ports, account.id, isHandled, note, STAFF);
  };
  const handled = () => listAttention(practice.ports, () => []).pausedAccounts[0]?.handled;
  return { practice, account, handle, handled };
}

describe('handling the pause of an account', () => {
  it('is kept with who, when and a note, and leaves the account paused', () => {
    const { practice, account, handle, handled } = pausedPractice();
    handle(true, ' Asked for the password. ');
    expect(handled()).toEqual({ at: NOW, by: STAFF, note: 'Asked for the password.' });
    expect(practice.ports.accounts.get(account.id)?.pause).toEqual(PAUSE);
  });

  it('keeps who was first', () => {
    const { practice, account, handle, handled } = pausedPractice();
    handle(true, 'First');
    handleAccountPause(practice.ports, account.id, true, 'Second', 'Alex');
    expect(handled()).toMatchObject({ by: STAFF, note: 'First' });
  });

  it('can be taken back', () => {
    const { handle, handled } = pausedPractice();
    handle(true);
    handle(false);
    expect(handled()).toBeNull();
  });

  it('is not that of a later pause', () => {
    const { practice, account, handle, handled } = pausedPractice();
    handle(true);
    practice.ports.accounts.setPause(account.id, { ...PAUSE, at: NOW + 1 });
    expect(handled()).toBeNull();
  });

  it('is refused when the account is not paused any more, or is gone', () => {
    const { practice, account, handle } = pausedPractice();
    practice.ports.accounts.setPause(account.id, null);
    expect(() => {
      handle(true);
    }).toThrow('not paused');
    practice.ports.accounts.remove(account.id, NOW);
    expect(() => {
      handle(true);
    }).toThrow('not there any more');
  });
});
