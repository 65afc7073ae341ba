import { beforeEach, describe, expect, it } from 'vitest';
import { createAccountsStore, type AccountsStore } from '../../src/renderer/features/settings/accounts-store';
import { countryChoices } from '../../src/renderer/features/settings/countries';
import { createDeskStore, hasEdits, shownSettings } from '../../src/renderer/features/settings/desk-store';
import type { ConnectionTestView } from '../../src/shared/domain/connection';
import { FIRST_DESK_SETTINGS, type DeskSettings } from '../../src/shared/domain/desk-settings';
import type { TrackingView } from '../../src/shared/domain/tracking';
import type { Result, SessionView } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleTracking } from '../support/log/sample-log';
import { sampleAccount } from '../support/sample-screens';

const works: ConnectionTestView = { ok: true, passed: [], failure: null, sizeLimitBytes: null, hasDsn: true };
const session: SessionView = {
  practice: 'clinic',
  version: '0.1.0',
  platform: 'linux',
  secrets: { isProtected: true, backend: 'keyring' },
};
const typed = {
  fromAddress: 'desk@example.org',
  host: 'mail.example.org',
  user: 'desk',
  password: 'a secret',
};

const sampleTrackingView = (accountId: string): TrackingView => ({
  ...{ accountId, settings: sampleTracking(), hasPassword: true },
  ...{ lastCheckedAt: null, trouble: null, backfill: null },
});

let bridge: FakeBridge;
let accounts: AccountsStore;

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('app:session', () => yes(session));
  bridge.answer('accounts:list', () => yes([sampleAccount()]));
  bridge.answer('tracking:list', () => yes([]));
  bridge.answer('accounts:add', ({ account }) => yes(sampleAccount(account.settings)));
  bridge.answer('accounts:save', ({ account }) => yes(sampleAccount(account.settings)));
  bridge.answer('accounts:test-connection', () => yes(works));
  bridge.answer('practice:set-up-real-account', () => yes(null));
  accounts = createAccountsStore();
});

describe('writing an account', () => {
  it('saves a new one, named after its address where no name was given', async () => {
    accounts.getState().startNew();
    accounts.getState().change(typed);
    expect(await accounts.getState().save()).toBe(true);
    expect(bridge.requestsOn('accounts:add')).toMatchObject([
      { account: { settings: { name: 'desk@example.org', user: 'desk' }, password: 'a secret' } },
    ]);
    expect(accounts.getState()).toMatchObject({ editor: null, note: 'desk@example.org was saved.' });
  });

  it('saves an existing one without touching its password', async () => {
    accounts.getState().edit(sampleAccount());
    accounts.getState().change({ name: 'Recalls' });
    await accounts.getState().save();
    expect(bridge.requestsOn('accounts:save')).toMatchObject([
      { accountId: 'account-1', account: { settings: { name: 'Recalls' }, password: null } },
    ]);
  });

  it('asks nothing of main while there are problems, and takes them back as they are mended', async () => {
    accounts.getState().startNew();
    expect(await accounts.getState().save()).toBe(false);
    await accounts.getState().test();
    expect(bridge.calls).toEqual([]);
    expect(accounts.getState().editor?.problems.host).toBeDefined();
    accounts.getState().change({ host: 'mail.example.org' });
    expect(accounts.getState().editor?.problems.host).toBeUndefined();
  });

  it('keeps what was typed when main cannot save it', async () => {
    bridge.answer('accounts:add', () => ({ ok: false, error: { code: 'disk-full', message: 'Full.' } }));
    accounts.getState().startNew();
    accounts.getState().change(typed);
    expect(await accounts.getState().save()).toBe(false);
    expect(accounts.getState().editor).toMatchObject({
      form: typed,
      busy: null,
      trouble: { what: 'The account was not saved.', failure: { code: 'disk-full' } },
    });
  });

  it('is saved once, however often the button is pressed', async () => {
    const answer = pending<Result<null>>();
    bridge.answer('practice:set-up-real-account', () => answer.promise);
    accounts.getState().startSetUp();
    accounts.getState().change(typed);
    const first = accounts.getState().save();
    expect(await accounts.getState().save()).toBe(false);
    answer.settle(yes(null));
    expect(await first).toBe(true);
    expect(bridge.requestsOn('practice:set-up-real-account')).toHaveLength(1);
  });

  it('ends the training with the first real account', async () => {
    accounts.getState().startSetUp();
    accounts.getState().change(typed);
    await accounts.getState().save();
    expect(bridge.requestsOn('accounts:add')).toEqual([]);
    expect(bridge.requestsOn('practice:set-up-real-account')).toMatchObject([
      { account: { settings: { host: 'mail.example.org' } } },
    ]);
  });

  it('keeps a set-up that was begun when the screen is opened again', () => {
    accounts.getState().startSetUp();
    accounts.getState().change(typed);
    accounts.getState().startSetUp();
    expect(accounts.getState().editor?.form).toMatchObject(typed);
  });
});

describe('the connection test', () => {
  it('is done with what the form says, and with the kept password of the account', async () => {
    accounts.getState().edit(sampleAccount());
    await accounts.getState().test();
    expect(bridge.requestsOn('accounts:test-connection')).toMatchObject([
      { accountId: 'account-1', account: { password: null } },
    ]);
    expect(accounts.getState().editor).toMatchObject({ test: works, busy: null });
  });

  it('counts no more when the connection is changed, but does when only a name is', async () => {
    accounts.getState().edit(sampleAccount());
    await accounts.getState().test();
    accounts.getState().change({ name: 'Recalls' });
    expect(accounts.getState().editor?.test).toEqual(works);
    accounts.getState().change({ port: '2525' });
    expect(accounts.getState().editor?.test).toBeNull();
  });

  it('says nothing of a form that was changed while it ran', async () => {
    const answer = pending<Result<ConnectionTestView>>();
    bridge.answer('accounts:test-connection', () => answer.promise);
    accounts.getState().edit(sampleAccount());
    const testing = accounts.getState().test();
    accounts.getState().change({ host: 'other.example.org' });
    answer.settle(yes(works));
    await testing;
    expect(accounts.getState().editor).toMatchObject({ test: null, busy: null });
  });
});

describe('the list of accounts', () => {
  it('knows whose mailbox is read for reports', async () => {
    bridge.answer('tracking:list', () => yes([sampleTrackingView('account-1')]));
    await accounts.getState().read();
    expect(accounts.getState().trackedIds).toEqual(['account-1']);
  });

  it('says what was done in another editor, and reads again', async () => {
    await accounts.getState().tell('Clinic SMS was saved.');
    expect(accounts.getState()).toMatchObject({
      note: 'Clinic SMS was saved.',
      accounts: [{ id: 'account-1' }],
    });
  });

  it('says why an account was not removed', async () => {
    const message = '2 messages of this account are still in the outbox. Send or cancel them first.';
    bridge.answer('accounts:remove', () => ({ ok: false, error: { code: 'not-allowed-now', message } }));
    expect(await accounts.getState().remove(sampleAccount())).toBe(false);
    expect(accounts.getState().trouble).toMatchObject({
      what: 'Clinic mail was not removed.',
      failure: { message },
    });
  });

  it('reads again after an account was told to try again', async () => {
    bridge.answer('accounts:resume', () => yes(null));
    await accounts.getState().resume(sampleAccount());
    expect(bridge.requestsOn('accounts:resume')).toEqual([{ accountId: 'account-1' }]);
    expect(bridge.requestsOn('accounts:list')).toHaveLength(1);
    expect(accounts.getState().note).toBe('Clinic mail tries again.');
  });
});

describe('the desk', () => {
  let kept: DeskSettings;

  beforeEach(() => {
    kept = {
      ...FIRST_DESK_SETTINGS,
      deskName: 'Front desk',
      practiceName: 'ABC Chiro',
      staffNames: ['Mia', 'Tom'],
      currentStaffName: 'Mia',
      appearance: 'system',
      country: 'AU',
      keepsAddressOfFullMailbox: true,
      holdsBatchesFrom: 20,
    };
    bridge.answer('settings:get', () => yes(kept));
    bridge.answer('settings:save', (wanted) => {
      kept = wanted;
      return yes(null);
    });
    bridge.answer('settings:set-appearance', (wanted) => {
      kept = { ...kept, ...wanted };
      return yes(null);
    });
  });

  it('keeps nothing before it is saved', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ deskName: 'Back desk' });
    expect(shownSettings(store.getState())?.deskName).toBe('Back desk');
    expect(hasEdits(store.getState(), 'desk')).toBe(true);
    expect(kept.deskName).toBe('Front desk');
    await store.getState().saveDesk();
    expect(kept.deskName).toBe('Back desk');
    expect(hasEdits(store.getState(), 'desk')).toBe(false);
    expect(store.getState().savedSection).toBe('desk');
  });

  it('has no changes when a change was taken back by hand', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ deskName: 'Back desk' });
    store.getState().change({ deskName: 'Front desk' });
    expect(hasEdits(store.getState(), 'desk')).toBe(false);
  });

  it('saves names and appearance apart from each other', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ appearance: 'dark' });
    store.getState().change({ practiceName: 'ABC Health' });
    await store.getState().saveDesk();
    expect(kept).toMatchObject({ practiceName: 'ABC Health', appearance: 'system' });
    expect(hasEdits(store.getState(), 'appearance')).toBe(true);
    await store.getState().saveAppearance();
    expect(kept).toMatchObject({ practiceName: 'ABC Health', appearance: 'dark' });
  });

  it('saves what concerns patients without the names that are still being typed', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ country: 'NZ', keepsAddressOfFullMailbox: false });
    store.getState().change({ deskName: 'Back desk' });
    expect(hasEdits(store.getState(), 'patients')).toBe(true);
    await store.getState().savePatients();
    expect(kept).toMatchObject({ country: 'NZ', keepsAddressOfFullMailbox: false, deskName: 'Front desk' });
    expect(store.getState().savedSection).toBe('patients');
    expect(hasEdits(store.getState(), 'patients')).toBe(false);
    expect(hasEdits(store.getState(), 'desk')).toBe(true);
  });

  it('saves from which size on batches are held, or that none is, and no size that means nothing', async () => {
    const store = createDeskStore();
    await store.getState().read();
    for (const holdsBatchesFrom of [0, 1, 10_001]) {
      store.getState().change({ holdsBatchesFrom });
      await store.getState().saveDesk();
      expect(kept.holdsBatchesFrom).toBe(20);
    }
    store.getState().change({ holdsBatchesFrom: 2 });
    await store.getState().saveDesk();
    expect(kept.holdsBatchesFrom).toBe(2);
    store.getState().change({ holdsBatchesFrom: null });
    await store.getState().saveDesk();
    expect(kept.holdsBatchesFrom).toBeNull();
  });

  it('names what is wrong with where a test goes, at each field, and saves it once it is mended', async () => {
    bridge.answer('settings:check-mobile', ({ text }) =>
      yes(
        text === '0491 570 006'
          ? { ok: true, number: '+61491570006' }
          : { ok: false, problem: 'mobile-not-a-mobile' },
      ),
    );
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ testEmail: 'kim@example', testMobile: '02 5550 0100' });
    await store.getState().saveDesk();
    expect(store.getState().fieldProblems).toEqual({
      testEmail: 'The part after the @ is not a mail domain.',
      testMobile: 'This is not a mobile number.',
    });
    expect(bridge.requestsOn('settings:save')).toEqual([]);
    store.getState().change({ testEmail: 'kim@example.org', testMobile: '0491 570 006' });
    expect(store.getState().fieldProblems).toEqual({});
    await store.getState().saveDesk();
    expect(kept).toMatchObject({ testEmail: 'kim@example.org', testMobile: '0491 570 006' });
  });

  it('does not ask again about a mobile that was taken once', async () => {
    kept = { ...kept, testMobile: '0491 570 006' };
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ practicePhone: '(02) 5550 0100' });
    await store.getState().saveDesk();
    expect(kept.practicePhone).toBe('(02) 5550 0100');
    expect(bridge.requestsOn('settings:check-mobile')).toEqual([]);
  });

  it('saves the hours for SMS apart from what concerns patients', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ smsHours: { fromMinute: 540, toMinute: 1_080 }, consentNeededFor: ['Recall'] });
    await store.getState().saveSms();
    expect(kept).toMatchObject({
      smsHours: { fromMinute: 540, toMinute: 1_080 },
      consentNeededFor: ['Education', 'Marketing'],
    });
    expect(store.getState().savedSection).toBe('sms');
    await store.getState().savePatients();
    expect(kept.consentNeededFor).toEqual(['Recall']);
  });

  it('takes a new name once', async () => {
    const store = createDeskStore();
    await store.getState().read();
    expect(store.getState().addStaff(' Priya ')).toBe(true);
    expect(store.getState().addStaff('Priya')).toBe(false);
    expect(store.getState().problem).toBe('Priya is in the list already.');
    expect(shownSettings(store.getState())?.staffNames).toEqual(['Mia', 'Tom', 'Priya']);
  });

  it('puts somebody else at the desk when the name there is removed', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().removeStaff('Mia');
    expect(shownSettings(store.getState())).toMatchObject({ staffNames: ['Tom'], currentStaffName: 'Tom' });
  });

  it('keeps at least one name', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().removeStaff('Mia');
    store.getState().removeStaff('Tom');
    await store.getState().saveDesk();
    expect(store.getState().problem).toMatch(/at least one name/);
    expect(kept.staffNames).toEqual(['Mia', 'Tom']);
  });

  it('shows what another window saved, beside what is being changed here', async () => {
    const store = createDeskStore();
    await store.getState().read();
    store.getState().change({ deskName: 'Back desk' });
    kept = { ...kept, currentStaffName: 'Tom' };
    await store.getState().read();
    expect(shownSettings(store.getState())).toMatchObject({ deskName: 'Back desk', currentStaffName: 'Tom' });
  });
});

describe('the countries to choose from', () => {
  it('begin with Australia and go on by name', () => {
    const words = countryChoices('AU').map((choice) => choice.words);
    expect(words[0]).toBe('Australia');
    expect(words.slice(1)).toEqual(words.slice(1).toSorted((one, other) => one.localeCompare(other)));
    expect(words).toContain('New Zealand');
  });

  it('hold what is kept, even where it is no country that is known', () => {
    expect(countryChoices('JP')).toContainEqual({ value: 'JP', words: 'Japan' });
    expect(countryChoices('not a code')).toContainEqual({ value: 'not a code', words: 'not a code' });
  });

  it('are each there once', () => {
    const codes = countryChoices('NZ').map(({ value }) => value);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
