import { beforeEach, describe, expect, it } from 'vitest';
import { createPreviewStore } from '../../src/renderer/features/compose/preview-store';
import { createTestStore } from '../../src/renderer/features/compose/test-store';
import { sameTextWords } from '../../src/renderer/shared/words/same-text';
import { FIRST_DESK_SETTINGS } from '../../src/shared/domain/desk-settings';
import type { MessageDraft } from '../../src/shared/domain/draft';
import type { DraftPreview } from '../../src/shared/domain/draft-preview';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { Result } from '../../src/shared/ipc/contract';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleRow } from '../support/sample-rows';

const DRAFT = { subject: 'News' } as MessageDraft;
const person = (number: number) => ({
  patientId: `patient-${String(number)}`,
  patientName: `Patient ${String(number)}`,
  address: `p${String(number)}@example.org`,
});
const previewOf = (patientId: string): DraftPreview => ({
  ...{ patientId, patientName: 'Nguyen, Anh', address: 'anh@example.org', refusal: null },
  text: { channel: 'email', subject: 'News', body: plainRichText('Dear Anh') },
});

let bridge: FakeBridge;

beforeEach(() => {
  bridge = installFakeBridge();
});

describe('the preview of recipients', () => {
  function open(count: number) {
    const shown: string[] = [];
    const recipients = Array.from({ length: count }, (_, index) => person(index + 1));
    const skipped = [{ ...person(count + 1), reason: 'not-asked' as const, missing: [] }];
    const store = createPreviewStore(DRAFT, { recipients, skipped }, (id) => shown.push(id));
    return { store, shown };
  }

  it('lists those who get it before those who do not', () => {
    expect(
      open(2)
        .store.getState()
        .choices.map(({ isSkipped }) => isSkipped),
    ).toEqual([false, false, true]);
  });

  it('names everybody once, and no row of a file that fits nobody', () => {
    const anh = person(1);
    const twice = { ...anh, reason: 'repeated-row' as const, missing: [] };
    const stranger = { ...person(2), patientId: null, reason: 'not-on-record' as const, missing: [] };
    const store = createPreviewStore(
      DRAFT,
      { recipients: [anh], skipped: [twice, stranger] },
      () => undefined,
    );
    expect(store.getState().choices.map(({ patientId }) => patientId)).toEqual([anh.patientId]);
  });

  it('asks for the one that is looked at and for nobody else, however many there are', async () => {
    bridge.answer('compose:preview', ({ patientId }) => yes(previewOf(patientId)));
    const { store, shown } = open(10_000);
    await store.getState().show(7_000);
    expect(bridge.requestsOn('compose:preview')).toEqual([{ draft: DRAFT, patientId: 'patient-7001' }]);
    expect(store.getState().preview?.patientId).toBe('patient-7001');
    expect(shown).toEqual(['patient-7001']);
    await store.getState().show(-1);
    expect(store.getState().index).toBe(7_000);
  });

  it('shows the one gone to last, however late the answer about the one before comes', async () => {
    const late = pending<Result<DraftPreview>>();
    bridge.answer('compose:preview', ({ patientId }) =>
      patientId === 'patient-1' ? late.promise : yes(previewOf(patientId)),
    );
    const { store } = open(3);
    const first = store.getState().show(0);
    expect(store.getState().preview).toBeNull();
    await store.getState().show(1);
    late.settle(yes(previewOf('patient-1')));
    await first;
    expect(store.getState().preview?.patientId).toBe('patient-2');
  });

  it('says why there is none, and the next one is shown all the same', async () => {
    bridge.answer('compose:preview', ({ patientId }) =>
      patientId === 'patient-1'
        ? { ok: false, error: { code: 'not-found', message: 'The patient is not on record any more.' } }
        : yes(previewOf(patientId)),
    );
    const { store } = open(2);
    await store.getState().show(0);
    expect(store.getState().failure?.code).toBe('not-found');
    await store.getState().show(1);
    expect(store.getState()).toMatchObject({ failure: null, preview: { patientId: 'patient-2' } });
  });
});

describe('a test to oneself', () => {
  const answerAddress = (testEmail: string): void => {
    bridge.answer('settings:get', () =>
      yes({ ...FIRST_DESK_SETTINGS, testEmail, testMobile: '0491 570 006' }),
    );
  };
  const sent = { messageId: 'message-1', address: 'kim@clinic.example' };

  beforeEach(() => {
    bridge.answer('compose:send-test', () => yes(sent));
    bridge.answer('messages:rows', () => yes([sampleRow(1)]));
  });

  it('asks for the address where there is none, and sends nothing until it is there', async () => {
    answerAddress('');
    const store = createTestStore();
    await store.getState().readAddress('email');
    await store.getState().send(DRAFT, 'patient-1');
    expect(store.getState().typed).toBe('');
    expect(bridge.requestsOn('compose:send-test')).toEqual([]);
    store.getState().type('kim@clinic.example');
    await store.getState().send(DRAFT, 'patient-1');
    expect(bridge.requestsOn('compose:send-test')).toEqual([
      { draft: DRAFT, patientId: 'patient-1', to: 'kim@clinic.example' },
    ]);
    expect(store.getState()).toMatchObject({ sent, typed: null, address: 'kim@clinic.example' });
  });

  it('goes at once to where the last one went, by channel', async () => {
    answerAddress('kim@clinic.example');
    const store = createTestStore();
    await store.getState().readAddress('sms');
    expect(store.getState().address).toBe('0491 570 006');
    await store.getState().readAddress('email');
    await store.getState().send(DRAFT, 'patient-1');
    expect(bridge.requestsOn('compose:send-test')).toMatchObject([{ to: null }]);
  });

  it('shows what becomes of it as the log changes', async () => {
    answerAddress('kim@clinic.example');
    const store = createTestStore();
    await store.getState().readAddress('email');
    await store.getState().send(DRAFT, 'patient-1');
    bridge.answer('messages:rows', () => yes([sampleRow(1, { status: 'Error' })]));
    await store.getState().follow(['message-9']);
    expect(store.getState().row?.status).toBe('Created');
    await store.getState().follow(['message-9', 'message-1']);
    expect(store.getState().row?.status).toBe('Error');
  });

  it('keeps what was typed and says why when it was not sent', async () => {
    answerAddress('');
    bridge.answer('compose:send-test', () => ({
      ok: false,
      error: { code: 'invalid-input', message: 'Enter the e-mail address that the test goes to.' },
    }));
    const store = createTestStore();
    store.getState().type('kim@');
    await store.getState().send(DRAFT, 'patient-1');
    expect(store.getState()).toMatchObject({ typed: 'kim@', sent: null, failure: { code: 'invalid-input' } });
  });
});

describe('the words for the same text sent lately', () => {
  const now = new Date(2026, 10, 24, 9, 0).getTime();
  const sameText = {
    ...{ batchId: 'batch-1', batchName: 'News', createdAt: new Date(2026, 10, 23, 10, 2).getTime() },
    ...{ isSameText: true, count: 142, recipientCount: 150 },
  };

  it('name how many, what and when', () => {
    expect(sameTextWords(sameText, now)).toBe('142 of 150 of them got the same text yesterday at 10:02.');
    expect(sameTextWords({ ...sameText, count: 150, isSameText: false }, now)).toBe(
      'All 150 of them got a message under the same title yesterday at 10:02.',
    );
  });
});
