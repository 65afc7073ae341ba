import type { StateCreator } from 'zustand';
import type { MessageRow } from '../../../shared/domain/message';
import type { MessagePage } from '../../../shared/domain/message-list';
import { asFailure, ask } from '../../shared/bridge';
import { NO_SELECTION } from '../../shared/ui/table/row-selection';
import type { BatchesState, MessageListSlice } from './batches-state';
import { compareHead, newRowsOnTop, NO_NEWS, updateRows } from './list-changes';
import { FIRST_QUERY, isNewestFirst, isPlain, sortedBy, type MessageQuery } from './message-query';

const PAGE_ROWS = 200;
/** So long after the last key the search begins. */
const SEARCH_DELAY_MS = 120;
/** While changes stream in, a list that only main can judge is compared this often. */
const HEAD_CHECK_MS = 700;

/** The table of messages: what it shows, and how it follows the log without moving under a person's eyes. */
export const messageListSlice: StateCreator<BatchesState, [], [], MessageListSlice> = (set, get) => {
  let reading = 0;
  let isReadingMore = false;
  let isAtTop = true;
  let topPosition = 0;
  let visibleIds: readonly string[] = [];
  let staleIds = new Set<string>();
  let isRefreshing = false;
  let searchTimer: ReturnType<typeof setTimeout> | undefined;
  let headTimer: ReturnType<typeof setTimeout> | undefined;

  const isFreeToMove = () => isAtTop && get().selection.selectedIds.size === 0;

  const readPage = (query: MessageQuery, cursor: string | null): Promise<MessagePage> =>
    ask('messages:list', { ...query, cursor, limit: PAGE_ROWS });

  const putOnTop = (newRows: readonly MessageRow[]) => {
    topPosition = Math.max(topPosition, ...newRows.map(({ position }) => position));
    set(({ rowIds, rows, news }) => ({
      rowIds: [...newRows.map(({ id }) => id), ...rowIds],
      rows: new Map([...rows, ...newRows.map((row) => [row.id, row] as const)]),
      news: { ...news, newCount: 0 },
    }));
  };

  const checkHead = async () => {
    const { query } = get();
    const asked = reading;
    const page = await readPage(query, null);
    // Another list has been asked for in the meantime.
    if (asked !== reading) return;
    set(({ rows }) => ({ rows: updateRows(rows, page.rows) }));
    const headIds = page.rows.map(({ id }) => id);
    const { newIds, hasMoved, isAllNew } = compareHead(get().rowIds, headIds, page.nextCursor === null);
    if (isFreeToMove() && isAllNew) {
      takeFirstPage(page);
    } else if (isFreeToMove() && isNewestFirst(query) && !hasMoved) {
      const isNew = new Set(newIds);
      putOnTop(page.rows.filter(({ id }) => isNew.has(id)));
    } else {
      set({ news: { newCount: newIds.length, hasMoved } });
    }
  };

  const checkHeadSoon = () => {
    headTimer ??= setTimeout(() => {
      headTimer = undefined;
      checkHead().catch((thrown: unknown) => {
        set({ failure: asFailure(thrown) });
      });
    }, HEAD_CHECK_MS);
  };

  /** Reads again what is on the screen of the rows that have changed unseen; one request at a time. */
  const refreshStaleRows = async () => {
    const messageIds = visibleIds.filter((id) => staleIds.has(id));
    if (isRefreshing || messageIds.length === 0) return;
    isRefreshing = true;
    for (const id of messageIds) staleIds.delete(id);
    try {
      const fresh = await ask('messages:rows', { messageIds });
      set(({ rows }) => ({ rows: updateRows(rows, fresh) }));
    } catch (thrown) {
      set({ failure: asFailure(thrown) });
    } finally {
      isRefreshing = false;
    }
    await refreshStaleRows();
  };

  const takeFirstPage = (page: MessagePage) => {
    topPosition = page.rows.reduce((top, { position }) => Math.max(top, position), 0);
    staleIds = new Set();
    set({
      rowIds: page.rows.map(({ id }) => id),
      rows: new Map(page.rows.map((row) => [row.id, row])),
      nextCursor: page.nextCursor,
      notUnderstood: page.notUnderstood,
      isLoaded: true,
      isBusy: false,
      failure: null,
      news: NO_NEWS,
    });
  };

  return {
    query: FIRST_QUERY,
    searchText: '',
    rowIds: [],
    rows: new Map(),
    nextCursor: null,
    notUnderstood: [],
    isLoaded: false,
    isBusy: false,
    failure: null,
    news: NO_NEWS,
    selection: NO_SELECTION,

    showQuery: (change) => {
      clearTimeout(searchTimer);
      const query = { ...get().query, ...change };
      set({ query, searchText: query.search, selection: NO_SELECTION });
      void get().readMessages();
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

    readMessages: async () => {
      reading += 1;
      const asked = reading;
      set({ isBusy: true });
      try {
        const page = await readPage(get().query, null);
        if (asked === reading) takeFirstPage(page);
      } catch (thrown) {
        if (asked === reading) set({ isBusy: false, failure: asFailure(thrown) });
      }
    },
    readMoreMessages: async () => {
      const { query, nextCursor } = get();
      if (nextCursor === null || isReadingMore) return;
      const asked = reading;
      isReadingMore = true;
      try {
        const page = await readPage(query, nextCursor);
        if (asked === reading) {
          set(({ rowIds, rows }) => ({
            rowIds: [...rowIds, ...page.rows.map(({ id }) => id).filter((id) => !rows.has(id))],
            rows: new Map([...rows, ...page.rows.map((row) => [row.id, row] as const)]),
            nextCursor: page.nextCursor,
          }));
        }
      } catch (thrown) {
        if (asked === reading) set({ failure: asFailure(thrown) });
      } finally {
        isReadingMore = false;
      }
    },

    select: (selection) => {
      set({ selection });
    },

    takeMessageChanges: ({ messages, messageIds, hasMoreMessages }) => {
      if (messageIds.length === 0) return;
      const { query, rows, news } = get();
      const updated = updateRows(rows, messages);
      if (updated !== rows) set({ rows: updated });
      const newRows = newRowsOnTop(query, rows, topPosition, messages);
      // Where some new ones have not been shown yet, only main knows what stands between.
      const isComplete = !hasMoreMessages && news.newCount === 0;
      if (newRows.length > 0 && isComplete && isFreeToMove()) putOnTop(newRows);
      else if (newRows.length > 0 || hasMoreMessages || !isPlain(query)) checkHeadSoon();
      if (!hasMoreMessages) return;
      const listed = new Set(messages.map(({ id }) => id));
      for (const id of rows.keys()) if (!listed.has(id)) staleIds.add(id);
      void refreshStaleRows();
    },
    noteVisibleRows: (rowIds) => {
      visibleIds = rowIds;
      void refreshStaleRows();
    },
    noteScrolledToTop: (isNowAtTop) => {
      isAtTop = isNowAtTop;
      if (isAtTop && get().news.newCount > 0) checkHeadSoon();
    },
  };
};
