import { createStore, type StoreApi } from 'zustand/vanilla';
import type { BatchRow } from '../../../shared/domain/batch';
import type { BatchPart, BatchRecipients } from '../../../shared/domain/recipients';
import { ask, asFailure } from '../../shared/bridge';
import { createPagedRows, type PagedRows } from '../../shared/paged-rows';
import type { Trouble } from './compose-state';

interface BatchRecipientsState {
  batches: PagedRows<BatchRow>;
  batchId: string | null;
  part: BatchPart;
  /** Whom the chosen part of the chosen batch was for; null until it has been read. */
  found: BatchRecipients | null;
  isReading: boolean;
  trouble: Trouble | null;
  chooseBatch: (batchId: string) => Promise<void>;
  choosePart: (part: BatchPart) => Promise<void>;
}

export type BatchRecipientsStore = StoreApi<BatchRecipientsState>;

const PAGE_BATCHES = 200;

/** Recipients taken from an earlier batch. @param part the one that is asked for first */
export function createBatchRecipientsStore(part: BatchPart): BatchRecipientsStore {
  return createStore((set, get) => {
    const read = async (): Promise<void> => {
      const { batchId, part: wanted } = get();
      set({ found: null, trouble: null, isReading: batchId !== null });
      if (batchId === null) return;
      const isStillWanted = () => get().batchId === batchId && get().part === wanted;
      try {
        const found = await ask('recipients:of-batch', { batchId, part: wanted });
        if (isStillWanted()) set({ found, isReading: false });
      } catch (thrown) {
        const trouble = { what: 'The batch cannot be read.', failure: asFailure(thrown) };
        if (isStillWanted()) set({ trouble, isReading: false });
      }
    };
    return {
      batches: createPagedRows((cursor) => ask('batches:list', { cursor, limit: PAGE_BATCHES })),
      batchId: null,
      part,
      found: null,
      isReading: false,
      trouble: null,
      chooseBatch: async (batchId) => {
        set({ batchId });
        await read();
      },
      choosePart: async (chosen) => {
        set({ part: chosen });
        await read();
      },
    };
  });
}
