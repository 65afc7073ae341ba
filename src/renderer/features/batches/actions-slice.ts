import type { StateCreator } from 'zustand';
import { ask } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { countWords } from '../../shared/words/numbers';
import { createAct } from './acting';
import type { ActionsSlice, BatchesState } from './batches-state';
import { sendSampleReminders } from './sample-batch';

/** So many are one act for main: the rest of a large batch must not keep others waiting. */
const CANCELLED_AT_ONCE = 500;

/** What a person does with messages. The rows themselves change by the push that follows, not here. */
export const actionsSlice: StateCreator<BatchesState, [], [], ActionsSlice> = (set, get) => {
  const act = createAct(set);
  const messages = (count: number) => countWords(count, 'message');
  const markHandled = (messageIds: readonly string[], isHandled: boolean, note: string) =>
    act('Not changed.', async () => {
      await ask('messages:set-handled', { messageIds: [...messageIds], isHandled, note });
      return null;
    });

  return {
    isActing: false,
    actionNote: null,
    actionFailure: null,

    sendAgain: (messageIds) =>
      act('Not sent again.', async () => {
        const { batchId, messageIds: made } = await ask('messages:send-again', {
          messageIds: [...messageIds],
        });
        return {
          text: `Sent again as ${made.length === 1 ? 'a new message' : `${made.length} new messages`}.`,
          batchId,
        };
      }),
    sendNow: (messageIds) =>
      act('Not put in front.', async () => {
        const { due } = await ask('messages:send-now', { messageIds: [...messageIds] });
        return { text: `${messages(due)} put in front.`, batchId: null };
      }),
    cancel: (messageIds) =>
      act('Not cancelled.', async () => {
        let cancelled = 0;
        for (let start = 0; start < messageIds.length; start += CANCELLED_AT_ONCE) {
          const part = messageIds.slice(start, start + CANCELLED_AT_ONCE);
          cancelled += (await ask('messages:cancel', { messageIds: part })).cancelled;
        }
        return { text: `${messages(cancelled)} cancelled.`, batchId: null };
      }),
    setHandled: async (messageIds, isHandled, note) => {
      // An Undo brings back what was noted; of several messages only what was typed for all of them is known.
      const before = commonNote(messageIds.map((id) => get().rows.get(id)?.handledNote ?? ''));
      await markHandled(messageIds, isHandled, note);
      if (get().actionFailure !== null) return;
      const done = isHandled ? 'marked as handled' : 'no longer marked as handled';
      useUndoToasts.getState().offerUndo(`${messages(messageIds.length)} ${done}`, () => {
        void markHandled(messageIds, !isHandled, isHandled ? '' : before);
      });
    },
    exportCsv: (messageIds, isMasked) =>
      act('Not exported.', async () => {
        const { savedRows } = await ask('messages:export-csv', { messageIds: [...messageIds], isMasked });
        return savedRows === null ? null : { text: `${messages(savedRows)} exported.`, batchId: null };
      }),
    sendSampleBatch: () =>
      act('The sample batch was not sent.', async () => {
        const { batchId } = await sendSampleReminders();
        get().showQuery({ batchId, search: '', quickFilter: null });
        return null;
      }),
    dismissNote: () => {
      set({ actionNote: null, actionFailure: null });
    },
  };
};

function commonNote(notes: readonly string[]): string {
  const [first = ''] = notes;
  return notes.every((note) => note === first) ? first : '';
}
