import { beforeEach, describe, expect, it } from 'vitest';
import { createImportStore } from '../../src/renderer/features/import/import-store';
import type { ImportStore } from '../../src/renderer/features/import/import-state';
import type { ImportCheck, ImportFile, ImportOutcome } from '../../src/shared/domain/patient-import';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';

const FILE: ImportFile = {
  importId: '0192f000-0000-7000-8000-f00000000001',
  name: 'patients.csv',
  sizeBytes: 1_000,
  encoding: 'utf-8',
  delimiter: ',',
  headers: ['Surname', 'Email'],
  guess: ['familyName', 'email'],
  sample: [['Nguyen', 'anh@example.org']],
};
const { importId } = FILE;
const CHECK: ImportCheck = { rows: 3, newPatients: 2, duplicates: 0, repeated: 0, badRows: 1, errors: [] };
const OUTCOME: ImportOutcome = {
  imported: 2,
  duplicates: 0,
  repeated: 0,
  skippedRows: 1,
  isCancelled: false,
};
const NO = { ok: false, error: { code: 'invalid-input', message: 'A quote never closes.' } } as const;

let bridge: FakeBridge;
let store: ImportStore;

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('import:choose', () => yes(FILE));
  bridge.answer('import:check', () => yes(CHECK));
  bridge.answer('import:run', () => yes(OUTCOME));
  bridge.answer('import:cancel', () => yes(null));
  bridge.answer('import:save-errors', () => yes({ isSaved: true }));
  store = createImportStore();
});

describe('an import on the screen', () => {
  it('goes from the file to its columns, its check and what came in', async () => {
    await store.getState().choose();
    expect(store.getState()).toMatchObject({ step: 'columns', file: FILE, mapping: FILE.guess, busy: null });
    await store.getState().startCheck();
    expect(store.getState()).toMatchObject({ step: 'check', check: CHECK });
    await store.getState().run(true);
    expect(store.getState()).toMatchObject({ step: 'done', outcome: OUTCOME });
    expect(bridge.requestsOn('import:run')).toEqual([
      { importId, mapping: FILE.guess, isSkippingBadRows: true },
    ]);
  });

  it('stays where it is when the dialog is cancelled, and when the file is not taken', async () => {
    bridge.answer('import:choose', () => yes(null));
    await store.getState().choose();
    expect(store.getState()).toMatchObject({ step: 'choose', refused: null });
    bridge.answer('import:choose', () => yes({ name: 'photo.png', refused: 'not-text' }));
    await store.getState().choose();
    expect(store.getState()).toMatchObject({ step: 'choose', refused: { name: 'photo.png' }, busy: null });
  });

  it('lets the first file go when another one is chosen', async () => {
    await store.getState().choose();
    bridge.answer('import:choose', () => yes({ ...FILE, importId: 'other' }));
    await store.getState().choose();
    expect(bridge.requestsOn('import:cancel')).toEqual([{ importId }]);
    expect(store.getState().file?.importId).toBe('other');
  });

  it('checks with what a person has said about the columns', async () => {
    await store.getState().choose();
    store.getState().setColumn(0, 'fullName');
    store.getState().setColumn(1, null);
    await store.getState().startCheck();
    expect(bridge.requestsOn('import:check')).toEqual([{ importId, mapping: ['fullName', null] }]);
  });

  it('keeps what was said about the columns in another encoding, and guesses anew with another delimiter', async () => {
    await store.getState().choose();
    store.getState().setColumn(1, null);
    bridge.answer('import:reread', ({ encoding, delimiter }) =>
      yes({ ...FILE, encoding: encoding ?? FILE.encoding, delimiter: delimiter ?? FILE.delimiter }),
    );
    await store.getState().reread({ encoding: 'windows-1252' });
    expect(store.getState()).toMatchObject({
      file: { encoding: 'windows-1252' },
      mapping: ['familyName', null],
    });
    await store.getState().reread({ delimiter: ';' });
    expect(store.getState()).toMatchObject({ file: { delimiter: ';' }, mapping: FILE.guess });
  });

  it('says why a check failed, and leads back to the columns', async () => {
    await store.getState().choose();
    bridge.answer('import:check', () => NO);
    await store.getState().startCheck();
    expect(store.getState()).toMatchObject({
      step: 'check',
      check: null,
      busy: null,
      trouble: { what: 'The file was not checked.', failure: { message: 'A quote never closes.' } },
    });
    store.getState().backToColumns();
    expect(store.getState()).toMatchObject({ step: 'columns', trouble: null });
  });

  it('stays at the check when the import failed', async () => {
    await store.getState().choose();
    await store.getState().startCheck();
    bridge.answer('import:run', () => NO);
    await store.getState().run(false);
    expect(store.getState()).toMatchObject({
      step: 'check',
      check: CHECK,
      outcome: null,
      trouble: { what: 'Nobody was put on record.' },
    });
  });

  it('shows how far it is, of its own file and only while it is under way', async () => {
    await store.getState().choose();
    const progress = { importId, step: 'checking', rowsDone: 200, fraction: 0.5 } as const;
    store.getState().hearProgress(progress);
    expect(store.getState().progress).toBeNull();
    const answer = pending<ReturnType<typeof yes<ImportCheck>>>();
    bridge.answer('import:check', () => answer.promise);
    const checking = store.getState().startCheck();
    store.getState().hearProgress({ ...progress, importId: 'other' });
    expect(store.getState().progress).toBeNull();
    store.getState().hearProgress(progress);
    expect(store.getState()).toMatchObject({ busy: 'checking', progress });
    answer.settle(yes(CHECK));
    await checking;
  });

  it('begins anew after a cancelled check, whatever that still answers', async () => {
    await store.getState().choose();
    const answer = pending<typeof NO>();
    bridge.answer('import:check', () => answer.promise);
    const checking = store.getState().startCheck();
    await store.getState().cancel();
    answer.settle(NO);
    await checking;
    expect(store.getState()).toMatchObject({ step: 'choose', file: null, trouble: null, busy: null });
    expect(bridge.requestsOn('import:cancel')).toEqual([{ importId }]);
  });

  it('waits for the end of a cancelled import, and shows that nothing came in', async () => {
    await store.getState().choose();
    await store.getState().startCheck();
    const answer = pending<ReturnType<typeof yes<ImportOutcome>>>();
    bridge.answer('import:run', () => answer.promise);
    const running = store.getState().run(false);
    await store.getState().cancel();
    expect(store.getState().busy).toBe('importing');
    answer.settle(yes({ ...OUTCOME, imported: 0, isCancelled: true }));
    await running;
    expect(store.getState()).toMatchObject({ step: 'done', outcome: { isCancelled: true }, busy: null });
  });

  it('does one thing at a time', async () => {
    await store.getState().choose();
    await store.getState().startCheck();
    await Promise.all([
      store.getState().run(false),
      store.getState().run(false),
      store.getState().startCheck(),
    ]);
    expect(bridge.requestsOn('import:run')).toHaveLength(1);
    expect(bridge.requestsOn('import:check')).toHaveLength(1);
  });

  it('says that the bad rows were saved, once they were', async () => {
    await store.getState().choose();
    await store.getState().startCheck();
    bridge.answer('import:save-errors', () => yes({ isSaved: false }));
    await store.getState().saveBadRows();
    expect(store.getState().hasSavedBadRows).toBe(false);
    bridge.answer('import:save-errors', () => yes({ isSaved: true }));
    await store.getState().saveBadRows();
    expect(store.getState().hasSavedBadRows).toBe(true);
  });

  it('says when it could not be cancelled', async () => {
    await store.getState().choose();
    bridge.answer('import:cancel', () => NO);
    await store.getState().cancel();
    expect(store.getState().trouble).toMatchObject({ what: 'The import was not cancelled.' });
  });
});
