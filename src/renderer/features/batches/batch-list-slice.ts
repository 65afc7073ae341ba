import type { StateCreator } from 'zustand';
import type { BatchRow } from '../../../shared/domain/batch';
import { asFailure, ask } from '../../shared/bridge';
import type { BatchesState, BatchListSlice } from './batches-state';

const PAGE_BATCHES = 100;

/** The list of batches with its live bars. */
export const batchListSlice: StateCreator<BatchesState, [], [], BatchListSlice> = (set, get) => {
  let asked = 0;
  let isReadingMore = false;

  const read = async (cursor: string | null): Promise<void> => {
    const mine = asked;
    try {
      const page = await ask('batches:list', { cursor, limit: PAGE_BATCHES });
      // The list has been asked for afresh in the meantime, perhaps of another log.
      if (mine !== asked) return;
      const known = cursor === null ? [] : get().batches.values();
      set({ ...inOrder([...known, ...page.rows]), batchCursor: page.nextCursor, batchFailure: null });
    } catch (thrown) {
      set({ batchFailure: asFailure(thrown) });
    }
  };

  return {
    batchIds: [],
    batches: new Map(),
    batchCursor: null,
    olderBatch: null,
    messageCount: null,
    batchFailure: null,

    readBatches: async () => {
      asked += 1;
      await read(null);
      try {
        const { messageCount } = await ask('app:connection', null);
        set({ messageCount });
      } catch (thrown) {
        set({ batchFailure: asFailure(thrown) });
      }
    },
    readMoreBatches: async () => {
      const { batchCursor } = get();
      if (batchCursor === null || isReadingMore) return;
      isReadingMore = true;
      await read(batchCursor);
      isReadingMore = false;
    },
    readOlderBatch: async (batchId) => {
      try {
        const olderBatch = await ask('batches:get', { batchId });
        if (get().query.batchId === batchId) set({ olderBatch });
      } catch (thrown) {
        set({ batchFailure: asFailure(thrown) });
      }
    },
    takeBatchChanges: ({ batches: changed, connection }) => {
      const { batches, batchCursor, olderBatch } = get();
      set({ messageCount: connection.messageCount });
      const changedOlder = changed.find(({ id }) => id === olderBatch?.id);
      if (changedOlder !== undefined) set({ olderBatch: changedOlder });
      const oldest = Math.min(...[...batches.values()].map(({ position }) => position));
      const wanted = changed.filter(
        ({ id, position }) => batches.has(id) || batchCursor === null || position > oldest,
      );
      if (wanted.every(({ id }) => batches.has(id))) {
        // Only bars have moved: the order of the list, and so the list itself, stays as it is.
        if (wanted.length > 0) set({ batches: new Map([...batches, ...byId(wanted)]) });
      } else {
        set(inOrder([...batches.values(), ...wanted]));
      }
    },
  };
};

function byId(rows: readonly BatchRow[]): Map<string, BatchRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Newest first; of two rows of one batch the later one counts. */
function inOrder(rows: readonly BatchRow[]): Pick<BatchListSlice, 'batchIds' | 'batches'> {
  const batches = byId(rows);
  const batchIds = [...batches.values()]
    .sort((one, other) => other.position - one.position)
    .map(({ id }) => id);
  return { batchIds, batches };
}
