import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Evidence } from '../../../shared/domain/status-history';
import type {
  Bridge,
  ChangesPush,
  InvokeChannel,
  MessageItem,
  Request,
  Response,
  Result,
} from '../../../shared/ipc/contract';

/** The raw evidence of one line of the history, as far as it has been read. */
export type EvidenceState =
  { state: 'reading' } | { state: 'shown'; evidence: Evidence } | { state: 'none' } | { state: 'failed'; words: string };

export interface ItemState {
  load: 'loading' | 'ready' | 'not-found' | 'failed';
  item: MessageItem | null;
  /** Why the message could not be read. */
  failure: string | null;
  /** Sequence numbers of the lines that are open. */
  openLines: readonly number[];
  evidence: Readonly<Record<number, EvidenceState>>;
  isWholeMessageShown: boolean;
  isBusy: boolean;
  /** What an action could not do, in main's words. */
  actionFailure: string | null;
  /** What an action did, where that is not plain to see: "Copied.", "Saved.". */
  note: ItemNote | null;
}

export interface ItemNote {
  words: string;
  /** A message the note can lead to. */
  messageId: string | null;
}

export interface ItemActions {
  read(): Promise<void>;
  /** Reads again when a change concerns this message. */
  follow(push: ChangesPush): void;
  toggleLine(sequence: number): Promise<void>;
  showWholeMessage(isShown: boolean): void;
  sendAgain(): Promise<void>;
  sendNow(): Promise<void>;
  cancel(): Promise<void>;
  setHandled(isHandled: boolean): Promise<void>;
  resolve(answer: 'gone' | 'not-gone'): Promise<void>;
  copyForSupport(): Promise<void>;
  savePdf(): Promise<void>;
  openMessage(messageId: string): Promise<void>;
  showBatch(): Promise<void>;
  openLink(url: string): Promise<void>;
}

export type ItemStore = StoreApi<ItemState & ItemActions>;
type Set = ItemStore['setState'];
type Get = ItemStore['getState'];

/** Main lists so many ids of changed messages in one push; with that many, any message may be among the others. */
const LISTED_IDS_LIMIT = 2_000;

/** One message, kept as the log has it. */
export function createItemStore(bridge: Bridge, messageId: string): ItemStore {
  return createStore((set, get) => ({
    load: 'loading',
    item: null,
    failure: null,
    openLines: [],
    evidence: {},
    isWholeMessageShown: false,
    isBusy: false,
    actionFailure: null,
    note: null,
    ...readingActions(bridge, messageId, set),
    ...lineActions(bridge, messageId, set, get),
    ...messageActions(bridge, messageId, set, get),
  }));
}

function readingActions(bridge: Bridge, messageId: string, set: Set): Pick<ItemActions, 'read' | 'follow'> {
  let isReading = false;
  let isStale = false;
  const readOnce = async (): Promise<void> => {
    const answer = await bridge.invoke('messages:item', { messageId });
    if (answer.ok) set({ load: 'ready', item: answer.value, failure: null });
    else if (answer.error.code === 'not-found') set({ load: 'not-found', item: null });
    else set(({ item }) => ({ load: item === null ? 'failed' : 'ready', failure: answer.error.message }));
  };
  /** Changes that come while a reading is under way are read after it, all together. */
  const read = async (): Promise<void> => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale) {
      isStale = false;
      await readOnce();
    }
    isReading = false;
  };
  return {
    read,
    follow: (push) => {
      const mayBeUnlisted = push.hasMoreMessages && push.messageIds.length >= LISTED_IDS_LIMIT;
      if (push.messageIds.includes(messageId) || mayBeUnlisted || push.hasAccountChange) void read();
    },
  };
}

function lineActions(
  bridge: Bridge,
  messageId: string,
  set: Set,
  get: Get,
): Pick<ItemActions, 'toggleLine' | 'showWholeMessage'> {
  const keep = (sequence: number, state: EvidenceState): void => {
    set(({ evidence }) => ({ evidence: { ...evidence, [sequence]: state } }));
  };
  return {
    toggleLine: async (sequence) => {
      const { openLines, evidence } = get();
      const isOpen = openLines.includes(sequence);
      set({ openLines: isOpen ? openLines.filter((line) => line !== sequence) : [...openLines, sequence] });
      const known = evidence[sequence]?.state;
      if (isOpen || known === 'shown' || known === 'reading') return;
      keep(sequence, { state: 'reading' });
      const answer = await bridge.invoke('messages:evidence', { messageId, sequence });
      if (!answer.ok) keep(sequence, { state: 'failed', words: answer.error.message });
      else keep(sequence, answer.value === null ? { state: 'none' } : { state: 'shown', evidence: answer.value });
    },
    showWholeMessage: (isWholeMessageShown) => {
      set({ isWholeMessageShown });
    },
  };
}

type MessageActions = Omit<ItemActions, 'read' | 'follow' | 'toggleLine' | 'showWholeMessage'>;

function messageActions(bridge: Bridge, messageId: string, set: Set, get: Get): MessageActions {
  const act = actionRunner(bridge, set, get);
  const messageIds = [messageId];
  return {
    sendAgain: () =>
      act('messages:send-again', { messageIds }, (batch) => ({
        words: 'Sent again as a new message.',
        messageId: batch.messageIds[0] ?? null,
      })),
    sendNow: () =>
      act('messages:send-now', { messageIds }, ({ due }) =>
        due > 0 ? null : plainNote('It was not waiting any more.'),
      ),
    cancel: () =>
      act('messages:cancel', { messageIds }, ({ cancelled }) =>
        cancelled > 0 ? null : plainNote('Too late to cancel: it is on its way or done.'),
      ),
    setHandled: (isHandled) => act('messages:set-handled', { messageIds, isHandled }, () => null),
    resolve: (answer) => act('messages:resolve-unconfirmed', { messageId, answer }, () => null),
    copyForSupport: () =>
      act('messages:copy-for-support', { messageId }, () =>
        plainNote('Copied. Names and addresses of patients are masked.'),
      ),
    savePdf: () =>
      act('messages:save-pdf', { messageId }, ({ isSaved }) => (isSaved ? plainNote('PDF saved.') : null)),
    openMessage: (otherId) => act('windows:open-item', { messageId: otherId }, () => null),
    showBatch: async () => {
      const batchId = get().item?.message.batchId;
      if (batchId !== undefined) await act('windows:show-messages', { batchId, search: '' }, () => null);
    },
    openLink: (url) =>
      act('links:open', { url }, ({ isOpened }) => (isOpened ? null : plainNote('The link was not opened.'))),
  };
}

function plainNote(words: string): ItemNote {
  return { words, messageId: null };
}

/** Runs one action at a time; what it could not do stands on the screen until the next one. */
function actionRunner(bridge: Bridge, set: Set, get: Get) {
  return async <Channel extends InvokeChannel>(
    channel: Channel,
    request: Request<Channel>,
    noteOf: (value: Response<Channel>) => ItemNote | null,
  ): Promise<void> => {
    if (get().isBusy) return;
    set({ isBusy: true, actionFailure: null, note: null });
    const answer: Result<Response<Channel>> = await bridge.invoke(channel, request);
    set({ isBusy: false });
    if (answer.ok) set({ note: noteOf(answer.value) });
    else set({ actionFailure: answer.error.message });
  };
}

