import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isTested, shownTracking } from '../../src/renderer/features/settings/account-editor';
import { createAccountsStore, type AccountsStore } from '../../src/renderer/features/settings/accounts-store';
import type { ConnectionTestView } from '../../src/shared/domain/connection';
import type { TrackingTestView } from '../../src/shared/domain/tracking';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleAccount } from '../support/sample-screens';

const works: ConnectionTestView = { ok: true, passed: [], failure: null, sizeLimitBytes: null, hasDsn: true };
const mailboxWorks: TrackingTestView = {
  ok: true,
  trouble: null,
  folders: ['INBOX', 'Sent'],
  hasIdle: true,
  mailCount: 3,
};
const mailboxRefuses: TrackingTestView = {
  ...mailboxWorks,
  ok: false,
  trouble: { kind: 'authentication-refused', detail: 'NO' },
  folders: [],
};
const typed = {
  fromAddress: 'desk@example.org',
  host: 'mail.example.org',
  user: 'desk',
  password: 'a secret',
};

let bridge: FakeBridge;
let accounts: AccountsStore;

describe('how a new account is tracked', () => {
  const editor = () => {
    const { editor: open } = accounts.getState();
    if (open === null || open.tracking === null) throw new Error('No new account is being written.');
    return { ...open, tracking: open.tracking };
  };
  const shown = () => shownTracking(editor().form, editor().tracking);

  beforeEach(() => {
    bridge = installFakeBridge();
    bridge.answer('accounts:test-connection', () => yes(works));
    bridge.answer('tracking:test', () => yes(mailboxWorks));
    bridge.answer('practice:set-up-real-account', () => yes(null));
    accounts = createAccountsStore();
    accounts.getState().startSetUp();
    accounts.getState().change(typed);
  });

  it('follows from how it sends, but for what a person has changed', () => {
    accounts.getState().change({ host: 'smtp.example.org' });
    expect(shown()).toMatchObject({
      host: 'imap.example.org',
      user: 'desk',
      passwordKind: 'same-as-sending',
    });
    accounts.getState().changeTracking({ folder: 'Bounces' });
    accounts.getState().change({ host: 'SMTP.office365.com', user: 'front' });
    expect(shown()).toMatchObject({
      ...{ host: 'outlook.office365.com', user: 'front', folder: 'Bounces' },
      hasPlusAddresses: true,
    });
    accounts.getState().changeTracking({ host: 'mail.example.net' });
    accounts.getState().change({ host: 'smtp.gmail.com' });
    expect(shown().host).toBe('mail.example.net');
  });

  it('is tested after sending, with the password for sending, and saved with the account', async () => {
    await accounts.getState().test();
    expect(bridge.requestsOn('tracking:test')).toMatchObject([
      { accountId: null, tracking: { password: { kind: 'typed', text: 'a secret' } } },
    ]);
    expect(editor()).toMatchObject({
      busy: null,
      tracking: { test: mailboxWorks, folders: ['INBOX', 'Sent'] },
    });
    expect(isTested(editor())).toBe(true);
    accounts.getState().change({ isUnprotectedAllowed: true });
    await accounts.getState().save();
    expect(bridge.requestsOn('practice:set-up-real-account')).toMatchObject([
      {
        account: { settings: { host: 'mail.example.org' } },
        tracking: {
          settings: { host: 'mail.example.org', folder: 'INBOX', isAskingForReceipts: false },
          password: { kind: 'same-as-sending' },
          isUnprotectedAllowed: true,
        },
      },
    ]);
  });

  it('is not tested while sending does not work: a wrong password is tried once', async () => {
    bridge.answer('accounts:test-connection', () => yes({ ...works, ok: false }));
    await accounts.getState().test();
    expect(bridge.requestsOn('tracking:test')).toEqual([]);
    expect(isTested(editor())).toBe(false);
  });

  it('shows its fields when the test does not pass, and can be left out', async () => {
    bridge.answer('tracking:test', () => yes(mailboxRefuses));
    await accounts.getState().test();
    expect(editor().tracking).toMatchObject({ areFieldsShown: true, test: mailboxRefuses });
    expect(isTested(editor())).toBe(false);
    accounts.getState().setTracking({ isWanted: false });
    expect(isTested(editor())).toBe(true);
    await accounts.getState().save();
    expect(bridge.requestsOn('practice:set-up-real-account')).toMatchObject([{ tracking: null }]);
  });

  it('has to be tested anew when it, or what it follows from, is changed', async () => {
    await accounts.getState().test();
    accounts.getState().changeTracking({ sentFolder: 'Sent' });
    expect(isTested(editor())).toBe(true);
    accounts.getState().changeTracking({ folder: 'Bounces' });
    expect(editor()).toMatchObject({ test: works, tracking: { test: null, folders: ['INBOX', 'Sent'] } });
    await accounts.getState().test();
    accounts.getState().change({ password: 'another' });
    expect(editor()).toMatchObject({ test: null, tracking: { test: null } });
  });

  it('says nothing of a mailbox that was changed while it was looked into', async () => {
    const answer = pending<Result<TrackingTestView>>();
    bridge.answer('tracking:test', () => answer.promise);
    const testing = accounts.getState().test();
    await vi.waitFor(() => {
      expect(bridge.requestsOn('tracking:test')).toHaveLength(1);
    });
    accounts.getState().changeTracking({ port: '1993' });
    answer.settle(yes(mailboxWorks));
    await testing;
    expect(editor()).toMatchObject({ test: works, busy: null, tracking: { test: null } });
  });

  it('shows the field that stands in the way, and asks nothing of main before it is mended', async () => {
    accounts.getState().change({ user: '', password: '' });
    expect(await accounts.getState().save()).toBe(false);
    expect(editor().tracking).toMatchObject({
      areFieldsShown: true,
      problems: { password: 'Enter the password of the mailbox.' },
    });
    expect(bridge.calls).toEqual([]);
    accounts.getState().setTracking({ isWanted: false });
    expect(await accounts.getState().save()).toBe(true);
  });

  it('does not stand behind the account that exists', () => {
    accounts.getState().edit(sampleAccount());
    expect(accounts.getState().editor?.tracking).toBeNull();
  });
});
