import { toCsv } from '../../../shared/domain/csv';
import type { MessageRow } from '../../../shared/domain/message';
import type { Ports } from '../ports';

const COLUMNS: readonly { heading: string; cell: (row: MessageRow) => string }[] = [
  { heading: 'Status', cell: ({ status }) => status },
  { heading: 'Status time', cell: ({ statusAt }) => isoTime(statusAt) },
  { heading: 'Created', cell: ({ createdAt }) => isoTime(createdAt) },
  { heading: 'Created by', cell: ({ createdBy }) => createdBy },
  { heading: 'Patient', cell: ({ patientName }) => patientName },
  { heading: 'To', cell: ({ recipient }) => recipient },
  { heading: 'Channel', cell: ({ channel }) => channel },
  { heading: 'Purpose', cell: ({ purpose }) => purpose },
  { heading: 'Subject', cell: ({ subject }) => subject },
  { heading: 'Batch', cell: ({ batchName }) => batchName },
  { heading: 'Tries', cell: ({ tries }) => String(tries) },
];

/**
 * Saves messages as a CSV file where the person wants it, in the order given.
 * @returns how many rows were saved; null when the person cancelled
 */
export async function exportMessages(
  ports: Pick<Ports, 'exchange' | 'messages'>,
  messageIds: readonly string[],
): Promise<number | null> {
  const order = new Map(messageIds.map((id, index) => [id, index]));
  const rows = ports.messages
    .rows(messageIds)
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  const table = [
    COLUMNS.map(({ heading }) => heading),
    ...rows.map((row) => COLUMNS.map(({ cell }) => cell(row))),
  ];
  // The byte order mark tells spreadsheets that this is UTF-8.
  const isSaved = await ports.exchange.saveText('messages.csv', `\uFEFF${toCsv(table)}`);
  return isSaved ? rows.length : null;
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
