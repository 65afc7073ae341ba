import type { StateCreator } from 'zustand';
import { batchPhase, withPacePoint } from '../../../shared/domain/batch-progress';
import { asFailure, ask } from '../../shared/bridge';
import type { BatchesState, OutcomesSlice } from './batches-state';

/** While a batch is being sent its messages are counted this often. */
const COUNT_AGAIN_MS = 400;

/** What has become of the chosen batch, and how fast batches leave. */
export const outcomesSlice: StateCreator<BatchesState, [], [], OutcomesSlice> = (set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = async (): Promise<void> => {
    const { batchId } = get().query;
    if (batchId === null) return;
    try {
      const counts = await ask('batches:outcomes', { batchId });
      // Another batch may have been chosen in the meantime.
      if (get().query.batchId === batchId) set({ outcomes: { batchId, counts } });
    } catch (thrown) {
      set({ batchFailure: asFailure(thrown) });
    }
  };

  return {
    outcomes: null,
    paces: new Map(),

    readOutcomes: read,
    takeOutcomeChanges: ({ batches: changed }) => {
      const { batchId } = get().query;
      if (changed.some(({ id }) => id === batchId)) {
        timer ??= setTimeout(() => {
          timer = undefined;
          void read();
        }, COUNT_AGAIN_MS);
      }
      if (changed.length === 0) return;
      const now = Date.now();
      const paces = new Map(get().paces);
      for (const batch of changed) {
        const { waiting, sending } = batch.outbox;
        const point = { at: now, toGo: waiting + sending };
        // A hold, a stop: what went before says nothing about what comes after.
        if (batchPhase(batch, now) !== 'under-way') paces.delete(batch.id);
        else paces.set(batch.id, withPacePoint(paces.get(batch.id) ?? [], point));
      }
      set({ paces });
    },
  };
};
