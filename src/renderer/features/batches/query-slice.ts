import type { StateCreator } from 'zustand';
import { isQuickFilter } from '../../../shared/domain/message-search';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import type { BatchesState, QuerySlice } from './batches-state';
import { FIRST_QUERY, sortedBy, type MessageQuery } from './message-query';

/** So long after the last key the search begins. */
const SEARCH_DELAY_MS = 120;

/** What a person asks the table for. */
export const querySlice: StateCreator<BatchesState, [], [], QuerySlice> = (set, get) => {
  let searchTimer: ReturnType<typeof setTimeout> | undefined;
  return {
    query: FIRST_QUERY,
    searchText: '',
    selection: NO_SELECTION,

    showQuery: (change) => {
      clearTimeout(searchTimer);
      const query = { ...get().query, ...change };
      const isAnotherBatch = query.batchId !== get().query.batchId;
      // The groups of one batch say nothing about another.
      if (isAnotherBatch && change.quickFilter === undefined && isGroup(query)) query.quickFilter = null;
      set({ query, searchText: query.search, selection: NO_SELECTION });
      void get().readMessages();
      if (isAnotherBatch) void get().readOutcomes();
    },
    typeSearch: (searchText) => {
      set({ searchText });
      clearTimeout(searchTimer);
      searchTimer = setTimeout(() => {
        get().showQuery({ search: searchText });
      }, SEARCH_DELAY_MS);
    },
    chooseQuickFilter: (quickFilter) => {
      get().showQuery({ quickFilter });
    },
    sortBy: (column) => {
      get().showQuery({ sort: sortedBy(get().query, column) });
    },
    select: (selection) => {
      set({ selection });
    },
  };
};

function isGroup({ quickFilter }: MessageQuery): boolean {
  return quickFilter !== null && !isQuickFilter(quickFilter);
}
