import { toCsv } from '../../../shared/domain/csv';
import type { PatientRow } from '../../../shared/domain/patient';
import { maskedRecipient } from '../../../shared/domain/support-text';
import type { Ports } from '../ports';
import { calendarDate } from './checked-input';
import { listPatients } from './list-patients';
import { othersTurn } from './others-turn';
import { currentRows } from './patient-views';

type ExportPorts = Pick<Ports, 'clock' | 'exchange' | 'patients' | 'phones' | 'settings'>;

interface Column {
  heading: string;
  cell: (row: PatientRow) => string;
  /** What stands there where the file must not say who it is about. */
  masked: (row: PatientRow) => string;
}

/** The headings are those that an import knows. */
const COLUMNS: readonly Column[] = [
  {
    heading: 'Family name',
    cell: ({ familyName }) => familyName,
    masked: ({ familyName }) => initial(familyName),
  },
  {
    heading: 'Given name',
    cell: ({ givenName }) => givenName,
    masked: ({ givenName }) => initial(givenName),
  },
  {
    heading: 'Date of birth',
    cell: ({ dateOfBirth }) => dateOfBirth ?? '',
    masked: ({ dateOfBirth }) => dateOfBirth?.slice(0, 4) ?? '',
  },
  {
    heading: 'E-mail',
    cell: ({ email }) => email ?? '',
    masked: ({ email }) => (email === null ? '' : maskedRecipient(email)),
  },
  shared('Has no e-mail', ({ hasNoEmail }) => (hasNoEmail ? 'yes' : '')),
  {
    heading: 'Mobile',
    cell: ({ mobileText }) => mobileText ?? '',
    masked: ({ mobile }) => (mobile === null ? '' : `…${mobile.slice(-3)}`),
  },
  shared('On record since', ({ createdAt }) => calendarDate(createdAt)),
  shared('Archived', ({ archivedAt }) => (archivedAt === null ? '' : calendarDate(archivedAt))),
];

interface ExportRequest {
  text: string;
  isArchived: boolean;
  isMasked: boolean;
  /** Null: all that the text finds. */
  patientIds: readonly string[] | null;
}

/** So few that a page is read and written within a frame or two. */
const PAGE_ROWS = 200;
/** The byte order mark tells spreadsheets that this is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Saves the list, as it is filtered, or the patients who were chosen, as a CSV file where the person wants it. Between
 * the pages of a list others have their turn: a long one keeps nobody waiting.
 * @returns how many rows were saved; null when the person cancelled
 */
export async function exportPatients(
  ports: ExportPorts,
  { isMasked, ...wanted }: ExportRequest,
): Promise<number | null> {
  const parts = [BYTE_ORDER_MARK, toCsv([COLUMNS.map(({ heading }) => heading)])];
  let count = 0;
  const cells = (row: PatientRow) =>
    COLUMNS.map((column) => (isMasked ? column.masked(row) : column.cell(row)));
  for (const rows of pagesOf(ports, wanted)) {
    parts.push(toCsv(rows.map(cells)));
    count += rows.length;
    await othersTurn(ports);
  }
  const name = wanted.isArchived ? 'archived-patients.csv' : 'patients.csv';
  return (await ports.exchange.saveText(name, parts.join(''))) ? count : null;
}

/** Each page is read when the one before it is written. */
function* pagesOf(
  ports: ExportPorts,
  { text, isArchived, patientIds }: Omit<ExportRequest, 'isMasked'>,
): Generator<PatientRow[]> {
  if (patientIds !== null) {
    yield currentRows(ports, patientIds);
    return;
  }
  let cursor: string | null = null;
  do {
    const page = listPatients(ports, { text, isArchived, cursor, limit: PAGE_ROWS });
    yield page.rows;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** The same in both kinds of file. */
function shared(heading: string, cell: Column['cell']): Column {
  return { heading, cell, masked: cell };
}

function initial(name: string): string {
  const [letter] = Array.from(name);
  return letter === undefined ? '' : `${letter}.`;
}
