import { beforeEach, describe, expect, it } from 'vitest';
import { providerHint } from '../../src/renderer/features/settings/provider-hints';
import {
  formOfTracking,
  newTrackingForm,
  toTrackingInput,
  trackingFormProblems,
  withTrackingSecurity,
} from '../../src/renderer/features/settings/tracking-form';
import { createTrackingStore, type TrackingStore } from '../../src/renderer/features/settings/tracking-store';
import type { TrackingTestView, TrackingView } from '../../src/shared/domain/tracking';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleTracking } from '../support/log/sample-log';
import { sampleAccount, SAMPLE_TIME } from '../support/sample-screens';

const works: TrackingTestView = {
  ok: true,
  trouble: null,
  folders: ['INBOX', 'Sent'],
  hasIdle: true,
  mailCount: 7,
};
const view: TrackingView = {
  accountId: 'account-1',
  settings: sampleTracking({ sentFolder: 'Sent' }),
  hasPassword: true,
  lastCheckedAt: SAMPLE_TIME,
  trouble: null,
  backfill: null,
};

describe('the form of a tracking', () => {
  it('proposes what is likely, and the password that is used for sending', () => {
    const form = newTrackingForm(sampleAccount({ host: 'smtp.clinic.example' }));
    expect(form).toMatchObject({
      host: 'imap.clinic.example',
      port: '993',
      security: 'tls',
      user: 'desk@example.org',
      passwordKind: 'same-as-sending',
      folder: 'INBOX',
      isAskingForReceipts: false,
    });
    expect(trackingFormProblems(form)).toEqual({});
    expect(newTrackingForm(sampleAccount({ host: '127.0.0.1', security: 'none', user: null }))).toMatchObject(
      {
        host: '127.0.0.1',
        port: '143',
        user: 'desk@example.org',
        passwordKind: 'typed',
      },
    );
  });

  it('knows the mailbox servers of large providers', () => {
    const form = newTrackingForm(sampleAccount({ host: 'smtp.gmail.com', fromAddress: 'clinic@gmail.com' }));
    expect(form).toMatchObject({ host: 'imap.gmail.com', hasPlusAddresses: true });
    expect(providerHint('clinic@yahoo.com')).toMatchObject({ imapHost: 'imap.mail.yahoo.com' });
    // The clinic's own domain, whose mail a provider runs.
    expect(newTrackingForm(sampleAccount({ host: 'smtp.office365.com' })).host).toBe('outlook.office365.com');
  });

  it('gives settings back as they are saved, and never a password', () => {
    const form = formOfTracking(view.settings, true);
    expect(toTrackingInput(form)).toEqual({
      settings: view.settings,
      password: { kind: 'keep' },
      isUnprotectedAllowed: false,
    });
    expect(toTrackingInput({ ...form, sentFolder: ' ', passwordKind: 'typed', password: 'x' })).toMatchObject(
      {
        settings: { sentFolder: null },
        password: { kind: 'typed', text: 'x' },
      },
    );
    expect(formOfTracking(view.settings, false).passwordKind).toBe('typed');
  });

  it('takes the port with the protection unless a person has chosen one', () => {
    const form = newTrackingForm(sampleAccount());
    expect(withTrackingSecurity(form, 'starttls').port).toBe('143');
    expect(withTrackingSecurity({ ...form, port: '1993' }, 'starttls').port).toBe('1993');
  });

  it('says at its field what stands in the way', () => {
    const form = { ...newTrackingForm(sampleAccount()), host: '', port: 'x', passwordKind: 'typed' as const };
    expect(Object.keys(trackingFormProblems(form)).sort()).toEqual(['host', 'password', 'port']);
  });
});

describe('writing a tracking', () => {
  let bridge: FakeBridge;
  let store: TrackingStore;
  const state = () => store.getState();

  beforeEach(() => {
    bridge = installFakeBridge();
    bridge.answer('tracking:list', () => yes([]));
    bridge.answer('tracking:test', () => yes(works));
    bridge.answer('tracking:save', ({ tracking }) => yes(tracking === null ? null : view));
    bridge.answer('tracking:check-now', () => yes(null));
    store = createTrackingStore(sampleAccount());
  });

  it('tests and saves what the form says', async () => {
    await state().read();
    state().startEditing();
    state().change({ host: 'imap.clinic.example' });
    await state().runTest();
    expect(state()).toMatchObject({ test: works, folders: ['INBOX', 'Sent'], busy: null });
    await state().save();
    expect(bridge.requestsOn('tracking:save')).toMatchObject([
      {
        accountId: 'account-1',
        tracking: { settings: { host: 'imap.clinic.example' }, password: { kind: 'same-as-sending' } },
      },
    ]);
    expect(state()).toMatchObject({ form: null, view, note: 'Tracking was saved.' });
  });

  it('asks nothing of main while there are problems, and takes them back as they are mended', async () => {
    state().startEditing();
    state().change({ host: '' });
    await state().save();
    await state().runTest();
    expect(bridge.calls).toEqual([]);
    expect(state().problems.host).toBeDefined();
    state().change({ host: 'imap.clinic.example' });
    expect(state().problems).toEqual({});
  });

  it('counts a test no more when the connection is changed, but keeps the folders that it found', async () => {
    state().startEditing();
    await state().runTest();
    state().change({ sentFolder: 'Sent' });
    expect(state().test).toEqual(works);
    state().change({ port: '143' });
    expect(state()).toMatchObject({ test: null, folders: ['INBOX', 'Sent'] });
  });

  it('says nothing of a form that was changed while the test ran', async () => {
    const answer = pending<Result<TrackingTestView>>();
    bridge.answer('tracking:test', () => answer.promise);
    state().startEditing();
    const testing = state().runTest();
    state().change({ host: 'other.example.org' });
    answer.settle(yes(works));
    await testing;
    expect(state()).toMatchObject({ test: null, busy: null });
  });

  it('keeps what was typed when main cannot save it', async () => {
    bridge.answer('tracking:save', () => ({ ok: false, error: { code: 'disk-full', message: 'Full.' } }));
    state().startEditing();
    state().change({ folder: 'Bounces' });
    await state().save();
    expect(state()).toMatchObject({
      form: { folder: 'Bounces' },
      busy: null,
      trouble: { what: 'The tracking was not saved.' },
    });
  });

  it('shows only its own account’s tracking, looks now, and turns it off', async () => {
    bridge.answer('tracking:list', () => yes([{ ...view, accountId: 'other' }, view]));
    await state().read();
    expect(state()).toMatchObject({ isRead: true, view });
    await state().checkNow();
    expect(bridge.requestsOn('tracking:check-now')).toEqual([{ accountId: 'account-1' }]);
    await state().turnOff();
    expect(bridge.requestsOn('tracking:save')).toEqual([{ accountId: 'account-1', tracking: null }]);
    expect(state()).toMatchObject({ view: null, note: 'Tracking is off.', busy: null });
  });
});
