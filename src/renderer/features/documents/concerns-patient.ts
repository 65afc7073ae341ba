import type { ChangesPush } from '../../../shared/ipc/contract';
import { LISTED_IDS_LIMIT } from '../../shared/read-again';
import type { DocumentsState } from './documents-state';

/**
 * Whether the list has to be read again: an e-mail to the patient is new, files have changed, or more has changed than
 * the push tells. E-mails keep the id of the record they were written to, which may have been merged into this one.
 */
export function concernsPatient(
  { messages, messageIds, hasMoreMessages, hasPatientChange, patientIds }: ChangesPush,
  patientId: string,
  { files, emails }: Pick<DocumentsState, 'files' | 'emails'>,
): boolean {
  const { rows } = emails.getState();
  const own = new Set<string | null>([patientId, ...files.map((file) => file.patientId)]);
  for (const row of rows.values()) own.add(row.patientId);
  own.delete(null);
  const hasNew = messages.some(
    (row) => row.channel === 'email' && own.has(row.patientId) && !rows.has(row.id),
  );
  const isUnlisted = patientIds.length === 0 || patientIds.length >= LISTED_IDS_LIMIT;
  const hasRecordChange = hasPatientChange && (isUnlisted || patientIds.some((id) => own.has(id)));
  return hasNew || hasRecordChange || (hasMoreMessages && messageIds.length > 0);
}
