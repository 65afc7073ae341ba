import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mergedRows, withoutExtension } from '../../src/renderer/features/documents/document-row';
import { detailsHint, noPreviewWords } from '../../src/renderer/features/documents/document-words';
import type { DocumentsStore } from '../../src/renderer/features/documents/documents-state';
import { rowOf } from '../../src/renderer/features/documents/documents-state';
import { createDocumentsStore } from '../../src/renderer/features/documents/documents-store';
import { NO_SELECTION } from '../../src/renderer/shared/ui/table/row-selection';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import type { DocumentFile } from '../../src/shared/domain/document';
import type { MessageRow } from '../../src/shared/domain/message';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { sampleRow, sampleRows } from '../support/sample-rows';
import { samplePush } from '../support/sample-screens';

/** A file that was added half a second after the message of a position. */
function sampleFile(position: number, changes: Partial<DocumentFile> = {}): DocumentFile {
  return {
    id: `file-${position}`,
    patientId: 'patient-1',
    name: `Letter ${position}.pdf`,
    mediaType: 'application/pdf',
    sizeBytes: 84_000,
    sha256: String(position).repeat(64),
    addedAt: sampleRow(position).createdAt + 500,
    addedBy: 'Mia',
    ...changes,
  };
}

function selected(id: string) {
  return { selectedIds: new Set([id]), activeId: id, anchorId: id };
}

const refused = { ok: false, error: { code: 'not-found', message: 'Its file is gone.' } } as const;

let bridge: FakeBridge;
let store: DocumentsStore;
/** What main has. */
let log: { files: DocumentFile[]; emails: MessageRow[] };

beforeEach(() => {
  vi.useFakeTimers();
  bridge = installFakeBridge();
  log = { files: [sampleFile(1)], emails: sampleRows(2) };
  bridge.answer('documents:list', ({ cursor, limit }) => {
    const start = Number(cursor ?? 0);
    const end = start + limit;
    const nextCursor = end < log.emails.length ? String(end) : null;
    return yes({ files: log.files, emails: log.emails.slice(start, end), nextCursor });
  });
  store = createDocumentsStore('patient-1');
});

afterEach(() => {
  vi.useRealTimers();
  useUndoToasts.getState().dismiss();
});

function rowIds(): readonly string[] {
  return store.getState().rowIds;
}

/** Main writes e-mails and tells about it. */
async function send(...emails: MessageRow[]): Promise<void> {
  log.emails = [...emails, ...log.emails];
  store.getState().follow(samplePush({ messages: emails, messageIds: emails.map(({ id }) => id) }));
  await vi.advanceTimersByTimeAsync(1_000);
}

describe('files and e-mails in one list', () => {
  it('are newest first', () => {
    const rows = mergedRows([sampleFile(2), sampleFile(0)], sampleRows(3), false);
    expect(rows.map(({ id }) => id)).toEqual(['message-3', 'file-2', 'message-2', 'message-1', 'file-0']);
  });

  it('wait with older files while there are more e-mails, so that none comes in above', () => {
    const rows = mergedRows([sampleFile(2), sampleFile(0)], sampleRows(3, 2), true);
    expect(rows.map(({ id }) => id)).toEqual(['message-3', 'file-2', 'message-2']);
  });

  it.each([
    ['Recall letter.pdf', 'Recall letter'],
    ['2026.03.03 Letter', '2026.03'],
    ['.profile', '.profile'],
    ['Letter', 'Letter'],
  ])('call a message about %s %s', (name, subject) => {
    expect(withoutExtension(name)).toBe(subject);
  });
});

describe('the documents of a patient', () => {
  it('are read page by page as they are scrolled to', async () => {
    log.emails = sampleRows(150);
    await store.getState().read();
    expect(rowIds()).toHaveLength(100);
    await store.getState().emails.getState().readMore();
    expect(rowIds()).toHaveLength(151);
    expect(rowIds().at(-2)).toBe('file-1');
    expect(rowIds().at(-1)).toBe('message-1');
  });

  it('follow a status in its place', async () => {
    await store.getState().read();
    const before = rowIds();
    store
      .getState()
      .follow(samplePush({ messages: [sampleRow(1, { status: 'Delivered' })], messageIds: ['message-1'] }));
    expect(rowOf(store.getState(), 'message-1')).toMatchObject({ status: 'Delivered' });
    expect(rowIds()).toBe(before);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bridge.requestsOn('documents:list')).toHaveLength(1);
  });

  it('take a new e-mail on top by themselves', async () => {
    await store.getState().read();
    await send(sampleRow(3));
    expect(rowIds()).toEqual(['message-3', 'message-2', 'file-1', 'message-1']);
  });

  it('hold a new e-mail back while a row is looked at, until the person wants it', async () => {
    await store.getState().read();
    store.getState().select(selected('message-1'));
    await send(sampleRow(3));
    await send(sampleRow(4));
    expect(rowIds()).toEqual(['message-2', 'file-1', 'message-1']);
    expect(store.getState().heldIds).toEqual(['message-4', 'message-3']);
    store.getState().showHeld();
    expect(rowIds()).toEqual(['message-4', 'message-3', 'message-2', 'file-1', 'message-1']);
    expect(store.getState().heldIds).toEqual([]);
  });

  it('hold a new e-mail back while the list is scrolled down', async () => {
    await store.getState().read();
    store.getState().noteScrolledToTop(false);
    await send(sampleRow(3));
    expect(rowIds()).not.toContain('message-3');
    store.getState().noteScrolledToTop(true);
    await send(sampleRow(4));
    expect(rowIds().slice(0, 2)).toEqual(['message-4', 'message-3']);
  });

  it('show the e-mail at once that was begun here', async () => {
    bridge.answer('documents:attach', () =>
      yes({ id: 'attachment-1', name: 'Letter 1.pdf', mediaType: 'application/pdf', sizeBytes: 84_000 }),
    );
    await store.getState().read();
    store.getState().select(selected('file-1'));
    expect(await store.getState().attach(sampleFile(1))).toMatchObject({ id: 'attachment-1' });
    await send(sampleRow(3));
    expect(rowIds()[0]).toBe('message-3');
    await send(sampleRow(4));
    expect(store.getState().heldIds).toEqual(['message-4']);
  });

  it('are not read again for what is about others, or about an SMS', async () => {
    await store.getState().read();
    await send(sampleRow(3, { patientId: 'patient-2' }));
    await send(sampleRow(4, { channel: 'sms' }));
    store.getState().follow(samplePush({ hasPatientChange: true, patientIds: ['patient-2'] }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(bridge.requestsOn('documents:list')).toHaveLength(1);
  });

  it('are read again when the record has changed, or more than a push tells', async () => {
    await store.getState().read();
    log.files = [sampleFile(1), sampleFile(0)];
    store.getState().follow(samplePush({ hasPatientChange: true, patientIds: ['patient-1'] }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rowIds()).toContain('file-0');
    log.emails = sampleRows(3);
    store.getState().follow(samplePush({ messageIds: ['message-9'], hasMoreMessages: true }));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(rowIds()).toContain('message-3');
  });

  it('know e-mails to the record that was merged into this one', async () => {
    log.emails = [sampleRow(1, { patientId: 'patient-merged' })];
    await store.getState().read();
    await send(sampleRow(3, { patientId: 'patient-merged' }));
    expect(rowIds()).toContain('message-3');
  });

  it('say why they cannot be shown', async () => {
    bridge.answer('documents:list', () => refused);
    await store.getState().read();
    expect(store.getState().emails.getState().failure?.code).toBe('not-found');
  });
});

describe('adding documents', () => {
  it('shows and selects what was added, and says what was not', async () => {
    bridge.answer('documents:add', () =>
      yes({ added: [sampleFile(5)], refused: [{ name: 'Film.mp4', reason: 'too-large' }] }),
    );
    await store.getState().read();
    await store.getState().add();
    expect(bridge.requestsOn('documents:add')).toEqual([{ patientId: 'patient-1' }]);
    expect(rowIds()[0]).toBe('file-5');
    expect([...store.getState().selection.selectedIds]).toEqual(['file-5']);
    expect(store.getState().refused).toEqual([{ name: 'Film.mp4', reason: 'too-large' }]);
    store.getState().dismissRefused();
    expect(store.getState().refused).toEqual([]);
  });

  it('keeps the list when it fails', async () => {
    bridge.answer('documents:add', () => refused);
    await store.getState().read();
    await store.getState().add();
    expect(rowIds()).toHaveLength(3);
    expect(store.getState().trouble?.happened).toBe('No document was added.');
    expect(store.getState().busy).toBeNull();
  });
});

describe('a chosen document', () => {
  it('that cannot be attached says why, and nothing is written', async () => {
    bridge.answer('documents:attach', () => refused);
    expect(await store.getState().attach(sampleFile(1))).toBeNull();
    expect(store.getState().trouble).toMatchObject({
      happened: 'Letter 1.pdf was not attached.',
      failure: { message: 'Its file is gone.' },
    });
  });

  it('no longer shows what went wrong with another one', async () => {
    bridge.answer('documents:attach', () => refused);
    store.getState().select(selected('file-1'));
    await store.getState().attach(sampleFile(1));
    store.getState().select(selected('file-1'));
    expect(store.getState().trouble).not.toBeNull();
    store.getState().select(selected('message-1'));
    expect(store.getState().trouble).toBeNull();
  });

  it('that cannot be saved says why', async () => {
    bridge.answer('documents:save-copy', () => refused);
    await store.getState().saveCopy(sampleFile(1));
    expect(store.getState().trouble?.happened).toBe('No copy of Letter 1.pdf was saved.');
  });

  it('is removed, and comes back with Undo', async () => {
    bridge.answer('documents:set-removed', ({ isRemoved }) => {
      log.files = isRemoved ? [] : [sampleFile(1)];
      return yes(null);
    });
    await store.getState().read();
    store.getState().select(selected('file-1'));
    await store.getState().remove(sampleFile(1));
    expect(rowIds()).toEqual(['message-2', 'message-1']);
    expect(store.getState().selection).toEqual(NO_SELECTION);
    expect(useUndoToasts.getState().toast?.text).toBe('Letter 1.pdf removed');
    useUndoToasts.getState().toast?.undo?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(rowIds()).toEqual(['message-2', 'file-1', 'message-1']);
  });

  it('that is an e-mail opens its details', async () => {
    bridge.answer('windows:open-item', () => yes(null));
    await store.getState().openEmail('message-1');
    expect(bridge.requestsOn('windows:open-item')).toEqual([{ messageId: 'message-1' }]);
  });
});

describe('the words of documents', () => {
  it('say why send details are not to be had', () => {
    expect(detailsHint([])).toBe('Select an e-mailed document to see what became of it.');
    expect(detailsHint([sampleFile(1)])).toBe('This is an added file. Select an e-mailed document.');
    expect(detailsHint([sampleRow(1), sampleRow(2)])).toBe('Select one e-mailed document only.');
    expect(detailsHint([sampleRow(1)])).toBe('Shows what became of this e-mail');
  });

  it('say why there is no preview', () => {
    expect(noPreviewWords(sampleFile(1))).toBeNull();
    expect(noPreviewWords(sampleFile(1, { mediaType: 'application/zip' }))).toMatch(/^This kind of file/);
    expect(noPreviewWords(sampleFile(1, { sizeBytes: 90_000_000 }))).toContain('90 MB');
  });
});
