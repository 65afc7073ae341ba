import type { SkipReason } from '../../../shared/domain/draft';
import type { LeftRow, RecipientTable } from '../../ports/recipient-table-shelf';
import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** What a file of recipients has to say to a draft. */
export interface DraftTable {
  /** Headings of its columns; none without a file. */
  headings: readonly string[];
  /** What the file says about a patient, or in one of its rows, by heading; nothing where it does not name them. */
  columnsOf(about: string | LeftRow | null): { columns?: Readonly<Record<string, string>> };
  /** Rows that bring no message of their own, but a line in the log. */
  unmatched: readonly LeftRow[];
}

const NO_TABLE: DraftTable = { headings: [], columnsOf: () => ({}), unmatched: [] };

/** The file that a draft's recipients come from. */
export function draftTableOf(
  { patients, recipientTables }: Pick<Ports, 'patients' | 'recipientTables'>,
  { tableId, patientIds }: { tableId: string | null; patientIds: readonly string[] },
): DraftTable {
  if (tableId === null) return NO_TABLE;
  const table = recipientTables.take(tableId);
  if (table === null)
    throw new UseCaseError('not-found', 'The file of recipients is not open any more. Choose it again.');
  const wanted = new Set(patientIds);
  const cellsOf = (patientId: string) =>
    table.rows.get(patientId) ??
    // Since the file was read the record may have taken the place of the one that fitted.
    patients
      .idsOf(patientId)
      .map((id) => table.rows.get(id))
      .find((cells) => cells !== undefined);
  return {
    headings: table.headings,
    columnsOf: (about) => {
      const cells = typeof about === 'string' ? cellsOf(about) : about?.cells;
      return cells === undefined ? {} : { columns: namedCells(table, cells) };
    },
    // Somebody was taken out of the list: so are the further rows for them.
    unmatched: table.unmatched.filter(({ patientId }) => patientId === null || wanted.has(patientId)),
  };
}

/** Of columns with the same heading the first one counts. */
function namedCells({ headings }: RecipientTable, cells: readonly string[]): Record<string, string> {
  const named = new Map<string, string>();
  for (const [column, heading] of headings.entries()) {
    if (!named.has(heading)) named.set(heading, cells[column] ?? '');
  }
  return Object.fromEntries(named);
}

/** Why a row brings no message, in the codes of the log, and what is said beside it. */
export function skippedRow({ line, reason, candidates }: LeftRow): { reason: SkipReason; note: string } {
  const several = reason === 'fits-several' ? `: ${candidates.join(', ')}` : '';
  return { reason, note: `Line ${line}${several}` };
}
