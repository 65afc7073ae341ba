import { beforeEach, describe, expect, it } from 'vitest';
import { fillFrom, isWrittenIn } from '../../src/renderer/features/compose/use-template';
import { createComposeStore } from '../../src/renderer/features/compose/compose-store';
import { createPreviewStore, previewName } from '../../src/renderer/features/templates/preview-store';
import {
  createTemplatesStore,
  hasUnsaved,
  type TemplatesStore,
} from '../../src/renderer/features/templates/templates-store';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import { mergeFieldWords, mergeProblemWords } from '../../src/renderer/shared/words/merge-fields';
import { FIRST_DESK_SETTINGS } from '../../src/shared/domain/desk-settings';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { Template, TemplateRow } from '../../src/shared/domain/template';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { NOW, sampleId, samplePatient } from '../support/log/sample-log';

const RECALL: Template = {
  id: sampleId('template', 1),
  name: 'Recall',
  channel: 'email',
  purpose: 'Recall',
  subject: 'Time for a check',
  body: plainRichText('Dear {{patient.firstName}}'),
  createdAt: NOW,
  createdBy: 'Mia',
  updatedAt: NOW,
  updatedBy: 'Mia',
};

let bridge: FakeBridge;
let store: TemplatesStore;
let rows: TemplateRow[];

beforeEach(async () => {
  rows = [RECALL];
  bridge = installFakeBridge();
  bridge.answer('templates:list', () => yes(rows));
  bridge.answer('templates:get', () => yes(RECALL));
  bridge.answer('templates:save', () => yes(RECALL));
  bridge.answer('templates:duplicate', () => yes(RECALL));
  bridge.answer('templates:set-removed', () => yes(null));
  store = createTemplatesStore();
  await store.getState().read();
});

const editing = () => {
  const { editing: open } = store.getState();
  if (open === null) throw new Error('No template is being written.');
  return open;
};

describe('writing a template', () => {
  it('begins without a guess at the purpose, and says what is missing at each field once saving was tried', async () => {
    store.getState().startNew('email');
    store.getState().change({ name: 'recall' });
    expect(editing().problems).toEqual({});
    await store.getState().save();
    expect(editing().problems).toEqual({
      name: 'Another template has this name.',
      purpose: 'Choose what it is about.',
      body: 'Write the text.',
    });
    expect(bridge.requestsOn('templates:save')).toEqual([]);
    store.getState().change({ name: 'Other', purpose: 'Recall', body: plainRichText('Hello') });
    expect(editing().problems).toEqual({});
    await store.getState().save();
    expect(bridge.requestsOn('templates:save')).toMatchObject([
      { templateId: null, template: { name: 'Other', channel: 'email', purpose: 'Recall' } },
    ]);
    expect(store.getState().editing).toBeNull();
  });

  it('opens one to change it, and knows what is not saved', async () => {
    await store.getState().edit(RECALL.id);
    expect(hasUnsaved(editing())).toBe(false);
    store.getState().change({ subject: 'Changed' });
    expect(hasUnsaved(editing())).toBe(true);
    store.getState().change({ subject: RECALL.subject });
    expect(hasUnsaved(editing())).toBe(false);
    await store.getState().save();
    expect(bridge.requestsOn('templates:save')).toMatchObject([{ templateId: RECALL.id }]);
  });

  it('keeps what was written where saving fails, and says so', async () => {
    bridge.answer('templates:save', () => ({ ok: false, error: { code: 'disk-full', message: 'full' } }));
    await store.getState().edit(RECALL.id);
    store.getState().change({ subject: 'Changed' });
    await store.getState().save();
    expect(editing().input.subject).toBe('Changed');
    expect(store.getState().trouble).toMatchObject({
      what: 'The template was not saved.',
      failure: { code: 'disk-full' },
    });
    expect(store.getState().isBusy).toBe(false);
  });

  it('takes a removal back', async () => {
    await store.getState().remove(RECALL);
    expect(useUndoToasts.getState().toast?.text).toBe('“Recall” removed');
    useUndoToasts.getState().toast?.undo?.();
    expect(bridge.requestsOn('templates:set-removed')).toEqual([
      { templateId: RECALL.id, isRemoved: true },
      { templateId: RECALL.id, isRemoved: false },
    ]);
  });

  it('offers no way back where nothing was removed', async () => {
    useUndoToasts.getState().dismiss();
    bridge.answer('templates:set-removed', () => ({ ok: false, error: { code: 'internal', message: 'no' } }));
    await store.getState().remove(RECALL);
    expect(useUndoToasts.getState().toast).toBeNull();
    expect(store.getState().trouble?.what).toBe('The template was not removed.');
  });

  it('opens a copy for changing, and forgets all of it with another log', async () => {
    await store.getState().duplicate(RECALL.id);
    expect(editing().id).toBe(RECALL.id);
    store.getState().startOver();
    expect(store.getState()).toMatchObject({ rows: null, editing: null });
  });
});

describe('the preview', () => {
  const patient = { ...samplePatient(1), mobileText: '0412 345 678', hasOpenStop: false };

  it('begins with the first patient and takes values from the record and the desk', async () => {
    bridge.answer('patients:search', () => yes([patient]));
    bridge.answer('patients:rows', () => yes([patient]));
    bridge.answer('settings:get', () =>
      yes({ ...FIRST_DESK_SETTINGS, practiceName: 'ABC', currentStaffName: 'Mia' }),
    );
    const preview = createPreviewStore();
    expect(previewName(preview.getState().patient)).toBe('');
    await preview.getState().begin();
    expect(previewName(preview.getState().patient)).toBe('Nguyen, Anh');
    expect(preview.getState().sources).toMatchObject({
      patient: { mobileText: '0412 345 678' },
      practice: { name: 'ABC' },
      sender: { name: 'Mia' },
    });
  });

  it('says when a patient cannot be read', async () => {
    bridge.answer('patients:search', () => ({
      ok: false,
      error: { code: 'log-unavailable', message: 'no' },
    }));
    const preview = createPreviewStore();
    await preview.getState().begin();
    expect(preview.getState().failure?.code).toBe('log-unavailable');
  });
});

describe('using a template in a message', () => {
  it('fills subject, text and purpose and leaves the rest as it is', () => {
    const compose = createComposeStore({
      memory: { read: () => null, write: () => undefined },
      now: () => NOW,
    });
    compose.getState().change({ recipients: [samplePatient(1)] });
    expect(isWrittenIn(compose.getState().draft)).toBe(false);
    const { draftNumber } = compose.getState();
    fillFrom(RECALL, compose);
    const { draft } = compose.getState();
    expect(draft).toMatchObject({ subject: RECALL.subject, body: RECALL.body, purpose: 'Recall' });
    expect(draft.recipients).toHaveLength(1);
    expect(compose.getState().draftNumber).toBe(draftNumber + 1);
    expect(isWrittenIn(draft)).toBe(true);
  });
});

describe('merge fields in words', () => {
  it('name a field, a column and what is wrong', () => {
    expect(mergeFieldWords('patient.firstName')).toBe('first name');
    expect(mergeFieldWords('column.Appointment time')).toBe('column “Appointment time”');
    expect(mergeProblemWords({ code: 'unknown-field', text: '{{x}}' })).toContain(
      'There is no field “{{x}}”',
    );
  });
});
