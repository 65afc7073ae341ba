import type { StateCreator } from 'zustand';
import type { MessagePage } from '../../../shared/domain/message-list';
import { asFailure } from '../../shared/bridge';
import type { BatchesState, MessageListSlice } from './batches-state';
import { NO_NEWS } from './list-changes';
import { readMessagePage } from './read-message-page';

/** The table of messages, page by page. */
export const messageListSlice: StateCreator<BatchesState, [], [], MessageListSlice> = (set, get) => {
  let isReadingMore = false;
  const isStillWanted = (listNumber: number) => listNumber === get().listNumber;

  return {
    rowIds: [],
    rows: new Map(),
    nextCursor: null,
    notUnderstood: [],
    topPosition: 0,
    listNumber: 0,
    isLoaded: false,
    isBusy: false,
    failure: null,

    readMessages: async () => {
      const listNumber = get().listNumber + 1;
      set({ listNumber, isBusy: true });
      try {
        const page = await readMessagePage(get().query, null);
        if (isStillWanted(listNumber)) set({ ...firstPage(page), isBusy: false, failure: null });
      } catch (thrown) {
        if (isStillWanted(listNumber)) set({ isBusy: false, failure: asFailure(thrown) });
      }
    },
    readMoreMessages: async () => {
      const { query, nextCursor, listNumber } = get();
      if (nextCursor === null || isReadingMore) return;
      isReadingMore = true;
      try {
        const page = await readMessagePage(query, nextCursor);
        if (isStillWanted(listNumber)) set((state) => nextPage(state, page));
      } catch (thrown) {
        if (isStillWanted(listNumber)) set({ failure: asFailure(thrown) });
      } finally {
        isReadingMore = false;
      }
    },
  };
};

/** A list that begins with this page, as it stands in the log now. */
export function firstPage(page: MessagePage) {
  return {
    rowIds: page.rows.map(({ id }) => id),
    rows: new Map(page.rows.map((row) => [row.id, row])),
    nextCursor: page.nextCursor,
    notUnderstood: page.notUnderstood,
    topPosition: page.rows.reduce((top, { position }) => Math.max(top, position), 0),
    isLoaded: true,
    news: NO_NEWS,
  };
}

/** A message that has come nearer the top in the meantime stays where it is shown. */
function nextPage({ rowIds, rows }: Pick<MessageListSlice, 'rowIds' | 'rows'>, page: MessagePage) {
  return {
    rowIds: [...rowIds, ...page.rows.map(({ id }) => id).filter((id) => !rows.has(id))],
    rows: new Map([...rows, ...page.rows.map((row) => [row.id, row] as const)]),
    nextCursor: page.nextCursor,
  };
}
