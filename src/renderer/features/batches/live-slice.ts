import type { StateCreator } from 'zustand';
import type { MessageRow } from '../../../shared/domain/message';
import { asFailure, ask } from '../../shared/bridge';
import type { BatchesState, LiveSlice } from './batches-state';
import { compareHead, newRowsOnTop, NO_NEWS, updateRows } from './list-changes';
import { firstPage } from './message-list-slice';
import { isNewestFirst, isPlain } from './message-query';
import { readMessagePage } from './read-message-page';
import { createStaleRows } from './stale-rows';

/** While changes stream in, a list that only main can judge is compared this often. */
const HEAD_CHECK_MS = 700;

/** Changes rows in their places; new ones come on top only where nothing that is looked at moves. */
export const liveSlice: StateCreator<BatchesState, [], [], LiveSlice> = (set, get) => {
  let isAtTop = true;
  let headTimer: ReturnType<typeof setTimeout> | undefined;
  const isFreeToMove = () => isAtTop && get().selection.selectedIds.size === 0;
  const fail = (thrown: unknown) => {
    set({ failure: asFailure(thrown) });
  };

  const staleRows = createStaleRows(async (messageIds) => {
    try {
      const fresh = await ask('messages:rows', { messageIds: [...messageIds] });
      set(({ rows }) => ({ rows: updateRows(rows, fresh) }));
    } catch (thrown) {
      fail(thrown);
    }
  });

  const checkHead = async () => {
    const { query, listNumber } = get();
    const page = await readMessagePage(query, null);
    // Another list has been asked for in the meantime.
    if (listNumber !== get().listNumber) return;
    set(({ rows }) => ({ rows: updateRows(rows, page.rows) }));
    const headIds = page.rows.map(({ id }) => id);
    const { newIds, hasMoved, isAllNew } = compareHead(get().rowIds, headIds, page.nextCursor === null);
    if (isFreeToMove() && isAllNew) {
      set(firstPage(page));
    } else if (isFreeToMove() && isNewestFirst(query) && !hasMoved) {
      const isNew = new Set(newIds);
      set((state) =>
        withRowsOnTop(
          state,
          page.rows.filter(({ id }) => isNew.has(id)),
        ),
      );
    } else {
      set({ news: { newCount: newIds.length, isCountCut: isAllNew, hasMoved } });
    }
  };
  const checkHeadSoon = () => {
    headTimer ??= setTimeout(() => {
      headTimer = undefined;
      checkHead().catch(fail);
    }, HEAD_CHECK_MS);
  };

  return {
    news: NO_NEWS,

    takeMessageChanges: ({ messages, messageIds, hasMoreMessages }) => {
      if (messageIds.length === 0) return;
      const { query, rows, news, topPosition } = get();
      const updated = updateRows(rows, messages);
      if (updated !== rows) set({ rows: updated });
      const newRows = newRowsOnTop(query, rows, topPosition, messages);
      // Where some new ones have not been shown yet, only main knows what stands between.
      const isComplete = !hasMoreMessages && news.newCount === 0;
      if (newRows.length > 0 && isComplete && isFreeToMove()) set((state) => withRowsOnTop(state, newRows));
      else if (newRows.length > 0 || hasMoreMessages || !isPlain(query)) checkHeadSoon();
      if (!hasMoreMessages) return;
      const listed = new Set(messages.map(({ id }) => id));
      staleRows.mark([...rows.keys()].filter((id) => !listed.has(id)));
    },
    noteVisibleRows: staleRows.see,
    noteScrolledToTop: (isNowAtTop) => {
      isAtTop = isNowAtTop;
      if (isAtTop && get().news.newCount > 0) checkHeadSoon();
    },
  };
};

function withRowsOnTop(
  { rowIds, rows, news, topPosition }: Pick<BatchesState, 'rowIds' | 'rows' | 'news' | 'topPosition'>,
  newRows: readonly MessageRow[],
) {
  return {
    rowIds: [...newRows.map(({ id }) => id), ...rowIds],
    rows: new Map([...rows, ...newRows.map((row) => [row.id, row] as const)]),
    topPosition: newRows.reduce((top, { position }) => Math.max(top, position), topPosition),
    news: { ...news, newCount: 0 },
  };
}
