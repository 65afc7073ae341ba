import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mergedRecord } from '../../src/renderer/features/patients/merged-record';
import { createRecordStore } from '../../src/renderer/features/patients/record-store';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import type { PatientRecord } from '../../src/shared/domain/patient';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleRow } from '../support/sample-rows';
import { samplePatientRow, samplePush } from '../support/sample-screens';

const RECORD: PatientRecord = {
  patient: samplePatientRow(),
  consents: [],
  consentChanges: [],
  notes: [],
  mergedNames: [],
};
let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  useUndoToasts.getState().dismiss();
  bridge = installFakeBridge();
  bridge.answer('patients:record', () => yes(RECORD));
  bridge.answer('patients:messages', () => yes({ rows: [sampleRow(1)], nextCursor: null }));
  bridge.answer('patients:set-consent', () => yes(null));
  bridge.answer('patients:add-note', () => yes(null));
  bridge.answer('patients:strike-note', () => yes(null));
});

afterEach(() => {
  vi.useRealTimers();
});

async function opened() {
  const store = createRecordStore('patient-1');
  await store.getState().read();
  await store.getState().contacts.getState().read();
  bridge.calls.length = 0;
  return store;
}

const readings = () => bridge.requestsOn('patients:record').length;

describe('an open record', () => {
  it('says when the patient is not on record any more', async () => {
    bridge.answer('patients:record', () => ({ ok: false, error: { code: 'not-found', message: '' } }));
    const store = createRecordStore('patient-1');
    await store.getState().read();
    expect(store.getState()).toMatchObject({ load: 'not-found', record: null });
  });

  it('stays on the screen when it cannot be read again', async () => {
    const store = await opened();
    bridge.answer('patients:record', () => ({ ok: false, error: { code: 'log-unavailable', message: '' } }));
    await store.getState().read();
    expect(store.getState()).toMatchObject({ load: 'ready', record: RECORD });
    expect(store.getState().failure?.code).toBe('log-unavailable');
  });

  it('is read again when something changed it, and not for another patient', async () => {
    const store = await opened();
    store.getState().follow(samplePush({ hasPatientChange: true, patientIds: ['patient-2'] }));
    expect(readings()).toBe(0);
    store.getState().follow(samplePush({ hasPatientChange: true, patientIds: ['patient-1'] }));
    await vi.runAllTimersAsync();
    expect(readings()).toBe(1);
  });

  it('is read again after an import, which names no single records', async () => {
    const store = await opened();
    store.getState().follow(samplePush({ hasPatientChange: true, patientIds: [] }));
    await vi.runAllTimersAsync();
    expect(readings()).toBe(1);
  });

  it('follows the record that took its place', async () => {
    bridge.answer('patients:record', () =>
      yes({ ...RECORD, patient: samplePatientRow({ id: 'patient-kept' }) }),
    );
    const store = await opened();
    store.getState().follow(samplePush({ hasPatientChange: true, patientIds: ['patient-kept'] }));
    await vi.runAllTimersAsync();
    expect(readings()).toBe(1);
  });
});

describe('the contact history', () => {
  it('shows a changed status at once', async () => {
    const store = await opened();
    store.getState().follow(samplePush({ messages: [sampleRow(1, { status: 'Delivered' })] }));
    expect(store.getState().contacts.getState().rows.get('message-1')?.status).toBe('Delivered');
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:messages')).toEqual([]);
  });

  it('takes in a new message of the patient', async () => {
    const store = await opened();
    bridge.answer('patients:messages', () => yes({ rows: [sampleRow(2), sampleRow(1)], nextCursor: null }));
    store.getState().follow(samplePush({ messages: [sampleRow(2)], messageIds: ['message-2'] }));
    await vi.runAllTimersAsync();
    expect(store.getState().contacts.getState().rowIds).toEqual(['message-2', 'message-1']);
  });

  it('is not read for messages of others', async () => {
    const store = await opened();
    const others = sampleRow(7, { patientId: 'patient-2' });
    store.getState().follow(samplePush({ messages: [others], messageIds: [others.id] }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:messages')).toEqual([]);
  });

  it('is read again after more changes than were listed', async () => {
    const store = await opened();
    store.getState().follow(samplePush({ messageIds: ['message-9'], hasMoreMessages: true }));
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:messages')).toHaveLength(1);
  });
});

describe('consent', () => {
  it('is kept at once and can be taken back', async () => {
    const store = await opened();
    await store.getState().setConsent('Marketing', 'email', 'refused');
    const { toast } = useUndoToasts.getState();
    expect(toast?.text).toBe('Marketing by e-mail: refused');
    toast?.undo?.();
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:set-consent')).toEqual([
      { patientId: 'patient-1', purpose: 'Marketing', channel: 'email', choice: 'refused' },
      { patientId: 'patient-1', purpose: 'Marketing', channel: 'email', choice: 'not-asked' },
    ]);
    expect(readings()).toBe(2);
  });

  it('is not written again where nothing changes', async () => {
    const store = await opened();
    await store.getState().setConsent('Marketing', 'email', 'not-asked');
    expect(bridge.calls).toEqual([]);
  });

  it('says why when it was not kept, and offers nothing to take back', async () => {
    bridge.answer('patients:set-consent', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    const store = await opened();
    await store.getState().setConsent('Marketing', 'sms', 'given');
    expect(store.getState().trouble).toMatchObject({ what: 'The consent was not changed.' });
    expect(useUndoToasts.getState().toast).toBeNull();
  });
});

describe('admin notes', () => {
  it('are read again with the one that was added', async () => {
    const store = await opened();
    expect(await store.getState().addNote('Rang, no answer')).toBe(true);
    expect(bridge.requestsOn('patients:add-note')).toEqual([
      { patientId: 'patient-1', text: 'Rang, no answer' },
    ]);
    expect(readings()).toBe(1);
  });

  it('tell when one was not added, so that its text is kept', async () => {
    bridge.answer('patients:add-note', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    const store = await opened();
    expect(await store.getState().addNote('Rang')).toBe(false);
    expect(store.getState().trouble).toMatchObject({ what: 'The note was not added.' });
  });

  it('are struck through and taken back', async () => {
    const store = await opened();
    await store.getState().strikeNote('note-1', true);
    await store.getState().strikeNote('note-1', false);
    expect(bridge.requestsOn('patients:strike-note')).toEqual([
      { noteId: 'note-1', isStruck: true },
      { noteId: 'note-1', isStruck: false },
    ]);
  });
});

describe('what a merged record will look like', () => {
  const kept = samplePatientRow({ id: 'kept', dateOfBirth: null, mobile: null, email: 'anh@example.org' });
  const other = samplePatientRow({
    id: 'other',
    givenName: 'Anne',
    dateOfBirth: '1980-03-12',
    email: 'old@example.org',
    mobile: '+61412345678',
    mobileText: '0412 345 678',
  });

  it('has the facts of the record that is kept, and the other’s where it has none', () => {
    expect(mergedRecord(kept, other)).toEqual({
      ...kept,
      dateOfBirth: '1980-03-12',
      mobile: '+61412345678',
      mobileText: '0412 345 678',
    });
  });

  it('has no address where the kept record says that there is none', () => {
    const none = { ...kept, email: null, hasNoEmail: true };
    expect(mergedRecord(none, other)).toMatchObject({ email: null, hasNoEmail: true });
  });

  it('takes over that there is no address where the kept record does not know of one', () => {
    const unknown = { ...kept, email: null };
    expect(mergedRecord(unknown, { ...other, email: null, hasNoEmail: true })).toMatchObject({
      email: null,
      hasNoEmail: true,
    });
  });
});
