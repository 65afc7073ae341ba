import type { PatientFacts } from '../../../shared/domain/check-patient';
import { RECIPIENT_LIMIT } from '../../../shared/domain/draft';
import { factsInRow } from '../../../shared/domain/import-row';
import { fullName, listName, type Patient } from '../../../shared/domain/patient';
import type { ImportMapping } from '../../../shared/domain/patient-import';
import { signsOfFit } from '../../../shared/domain/recipient-fit';
import {
  LISTED_ROWS,
  matchMappingProblem,
  RECIPIENT_ROW_LIMIT,
  type MatchMappingProblem,
  type RecipientMatch,
  type UnmatchedReason,
  type UnmatchedRow,
} from '../../../shared/domain/recipients';
import type { LeftRow } from '../../ports/recipient-table-shelf';
import type { TableRow } from '../../ports/table-files';
import { UseCaseError } from '../../ports/use-case-error';
import { rowReading, type SortRowsPorts } from '../patients/import/sort-rows';
import { walkRows } from '../patients/import/walk-rows';
import type { Ports } from '../ports';

type MatchPorts = SortRowsPorts & Pick<Ports, 'recipientTables' | 'tables'>;

const MAPPING_WORDS = {
  'nothing-to-match': 'No column holds the e-mail, the mobile number, or the name and the date of birth.',
  'field-twice': 'Two columns hold the same.',
} as const satisfies Record<MatchMappingProblem, string>;

const SHOWN_LENGTH = 60;

/**
 * Finds for each row of a chosen file the patient on record, and keeps the rows for the draft. Rows are read in small
 * lots, between which others have their turn.
 */
export async function matchRecipients(
  ports: MatchPorts,
  tableId: string,
  mapping: ImportMapping,
): Promise<RecipientMatch> {
  const file = await ports.tables.reread(tableId, { encoding: null, delimiter: null });
  if (file === null) throw new UseCaseError('not-found', 'The file is not open any more. Choose it again.');
  const { name, headers: headings } = file;
  if (mapping.length !== headings.length)
    throw new UseCaseError('invalid-input', 'The columns are not those of the file.');
  const problem = matchMappingProblem(mapping);
  if (problem !== null) throw new UseCaseError('invalid-input', MAPPING_WORDS[problem]);
  const found = new FoundRows(ports, mapping);
  const job = { importId: tableId, step: 'checking' as const, isCancelled: false };
  await walkRows(ports, job, ignoreProgress, (rows) => {
    for (const row of rows) found.add(row);
  });
  ports.recipientTables.put(tableId, { name, headings, rows: found.cells, unmatched: found.left });
  const named = headings.filter((heading) => heading.trim() !== '');
  return { tableId, name, headings: [...new Set(named)], ...found.summary() };
}

const ignoreProgress = (): void => undefined;

/** The rows of one file as they are sorted into those on record and the others. */
class FoundRows {
  readonly cells = new Map<string, readonly string[]>();
  readonly left: LeftRow[] = [];
  private readonly patients: Patient[] = [];
  private readonly reading;
  private rows = 0;

  constructor(
    private readonly ports: MatchPorts,
    mapping: ImportMapping,
  ) {
    this.reading = rowReading(ports, mapping);
  }

  add(row: TableRow): void {
    this.rows += 1;
    if (this.rows > RECIPIENT_ROW_LIMIT) throw tooMany('rows', RECIPIENT_ROW_LIMIT);
    const facts = factsInRow(row, this.reading);
    const { fitting, others } = facts === null ? NOBODY : fittingPatients(this.ports, facts);
    const [patient] = fitting;
    if (patient === undefined) this.leave(row, facts, { reason: 'not-on-record', candidates: others });
    else if (fitting.length > 1) this.leave(row, facts, { reason: 'fits-several', candidates: fitting });
    else if (this.cells.has(patient.id)) this.leave(row, facts, { reason: 'repeated-row', patient });
    else this.take(row, patient);
  }

  private take({ cells }: TableRow, patient: Patient): void {
    if (this.patients.length >= RECIPIENT_LIMIT) throw tooMany('patients', RECIPIENT_LIMIT);
    this.cells.set(patient.id, cells);
    this.patients.push(patient);
  }

  private leave({ line, cells }: TableRow, facts: PatientFacts | null, why: Why): void {
    const { reason, candidates = [], patient = null } = why;
    this.left.push({
      ...{ line, reason, cells },
      name: nameOf(cells, patient ?? facts),
      email: facts?.email ?? null,
      mobile: facts?.mobile ?? null,
      patientId: patient?.id ?? null,
      candidates: candidates.map(fullName),
    });
  }

  summary(): Pick<RecipientMatch, 'rows' | 'patients' | 'counts' | 'unmatched'> {
    const counts = { 'not-on-record': 0, 'fits-several': 0, 'repeated-row': 0 };
    const unmatched = this.left.flatMap((left) => {
      const row = withoutCells(left);
      counts[row.reason] += 1;
      return counts[row.reason] <= LISTED_ROWS ? [row] : [];
    });
    return { rows: this.rows, patients: this.patients, counts, unmatched };
  }
}

interface Why {
  reason: UnmatchedReason;
  candidates?: readonly Patient[];
  patient?: Patient;
}

/** Of a row that cannot be read, so much of it as names it. */
function nameOf(cells: readonly string[], person: Pick<Patient, 'familyName' | 'givenName'> | null): string {
  return person === null ? cells.join(' ').slice(0, SHOWN_LENGTH) : listName(person);
}

const NOBODY = { fitting: [], others: [] };

/** Whom a row is about: those with most signs. Others have the address or the number, but are somebody else. */
function fittingPatients({ patients }: Pick<Ports, 'patients'>, facts: PatientFacts) {
  const { email, mobile, dateOfBirth, familyName } = facts;
  const reached = [
    ...(email === null ? [] : patients.withEmail(email)),
    ...(mobile === null ? [] : patients.withMobile(mobile)),
  ];
  const named = dateOfBirth === null || familyName === '' ? [] : patients.namesakes(facts);
  const signs = new Map(
    [...reached, ...named].map((person) => [person.id, { person, count: signsOfFit(facts, person) }]),
  );
  const most = Math.max(0, ...[...signs.values()].map(({ count }) => count));
  const fitting = [...signs.values()].filter(({ count }) => most > 0 && count === most);
  return { fitting: fitting.map(({ person }) => person), others: reached };
}

function withoutCells({ line, name, email, mobile, reason, patientId, candidates }: LeftRow): UnmatchedRow {
  return { line, name, email, mobile, reason, patientId, candidates };
}

function tooMany(what: 'patients' | 'rows', limit: number): UseCaseError {
  const shown = limit.toLocaleString('en-AU');
  return new UseCaseError(
    'invalid-input',
    `The file has more than ${shown} ${what}. One batch holds ${shown} at most: split the file.`,
  );
}
