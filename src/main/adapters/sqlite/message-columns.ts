import type { MessageRow } from '../../../shared/domain/message';

/** A row of the message table as the driver gives it: SQLite has no booleans. */
export interface MessageRowColumns extends Omit<MessageRow, 'isDelayed'> {
  isDelayed: number;
}

/** What a row of the message table is made of; `m` is the message and `b` its batch. */
export const MESSAGE_ROW_COLUMNS = `
m.id, m.position, b.id AS batchId, b.name AS batchName, m.patient_id AS patientId,
m.patient_name AS patientName, m.recipient, m.channel, m.purpose, m.subject, m.created_at AS createdAt,
m.created_by AS createdBy, m.status, m.status_at AS statusAt, m.status_code AS statusCode,
m.outbox_state AS outboxState, CASE WHEN m.outbox_state = 'waiting' THEN m.due_at END AS dueAt,
m.scheduled_for AS scheduledFor, m.wait_reason AS waitReason, m.tries, m.is_delayed AS isDelayed,
m.handled_at AS handledAt, m.handled_by AS handledBy, m.handled_note AS handledNote,
(SELECT o.id FROM message AS o WHERE o.position = m.carries) AS carries`;

/** Gives the driver's row its boolean. In place: copying the rows of a page would take half as long as reading them. */
export function messageRow(columns: MessageRowColumns): MessageRow {
  const row: Omit<MessageRow, 'isDelayed'> & { isDelayed: number | boolean } = columns;
  row.isDelayed = columns.isDelayed === 1;
  return row as MessageRow;
}
