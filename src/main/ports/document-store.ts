import type { DocumentFile } from '../../shared/domain/document';

/** The rows of uploaded documents; their contents are with the {@link DocumentFiles}. */
export interface DocumentStore {
  insert(file: DocumentFile): void;
  /** Removed ones, too: their removal can be undone for a while. */
  file(id: string): (DocumentFile & { removedAt: number | null }) | null;
  /** Files of records that have not been removed, newest first. */
  files(patientIds: readonly string[]): DocumentFile[];
  setRemoved(id: string, removedAt: number | null): void;
  /** Forgets files removed before a time (ms). @returns the hashes of their contents */
  forgetRemovedBefore(time: number): string[];
  /** Hashes of all contents that any row still names. */
  hashes(): Set<string>;
}
