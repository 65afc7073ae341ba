import type { DocumentFile } from '../../../shared/domain/document';
import type { MessageRow } from '../../../shared/domain/message';

/** A line of Clinical › Documents: an added file, or an e-mail that was sent to the patient. */
export type DocumentRow = DocumentFile | MessageRow;

export function isEmail(row: DocumentRow): row is MessageRow {
  return 'batchId' in row;
}

export function timeOf(row: DocumentRow): number {
  return isEmail(row) ? row.createdAt : row.addedAt;
}

/**
 * Files and e-mails in one list, newest first. While there are more e-mails than have been read, files that are older
 * than the last one of these wait for them: otherwise rows would come in above them.
 */
export function mergedRows(
  files: readonly DocumentFile[],
  emails: readonly MessageRow[],
  hasMoreEmails: boolean,
): DocumentRow[] {
  const lastEmail = emails.at(-1);
  const readTo = hasMoreEmails && lastEmail !== undefined ? lastEmail.createdAt : -Infinity;
  const rows = [...files.filter(({ addedAt }) => addedAt >= readTo), ...emails];
  // Sorting is stable: e-mails of one batch stay in the order of the log.
  return rows.sort((one, other) => timeOf(other) - timeOf(one));
}

/** "Recall letter.pdf" → "Recall letter": what a message about it is called. */
export function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
