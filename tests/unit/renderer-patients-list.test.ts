import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { usePatients } from '../../src/renderer/features/patients/patients-store';
import { NO_SELECTION } from '../../src/renderer/shared/ui/table/row-selection';
import { useUndoToasts } from '../../src/renderer/shared/ui/undo-toasts';
import { installFakeBridge, yes, type FakeBridge } from '../support/fake-bridge';
import { samplePatientRow, samplePush } from '../support/sample-screens';

const state = () => usePatients.getState();
const rowIds = () => state().list.getState().rowIds;
const anh = samplePatientRow({ id: 'anh' });
const joan = samplePatientRow({ id: 'joan', familyName: 'Smith', givenName: 'Joan' });
let bridge: FakeBridge;

beforeEach(async () => {
  vi.useFakeTimers();
  useUndoToasts.getState().dismiss();
  bridge = installFakeBridge();
  bridge.answer('patients:list', ({ text, isArchived }) =>
    yes({
      rows: isArchived ? [] : [anh, joan].filter(({ givenName }) => givenName.startsWith(text)),
      nextCursor: null,
    }),
  );
  bridge.answer('patients:counts', () => yes({ current: 2, archived: 0 }));
  usePatients.setState({ isActing: false });
  state().startOver();
  await vi.runAllTimersAsync();
  bridge.calls.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the list of patients', () => {
  it('asks with every key, without the spaces around', async () => {
    state().search('J');
    state().search('Jo ');
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:list')).toMatchObject([{ text: 'J' }, { text: 'Jo' }]);
    expect(rowIds()).toEqual(['joan']);
  });

  it('forgets who was selected when something else is looked for', () => {
    state().select({ ...NO_SELECTION, selectedIds: new Set(['anh']) });
    state().search('J');
    expect(state().selection).toEqual(NO_SELECTION);
  });

  it('selects all that is found, not only what is on the screen', async () => {
    const people = Array.from({ length: 450 }, (_, index) => samplePatientRow({ id: `p${index}` }));
    bridge.answer('patients:list', ({ cursor, limit }) => {
      const from = Number(cursor ?? '0');
      const isLast = from + limit >= people.length;
      return yes({
        rows: people.slice(from, from + limit),
        nextCursor: isLast ? null : String(from + limit),
      });
    });
    await state().list.getState().read();
    state().select({ ...NO_SELECTION, selectedIds: new Set(rowIds()) });
    await vi.runAllTimersAsync();
    expect(state().selection.selectedIds.size).toBe(450);
    expect(state().list.getState().rows.size).toBe(450);
    state().takeChanges(samplePush({ hasPatientChange: true, patientIds: ['p3'] }));
    await vi.runAllTimersAsync();
    expect(state().list.getState().rows.size).toBe(450);
  });

  it('selects as many as one act can be about, and says so', async () => {
    bridge.answer('patients:list', ({ cursor, limit }) => {
      const from = Number(cursor ?? '0');
      const rows = Array.from({ length: limit }, (_, index) => samplePatientRow({ id: `p${from + index}` }));
      return yes({ rows, nextCursor: String(from + limit) });
    });
    await state().list.getState().read();
    state().select({ ...NO_SELECTION, selectedIds: new Set(rowIds()) });
    await vi.runAllTimersAsync();
    expect(state().selection.selectedIds.size).toBe(10_000);
    expect(state().actionNote).toBe('The first 10,000 are selected.');
  });

  it('stops selecting when something else is looked for', async () => {
    bridge.answer('patients:list', ({ text, cursor }) =>
      yes({ rows: [text === '' && cursor === null ? anh : joan], nextCursor: text === '' ? '1' : null }),
    );
    await state().list.getState().read();
    state().select({ ...NO_SELECTION, selectedIds: new Set(rowIds()) });
    state().search('J');
    await vi.runAllTimersAsync();
    expect(state().selection).toEqual(NO_SELECTION);
  });

  it('shows the archived ones instead', async () => {
    state().showArchived(true);
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:list')).toMatchObject([{ isArchived: true, cursor: null }]);
    expect(rowIds()).toEqual([]);
  });

  it('reads itself and its counts again when a record has changed', async () => {
    bridge.answer('patients:counts', () => yes({ current: 1, archived: 1 }));
    bridge.answer('patients:list', () => yes({ rows: [joan], nextCursor: null }));
    state().takeChanges(samplePush({ hasPatientChange: true, patientIds: ['anh'] }));
    await vi.runAllTimersAsync();
    expect(rowIds()).toEqual(['joan']);
    expect(state().counts).toEqual({ current: 1, archived: 1 });
  });

  it('does not read for changes of messages alone', async () => {
    state().takeChanges(samplePush({ messageIds: ['message-1'] }));
    await vi.runAllTimersAsync();
    expect(bridge.calls).toEqual([]);
  });
});

describe('going to a record and back', () => {
  it('leaves the list as it was', async () => {
    state().search('J');
    await vi.runAllTimersAsync();
    state().select({ ...NO_SELECTION, selectedIds: new Set(['joan']), activeId: 'joan' });
    state().openRecord('joan');
    state().closeRecord();
    expect(state()).toMatchObject({ searchText: 'J', openId: null });
    expect(state().selection.selectedIds).toEqual(new Set(['joan']));
    expect(rowIds()).toEqual(['joan']);
  });

  it('opens another record at its details, and the same one where it was', () => {
    state().openRecord('joan');
    state().showTab('clinical');
    state().openRecord('joan');
    expect(state().tab).toBe('clinical');
    state().openRecord('anh');
    expect(state().tab).toBe('details');
  });

  it('keeps a note that is half written', () => {
    state().openRecord('joan');
    state().draftNote('joan', 'Rang, no ans');
    state().closeRecord();
    state().openRecord('joan');
    expect(state().noteDrafts.get('joan')).toBe('Rang, no ans');
    state().draftNote('joan', '');
    expect(state().noteDrafts.has('joan')).toBe(false);
  });

  it('begins anew with another log', async () => {
    state().search('J');
    state().openRecord('joan');
    state().draftNote('joan', 'Rang');
    state().startOver();
    await vi.runAllTimersAsync();
    expect(state()).toMatchObject({ searchText: '', openId: null, dialog: null });
    expect(state().noteDrafts.size).toBe(0);
    expect(rowIds()).toEqual(['anh', 'joan']);
  });
});

describe('acting on selected patients', () => {
  beforeEach(() => {
    bridge.answer('patients:set-archived', () => yes(null));
  });

  it('archives them and offers to take it back', async () => {
    state().select({ ...NO_SELECTION, selectedIds: new Set(['anh', 'joan']) });
    await state().setArchived([anh, joan], true);
    const { toast } = useUndoToasts.getState();
    expect(toast?.text).toBe('2 patients archived');
    expect(state().selection).toEqual(NO_SELECTION);
    toast?.undo?.();
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:set-archived')).toEqual([
      { patientIds: ['anh', 'joan'], isArchived: true },
      { patientIds: ['anh', 'joan'], isArchived: false },
    ]);
  });

  it('calls a single patient by name', async () => {
    await state().setArchived([joan], true);
    expect(useUndoToasts.getState().toast?.text).toBe('Joan Smith archived');
  });

  it('offers nothing to take back where main said no, and says why', async () => {
    bridge.answer('patients:set-archived', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    await state().setArchived([joan], true);
    expect(useUndoToasts.getState().toast).toBeNull();
    expect(state().actionFailure).toMatchObject({
      happened: 'Not archived.',
      failure: { code: 'disk-full' },
    });
    state().dismissNote();
    expect(state().actionFailure).toBeNull();
  });

  it('exports what the list finds, or those who are selected', async () => {
    bridge.answer('patients:export-csv', () => yes({ savedRows: 1 }));
    state().search('J');
    await state().exportCsv(null, true);
    await state().exportCsv([anh], false);
    expect(bridge.requestsOn('patients:export-csv')).toEqual([
      { text: 'J', isArchived: false, isMasked: true, patientIds: null },
      { text: 'J', isArchived: false, isMasked: false, patientIds: ['anh'] },
    ]);
    expect(state().actionNote).toBe('1 patient exported.');
  });

  it('says nothing when the person closed the file dialog', async () => {
    bridge.answer('patients:export-csv', () => yes({ savedRows: null }));
    await state().exportCsv(null, true);
    expect(state().actionNote).toBeNull();
  });
});
