import { checkPatientInput, type PatientFacts } from './check-patient';
import type { PatientField, PatientInput, PatientProblem } from './patient';
import type { ImportField, ImportMapping, RowError, RowProblem } from './patient-import';
import type { PhoneCheck } from './phone';

/** One row of a file below its header. */
export interface ImportedRow {
  line: number;
  cells: readonly string[];
  hasUnreadableText: boolean;
}

/** How the rows of a file are read. */
export interface RowReading {
  mapping: ImportMapping;
  /** ISO 8601 calendar date where the desk is. */
  today: string;
  checkPhone: (text: string) => PhoneCheck;
}

/** A person who can be put on record, or what stands in the way. */
export type CheckedRow = { ok: true; facts: PatientFacts } | { ok: false; errors: RowError[] };

type Cells = Partial<Record<ImportField, string>>;

/** Longer cells are wrong in every field; what is past this only costs time. */
const CELL_LIMIT = 1_000;
const SHOWN_LENGTH = 100;
const UNREADABLE = /[\0\uFFFD]/;
const LINE_BREAK = /[\r\n]/;
/** By this quote spreadsheets, and Sendtrail's own export, make a text of what they would run as a formula. */
const MADE_TEXT = /^'(?=[=+\-@])/;
/** Spreadsheets give a day as its first moment. */
const MIDNIGHT = /[ T]0{1,2}:00(?::00(?:\.0+)?)?(?: ?am)?Z?$/i;

/** Reads one row as a patient's details and checks them by the rule that the form has. */
export function checkRow(row: ImportedRow, { mapping, today, checkPhone }: RowReading): CheckedRow {
  if (!hasItsColumns(row.cells, mapping.length)) {
    return refused(row, [[null, 'wrong-number-of-columns', row.cells.join(' ')]]);
  }
  const cells = cellsOf(row.cells, mapping);
  const textProblems = problemsOfText(cells, row.hasUnreadableText);
  if (textProblems.length > 0) return refused(row, textProblems);
  const input = patientInputOf(cells);
  const phone = input.mobile === '' ? null : checkPhone(input.mobile);
  const { facts, problems } = checkPatientInput(input, phone, today);
  const found = Object.entries(problems) as [PatientField, PatientProblem][];
  if (found.length === 0) return { ok: true, facts };
  return refused(
    row,
    found.map(([field, problem]) => {
      const column = columnOf(field, cells);
      return [column, problem, column === null ? row.cells.join(' ') : (cells[column] ?? '')];
    }),
  );
}

/**
 * What a row says of a person, as far as it can be understood: for looking somebody up, not for the record. Null where
 * its cells may belong to other columns or to two people.
 */
export function factsInRow(
  row: ImportedRow,
  { mapping, today, checkPhone }: RowReading,
): PatientFacts | null {
  const cells = cellsOf(row.cells, mapping);
  if (!hasItsColumns(row.cells, mapping.length) || problemsOfText(cells, row.hasUnreadableText).length > 0)
    return null;
  const input = patientInputOf(cells);
  const phone = input.mobile === '' ? null : checkPhone(input.mobile);
  return checkPatientInput(input, phone, today).facts;
}

/** The cells of a row as a person would have typed them into the form. */
function patientInputOf(cells: Cells): PatientInput {
  const name = cells.fullName === undefined ? null : nameParts(cells.fullName);
  return {
    familyName: name?.familyName ?? cells.familyName ?? '',
    givenName: name?.givenName ?? cells.givenName ?? '',
    dateOfBirth: (cells.dateOfBirth ?? '').replace(MIDNIGHT, ''),
    email: cells.email ?? '',
    hasNoEmail: false,
    mobile: cells.mobile ?? '',
  };
}

/** "Nguyen, Anh" or "Anh Nguyen"; a single word is the family name. */
function nameParts(text: string): { familyName: string; givenName: string } {
  const comma = text.indexOf(',');
  if (comma !== -1) return { familyName: text.slice(0, comma), givenName: text.slice(comma + 1) };
  const space = text.lastIndexOf(' ');
  return { familyName: text.slice(space + 1), givenName: text.slice(0, Math.max(space, 0)) };
}

/** Empty cells behind the last column are what a trailing delimiter leaves. */
function hasItsColumns(cells: readonly string[], columns: number): boolean {
  return cells.length >= columns && cells.slice(columns).every((cell) => cell.trim() === '');
}

function cellsOf(cells: readonly string[], mapping: ImportMapping): Cells {
  const found: Cells = {};
  for (const [column, field] of mapping.entries()) {
    if (field !== null)
      found[field] = (cells[column] ?? '').trim().slice(0, CELL_LIMIT).replace(MADE_TEXT, '');
  }
  return found;
}

type FoundProblem = [field: ImportField | null, problem: RowProblem, value: string];

/** A line break within a cell is a quote that closes too late: two people would become one. */
function problemsOfText(cells: Cells, hasUnreadableText: boolean): FoundProblem[] {
  return (Object.entries(cells) as [ImportField, string][]).flatMap(([field, cell]): FoundProblem[] => {
    if (hasUnreadableText && UNREADABLE.test(cell)) return [[field, 'text-not-readable', cell]];
    return LINE_BREAK.test(cell) ? [[field, 'line-break', cell]] : [];
  });
}

/** The column that a person must look at: where there is only a full name, both parts of the name are in it. */
function columnOf(field: PatientField, cells: Cells): ImportField | null {
  if (field === 'hasNoEmail') return null;
  if (field in cells) return field;
  return 'fullName' in cells && (field === 'familyName' || field === 'givenName') ? 'fullName' : null;
}

function refused({ line }: ImportedRow, found: readonly FoundProblem[]): CheckedRow {
  const errors = found.map(([field, problem, value]) => ({ line, field, problem, value: shown(value) }));
  return { ok: false, errors };
}

/** One line without halves of characters. */
function shown(value: string): string {
  return value
    .slice(0, SHOWN_LENGTH)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .trim();
}
