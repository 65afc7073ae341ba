import { create } from 'zustand';
import type { AccountTrouble, AttentionView } from '../../../shared/domain/attention';
import type { Outage } from '../../../shared/domain/outage-guard';
import type { ChangesPush } from '../../../shared/ipc/contract';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { countWords } from '../../shared/words/numbers';
import type { ShownTrouble } from './account-troubles';

interface AttentionState {
  /** Null until it has been read. */
  view: AttentionView | null;
  failure: BridgeFailure | null;
  /** What the last action could not do. */
  trouble: { happened: string; failure: BridgeFailure } | null;
  isActing: boolean;
  /** How many things needed attention when main last said so. */
  lastCount: number | null;
  read: () => Promise<void>;
  follow: (changes: ChangesPush) => void;
  decide: (reportId: string, isAboutMessage: boolean) => Promise<void>;
  decideOutage: (outage: Outage, isDead: boolean) => Promise<void>;
  tryAgain: (trouble: ShownTrouble) => Promise<void>;
  handleTrouble: (trouble: ShownTrouble, note: string) => Promise<void>;
  bringTroubleBack: (trouble: ShownTrouble) => Promise<void>;
  sendNow: (messageId: string) => Promise<void>;
  cancel: (messageId: string) => Promise<void>;
  handleMessages: (messageIds: readonly string[], note: string) => Promise<void>;
  bringMessagesBack: (messageIds: readonly string[]) => Promise<void>;
  openItem: (messageId: string) => Promise<void>;
}

const TRY_AGAIN = {
  sending: {
    channel: 'accounts:resume',
    notDone: 'The account is still paused.',
    words: (accountName: string) => `${accountName} is tried again`,
  },
  tracking: {
    channel: 'tracking:check-now',
    notDone: 'The mailbox was not looked into.',
    words: (accountName: string) => `The mailbox of ${accountName} is looked into`,
  },
} as const satisfies Record<AccountTrouble, unknown>;

/** While changes stream in, the list is read again this often. */
const READ_AGAIN_MS = 500;

/** What a person should look at, beside the table of messages. */
export const useAttention = create<AttentionState>()((set, get) => {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const read = async (): Promise<void> => {
    asked += 1;
    const mine = asked;
    try {
      const view = await ask('attention:list', null);
      if (mine === asked) set({ view, failure: null });
    } catch (thrown) {
      if (mine === asked) set({ failure: asFailure(thrown) });
    }
  };
  const readSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void read();
    }, READ_AGAIN_MS);
  };
  const act = async (happened: string, action: () => Promise<void>): Promise<boolean> => {
    if (get().isActing) return false;
    set({ isActing: true, trouble: null });
    try {
      await action();
      await read();
      return true;
    } catch (thrown) {
      set({ trouble: { happened, failure: asFailure(thrown) } });
      return false;
    } finally {
      set({ isActing: false });
    }
  };
  const setTroubleHandled = ({ accountId, about }: ShownTrouble, isHandled: boolean, note: string) =>
    act('The mark was not changed.', async () => {
      await ask('attention:handle-account', { accountId, about, isHandled, note });
    });
  const setMessagesHandled = (messageIds: readonly string[], isHandled: boolean, note: string) =>
    act('The mark was not changed.', async () => {
      await ask('messages:set-handled', { messageIds: [...messageIds], isHandled, note });
    });
  const decideReport = (reportId: string, isAboutMessage: boolean | null) =>
    act('The answer was not written down.', async () => {
      await ask('attention:decide-report', { reportId, isAboutMessage });
    });
  const toasts = () => useUndoToasts.getState();

  return {
    view: null,
    failure: null,
    trouble: null,
    isActing: false,
    lastCount: null,
    read,
    follow: ({ messageIds, hasAttentionChange, hasAccountChange, connection }) => {
      const hasNews = messageIds.length > 0 || hasAttentionChange || hasAccountChange;
      // A reminder becomes late by itself; only the count tells.
      if (hasNews || connection.needsAttention !== get().lastCount) readSoon();
      set({ lastCount: connection.needsAttention });
    },
    decide: async (reportId, isAboutMessage) => {
      if (!(await decideReport(reportId, isAboutMessage))) return;
      if (isAboutMessage) toasts().tell('The report is in the message’s history now');
      else {
        toasts().offerUndo('The report was put aside: not about this message', () => {
          void decideReport(reportId, null);
        });
      }
    },
    decideOutage: async ({ domain, reason }, isDead) => {
      const isWritten = await act('The answer was not written down.', async () => {
        await ask('attention:decide-outage', { domain, reason, isDead });
      });
      if (!isWritten) return;
      toasts().tell(
        isDead ? 'The addresses were taken off the records' : 'The addresses stay on the records',
      );
    },
    tryAgain: async ({ about, accountId, accountName }) => {
      const { channel, notDone, words } = TRY_AGAIN[about];
      await act(notDone, async () => {
        await ask(channel, { accountId });
        toasts().tell(words(accountName));
      });
    },
    handleTrouble: async (trouble, note) => {
      if (!(await setTroubleHandled(trouble, true, note))) return;
      toasts().offerUndo(`${trouble.accountName} marked as handled`, () => {
        void setTroubleHandled(trouble, false, '');
      });
    },
    bringTroubleBack: async (trouble) => {
      if (!(await setTroubleHandled(trouble, false, ''))) return;
      toasts().offerUndo(`${trouble.accountName} needs attention again`, () => {
        void setTroubleHandled(trouble, true, trouble.handled?.note ?? '');
      });
    },
    sendNow: async (messageId) => {
      await act('It still waits.', async () => {
        const { due } = await ask('messages:send-now', { messageIds: [messageId] });
        toasts().tell(due > 0 ? 'Put in front' : 'It was not waiting any more');
      });
    },
    cancel: async (messageId) => {
      await act('It was not cancelled.', async () => {
        const { cancelled } = await ask('messages:cancel', { messageIds: [messageId] });
        toasts().tell(cancelled > 0 ? 'Cancelled' : 'Too late to cancel: it is on its way or done');
      });
    },
    handleMessages: async (messageIds, note) => {
      if (!(await setMessagesHandled(messageIds, true, note))) return;
      toasts().offerUndo(`${countWords(messageIds.length, 'message')} marked as handled`, () => {
        void setMessagesHandled(messageIds, false, '');
      });
    },
    bringMessagesBack: async (messageIds) => {
      if (!(await setMessagesHandled(messageIds, false, ''))) return;
      toasts().tell(`${countWords(messageIds.length, 'message')} brought back`);
    },
    openItem: async (messageId) => {
      try {
        await ask('windows:open-item', { messageId });
      } catch (thrown) {
        set({ trouble: { happened: 'The details cannot be shown.', failure: asFailure(thrown) } });
      }
    },
  };
});
