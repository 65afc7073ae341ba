import type { PatientProblem } from './patient';

/** What a column of an imported file can hold. Full name is split at its comma or its last space. */
export const IMPORT_FIELDS = [
  'familyName',
  'givenName',
  'fullName',
  'dateOfBirth',
  'email',
  'mobile',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** For each column of the file what it holds; null: it is left out. */
export type ImportMapping = (ImportField | null)[];

export const IMPORT_ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type ImportEncoding = (typeof IMPORT_ENCODINGS)[number];

export const IMPORT_DELIMITERS = [',', ';', '\t'] as const;
export type ImportDelimiter = (typeof IMPORT_DELIMITERS)[number];

/** Why a chosen file is not read at all. */
export type ImportRefusal = 'too-large' | 'unreadable' | 'empty' | 'not-text' | 'too-many-columns';

/** A file chosen for import, as far as it has been looked at. */
export interface ImportFile {
  importId: string;
  name: string;
  sizeBytes: number;
  encoding: ImportEncoding;
  delimiter: ImportDelimiter;
  headers: string[];
  /** What the headers look like. */
  guess: ImportMapping;
  /** The first rows after the header, at most 20. */
  sample: string[][];
}

/** Larger files are refused before they are read. */
export const IMPORT_LIMIT_BYTES = 60_000_000;
/** A table with more is none of patients. */
export const IMPORT_LIMIT_COLUMNS = 1_000;
/** Errors past this many are counted, not listed. */
export const LISTED_ROW_ERRORS = 1_000;

export type RowProblem = PatientProblem | 'wrong-number-of-columns' | 'text-not-readable' | 'line-break';

export interface RowError {
  /** Line of the file in which the row begins; the header is line 1. */
  line: number;
  /** Null where the whole row is meant. */
  field: ImportField | null;
  problem: RowProblem;
  /** The cell as it stands, at most 100 characters. */
  value: string;
}

/** What an import would do. */
export interface ImportCheck {
  rows: number;
  /** People who would be put on record. */
  newPatients: number;
  /** On record already: the same name with the same date of birth or address. */
  duplicates: number;
  /** The same person again within the file. */
  repeated: number;
  badRows: number;
  /** At most {@link LISTED_ROW_ERRORS}. */
  errors: RowError[];
}

export interface ImportOutcome {
  imported: number;
  duplicates: number;
  repeated: number;
  skippedRows: number;
  isCancelled: boolean;
}

export interface ImportProgress {
  importId: string;
  step: 'checking' | 'importing';
  rowsDone: number;
  /** Of the file's bytes, 0 to 1. */
  fraction: number;
}
