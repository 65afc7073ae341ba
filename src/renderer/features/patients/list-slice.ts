import type { StateCreator } from 'zustand';
import type { PatientRow } from '../../../shared/domain/patient';
import { ask, asFailure } from '../../shared/bridge';
import { createPagedRows } from '../../shared/paged-rows';
import { RECIPIENT_LIMIT } from '../../../shared/domain/draft';
import { numberWords } from '../../shared/words/numbers';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import type { ListSlice, PatientsState } from './patients-state';

const PAGE_ROWS = 200;

/** The list of patients: found with every key, kept as the log has them. */
export const listSlice: StateCreator<PatientsState, [], [], ListSlice> = (set, get) => {
  const list = createPagedRows<PatientRow>(
    (cursor) => {
      const { searchText, isArchived } = get();
      return ask('patients:list', { text: searchText.trim(), isArchived, cursor, limit: PAGE_ROWS });
    },
    // What is selected stays so, on the screen or not.
    (rowIds) => rowIds.findLast((id) => get().selection.selectedIds.has(id)) ?? null,
  );
  const readCounts = async (): Promise<void> => {
    try {
      set({ counts: await ask('patients:counts', null) });
    } catch (thrown) {
      list.setState({ failure: asFailure(thrown) });
    }
  };
  /** Selects all that is found, whether it has been looked at or not, up to what one act can be about. */
  const selectAllFound = async (): Promise<void> => {
    const begun = get().selection;
    const { searchText, isArchived } = get();
    const isStillWanted = () =>
      get().selection === begun && get().searchText === searchText && get().isArchived === isArchived;
    const isComplete = () => {
      const { nextCursor, failure, rowIds } = list.getState();
      return nextCursor === null || failure !== null || rowIds.length >= RECIPIENT_LIMIT;
    };
    while (isStillWanted() && !isComplete()) await list.getState().readMore();
    if (!isStillWanted()) return;
    const { rowIds, nextCursor } = list.getState();
    const selectedIds = new Set(rowIds.slice(0, RECIPIENT_LIMIT));
    set({ selection: { ...begun, selectedIds } });
    if (nextCursor !== null || rowIds.length > selectedIds.size)
      set({ actionNote: `The first ${numberWords(selectedIds.size)} are selected.` });
  };
  return {
    searchText: '',
    isArchived: false,
    counts: null,
    selection: NO_SELECTION,
    list,

    readPatients: async () => {
      await Promise.all([list.getState().read(), readCounts()]);
    },
    search: (searchText) => {
      set({ searchText, selection: NO_SELECTION });
      void list.getState().read();
    },
    showArchived: (isArchived) => {
      if (isArchived === get().isArchived) return;
      set({ isArchived, selection: NO_SELECTION });
      void list.getState().read();
    },
    select: (selection) => {
      set({ selection });
      const { rowIds, nextCursor } = list.getState();
      const isAllThatIsLoaded = rowIds.length > 0 && selection.selectedIds.size === rowIds.length;
      if (isAllThatIsLoaded && nextCursor !== null) void selectAllFound();
    },
    takeChanges: ({ hasPatientChange }) => {
      if (!hasPatientChange || !list.getState().isLoaded) return;
      list.getState().refreshSoon();
      void readCounts();
    },
  };
};
