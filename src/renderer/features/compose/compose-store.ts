import { createStore, type StoreApi } from 'zustand/vanilla';
import { checkRecipient } from '../../../shared/domain/email-draft';
import type { AttachmentRefusal, Purpose } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';
import type { AccountView, Bridge, DraftReview, ErrorCode, SentBatch } from '../../../shared/ipc/contract';
import {
  emptyDraft,
  findProblems,
  hasContent,
  placeProblems,
  sendingAccount,
  toEmailDraft,
  type Draft,
  type FieldProblems,
} from './draft';

export interface ComposeState {
  draft: Draft;
  /** Counts up when another draft takes the place of this one, so that the editor starts anew. */
  draftNumber: number;
  /** Null until they have been read. */
  accounts: AccountView[] | null;
  problems: FieldProblems;
  /** Whether sending has been tried: from then on problems stand at their fields as they come and go. */
  hasTried: boolean;
  refusedFiles: AttachmentRefusal[];
  /** The second step: who gets it and who does not. Null while writing. */
  review: DraftReview | null;
  busy: 'checking' | 'sending' | 'choosing-files' | null;
  /** What main could not do, in its words. */
  failure: string | null;
  /** Kept until something new is written, so that discarding can be undone. */
  discarded: Draft | null;
}

export interface ComposeActions {
  loadAccounts(): Promise<void>;
  change(changes: Partial<Draft>): void;
  addRecipient(patient: Patient): void;
  removeRecipient(patientId: string): void;
  chooseFiles(): Promise<void>;
  removeFile(attachmentId: string): Promise<void>;
  /** Sends, or opens the review where a person should look first. Gives the batch once it is written. */
  send(): Promise<SentBatch | null>;
  confirm(): Promise<SentBatch | null>;
  backToWriting(): void;
  discard(): void;
  undoDiscard(): void;
  /** The log was changed for another one: its patients and files do not exist any more. */
  startOver(): void;
}

export type ComposeStore = StoreApi<ComposeState & ComposeActions>;

/** Remembers the purpose used last; a store of one small text. */
export interface PurposeMemory {
  read(): Purpose | null;
  write(purpose: Purpose): void;
}

type Set = ComposeStore['setState'];
type Get = ComposeStore['getState'];

interface Surroundings {
  bridge: Bridge;
  memory: PurposeMemory;
  now: () => number;
}

/** The draft and everything that happens to it; one for as long as the window is open. */
export function createComposeStore(bridge: Bridge, memory: PurposeMemory, now: () => number): ComposeStore {
  const around: Surroundings = { bridge, memory, now };
  return createStore((set, get) => ({
    ...startingState(memory),
    accounts: null,
    ...draftActions(around, set, get),
    ...fileActions(around, set, get),
    ...sendActions(around, set, get),
  }));
}

function startingState(memory: PurposeMemory): Omit<ComposeState, 'accounts'> {
  return {
    draft: emptyDraft(memory.read()),
    draftNumber: 0,
    problems: {},
    hasTried: false,
    refusedFiles: [],
    review: null,
    busy: null,
    failure: null,
    discarded: null,
  };
}

type DraftActions = Pick<
  ComposeActions,
  | 'loadAccounts'
  | 'change'
  | 'addRecipient'
  | 'removeRecipient'
  | 'backToWriting'
  | 'discard'
  | 'undoDiscard'
  | 'startOver'
>;

function draftActions({ bridge, memory, now }: Surroundings, set: Set, get: Get): DraftActions {
  const change = (changes: Partial<Draft>): void => {
    const { draft, hasTried, accounts } = get();
    const changed = { ...draft, ...changes };
    const problems = hasTried ? findProblems(changed, accounts ?? [], now()) : {};
    if (hasContent(changed)) releaseDiscarded(bridge, get, set);
    set({ draft: changed, problems, failure: null });
  };
  const replace = (draft: Draft): void => {
    const { draftNumber } = get();
    set({ ...startingState(memory), draft, draftNumber: draftNumber + 1 });
  };
  return {
    change,
    loadAccounts: async () => {
      const answer = await bridge.invoke('accounts:list', null);
      if (answer.ok) set({ accounts: answer.value });
      else set({ failure: answer.error.message });
    },
    addRecipient: (patient) => {
      const { recipients } = get().draft;
      change({ recipients: [...recipients.filter(({ id }) => id !== patient.id), patient] });
    },
    removeRecipient: (patientId) => {
      change({ recipients: get().draft.recipients.filter(({ id }) => id !== patientId) });
    },
    backToWriting: () => {
      set({ review: null, failure: null });
    },
    discard: () => {
      const { draft } = get();
      replace(emptyDraft(memory.read()));
      set({ discarded: draft });
    },
    undoDiscard: () => {
      const { discarded } = get();
      if (discarded !== null) replace(discarded);
    },
    startOver: () => {
      replace(emptyDraft(memory.read()));
    },
  };
}

/** Something new is being written: the draft that was discarded is gone now, and so are its files. */
function releaseDiscarded(bridge: Bridge, get: Get, set: Set): void {
  const { discarded } = get();
  if (discarded === null) return;
  for (const { id } of discarded.attachments) {
    void bridge.invoke('compose:drop-attachment', { attachmentId: id });
  }
  set({ discarded: null });
}

function fileActions(
  { bridge }: Surroundings,
  set: Set,
  get: Get,
): Pick<ComposeActions, 'chooseFiles' | 'removeFile'> {
  return {
    chooseFiles: async () => {
      if (get().busy !== null) return;
      set({ busy: 'choosing-files', failure: null });
      const answer = await bridge.invoke('compose:choose-attachments', null);
      set({ busy: null });
      if (!answer.ok) {
        set({ failure: answer.error.message });
        return;
      }
      set({ refusedFiles: answer.value.refused });
      get().change({ attachments: [...get().draft.attachments, ...answer.value.attachments] });
    },
    removeFile: async (attachmentId) => {
      get().change({ attachments: get().draft.attachments.filter(({ id }) => id !== attachmentId) });
      await bridge.invoke('compose:drop-attachment', { attachmentId });
    },
  };
}

/** Errors of main that belong to one field. */
const FIELD_ERRORS: Partial<Record<ErrorCode, (message: string) => FieldProblems>> = {
  'attachment-gone': () => ({
    attachments: 'An attached file is not there any more. Remove it and attach it again.',
  }),
};

function sendActions(
  around: Surroundings,
  set: Set,
  get: Get,
): Pick<ComposeActions, 'send' | 'confirm'> {
  return {
    send: async () => {
      const { draft, accounts, busy } = get();
      if (busy !== null || accounts === null) return null;
      const problems = findProblems(draft, accounts, around.now());
      set({ problems, hasTried: true, failure: null });
      if (Object.keys(problems).length > 0) return null;
      const review = await readReview(around, set, get);
      if (review === null) return null;
      if (!wantsLook(draft, review)) return write(around, set, get);
      set({ review });
      return null;
    },
    confirm: async () => (get().busy === null ? write(around, set, get) : null),
  };
}

/** More than one patient, or somebody who gets nothing: a person looks before it goes. */
function wantsLook(draft: Draft, review: DraftReview): boolean {
  const isSomebodyLeftOut = draft.recipients.some(({ email }) => !checkRecipient(email).willBeSent);
  return draft.recipients.length > 1 || isSomebodyLeftOut || review.skipped.length > 0;
}

async function readReview({ bridge }: Surroundings, set: Set, get: Get): Promise<DraftReview | null> {
  set({ busy: 'checking' });
  const answer = await bridge.invoke('compose:review', emailDraftOf(get()));
  set({ busy: null });
  if (!answer.ok) {
    showError(set, answer.error);
    return null;
  }
  const problems = { ...placeProblems(answer.value.problems), ...sizeProblem(answer.value) };
  set({ problems });
  return Object.keys(problems).length > 0 ? null : answer.value;
}

function sizeProblem({ sizeBytes, sizeLimitBytes }: DraftReview): FieldProblems {
  if (sizeLimitBytes === null || sizeBytes <= sizeLimitBytes) return {};
  return { attachments: `The message is ${megabytes(sizeBytes)} and the server takes ${megabytes(sizeLimitBytes)}.` };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

async function write({ bridge, memory }: Surroundings, set: Set, get: Get): Promise<SentBatch | null> {
  const { purpose, accountId } = get().draft;
  set({ busy: 'sending', failure: null });
  const answer = await bridge.invoke('compose:send', emailDraftOf(get()));
  set({ busy: null });
  if (!answer.ok) {
    showError(set, answer.error);
    return null;
  }
  if (purpose !== null) memory.write(purpose);
  const draft = { ...emptyDraft(purpose), accountId };
  set({ ...startingState(memory), draft, draftNumber: get().draftNumber + 1 });
  return answer.value;
}

function showError(set: Set, error: { code: ErrorCode; message: string }): void {
  const placed = FIELD_ERRORS[error.code]?.(error.message);
  set(placed === undefined ? { failure: error.message } : { problems: placed, review: null });
}

function emailDraftOf({ draft, accounts }: ComposeState): ReturnType<typeof toEmailDraft> {
  const account = sendingAccount(draft, accounts ?? []);
  return toEmailDraft(draft, account?.id ?? '', draft.purpose ?? 'Other');
}
