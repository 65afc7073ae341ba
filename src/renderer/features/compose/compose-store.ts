import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AttachmentRefusal, Purpose } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';
import type { AccountView } from '../../../shared/domain/account';
import type { DraftReview, SentBatch } from '../../../shared/domain/email-draft';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { sizeWords } from '../../shared/words/numbers';
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
  /** How often sending met problems: after the first time they stand at their fields as they come and go. */
  triedCount: number;
  refusedFiles: AttachmentRefusal[];
  /** The second step: who gets it and who does not. Null while writing. */
  review: DraftReview | null;
  busy: 'checking' | 'sending' | 'choosing-files' | null;
  trouble: Trouble | null;
  /** Kept until something new is written, so that discarding can be undone. */
  discarded: Draft | null;
}

/** What could not be done ("The message was not sent.") and why. */
export interface Trouble {
  what: string;
  failure: BridgeFailure;
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
  /** Sends what has been reviewed. */
  confirm(): Promise<SentBatch | null>;
  backToWriting(): void;
  discard(): void;
  undoDiscard(): void;
  /** Another log was opened: the patients and files of this draft do not exist there. */
  startOver(): void;
}

export type ComposeStore = StoreApi<ComposeState & ComposeActions>;
type Set = ComposeStore['setState'];
type Get = ComposeStore['getState'];

/** Remembers the purpose used last. */
export interface PurposeMemory {
  read(): Purpose | null;
  write(purpose: Purpose): void;
}

interface Surroundings {
  memory: PurposeMemory;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The draft and everything that happens to it; one for as long as the window is open. */
export function createComposeStore(surroundings: Surroundings): ComposeStore {
  return createStore((set, get) => ({
    ...startingState(emptyDraft(surroundings.memory.read())),
    draftNumber: 0,
    accounts: null,
    ...draftActions(surroundings, set, get),
    ...discardActions(surroundings, set, get),
    ...fileActions(set, get),
    ...sendActions(surroundings, set, get),
  }));
}

function startingState(draft: Draft): Omit<ComposeState, 'accounts' | 'draftNumber'> {
  return {
    draft,
    problems: {},
    triedCount: 0,
    refusedFiles: [],
    review: null,
    busy: null,
    trouble: null,
    discarded: null,
  };
}

function replaceDraft(draft: Draft, set: Set): void {
  set(({ draftNumber }) => ({ ...startingState(draft), draftNumber: draftNumber + 1 }));
}

type DraftActions = Pick<
  ComposeActions,
  'loadAccounts' | 'change' | 'addRecipient' | 'removeRecipient' | 'backToWriting'
>;

function draftActions({ now }: Surroundings, set: Set, get: Get): DraftActions {
  const change = (changes: Partial<Draft>): void => {
    const { draft, triedCount, accounts } = get();
    const changed = { ...draft, ...changes };
    if (hasContent(changed)) releaseDiscarded(set, get);
    set({
      draft: changed,
      problems: triedCount > 0 ? findProblems(changed, accounts ?? [], now()) : {},
      trouble: null,
    });
  };
  return {
    change,
    loadAccounts: async () => {
      try {
        set({ accounts: await ask('accounts:list', null) });
      } catch (thrown) {
        set({ trouble: { what: 'The accounts could not be read.', failure: asFailure(thrown) } });
      }
    },
    addRecipient: (patient) => {
      const others = get().draft.recipients.filter(({ id }) => id !== patient.id);
      change({ recipients: [...others, patient] });
    },
    removeRecipient: (patientId) => {
      change({ recipients: get().draft.recipients.filter(({ id }) => id !== patientId) });
    },
    backToWriting: () => {
      set({ review: null, trouble: null });
    },
  };
}

function discardActions(
  { memory }: Surroundings,
  set: Set,
  get: Get,
): Pick<ComposeActions, 'discard' | 'undoDiscard' | 'startOver'> {
  return {
    discard: () => {
      const { draft } = get();
      releaseDiscarded(set, get);
      replaceDraft(emptyDraft(memory.read()), set);
      set({ discarded: draft });
    },
    undoDiscard: () => {
      const { discarded } = get();
      if (discarded !== null) replaceDraft(discarded, set);
    },
    startOver: () => {
      replaceDraft(emptyDraft(memory.read()), set);
      set({ accounts: null });
    },
  };
}

/** Something new is being written: the draft that was discarded is gone now, and so are its files. */
function releaseDiscarded(set: Set, get: Get): void {
  for (const { id } of get().discarded?.attachments ?? []) void releaseFile(id);
  set({ discarded: null });
}

/** Main forgets the file when it closes, too, so a failure here needs nobody. */
async function releaseFile(attachmentId: string): Promise<void> {
  await window.sendtrail.invoke('compose:drop-attachment', { attachmentId });
}

function fileActions(set: Set, get: Get): Pick<ComposeActions, 'chooseFiles' | 'removeFile'> {
  return {
    chooseFiles: async () => {
      if (get().busy !== null) return;
      set({ busy: 'choosing-files', trouble: null });
      try {
        const { attachments, refused } = await ask('compose:choose-attachments', null);
        get().change({ attachments: [...get().draft.attachments, ...attachments] });
        set({ refusedFiles: refused });
      } catch (thrown) {
        set({ trouble: { what: 'The files could not be attached.', failure: asFailure(thrown) } });
      } finally {
        set({ busy: null });
      }
    },
    removeFile: async (attachmentId) => {
      get().change({ attachments: get().draft.attachments.filter(({ id }) => id !== attachmentId) });
      await releaseFile(attachmentId);
    },
  };
}

function sendActions(
  surroundings: Surroundings,
  set: Set,
  get: Get,
): Pick<ComposeActions, 'send' | 'confirm'> {
  const { memory, now } = surroundings;
  return {
    send: async () => {
      const { draft, accounts, busy } = get();
      if (busy !== null || accounts === null) return null;
      set({ trouble: null });
      if (showsProblems(findProblems(draft, accounts, now()), set)) return null;
      const review = await readReview(set, get);
      if (review === null) return null;
      if (!wantsLook(review)) return writeToLog(memory, set, get);
      set({ review });
      return null;
    },
    confirm: async () => (get().busy === null ? writeToLog(memory, set, get) : null),
  };
}

/** Puts problems at their fields and says whether there are any. */
function showsProblems(problems: FieldProblems, set: Set): boolean {
  const isProblematic = Object.keys(problems).length > 0;
  set(({ triedCount }) => ({ problems, triedCount: isProblematic ? triedCount + 1 : triedCount }));
  return isProblematic;
}

/** More than one patient, or somebody who gets nothing: a person looks before it goes. */
function wantsLook({ recipients, skipped }: DraftReview): boolean {
  return recipients.length > 1 || skipped.length > 0;
}

async function readReview(set: Set, get: Get): Promise<DraftReview | null> {
  set({ busy: 'checking' });
  try {
    const review = await ask('compose:review', emailDraftOf(get()));
    const isProblematic = showsProblems({ ...placeProblems(review.problems), ...sizeProblem(review) }, set);
    return isProblematic ? null : review;
  } catch (thrown) {
    showFailure('The message could not be checked. Nothing was sent.', thrown, set);
    return null;
  } finally {
    set({ busy: null });
  }
}

function sizeProblem({ sizeBytes, sizeLimitBytes }: DraftReview): FieldProblems {
  if (sizeLimitBytes === null || sizeBytes <= sizeLimitBytes) return {};
  return {
    attachments: `The message has about ${sizeWords(sizeBytes)}; the sending server takes ${sizeWords(sizeLimitBytes)}.`,
  };
}

async function writeToLog(memory: PurposeMemory, set: Set, get: Get): Promise<SentBatch | null> {
  const { purpose, accountId } = get().draft;
  set({ busy: 'sending', trouble: null });
  try {
    const batch = await ask('compose:send', emailDraftOf(get()));
    if (purpose !== null) memory.write(purpose);
    replaceDraft({ ...emptyDraft(purpose), accountId }, set);
    return batch;
  } catch (thrown) {
    showFailure('The message was not sent.', thrown, set);
    return null;
  } finally {
    set({ busy: null });
  }
}

/** A failure that belongs to one field stands there; the writing is never lost. */
function showFailure(what: string, thrown: unknown, set: Set): void {
  const failure = asFailure(thrown);
  if (failure.code === 'attachment-gone') {
    set({ review: null });
    showsProblems(
      { attachments: 'An attached file is not there any more. Remove it and attach it again.' },
      set,
    );
  } else set({ trouble: { what, failure } });
}

function emailDraftOf({ draft, accounts }: ComposeState): ReturnType<typeof toEmailDraft> {
  const account = sendingAccount(draft, accounts ?? []);
  return toEmailDraft(draft, account?.id ?? '', draft.purpose ?? 'Other');
}
