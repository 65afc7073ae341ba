import { describe, expect, it } from 'vitest';
import { endHandledTroubles } from '../../../../src/main/application/desk/end-handled-troubles';
import { handleAccountTrouble } from '../../../../src/main/application/desk/handle-account-trouble';
import { listAttention } from '../../../../src/main/application/desk/list-attention';
import type { AccountTrouble } from '../../../../src/shared/domain/attention';
import type { TrackingState } from '../../../../src/shared/domain/tracking';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const PAUSE = { reason: 'authentication-refused', at: NOW, detail: '535 Wrong' } as const;
const REFUSED = { kind: 'authentication-refused', detail: 'NO Wrong', at: NOW } as const;
const WELL: TrackingState = { lastCheckedAt: NOW, trouble: null, backfill: null };

/** An account that is paused, and whose mailbox refuses the password. */
function troubledPractice(practice = new TestPractice(), account = practice.addAccount()) {
  practice.ports.accounts.setPause(account.id, PAUSE);
  let state: TrackingState = { ...WELL, trouble: REFUSED };
  const states = () => [{ accountId: account.id, ...state }];
  const stateChanged = endHandledTroubles(practice.ports, states);
  const view = () => listAttention(practice.ports, states);
  return {
    practice,
    account,
    become: (changes: Partial<TrackingState>) => {
      state = { ...state, ...changes };
      stateChanged();
    },
    handle: (about: AccountTrouble, isHandled: boolean, note = '', by = STAFF) => {
      handleAccountTrouble(practice.ports, states, { accountId: account.id, about, isHandled, note }, by);
    },
    handled: (about: AccountTrouble) =>
      (about === 'sending' ? view().pausedAccounts : view().troubledTracking)[0]?.handled,
  };
}

describe.each(['sending', 'tracking'] as const)('handling the trouble of %s', (about) => {
  const other = about === 'sending' ? 'tracking' : 'sending';

  it('is kept with who, when and a note, and is not that of the other', () => {
    const { practice, account, handle, handled } = troubledPractice();
    handle(about, true, ' Asked for the password. ');
    expect(handled(about)).toEqual({ at: NOW, by: STAFF, note: 'Asked for the password.' });
    expect(handled(other)).toBeNull();
    expect(practice.ports.accounts.get(account.id)?.pause).toEqual(PAUSE);
  });

  it('keeps who was first', () => {
    const { handle, handled } = troubledPractice();
    handle(about, true, 'First');
    handle(about, true, 'Second', 'Alex');
    expect(handled(about)).toMatchObject({ by: STAFF, note: 'First' });
  });

  it('can be taken back', () => {
    const { handle, handled } = troubledPractice();
    handle(about, true);
    handle(about, false);
    expect(handled(about)).toBeNull();
  });

  it('is refused when it is over, or the account is gone', () => {
    const { practice, account, handle, become } = troubledPractice();
    practice.ports.accounts.setPause(account.id, null);
    become({ trouble: null });
    expect(() => {
      handle(about, true);
    }).toThrow(about === 'sending' ? 'not paused' : 'read again');
    practice.ports.accounts.remove(account.id, NOW);
    expect(() => {
      handle(about, true);
    }).toThrow('not there any more');
  });
});

describe('what was handled', () => {
  it('is not that of a later pause', () => {
    const { practice, account, handle, handled } = troubledPractice();
    handle('sending', true);
    practice.ports.accounts.setPause(account.id, { ...PAUSE, at: NOW + 1 });
    expect(handled('sending')).toBeNull();
  });

  it('is not that of other trouble with the same mailbox', () => {
    const { handle, handled, become } = troubledPractice();
    handle('tracking', true);
    become({ trouble: { ...REFUSED, kind: 'folder-missing' } });
    expect(handled('tracking')).toBeNull();
  });

  it('stays handled while the trouble lasts, also after a start of the app', () => {
    const before = troubledPractice();
    before.handle('tracking', true);
    const after = troubledPractice(new TestPractice(before.practice), before.account);
    after.become({ lastCheckedAt: null, trouble: null });
    after.become({ trouble: REFUSED });
    expect(after.handled('tracking')).toMatchObject({ by: STAFF });
  });

  it('has ended when the mailbox was read again: the next trouble is a new one', () => {
    const { handle, handled, become } = troubledPractice();
    handle('tracking', true);
    become({ trouble: null });
    become({ trouble: REFUSED });
    expect(handled('tracking')).toBeNull();
  });

  it('ends later where it cannot be written now, and nobody who tells of a state hears of it', () => {
    const { practice, handle, handled, become } = troubledPractice();
    handle('tracking', true);
    practice.disk.fill('attention.setHandling');
    become({ trouble: null });
    practice.disk.makeRoom();
    become({ trouble: REFUSED });
    expect(handled('tracking')).not.toBeNull();
    become({ trouble: null });
    become({ trouble: REFUSED });
    expect(handled('tracking')).toBeNull();
  });
});
