import { create } from 'zustand';
import type { ConnectionView } from '../../../shared/domain/connection';
import type { OutboxEntry } from '../../../shared/domain/outbox';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';

/** While changes stream in, the open panel is read again this often. */
const READ_AGAIN_MS = 500;

interface OutboxStore {
  /** Null until main has answered. */
  entries: readonly OutboxEntry[] | null;
  connection: ConnectionView | null;
  /** What did not work, and why. */
  failure: { happened: string; failure: BridgeFailure } | null;
  /** Messages and accounts for which something was asked and not yet answered. */
  busyIds: ReadonlySet<string>;
  read: () => Promise<void>;
  /** Reads again in a moment, however often it is called until then. */
  readSoon: () => void;
  sendNow: (messageId: string) => Promise<void>;
  cancel: (messageId: string) => Promise<void>;
  resolve: (messageId: string, answer: 'gone' | 'not-gone') => Promise<void>;
  resume: (accountId: string) => Promise<void>;
  showDetails: (messageId: string) => Promise<void>;
}

/** The outbox panel: what has not been handed over yet, and what a person can do about it. */
export const useOutbox = create<OutboxStore>()((set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const act = async (id: string, refused: string, action: () => Promise<unknown>): Promise<void> => {
    set(({ busyIds }) => ({ busyIds: new Set([...busyIds, id]), failure: null }));
    try {
      await action();
      await get().read();
    } catch (thrown) {
      set({ failure: { happened: refused, failure: asFailure(thrown) } });
    } finally {
      set(({ busyIds }) => ({ busyIds: new Set([...busyIds].filter((each) => each !== id)) }));
    }
  };

  return {
    entries: null,
    connection: null,
    failure: null,
    busyIds: new Set(),

    read: async () => {
      try {
        const [entries, connection] = await Promise.all([
          ask('outbox:list', null),
          ask('app:connection', null),
        ]);
        set({ entries, connection });
      } catch (thrown) {
        set({ failure: { happened: 'The outbox cannot be shown.', failure: asFailure(thrown) } });
      }
    },
    readSoon: () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void get().read();
      }, READ_AGAIN_MS);
    },
    sendNow: (messageId) =>
      act(messageId, 'Not put in front.', () => ask('messages:send-now', { messageIds: [messageId] })),
    cancel: (messageId) =>
      act(messageId, 'Not cancelled.', () => ask('messages:cancel', { messageIds: [messageId] })),
    resolve: (messageId, answer) =>
      act(messageId, 'Not changed.', () => ask('messages:resolve-unconfirmed', { messageId, answer })),
    resume: (accountId) =>
      act(accountId, 'Sending was not started again.', () => ask('accounts:resume', { accountId })),
    showDetails: (messageId) =>
      act(messageId, 'The details cannot be shown.', () => ask('windows:open-item', { messageId })),
  };
});
