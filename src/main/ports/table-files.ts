import type {
  ImportDelimiter,
  ImportEncoding,
  ImportFile,
  ImportRefusal,
} from '../../shared/domain/patient-import';

/** How a file is to be read; null: as it looks. */
export interface TableReading {
  encoding: ImportEncoding | null;
  delimiter: ImportDelimiter | null;
}

export interface TableRow {
  /** Line of the file in which the row begins. */
  line: number;
  cells: string[];
  /** Characters that the encoding cannot mean were in it. */
  hasUnreadableText: boolean;
}

/** A file as a table, read as a stream. */
export type TableChunk =
  | { kind: 'rows'; rows: TableRow[]; fraction: number }
  /** The file is no table from here on: a quote that never closes, for example. */
  | { kind: 'broken'; line: number; problem: TableProblem };

/** Changed: the file is not what it was when it was chosen. */
export type TableProblem = 'quote-never-closes' | 'not-a-table' | 'unreadable' | 'changed';

/** A file of which a first look has been taken. */
export type TableFile = Omit<ImportFile, 'guess'>;

/** CSV files that a person chose; the page knows them by id only. */
export interface TableFiles {
  /** Opens the file dialog. Null when the person cancels. */
  choose(): Promise<TableFile | { name: string; refused: ImportRefusal } | null>;
  /** The same file read in another way; null when it is not there any more, or cannot be read so. */
  reread(importId: string, reading: TableReading): Promise<TableFile | null>;
  /** All rows below the header, in chunks; the file must be as it was when it was chosen, else `broken`. */
  rows(importId: string): AsyncIterable<TableChunk>;
  forget(importId: string): void;
}
