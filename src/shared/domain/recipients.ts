import { RECIPIENT_LIMIT } from './draft';
import type { ImportMapping } from './patient-import';
import type { Patient } from './patient';

/** Rows of a file of recipients, its repetitions and strangers among them. */
export const RECIPIENT_ROW_LIMIT = 2 * RECIPIENT_LIMIT;
/** Rows past this many are counted, not listed. */
export const LISTED_ROWS = 500;

/** Why a row of a recipients' file brings no message of its own. */
export type UnmatchedReason = 'not-on-record' | 'fits-several' | 'repeated-row';

/** A row of a recipients' file that brings no message of its own. */
export interface UnmatchedRow {
  /** Line of the file in which the row begins; the header is line 1. */
  line: number;
  /** As the file has it, in list form; empty where it has none. */
  name: string;
  email: string | null;
  mobile: string | null;
  reason: UnmatchedReason;
  /** Of a repetition: who is in the file already. */
  patientId: string | null;
  /** Names of those whom the row fits, where it fits several. */
  candidates: string[];
}

/** What the rows of a file have come to. */
export interface RecipientMatch {
  /** By which a draft names the file. */
  tableId: string;
  name: string;
  /** Headings of the columns that have one, each once: fields of the message. */
  headings: string[];
  rows: number;
  /** Those on record, each once, in the order of the file. */
  patients: Patient[];
  counts: Record<UnmatchedReason, number>;
  /** At most {@link LISTED_ROWS} of each kind. */
  unmatched: UnmatchedRow[];
}

/** Why rows cannot be looked up with a mapping. */
export type MatchMappingProblem = 'nothing-to-match' | 'field-twice';

/** What is wrong with a mapping for looking patients up; null when rows can be. */
export function matchMappingProblem(mapping: ImportMapping): MatchMappingProblem | null {
  const fields = mapping.filter((field) => field !== null);
  if (new Set(fields).size < fields.length) return 'field-twice';
  const hasName = fields.includes('fullName') || fields.includes('familyName');
  const isEnough =
    fields.includes('email') || fields.includes('mobile') || (hasName && fields.includes('dateOfBirth'));
  return isEnough ? null : 'nothing-to-match';
}

/** Whose messages of a batch say who is written to. */
export const BATCH_PARTS = ['all', 'failed', 'not-reached'] as const;
export type BatchPart = (typeof BATCH_PARTS)[number];

/** The patients of an earlier batch, as they are on record now. */
export interface BatchRecipients {
  patients: Patient[];
  /** In the archive now. */
  archived: number;
  /** Messages to somebody who is no patient of this log. */
  notOnRecord: number;
}
