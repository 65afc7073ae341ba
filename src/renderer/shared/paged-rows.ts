import { createStore, type StoreApi } from 'zustand/vanilla';
import { asFailure, type BridgeFailure } from './bridge';

interface RowsPage<Row> {
  rows: Row[];
  nextCursor: string | null;
}

interface PagedRowsState<Row> {
  rowIds: readonly string[];
  rows: ReadonlyMap<string, Row>;
  nextCursor: string | null;
  /** False until the first answer has come. */
  isLoaded: boolean;
  isBusy: boolean;
  failure: BridgeFailure | null;
  /** Reads the list afresh; what is shown stays until the answer is there. Of several, the last one counts. */
  read: () => Promise<void>;
  readMore: () => Promise<void>;
  /** Something has changed: reads again, soon and not too often, as far as the list is looked at. */
  refreshSoon: () => void;
  noteVisibleRows: (rowIds: readonly string[]) => void;
  /** Puts changed rows in their places; those that are not shown are left out. */
  put: (rows: readonly Row[]) => void;
  clear: () => void;
}

export type PagedRows<Row> = StoreApi<PagedRowsState<Row>>;

/** A burst of changes is read once. */
const REFRESH_AFTER_MS = 250;
/** So many rows past those on the screen are read again with them. */
const ROWS_AHEAD = 60;

/**
 * Rows of a list that is read page by page, by keyset, and kept as main has them.
 * @param lastKeptId a row that is needed although it may be off the screen: refreshing reads as far as to it
 */
export function createPagedRows<Row extends { id: string }>(
  readPage: (cursor: string | null) => Promise<RowsPage<Row>>,
  lastKeptId: (rowIds: readonly string[]) => string | null = () => null,
): PagedRows<Row> {
  return createStore((set, get) => ({
    ...noRows<Row>(),
    ...readings(readPage, lastKeptId, set, get),
    put: (changed) => {
      const known = changed.filter(({ id }) => get().rows.has(id));
      if (known.length > 0) set(({ rows }) => ({ rows: new Map([...rows, ...byId(known)]) }));
    },
  }));
}

type Set<Row> = PagedRows<Row>['setState'];
type Get<Row> = PagedRows<Row>['getState'];
type Readings = 'read' | 'readMore' | 'refreshSoon' | 'noteVisibleRows' | 'clear';

function readings<Row extends { id: string }>(
  readPage: (cursor: string | null) => Promise<RowsPage<Row>>,
  lastKeptId: (rowIds: readonly string[]) => string | null,
  set: Set<Row>,
  get: Get<Row>,
): Pick<PagedRowsState<Row>, Readings> {
  /** Grows with every list that is asked for: an answer for an earlier one is too late. */
  let listNumber = 0;
  /** Grows with every list that is shown: a next page belongs to the list from which it was asked. */
  let shownNumber = 0;
  /** Whoever asks for more while more is being read waits for the same. */
  let readingMore: Promise<void> | null = null;
  let lastVisibleId: string | null = null;
  const show = (page: RowsPage<Row>) => {
    shownNumber += 1;
    set({ ...listOf(page), isLoaded: true, isBusy: false, failure: null });
  };
  const fail = (thrown: unknown) => {
    set({ isBusy: false, failure: asFailure(thrown) });
  };
  const readNext = async (cursor: string): Promise<void> => {
    const mine = shownNumber;
    try {
      const page = await readPage(cursor);
      if (mine === shownNumber) set((state) => withPage(state, page));
    } catch (thrown) {
      if (mine === shownNumber) fail(thrown);
    }
  };
  const refresh = async (): Promise<void> => {
    const mine = listNumber;
    const { rowIds } = get();
    const lastWanted = [lastVisibleId, lastKeptId(rowIds)].map((id) => rowIds.indexOf(id ?? ''));
    const wanted = Math.max(...lastWanted) + 1 + ROWS_AHEAD;
    try {
      const page = await readUpTo(readPage, wanted);
      if (mine === listNumber) show(page);
    } catch (thrown) {
      if (mine === listNumber) fail(thrown);
    }
  };
  return {
    read: async () => {
      const mine = ++listNumber;
      set({ isBusy: true });
      try {
        const page = await readPage(null);
        if (mine === listNumber) show(page);
      } catch (thrown) {
        if (mine === listNumber) fail(thrown);
      }
    },
    readMore: async () => {
      const { nextCursor } = get();
      if (nextCursor === null) return;
      readingMore ??= readNext(nextCursor).finally(() => {
        readingMore = null;
      });
      await readingMore;
    },
    refreshSoon: createRefreshing(refresh),
    noteVisibleRows: (rowIds) => {
      lastVisibleId = rowIds.at(-1) ?? null;
    },
    clear: () => {
      listNumber += 1;
      shownNumber += 1;
      set(noRows<Row>());
    },
  };
}

/** Runs one refreshing at a time; what changes during one is read by the next. */
function createRefreshing(refresh: () => Promise<void>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isRunning = false;
  let isStale = false;
  const start = () => {
    timer ??= setTimeout(() => {
      timer = null;
      void run();
    }, REFRESH_AFTER_MS);
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    await refresh();
    isRunning = false;
    if (!isStale) return;
    isStale = false;
    start();
  };
  return () => {
    if (isRunning) isStale = true;
    else start();
  };
}

async function readUpTo<Row>(
  readPage: (cursor: string | null) => Promise<RowsPage<Row>>,
  wanted: number,
): Promise<RowsPage<Row>> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page: RowsPage<Row> = await readPage(cursor);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null && rows.length < wanted);
  return { rows, nextCursor: cursor };
}

function noRows<Row>() {
  return {
    rowIds: [],
    rows: new Map<string, Row>(),
    nextCursor: null,
    isLoaded: false,
    isBusy: false,
    failure: null,
  };
}

function listOf<Row extends { id: string }>({ rows, nextCursor }: RowsPage<Row>) {
  return { rowIds: rows.map(({ id }) => id), rows: byId(rows), nextCursor };
}

/** A row that has moved up in the meantime stays where it is shown. */
function withPage<Row extends { id: string }>(
  { rowIds, rows }: Pick<PagedRowsState<Row>, 'rowIds' | 'rows'>,
  page: RowsPage<Row>,
) {
  return {
    rowIds: [...rowIds, ...page.rows.map(({ id }) => id).filter((id) => !rows.has(id))],
    rows: new Map([...rows, ...byId(page.rows)]),
    nextCursor: page.nextCursor,
  };
}

function byId<Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
