import type { UnmatchedRow } from '../../shared/domain/recipients';

/** A row that brings no message of its own, with its cells. */
export interface LeftRow extends UnmatchedRow {
  cells: readonly string[];
}

/** A file of recipients whose rows have been looked up. */
export interface RecipientTable {
  name: string;
  /** Of all columns, as the file has them. */
  headings: readonly string[];
  /** Cells of those on record, by the id that the record had then. */
  rows: ReadonlyMap<string, readonly string[]>;
  /** All rows that bring no message of their own, in the order of the file. */
  unmatched: readonly LeftRow[];
}

/** Files of recipients for drafts, held as they were read; the page knows them by id only. */
export interface RecipientTableShelf {
  /** Puts a table under an id; one that is there already gives way. */
  put(id: string, table: RecipientTable): void;
  /** Null when it is not there any more. */
  take(id: string): RecipientTable | null;
  drop(id: string): void;
}
