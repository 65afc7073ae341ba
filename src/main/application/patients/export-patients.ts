import { initialOf } from '../../../shared/domain/masked-name';
import type { PatientRow } from '../../../shared/domain/patient';
import { maskedRecipient } from '../../../shared/domain/support-text';
import { partsOf } from '../desk/in-turns';
import { openColumn, PAGE_ROWS, saveTable, type ExportColumn } from '../desk/save-table';
import type { Ports } from '../ports';
import { calendarDate } from './checked-input';
import { listPatients } from './list-patients';
import { currentRows } from './patient-views';

type ExportPorts = Pick<Ports, 'clock' | 'exchange' | 'patients' | 'phones' | 'settings'>;

/** The headings are those that an import knows. */
const COLUMNS: readonly ExportColumn<PatientRow>[] = [
  {
    heading: 'Family name',
    cell: ({ familyName }) => familyName,
    masked: ({ familyName }) => initialOf(familyName),
  },
  {
    heading: 'Given name',
    cell: ({ givenName }) => givenName,
    masked: ({ givenName }) => initialOf(givenName),
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
  openColumn('Has no e-mail', ({ hasNoEmail }) => (hasNoEmail ? 'yes' : '')),
  {
    heading: 'Mobile',
    cell: ({ mobileText }) => mobileText ?? '',
    masked: ({ mobile }) => (mobile === null ? '' : `…${mobile.slice(-3)}`),
  },
  openColumn('On record since', ({ createdAt }) => calendarDate(createdAt)),
  openColumn('Archived', ({ archivedAt }) => (archivedAt === null ? '' : calendarDate(archivedAt))),
];

interface ExportRequest {
  text: string;
  isArchived: boolean;
  isMasked: boolean;
  /** Null: all that the text finds. */
  patientIds: readonly string[] | null;
}

/**
 * Saves the list, as it is filtered, or the patients who were chosen, as a CSV file where the person wants it.
 * @returns how many rows were saved; null when the person cancelled
 */
export async function exportPatients(
  ports: ExportPorts,
  { isMasked, ...wanted }: ExportRequest,
): Promise<number | null> {
  const name = wanted.isArchived ? 'archived-patients.csv' : 'patients.csv';
  return saveTable(ports, { name, columns: COLUMNS, isMasked, pages: rowsOf(ports, wanted) });
}

function* rowsOf(
  ports: ExportPorts,
  { text, isArchived, patientIds }: Omit<ExportRequest, 'isMasked'>,
): Generator<PatientRow[]> {
  if (patientIds !== null) {
    yield* chosenRows(ports, patientIds);
    return;
  }
  let cursor: string | null = null;
  do {
    const page = listPatients(ports, { text, isArchived, cursor, limit: PAGE_ROWS });
    yield page.rows;
    cursor = page.nextCursor;
  } while (cursor !== null);
}

/** Each once, also where some of them have become one record. */
function* chosenRows(ports: ExportPorts, patientIds: readonly string[]): Generator<PatientRow[]> {
  const written = new Set<string>();
  for (const ids of partsOf(patientIds, PAGE_ROWS)) {
    const rows = currentRows(ports, ids).filter(({ id }) => !written.has(id));
    for (const { id } of rows) written.add(id);
    yield rows;
  }
}
