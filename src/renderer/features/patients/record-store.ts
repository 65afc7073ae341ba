import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsentChoice } from '../../../shared/domain/consent';
import type { Channel, MessageRow, Purpose } from '../../../shared/domain/message';
import type { PatientRecord } from '../../../shared/domain/patient';
import type { ChangesPush } from '../../../shared/ipc/contract';
import { asFailure, ask, type BridgeFailure } from '../../shared/bridge';
import { LISTED_IDS_LIMIT, readingAgain } from '../../shared/read-again';
import { createPagedRows, type PagedRows } from '../../shared/paged-rows';
import { useUndoToasts } from '../../shared/ui/undo-toasts';
import { BY_CHANNEL, CONSENT_WORDS } from '../../shared/words/notes';
import { lowerFirst } from '../../shared/words/bounce-reasons';

export type ConsentAnswer = ConsentChoice | 'not-asked';

export interface RecordState {
  load: 'loading' | 'ready' | 'not-found' | 'failed';
  record: PatientRecord | null;
  /** Why the record could not be read. */
  failure: BridgeFailure | null;
  isBusy: boolean;
  /** What could not be done, and why. */
  trouble: { what: string; failure: BridgeFailure } | null;
  /** Every message of the patient, newest first. */
  contacts: PagedRows<MessageRow>;
}

export interface RecordActions {
  read: () => Promise<void>;
  /** Reads again what a change concerns. */
  follow: (push: ChangesPush) => void;
  setConsent: (purpose: Purpose, channel: Channel, choice: ConsentAnswer) => Promise<void>;
  /** True when the note is on the record. */
  addNote: (text: string) => Promise<boolean>;
  strikeNote: (noteId: string, isStruck: boolean) => Promise<void>;
  openMessage: (messageId: string) => Promise<void>;
}

export type RecordStore = StoreApi<RecordState & RecordActions>;
type Set = RecordStore['setState'];
type Get = RecordStore['getState'];

const PAGE_CONTACTS = 100;

/** One patient's record, kept as the log has it. */
export function createRecordStore(patientId: string): RecordStore {
  return createStore((set, get) => ({
    load: 'loading',
    record: null,
    failure: null,
    isBusy: false,
    trouble: null,
    contacts: createPagedRows<MessageRow>((cursor) =>
      ask('patients:messages', { patientId, cursor, limit: PAGE_CONTACTS }),
    ),
    ...readingActions(patientId, set, get),
    ...recordActions(patientId, set, get),
  }));
}

function readingActions(patientId: string, set: Set, get: Get): Pick<RecordActions, 'read' | 'follow'> {
  const readOnce = async (): Promise<void> => {
    try {
      set({ load: 'ready', record: await ask('patients:record', { patientId }), failure: null });
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === 'not-found') set({ load: 'not-found', record: null, failure: null });
      else set(({ record }) => ({ load: record === null ? 'failed' : 'ready', failure }));
    }
  };
  const read = readingAgain(readOnce);
  return {
    read,
    follow: ({ hasPatientChange, patientIds, messages, messageIds, hasMoreMessages }) => {
      const { record, contacts } = get();
      const ids = [patientId, record?.patient.id];
      // An import or a burst names no single records.
      const isUnlisted = patientIds.length === 0 || patientIds.length >= LISTED_IDS_LIMIT;
      if (hasPatientChange && (isUnlisted || patientIds.some((id) => ids.includes(id)))) void read();
      const { rows, put, refreshSoon } = contacts.getState();
      put(messages);
      const hasNew = messages.some((row) => ids.includes(row.patientId ?? undefined) && !rows.has(row.id));
      const hasUnlisted = hasMoreMessages && messageIds.length > 0;
      if (hasNew || hasUnlisted) refreshSoon();
    },
  };
}

function recordActions(
  patientId: string,
  set: Set,
  get: Get,
): Pick<RecordActions, 'setConsent' | 'addNote' | 'strikeNote' | 'openMessage'> {
  /** One action at a time; what it could not do stands on the screen until the next one. */
  const act = async (what: string, action: () => Promise<unknown>): Promise<boolean> => {
    if (get().isBusy) return false;
    set({ isBusy: true, trouble: null });
    try {
      await action();
      return true;
    } catch (thrown) {
      set({ trouble: { what, failure: asFailure(thrown) } });
      return false;
    } finally {
      set({ isBusy: false });
    }
  };
  const writeConsent = (purpose: Purpose, channel: Channel, choice: ConsentAnswer) =>
    act('The consent was not changed.', async () => {
      await ask('patients:set-consent', { patientId, purpose, channel, choice });
      await get().read();
    });
  return {
    setConsent: async (purpose, channel, choice) => {
      const before = consentOf(get().record, purpose, channel)?.choice ?? 'not-asked';
      if (before === choice || !(await writeConsent(purpose, channel, choice))) return;
      const words = `${purpose} ${BY_CHANNEL[channel]}: ${lowerFirst(CONSENT_WORDS[choice])}`;
      useUndoToasts.getState().offerUndo(words, () => {
        void writeConsent(purpose, channel, before);
      });
    },
    addNote: (text) =>
      act('The note was not added.', async () => {
        await ask('patients:add-note', { patientId, text });
        await get().read();
      }),
    strikeNote: async (noteId, isStruck) => {
      await act('The note was not changed.', async () => {
        await ask('patients:strike-note', { noteId, isStruck });
        await get().read();
      });
    },
    openMessage: async (messageId) => {
      await act('The message was not opened.', () => ask('windows:open-item', { messageId }));
    },
  };
}

/** What a record says about one purpose on one channel; nothing when nobody has been asked. */
export function consentOf(record: PatientRecord | null, purpose: Purpose, channel: Channel) {
  return record?.consents.find((consent) => consent.purpose === purpose && consent.channel === channel);
}
