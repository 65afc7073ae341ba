import { maskedListName } from '../../../shared/domain/masked-name';
import { notSentCode } from '../../../shared/domain/batch-outcome';
import type { MessageRow } from '../../../shared/domain/message';
import { maskedRecipient } from '../../../shared/domain/support-text';
import { partsOf } from '../desk/in-turns';
import { openColumn, PAGE_ROWS, saveTable, type ExportColumn } from '../desk/save-table';
import type { Ports } from '../ports';

/** What a subject says of a patient nobody can tell, and a batch is named after it. */
const LEFT_OUT = () => '';

const COLUMNS: readonly ExportColumn<MessageRow>[] = [
  openColumn('Status', ({ status }) => status),
  openColumn('Reason', (row) => notSentCode(row) ?? ''),
  openColumn('Status time', ({ statusAt }) => isoTime(statusAt)),
  openColumn('Created', ({ createdAt }) => isoTime(createdAt)),
  openColumn('Created by', ({ createdBy }) => createdBy),
  {
    heading: 'Patient',
    cell: ({ patientName }) => patientName,
    masked: ({ patientName }) => maskedListName(patientName),
  },
  {
    heading: 'To',
    cell: ({ recipient }) => recipient,
    masked: ({ recipient }) => (recipient === '' ? '' : maskedRecipient(recipient)),
  },
  openColumn('Channel', ({ channel }) => channel),
  openColumn('Purpose', ({ purpose }) => purpose),
  { heading: 'Subject', cell: ({ subject }) => subject, masked: LEFT_OUT },
  { heading: 'Batch', cell: ({ batchName }) => batchName, masked: LEFT_OUT },
  openColumn('Tries', ({ tries }) => String(tries)),
];

/**
 * Saves messages as a CSV file where the person wants it, in the order given.
 * @returns how many rows were saved; null when the person cancelled
 */
export async function exportMessages(
  ports: Pick<Ports, 'clock' | 'exchange' | 'messages'>,
  { messageIds, isMasked }: { messageIds: readonly string[]; isMasked: boolean },
): Promise<number | null> {
  const pages = rowsOf(ports, messageIds);
  return saveTable(ports, { name: 'messages.csv', columns: COLUMNS, isMasked, pages });
}

function* rowsOf(
  { messages }: Pick<Ports, 'messages'>,
  messageIds: readonly string[],
): Generator<MessageRow[]> {
  for (const ids of partsOf(messageIds, PAGE_ROWS)) {
    const rows = new Map(messages.rows(ids).map((row) => [row.id, row]));
    yield ids.flatMap((id) => rows.get(id) ?? []);
  }
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
