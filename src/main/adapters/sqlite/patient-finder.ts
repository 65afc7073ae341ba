import { patientWordsWanted } from '../../../shared/domain/patient-search';
import type { PatientQuery } from '../../ports/patient-store';
import type { LogConnection } from './log-connection';
import type { NamedStatements, Parameters } from './named-statements';
import { decodeCursor, encodeCursor } from './page-cursor';
import {
  ARCHIVED,
  CURRENT,
  PATIENT_ROW_COLUMNS,
  type PatientRowColumns,
  type PatientScope,
} from './patient-columns';

const COUNT_WORD = `
SELECT count(*) AS count FROM (
  SELECT 1 FROM patient_word INDEXED BY patient_word_by_word
  WHERE begins_name = 0 AND word >= @from AND word < @to LIMIT @limit
)`;

/**
 * Up to how many finds are read and sorted. More of them lie among the names so close together that a walk by name
 * fills a page sooner. Where other words thin them out, the walk is longer, and only what they leave is sorted.
 */
const FEW: FewFinds = { ofOneWord: 4_000, ofSeveralWords: 16_000 };
/** Sorts behind every word that begins with what stands before it. */
const AFTER_ALL = '\u{10ffff}';
const BY_NAME = { column: 'patient', isDescending: false } as const;
const ORDER = 'ORDER BY p.sort_key, p.position LIMIT @limit';

interface FewFinds {
  ofOneWord: number;
  ofSeveralWords: number;
}

/** Where the finds of a word are: at their family name, among the words, or both. */
interface CountedWord {
  word: string;
  names: number;
  others: number;
}

interface PatientPage {
  rows: PatientRowColumns[];
  nextCursor: string | null;
}

/**
 * Finds patients by the beginnings of their words, by name. People whose sort key begins with a word lie together in
 * the index of names; others with that word lie anywhere. The two are found in different ways and put together.
 */
export class PatientFinder {
  private readonly statements: NamedStatements;
  private readonly countWord;

  constructor(
    { statements }: LogConnection,
    private readonly fewFinds = FEW,
  ) {
    this.statements = statements;
    this.countWord = statements.prepare<{ count: number }>('count-patient-word', COUNT_WORD);
  }

  page(query: PatientQuery): PatientPage {
    const { sql, parameters } = this.query(query);
    // One row more than asked for tells whether there is another page.
    const found = this.statements.prepareOnce<PatientRowColumns>('list-patients', sql).all(parameters);
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    const hasMore = found.length > query.limit && last !== undefined;
    const nextCursor = hasMore ? encodeCursor(BY_NAME, { key: last.sortKey, position: last.position }) : null;
    return { rows, nextCursor };
  }

  /** What `page` runs, also for the tests that look at its plan. */
  query({ text, isArchived, cursor, limit }: PatientQuery): { sql: string; parameters: Parameters } {
    const scope = isArchived ? ARCHIVED : CURRENT;
    const wanted = patientWordsWanted(text);
    const few = this.fewFinds[wanted.length > 1 ? 'ofSeveralWords' : 'ofOneWord'];
    const counted = wanted.map((word) => this.counted(word, scope, few + 1));
    counted.sort((one, other) => one.names + one.others - other.names - other.others);
    const end = cursor === null ? null : decodeCursor(BY_NAME, cursor);
    const conditions = [scope.condition];
    if (end !== null) conditions.push('(p.sort_key, p.position) > (@key, @end)');
    return {
      sql: pageOf(sourcesOf(scope, counted, few, conditions)),
      parameters: {
        ...wordParameters(counted.map(({ word }) => word)),
        ...(end === null ? {} : { key: end.key, end: end.position }),
        limit: limit + 1,
      },
    };
  }

  private counted(word: string, scope: PatientScope, limit: number): CountedWord {
    const range = { from: word, to: word + AFTER_ALL, limit };
    const names = this.statements.prepareOnce<{ count: number }>('count-patient-names', countNames(scope));
    return {
      word,
      names: names.get(range)?.count ?? 0,
      others: this.countWord.get(range)?.count ?? 0,
    };
  }
}

function countNames({ index, condition }: PatientScope): string {
  return `SELECT count(*) AS count FROM (
    SELECT 1 FROM patient AS p INDEXED BY ${index}
    WHERE ${condition} AND p.sort_key >= @from AND p.sort_key < @to LIMIT @limit
  )`;
}

/** @param counted the rarest word first */
function sourcesOf(
  scope: PatientScope,
  counted: readonly CountedWord[],
  few: number,
  conditions: readonly string[],
): string[] {
  const [rarest] = counted;
  const others = counted.slice(1).map((_, index) => index + 1);
  if (rarest === undefined) return [walk(scope, conditions)];
  if (rarest.others > few)
    return [walk(scope, [...conditions, ...[0, ...others].map(hasWord('p.position'))])];
  const named = walk(scope, [...conditions, RAREST_BEGINS_NAME, ...others.map(hasWord('p.position'))]);
  if (rarest.others === 0) return [named];
  const rest = readFew([
    ...conditions,
    `NOT (${RAREST_BEGINS_NAME})`,
    ...others.map(hasWord('found.patient')),
  ]);
  return rarest.names === 0 ? [rest] : [named, rest];
}

const RAREST_BEGINS_NAME = 'p.sort_key >= @from0 AND p.sort_key < @to0';

function hasWord(patient: string): (index: number) => string {
  return (index) => `EXISTS (
    SELECT 1 FROM patient_word AS w
    WHERE w.patient = ${patient} AND w.word >= @from${index} AND w.word < @to${index}
  )`;
}

/** Goes along the names until the page is full. */
function walk({ index }: PatientScope, conditions: readonly string[]): string {
  return `SELECT p.position, p.sort_key FROM patient AS p INDEXED BY ${index}
    WHERE ${conditions.join(' AND ')} ${ORDER}`;
}

/** Reads everyone who has the rarest word, and sorts those of them who have the others. */
function readFew(conditions: readonly string[]): string {
  return `SELECT p.position, p.sort_key FROM (
      SELECT DISTINCT patient FROM patient_word INDEXED BY patient_word_by_word
      WHERE begins_name = 0 AND word >= @from0 AND word < @to0
    ) AS found CROSS JOIN patient AS p ON p.position = found.patient
    WHERE ${conditions.join(' AND ')} ${ORDER}`;
}

function pageOf(sources: readonly string[]): string {
  const all = sources.map((source) => `SELECT * FROM (${source})`).join(' UNION ALL ');
  return `SELECT ${PATIENT_ROW_COLUMNS} FROM (
      SELECT * FROM (${all}) AS every ORDER BY every.sort_key, every.position LIMIT @limit
    ) AS listed CROSS JOIN patient AS p ON p.position = listed.position
    ORDER BY listed.sort_key, listed.position`;
}

function wordParameters(words: readonly string[]): Parameters {
  return Object.fromEntries(
    words.flatMap((word, index) => [
      [`from${index}`, word],
      [`to${index}`, word + AFTER_ALL],
    ]),
  );
}
