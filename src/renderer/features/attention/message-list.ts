import { createStore, type StoreApi } from 'zustand/vanilla';
import type { MessageRow } from '../../../shared/domain/message';
import type { MessageSort } from '../../../shared/domain/message-search';
import type { MessagePage } from '../../../shared/domain/message-list';
import { passesQuickFilter } from '../../../shared/domain/quick-filter';
import type { ChangesPush } from '../../../shared/ipc/contract';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { LISTED_IDS_LIMIT } from '../../shared/read-again';
import { NO_SELECTION, type RowSelection } from '../../shared/ui/table/row-selection';

type ListedFilter = 'needs-attention' | 'handled';

export interface MessageListState {
  rowIds: readonly string[];
  rows: ReadonlyMap<string, MessageRow>;
  nextCursor: string | null;
  sort: MessageSort;
  selection: RowSelection;
  /** False until the first answer has come. */
  isLoaded: boolean;
  isBusy: boolean;
  failure: BridgeFailure | null;
}

export interface MessageListActions {
  read: () => Promise<void>;
  readMore: () => Promise<void>;
  follow: (changes: ChangesPush) => void;
  sortBy: (column: MessageSort['column']) => void;
  select: (selection: RowSelection) => void;
}

export type MessageListStore = StoreApi<MessageListState & MessageListActions>;

const PAGE_ROWS = 200;
/** While changes stream in, what only main can tell is asked for this often. */
const ASK_AGAIN_MS = 700;

/** Messages that one of the quick filters lists; whoever does not belong to them any more leaves at once. */
export function createMessageList(quickFilter: ListedFilter): MessageListStore {
  return createStore((set, get) => {
    let listNumber = 0;
    let isReadingMore = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readPage = (cursor: string | null): Promise<MessagePage> =>
      ask('messages:list', {
        batchId: null,
        search: '',
        quickFilter,
        sort: get().sort,
        cursor,
        limit: PAGE_ROWS,
      });
    const fail = (thrown: unknown): void => {
      set({ isBusy: false, failure: asFailure(thrown) });
    };
    const take = (changed: readonly MessageRow[]): void => {
      if (changed.length > 0) set((state) => withChanges(state, changed, quickFilter));
    };
    const read = async (): Promise<void> => {
      listNumber += 1;
      const mine = listNumber;
      set({ isBusy: true });
      try {
        const page = await readPage(null);
        if (mine === listNumber) set({ ...firstPage(page), isBusy: false, isLoaded: true, failure: null });
      } catch (thrown) {
        if (mine === listNumber) fail(thrown);
      }
    };
    /** The first page as it is now, above what was loaded before: nothing that is shown leaves by it. */
    const readHead = async (): Promise<void> => {
      const mine = listNumber;
      try {
        const page = await readPage(null);
        if (mine === listNumber) set((state) => withHead(state, page));
      } catch (thrown) {
        if (mine === listNumber) fail(thrown);
      }
    };
    const readStale = async (messageIds: readonly string[]): Promise<void> => {
      try {
        if (messageIds.length > 0) take(await ask('messages:rows', { messageIds: [...messageIds] }));
      } catch (thrown) {
        fail(thrown);
      }
    };
    const soon = (action: () => Promise<void>): void => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void action();
      }, ASK_AGAIN_MS);
    };
    return {
      rowIds: [],
      rows: new Map(),
      nextCursor: null,
      sort: { column: 'statusTime', isDescending: true },
      selection: NO_SELECTION,
      isLoaded: false,
      isBusy: false,
      failure: null,
      read,
      readMore: async () => {
        const { nextCursor } = get();
        if (nextCursor === null || isReadingMore) return;
        const mine = listNumber;
        isReadingMore = true;
        try {
          const page = await readPage(nextCursor);
          if (mine === listNumber) set((state) => withNextPage(state, page));
        } catch (thrown) {
          if (mine === listNumber) fail(thrown);
        } finally {
          isReadingMore = false;
        }
      },
      follow: ({ messages, messageIds, hasMoreMessages }) => {
        if (messageIds.length === 0) return;
        take(messages);
        if (messageIds.length >= LISTED_IDS_LIMIT) {
          soon(read);
          return;
        }
        const { rows } = get();
        const isNew = (row: MessageRow) => !rows.has(row.id) && belongs(row, quickFilter);
        if (hasMoreMessages || messages.some(isNew)) soon(readHead);
        if (!hasMoreMessages) return;
        const listed = new Set(messages.map(({ id }) => id));
        void readStale(messageIds.filter((id) => rows.has(id) && !listed.has(id)));
      },
      sortBy: (column) => {
        const { sort } = get();
        const isTime = column === 'created' || column === 'statusTime';
        const isDescending = sort.column === column ? !sort.isDescending : isTime;
        set({ sort: { column, isDescending }, selection: NO_SELECTION });
        void read();
      },
      select: (selection) => {
        set({ selection });
      },
    };
  });
}

/** Neither of the two filters looks at the time. */
function belongs(row: MessageRow, quickFilter: ListedFilter): boolean {
  return passesQuickFilter(quickFilter, row, { now: 0, startOfToday: 0 });
}

type Listed = Pick<MessageListState, 'rowIds' | 'rows' | 'nextCursor' | 'selection'>;

function firstPage(page: MessagePage): Listed {
  return {
    rowIds: page.rows.map(({ id }) => id),
    rows: new Map(page.rows.map((row) => [row.id, row])),
    nextCursor: page.nextCursor,
    selection: NO_SELECTION,
  };
}

function withNextPage({ rowIds, rows }: Listed, page: MessagePage): Omit<Listed, 'selection'> {
  return {
    rowIds: [...rowIds, ...page.rows.map(({ id }) => id).filter((id) => !rows.has(id))],
    rows: new Map([...rows, ...page.rows.map((row) => [row.id, row] as const)]),
    nextCursor: page.nextCursor,
  };
}

function withHead(state: Listed, page: MessagePage): Partial<Listed> {
  const headIds = page.rows.map(({ id }) => id);
  // So much is new that rows between this page and what is loaded would be missing.
  if (!headIds.some((id) => state.rows.has(id))) return firstPage(page);
  const inHead = new Set(headIds);
  const isWhole = page.nextCursor === null;
  const below = isWhole ? [] : state.rowIds.filter((id) => !inHead.has(id));
  return {
    rowIds: [...headIds, ...below],
    rows: new Map([...(isWhole ? [] : state.rows), ...page.rows.map((row) => [row.id, row] as const)]),
    // Where nothing is loaded below the first page, it is this page that the next one follows.
    nextCursor: isWhole || below.length === 0 ? page.nextCursor : state.nextCursor,
  };
}

function withChanges(state: Listed, changed: readonly MessageRow[], filter: ListedFilter): Partial<Listed> {
  const known = changed.filter(({ id }) => state.rows.has(id));
  if (known.length === 0) return {};
  const rows = new Map(state.rows);
  const leaving = new Set<string>();
  for (const row of known) {
    if (belongs(row, filter)) rows.set(row.id, row);
    else {
      rows.delete(row.id);
      leaving.add(row.id);
    }
  }
  if (leaving.size === 0) return { rows };
  return {
    rows,
    rowIds: state.rowIds.filter((id) => !leaving.has(id)),
    selection: withoutRows(state.selection, state.rowIds, leaving),
  };
}

/** The keyboard goes to the next row that stays, so that one after the other can be dealt with. */
function withoutRows(
  selection: RowSelection,
  rowIds: readonly string[],
  leaving: ReadonlySet<string>,
): RowSelection {
  const { selectedIds, activeId, anchorId } = selection;
  const selected = new Set([...selectedIds].filter((id) => !leaving.has(id)));
  if (activeId === null || !leaving.has(activeId)) return { ...selection, selectedIds: selected };
  const from = rowIds.indexOf(activeId);
  const staying = (ids: readonly string[]) => ids.find((id) => !leaving.has(id));
  const next = staying(rowIds.slice(from)) ?? staying(rowIds.slice(0, from).reverse()) ?? null;
  return {
    selectedIds: selected,
    activeId: next,
    anchorId: anchorId !== null && leaving.has(anchorId) ? null : anchorId,
  };
}
