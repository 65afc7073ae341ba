import type { StoreApi } from 'zustand/vanilla';
import type { AccountView } from '../../../shared/domain/account';
import type { DraftReview, SentBatch } from '../../../shared/domain/draft';
import type { AttachmentRefusal, Purpose } from '../../../shared/domain/message';
import type { Patient } from '../../../shared/domain/patient';
import type { RecipientMatch } from '../../../shared/domain/recipients';
import type { BridgeFailure } from '../../shared/bridge';
import type { ComposeStart } from '../../shared/compose-start';
import type { Draft, FieldProblems } from './draft';
import type { PatientSearch } from '../../shared/patient-search';

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
  /** Whose preview is looked at in the review; null: nobody's yet. */
  previewedId: string | null;
  /** Most of them got the same lately: it goes only once a person has said so again. */
  isAskingSameText: boolean;
  busy: 'checking' | 'sending' | 'choosing-files' | null;
  trouble: Trouble | null;
  /** What a new patient's form was opened with; null while there is none. */
  newPatientText: string | null;
  patientSearch: PatientSearch;
  /** Kept until something new is written, so that discarding can be undone. */
  discarded: Draft | null;
  /** The draft as it was begun from a record or a document; as long as it is that very draft, nobody has written in it. */
  begunAs: Draft | null;
  /** The message in hand was begun from a record or a document. */
  isBegunElsewhere: boolean;
  /** A person has gone to the list of patients to choose recipients for this message. */
  isChoosingInList: boolean;
  /** Drafts that gave way to another one, the last one last; each comes back when that one is sent or discarded. */
  setAside: readonly Draft[];
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
  /** Opens the form for a new patient, or closes it with null. */
  writeNewPatient(typed: string | null): void;
  removeRecipient(patientId: string): void;
  /** Those who are there already stay once. */
  addRecipients(patients: readonly Patient[]): void;
  /** The patients of a file become recipients; those of a file before it go. */
  takeTable(match: RecipientMatch): void;
  /** Takes out the file, and whom it brought. */
  dropTable(): void;
  /** Whom a person writes to next from the list of patients come into this message. */
  chooseInList(): void;
  chooseFiles(): Promise<void>;
  removeFile(attachmentId: string): Promise<void>;
  /** Sends, or opens the review where a person should look first. Gives the batch once it is written. */
  send(): Promise<SentBatch | null>;
  /** Sends what has been reviewed. @param isSure also where most of them got the same lately */
  confirm(isSure?: boolean): Promise<SentBatch | null>;
  backToWriting(): void;
  discard(): void;
  undoDiscard(): void;
  /** Begins a message from a record or a document; a draft in hand is set aside for it. */
  startWith(start: ComposeStart): void;
  /** Takes the draft that was set aside last back in hand. */
  takeBackSetAside(): void;
  /** Another log was opened: the patients and files of this draft do not exist there. */
  startOver(): void;
}

export type ComposeStore = StoreApi<ComposeState & ComposeActions>;
export type SetCompose = ComposeStore['setState'];
export type GetCompose = ComposeStore['getState'];

/** Remembers the purpose used last. */
export interface PurposeMemory {
  read(): Purpose | null;
  write(purpose: Purpose): void;
}

/** What the draft needs beside main. */
export interface Surroundings {
  memory: PurposeMemory;
  /** Milliseconds since 1970. */
  now: () => number;
}
