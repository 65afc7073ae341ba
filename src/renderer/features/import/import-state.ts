import type { StoreApi } from 'zustand/vanilla';
import type {
  ImportCheck,
  ImportDelimiter,
  ImportEncoding,
  ImportField,
  ImportFile,
  ImportMapping,
  ImportOutcome,
  ImportProgress,
  ImportRefusal,
} from '../../../shared/domain/patient-import';
import type { BridgeFailure } from '../../shared/bridge';

export type ImportStep = 'choose' | 'columns' | 'check' | 'done';

export interface ImportState {
  step: ImportStep;
  file: ImportFile | null;
  /** What each column holds, as a person has it now. */
  mapping: ImportMapping;
  /** The file chosen last was not taken. */
  refused: { name: string; refused: ImportRefusal } | null;
  check: ImportCheck | null;
  outcome: ImportOutcome | null;
  busy: 'choosing' | 'rereading' | 'checking' | 'importing' | 'saving' | null;
  /** Of the check or the import under way; null before the first news. */
  progress: ImportProgress | null;
  hasSavedBadRows: boolean;
  trouble: ImportTrouble | null;
}

/** What could not be done ("The file was not checked.") and why. */
export interface ImportTrouble {
  what: string;
  failure: BridgeFailure;
}

export interface ImportActions {
  choose: () => Promise<void>;
  /** Reads the file in another way; the columns are guessed anew. */
  reread: (reading: { encoding: ImportEncoding } | { delimiter: ImportDelimiter }) => Promise<void>;
  /** Says what a column holds. */
  setColumn: (column: number, field: ImportField | null) => void;
  startCheck: () => Promise<void>;
  backToColumns: () => void;
  run: (isSkippingBadRows: boolean) => Promise<void>;
  saveBadRows: () => Promise<void>;
  hearProgress: (progress: ImportProgress) => void;
  /** Ends what is under way and forgets the file. Nothing of it stays. */
  cancel: () => Promise<void>;
}

export type ImportStore = StoreApi<ImportState & ImportActions>;
