import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EvidenceView } from '../../../shared/domain/evidence';
import type { StatusUpdate } from '../../../shared/domain/status-history';
import type { TrackingState } from '../../../shared/domain/tracking';
import type { ChangesPush, InvokeChannel, Request, Response } from '../../../shared/ipc/contract';
import type { MessageItem } from '../../../shared/domain/message-item';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { LISTED_IDS_LIMIT, readingAgain } from '../../shared/read-again';

/** The raw evidence of one line of the history, as far as it has been read. */
export type EvidenceState =
  | { state: 'reading' }
  | { state: 'shown'; evidence: EvidenceView; isCopied: boolean; failure: BridgeFailure | null }
  | { state: 'none' }
  | { state: 'failed'; failure: BridgeFailure };

export interface ItemState {
  readonly messageId: string;
  load: 'loading' | 'ready' | 'not-found' | 'failed';
  item: MessageItem | null;
  /** How the reading of each tracked account's mailbox is doing. */
  trackings: ChangesPush['connection']['tracking'];
  /** Why the message could not be read. */
  failure: BridgeFailure | null;
  /** Sequence numbers of the lines that are open. */
  openLines: readonly number[];
  evidence: Readonly<Record<number, EvidenceState>>;
  isWholeMessageShown: boolean;
  isBusy: boolean;
  trouble: ItemTrouble | null;
  /** What an action did, where that is not plain to see: "Copied.", "Saved.". */
  note: ItemNote | null;
}

/** What could not be done ("The message was not sent again.") and why. */
export interface ItemTrouble {
  what: string;
  failure: BridgeFailure;
}

export interface ItemNote {
  words: string;
  /** A message the note can lead to. */
  messageId: string | null;
}

export interface ItemActions {
  read(): Promise<void>;
  /** Reads again when a change concerns this message, or one that belongs to it. */
  follow(push: ChangesPush): void;
  readTracking(): Promise<void>;
  toggleLine(line: Pick<StatusUpdate, 'sequence' | 'hasEvidence'>): Promise<void>;
  copyEvidence(sequence: number): Promise<void>;
  showWholeMessage(isShown: boolean): void;
  sendAgain(): Promise<void>;
  sendNow(): Promise<void>;
  cancel(): Promise<void>;
  /** @param note what was done about it; empty for none */
  setHandled(isHandled: boolean, note: string): Promise<void>;
  resolve(answer: 'gone' | 'not-gone'): Promise<void>;
  copyForSupport(): Promise<void>;
  savePdf(): Promise<void>;
  openMessage(messageId: string): Promise<void>;
  showBatch(): Promise<void>;
  showPatient(): Promise<void>;
  openLink(url: string): Promise<void>;
}

export type ItemStore = StoreApi<ItemState & ItemActions>;
type Set = ItemStore['setState'];
type Get = ItemStore['getState'];

/** How the tracking of the message's account is doing; null while nobody reads its mailbox. */
export function trackingOf({ item, trackings }: ItemState): TrackingState | null {
  return trackings.find(({ accountId }) => accountId === item?.message.accountId) ?? null;
}

/** One message, kept as the log has it. */
export function createItemStore(messageId: string): ItemStore {
  return createStore((set, get) => ({
    messageId,
    load: 'loading',
    trackings: [],
    item: null,
    failure: null,
    openLines: [],
    evidence: {},
    isWholeMessageShown: false,
    isBusy: false,
    trouble: null,
    note: null,
    ...readingActions(messageId, set, get),
    ...lineActions(messageId, set, get),
    ...messageActions(messageId, set, get),
  }));
}

function readingActions(
  messageId: string,
  set: Set,
  get: Get,
): Pick<ItemActions, 'read' | 'readTracking' | 'follow'> {
  const readOnce = async (): Promise<void> => {
    try {
      set({ load: 'ready', item: await ask('messages:item', { messageId }), failure: null });
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === 'not-found') set({ load: 'not-found', item: null, failure: null });
      else set(({ item }) => ({ load: item === null ? 'failed' : 'ready', failure }));
    }
  };
  const read = readingAgain(readOnce);
  return {
    read,
    readTracking: async () => {
      // What cannot be read now comes with the next push.
      const connection = await ask('app:connection', null).catch(() => null);
      if (connection !== null) set({ trackings: connection.tracking });
    },
    follow: (push) => {
      set({ trackings: push.connection.tracking });
      const mayBeUnlisted = push.hasMoreMessages && push.messageIds.length >= LISTED_IDS_LIMIT;
      const shown = new Set([messageId, ...(get().item?.related ?? []).map(({ id }) => id)]);
      const hasChanged = push.messageIds.some((id) => shown.has(id));
      if (hasChanged || mayBeUnlisted || push.hasAccountChange) void read();
    },
  };
}

function lineActions(
  messageId: string,
  set: Set,
  get: Get,
): Pick<ItemActions, 'toggleLine' | 'copyEvidence' | 'showWholeMessage'> {
  const keep = (sequence: number, state: EvidenceState): void => {
    set(({ evidence }) => ({ evidence: { ...evidence, [sequence]: state } }));
  };
  return {
    toggleLine: async ({ sequence, hasEvidence }) => {
      const { openLines, evidence } = get();
      const isOpen = openLines.includes(sequence);
      set({ openLines: isOpen ? openLines.filter((line) => line !== sequence) : [...openLines, sequence] });
      const known = evidence[sequence]?.state;
      if (isOpen || !hasEvidence || known === 'shown' || known === 'reading') return;
      keep(sequence, { state: 'reading' });
      try {
        const evidence = await ask('messages:evidence', { messageId, sequence });
        keep(
          sequence,
          evidence === null
            ? { state: 'none' }
            : { state: 'shown', evidence, isCopied: false, failure: null },
        );
      } catch (thrown) {
        keep(sequence, { state: 'failed', failure: asFailure(thrown) });
      }
    },
    copyEvidence: async (sequence) => {
      const shown = get().evidence[sequence];
      if (shown?.state !== 'shown') return;
      try {
        await ask('messages:copy-evidence', { messageId, sequence });
        keep(sequence, { ...shown, isCopied: true, failure: null });
      } catch (thrown) {
        keep(sequence, { ...shown, isCopied: false, failure: asFailure(thrown) });
      }
    },
    showWholeMessage: (isWholeMessageShown) => {
      set({ isWholeMessageShown });
    },
  };
}

type MessageActions = Omit<
  ItemActions,
  'read' | 'readTracking' | 'follow' | 'toggleLine' | 'copyEvidence' | 'showWholeMessage'
>;

function messageActions(messageId: string, set: Set, get: Get): MessageActions {
  const act = actionRunner(set, get);
  const messageIds = [messageId];
  return {
    sendAgain: () =>
      act('It was not sent again.', 'messages:send-again', { messageIds }, (batch) => ({
        words: 'Sent again as a new message.',
        messageId: batch.messageIds[0] ?? null,
      })),
    sendNow: () =>
      act('It still waits.', 'messages:send-now', { messageIds }, ({ due }) =>
        due > 0 ? null : plainNote('It was not waiting any more.'),
      ),
    cancel: () =>
      act('It was not cancelled.', 'messages:cancel', { messageIds }, ({ cancelled }) =>
        cancelled > 0 ? null : plainNote('Too late to cancel: it is on its way or done.'),
      ),
    setHandled: (isHandled, note) =>
      act('The mark was not changed.', 'messages:set-handled', { messageIds, isHandled, note }, noNote),
    resolve: (answer) =>
      act('The answer was not written down.', 'messages:resolve-unconfirmed', { messageId, answer }, noNote),
    copyForSupport: () =>
      act('Nothing was copied.', 'messages:copy-for-support', { messageId }, () =>
        plainNote('Copied. Names and addresses of patients are masked.'),
      ),
    savePdf: () =>
      act('No PDF was saved.', 'messages:save-pdf', { messageId }, ({ isSaved }) =>
        isSaved ? plainNote('PDF saved.') : null,
      ),
    openMessage: (otherId) =>
      act('The other message was not opened.', 'windows:open-item', { messageId: otherId }, noNote),
    showBatch: async () => {
      const batchId = get().item?.message.batchId;
      if (batchId === undefined) return;
      await act('The batch was not opened.', 'windows:show-messages', { batchId, search: '' }, noNote);
    },
    showPatient: async () => {
      const patientId = get().item?.message.patientId ?? null;
      if (patientId === null) return;
      await act('The record was not opened.', 'windows:show-patient', { patientId }, noNote);
    },
    openLink: (url) => act('The link was not opened.', 'links:open', { url }, noNote),
  };
}

function noNote(): null {
  return null;
}

function plainNote(words: string): ItemNote {
  return { words, messageId: null };
}

/** Runs one action at a time; what it could not do stands on the screen until the next one. */
function actionRunner(set: Set, get: Get) {
  return async <Channel extends InvokeChannel>(
    what: string,
    channel: Channel,
    request: Request<Channel>,
    noteOf: (value: Response<Channel>) => ItemNote | null,
  ): Promise<void> => {
    if (get().isBusy) return;
    set({ isBusy: true, trouble: null, note: null });
    try {
      set({ note: noteOf(await ask(channel, request)) });
    } catch (thrown) {
      set({ trouble: { what, failure: asFailure(thrown) } });
    } finally {
      set({ isBusy: false });
    }
  };
}
