import type { StateCreator } from 'zustand';
import type { PatientRow } from '../../../shared/domain/patient';
import { ask, asFailure } from '../../shared/bridge';
import { createPagedRows } from '../../shared/paged-rows';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import type { ListSlice, PatientsState } from './patients-state';

const PAGE_ROWS = 200;

/** The list of patients: found with every key, kept as the log has them. */
export const listSlice: StateCreator<PatientsState, [], [], ListSlice> = (set, get) => {
  const list = createPagedRows<PatientRow>((cursor) => {
    const { searchText, isArchived } = get();
    return ask('patients:list', { text: searchText.trim(), isArchived, cursor, limit: PAGE_ROWS });
  });
  const readCounts = async (): Promise<void> => {
    try {
      set({ counts: await ask('patients:counts', null) });
    } catch (thrown) {
      list.setState({ failure: asFailure(thrown) });
    }
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
    },
    takeChanges: ({ hasPatientChange }) => {
      if (!hasPatientChange || !list.getState().isLoaded) return;
      list.getState().refreshSoon();
      void readCounts();
    },
  };
};
