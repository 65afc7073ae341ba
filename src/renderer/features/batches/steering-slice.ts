import type { StateCreator } from 'zustand';
import { messageActions } from '../../../shared/domain/message-actions';
import { ask, asFailure } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { countWords } from '../../shared/words/numbers';
import { createAct } from './acting';
import type { BatchesState, SteeringSlice } from './batches-state';
import { readBatchRows } from './read-batch-rows';

/** What a person does with a batch as a whole. What it does then comes with the push that follows. */
export const steeringSlice: StateCreator<BatchesState, [], [], SteeringSlice> = (set, get) => {
  const act = createAct(set);
  const messages = (count: number) => countWords(count, 'message');
  const gather = async (refused: string, read: () => Promise<string[]>): Promise<string[]> => {
    let found: string[] = [];
    await act(refused, async () => {
      found = await read();
      return null;
    });
    return found;
  };

  return {
    printed: null,
    events: [],

    stopBatch: (batchId) =>
      act('Not stopped.', async () => {
        const { count } = await ask('batches:stop', { batchId });
        endOffer(batchId);
        const text = count === 0 ? 'Nothing of the batch waited any more.' : `${messages(count)} stopped.`;
        return { text, batchId: null };
      }),
    resumeBatch: (batchId) =>
      act('Not resumed.', async () => {
        const { count } = await ask('batches:resume', { batchId });
        return { text: `${messages(count)} of the batch go on.`, batchId: null };
      }),
    endHold: (batchId) =>
      act('The hold was not ended.', async () => {
        await ask('batches:end-hold', { batchId });
        endOffer(batchId);
        return null;
      }),
    idsToCancel: (batchId) =>
      gather('Not cancelled.', async () => {
        const rows = await readBatchRows(batchId, 'waiting');
        return rows.filter((row) => messageActions(row).cancel).map(({ id }) => id);
      }),
    idsToSendAgain: (batchId) =>
      gather('Not sent again.', async () => {
        const rows = await readBatchRows(batchId, 'failed');
        return rows.filter((row) => messageActions(row).sendAgain).map(({ id }) => id);
      }),
    idsToExport: (batchId) =>
      gather('Not exported.', async () => (await readBatchRows(batchId, null)).map(({ id }) => id)),
    makePrint: (batchId) =>
      act('Not made ready for printing.', async () => {
        set({ printed: { batchId, rows: await readBatchRows(batchId, null), now: Date.now() } });
        return null;
      }),
    savePrint: async () => {
      const { printed } = get();
      if (printed === null) return;
      await act('Not saved.', async () => {
        const { isSaved } = await ask('batches:save-pdf', { batchId: printed.batchId });
        return isSaved ? { text: 'The list was saved as a PDF.', batchId: null } : null;
      });
      set({ printed: null });
    },
    readEvents: async (batchId) => {
      set({ events: [] });
      try {
        set({ events: await ask('batches:events', { batchId }) });
      } catch (thrown) {
        set({ actionFailure: { happened: 'The history cannot be shown.', failure: asFailure(thrown) } });
      }
    },
  };
};

/** The notice after sending still counts down what has been decided here. */
function endOffer(batchId: string): void {
  useUndoToasts.getState().dismissAbout(batchId);
}
