import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Channel, MessageRow } from '../../../shared/domain/message';
import type { MessageDraft } from '../../../shared/domain/draft';
import type { SentTest } from '../../../shared/domain/draft-preview';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';

interface TestState {
  /** Where the last test went; empty: nowhere yet. Null until it has been read. */
  address: string | null;
  /** The address as it is being typed; null while nobody is asked for one. */
  typed: string | null;
  isBusy: boolean;
  sent: SentTest | null;
  /** The test's row as it stands in the log; null until it has been read. */
  row: MessageRow | null;
  failure: BridgeFailure | null;
}

interface TestActions {
  readAddress: (channel: Channel) => Promise<void>;
  /** Asks where the test goes, or stops asking with null. */
  type: (typed: string | null) => void;
  /** Sends the test; without an address it asks for one instead. */
  send: (draft: MessageDraft, patientId: string) => Promise<void>;
  /** Reads again what has become of the test. */
  follow: (messageIds: readonly string[]) => Promise<void>;
}

export type TestStore = StoreApi<TestState & TestActions>;

const SETTINGS = { email: 'testEmail', sms: 'testMobile' } as const satisfies Record<Channel, string>;

/** A draft that is sent to the desk itself, and what becomes of it. */
export function createTestStore(): TestStore {
  return createStore((set, get) => {
    const readRow = async (messageId: string): Promise<void> => {
      const [row = null] = await ask('messages:rows', { messageIds: [messageId] });
      if (get().sent?.messageId === messageId) set({ row });
    };
    return {
      ...{ address: null, typed: null, isBusy: false, sent: null, row: null, failure: null },
      readAddress: async (channel) => {
        // Main knows it, too: without it the person is asked, and nothing goes wrong.
        const desk = await ask('settings:get', null).catch(() => null);
        set({ address: desk?.[SETTINGS[channel]] ?? '' });
      },
      type: (typed) => {
        set({ typed, failure: null });
      },
      send: async (draft, patientId) => {
        const { isBusy, typed, address } = get();
        if (isBusy) return;
        if (typed === null && (address ?? '') === '') {
          set({ typed: '', failure: null });
          return;
        }
        set({ isBusy: true, failure: null, sent: null, row: null });
        try {
          const sent = await ask('compose:send-test', { draft, patientId, to: typed });
          set({ sent, typed: null, address: typed ?? address });
          await readRow(sent.messageId);
        } catch (thrown) {
          set({ failure: asFailure(thrown) });
        } finally {
          set({ isBusy: false });
        }
      },
      follow: async (messageIds) => {
        const { sent } = get();
        // A row that cannot be read now is read with the next change.
        if (sent !== null && messageIds.includes(sent.messageId))
          await readRow(sent.messageId).catch(() => undefined);
      },
    };
  });
}
