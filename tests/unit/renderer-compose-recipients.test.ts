import { beforeEach, describe, expect, it } from 'vitest';
import { createBatchRecipientsStore } from '../../src/renderer/features/compose/batch-recipients-store';
import type { ComposeStore } from '../../src/renderer/features/compose/compose-state';
import { createComposeStore } from '../../src/renderer/features/compose/compose-store';
import { createRecipientTableStore } from '../../src/renderer/features/compose/recipient-table-store';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { ImportFile } from '../../src/shared/domain/patient-import';
import type { BatchRecipients, RecipientMatch } from '../../src/shared/domain/recipients';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { SAMPLE_TIME, samplePatient } from '../support/sample-screens';
import type { Result } from '../../src/shared/ipc/contract';

const anh = samplePatient();
const joan = samplePatient({ id: 'patient-2', givenName: 'Joan' });
const kim = samplePatient({ id: 'patient-3', givenName: 'Kim' });
let bridge: FakeBridge;

function matchOf(changes: Partial<RecipientMatch> = {}): RecipientMatch {
  return {
    tableId: 'table-1',
    name: 'recall.csv',
    headings: ['E-mail', 'Practitioner'],
    rows: 3,
    patients: [anh, joan],
    counts: { 'not-on-record': 1, 'fits-several': 0, 'repeated-row': 0 },
    unmatched: [],
    ...changes,
  };
}

function openStore(): ComposeStore {
  const memory = { read: () => null, write: () => undefined };
  return createComposeStore({ memory, now: () => SAMPLE_TIME });
}

const idsOf = (store: ComposeStore) => store.getState().draft.recipients.map(({ id }) => id);
const droppedTables = () => bridge.requestsOn('recipients:drop-table');

beforeEach(() => {
  bridge = installFakeBridge();
  bridge.answer('recipients:drop-table', () => yes(null));
  bridge.answer('compose:drop-attachment', () => yes(null));
});

describe('recipients who come together', () => {
  it('are there once, beside those who were chosen before', () => {
    const store = openStore();
    store.getState().addRecipient(joan);
    store.getState().addRecipients([anh, joan, kim]);
    expect(idsOf(store)).toEqual([joan.id, anh.id, kim.id]);
  });

  it('come from a file with its columns as fields of the message', () => {
    const store = openStore();
    store.getState().takeTable(matchOf());
    store.getState().change({ body: plainRichText('With {{column.Practitioner}}') });
    store.setState({ triedCount: 1 });
    store.getState().change({});
    expect(store.getState().problems.body).toBeUndefined();
    store.getState().dropTable();
    expect(store.getState().problems.body).toBeDefined();
    expect(store.getState().draft.table).toBeNull();
    expect(droppedTables()).toEqual([{ tableId: 'table-1' }]);
  });

  it('give way with their file to those of another one, but not those who were chosen by hand', () => {
    const store = openStore();
    store.getState().addRecipient(joan);
    store.getState().takeTable(matchOf());
    store.getState().takeTable(matchOf({ tableId: 'table-2', patients: [kim] }));
    expect(idsOf(store)).toEqual([joan.id, kim.id]);
    expect(droppedTables()).toEqual([{ tableId: 'table-1' }]);
  });

  it('stay when the same file is looked up by other columns', () => {
    const store = openStore();
    store.getState().takeTable(matchOf());
    store.getState().takeTable(matchOf({ patients: [anh] }));
    expect(idsOf(store)).toEqual([anh.id]);
    expect(droppedTables()).toEqual([]);
  });

  it('are given up with the draft only when it cannot come back', () => {
    const store = openStore();
    store.getState().takeTable(matchOf());
    store.getState().discard();
    expect(droppedTables()).toEqual([]);
    store.getState().undoDiscard();
    expect(store.getState().draft.table?.tableId).toBe('table-1');
    store.getState().discard();
    store.getState().change({ subject: 'Another one' });
    expect(droppedTables()).toEqual([{ tableId: 'table-1' }]);
  });

  it('come into the message in hand from the list of patients when it was asked for from there', () => {
    const store = openStore();
    const start = { recipients: [anh], attachments: [], subject: '', purpose: null };
    store.getState().change({ subject: 'Recall' });
    store.getState().chooseInList();
    store.getState().startWith(start);
    expect(store.getState().draft).toMatchObject({ subject: 'Recall', recipients: [anh] });
    store.getState().startWith({ ...start, recipients: [joan] });
    expect(store.getState().draft).toMatchObject({ subject: '', recipients: [joan] });
  });
});

describe('a file of recipients', () => {
  const file: ImportFile = {
    importId: 'table-1',
    name: 'recall.csv',
    sizeBytes: 120,
    encoding: 'utf-8',
    delimiter: ',',
    headers: ['E-mail', 'Practitioner'],
    guess: ['email', null],
    sample: [],
  };

  it('is looked up at once by the columns that were guessed', async () => {
    const store = createRecipientTableStore();
    bridge.answer('recipients:choose-table', () => yes(file));
    bridge.answer('recipients:match', () => yes(matchOf()));
    await store.getState().choose();
    expect(bridge.requestsOn('recipients:match')).toEqual([{ tableId: 'table-1', mapping: ['email', null] }]);
    expect(store.getState().finish()).toEqual(matchOf());
    expect(store.getState()).toMatchObject({ file: null, match: null });
    expect(droppedTables()).toEqual([]);
  });

  it('is looked up again by other columns; only the last answer counts', async () => {
    const store = createRecipientTableStore();
    const slow = pending<Result<RecipientMatch>>();
    bridge.answer('recipients:choose-table', () => yes(file));
    bridge.answer('recipients:match', () => slow.promise);
    const first = store.getState().choose();
    await Promise.resolve();
    await Promise.resolve();
    bridge.answer('recipients:match', () => yes(matchOf({ rows: 9 })));
    await store.getState().setColumn('mobile', 1);
    slow.settle(yes(matchOf()));
    await first;
    expect(store.getState().mapping).toEqual(['email', 'mobile']);
    expect(store.getState().match?.rows).toBe(9);
    await store.getState().setColumn('mobile', null);
    expect(store.getState().mapping).toEqual(['email', null]);
  });

  it('waits for a column to find people by', async () => {
    const store = createRecipientTableStore();
    bridge.answer('recipients:choose-table', () => yes({ ...file, guess: [null, null] }));
    await store.getState().choose();
    expect(bridge.requestsOn('recipients:match')).toEqual([]);
    expect(store.getState().match).toBeNull();
  });

  it('says why it is not taken, and is forgotten when it is not wanted', async () => {
    const store = createRecipientTableStore();
    bridge.answer('recipients:choose-table', () => yes({ name: 'picture.csv', refused: 'not-text' }));
    await store.getState().choose();
    expect(store.getState().refused).toEqual({ name: 'picture.csv', refused: 'not-text' });
    bridge.answer('recipients:choose-table', () => yes(file));
    bridge.answer('recipients:match', () => ({
      ok: false,
      error: { code: 'invalid-input', message: 'The file has more than 10,000 patients.' },
    }));
    await store.getState().choose();
    expect(store.getState().refused).toBeNull();
    expect(store.getState().trouble?.failure.message).toContain('10,000');
    store.getState().cancel();
    expect(droppedTables()).toEqual([{ tableId: 'table-1' }]);
    expect(store.getState()).toMatchObject({ file: null, trouble: null });
  });

  it('stays as it is when the dialog for another one is cancelled', async () => {
    const store = createRecipientTableStore();
    bridge.answer('recipients:choose-table', () => yes(file));
    bridge.answer('recipients:match', () => yes(matchOf()));
    await store.getState().choose();
    bridge.answer('recipients:choose-table', () => yes(null));
    await store.getState().choose();
    expect(store.getState()).toMatchObject({ file, match: matchOf(), busy: null });
  });
});

describe('the recipients of an earlier batch', () => {
  it('are read for the batch and the part of it; only the last answer counts', async () => {
    const store = createBatchRecipientsStore('not-reached');
    const slow = pending<Result<BatchRecipients>>();
    bridge.answer('recipients:of-batch', () => slow.promise);
    const first = store.getState().chooseBatch('batch-1');
    const all = { patients: [anh, joan], archived: 0, notOnRecord: 0 };
    bridge.answer('recipients:of-batch', () => yes(all));
    await store.getState().choosePart('all');
    slow.settle(yes({ patients: [], archived: 1, notOnRecord: 0 }));
    await first;
    expect(store.getState()).toMatchObject({ found: all, isReading: false });
    expect(bridge.requestsOn('recipients:of-batch')).toEqual([
      { batchId: 'batch-1', part: 'not-reached' },
      { batchId: 'batch-1', part: 'all' },
    ]);
  });
});
