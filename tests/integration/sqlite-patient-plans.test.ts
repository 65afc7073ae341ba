import type { Database } from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Patient } from '../../src/shared/domain/patient';
import { createLogConnection, type LogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { PatientFinder } from '../../src/main/adapters/sqlite/patient-finder';
import type { Log } from '../../src/main/ports/log';
import type { PatientQuery } from '../../src/main/ports/patient-store';
import { createRandom } from '../bench/random';
import { patientSearches, samplePerson } from '../bench/sample-patients';
import { createInMemoryLog } from '../support/in-memory/in-memory-log';
import { createLogFolder } from '../support/log/log-file';
import { sampleId } from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';

const PEOPLE = 400;
/** With these, the few people of the test make every plan that a large practice does. */
const LIMITS = [
  { ofOneWord: 0, ofSeveralWords: 0 },
  { ofOneWord: 5, ofSeveralWords: 20 },
  { ofOneWord: 1_000, ofSeveralWords: 1_000 },
];

const folder = createLogFolder();
let database: Database;
let connection: LogConnection;
let twin: Log;
let people: Patient[];

beforeAll(() => {
  const random = createRandom(8);
  people = Array.from({ length: PEOPLE }, (_, index) => ({
    ...samplePerson(index, random),
    id: sampleId('patient', index),
  }));
  twin = createInMemoryLog();
  const log = folder.open();
  for (const each of [log, twin]) {
    each.patients.insert(people.slice(0, -50));
    each.patients.stageImport('under way', people.slice(-50));
    each.patients.merge(sampleId('patient', 1), sampleId('patient', 2));
    each.patients.update(sampleId('patient', 3), { familyName: 'O’Brien', mobile: '+61400000003' });
  }
  log.close();
  database = openDatabase(folder.file);
  connection = createLogConnection(database, silentLogger);
});

afterAll(() => {
  database.close();
  folder.remove();
});

function queryFor(text: string, changes: Partial<PatientQuery> = {}): PatientQuery {
  return { text, isArchived: false, cursor: null, limit: 20, ...changes };
}

/** What SQLite is going to do, one line a step. */
function planOf(finder: PatientFinder, query: PatientQuery): string[] {
  const { sql, parameters } = finder.query(query);
  const steps = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return steps.all(parameters).map(({ detail }) => detail);
}

/** Ids of all pages of a search. */
function pagesOf(read: (query: PatientQuery) => { ids: string[]; nextCursor: string | null }, text: string) {
  const pages: string[][] = [];
  let cursor: string | null = null;
  do {
    const page = read(queryFor(text, { cursor }));
    pages.push(page.ids);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return pages;
}

const TEXTS = ['', 'n', 'nguyen', 'a n', '1980', '12/3', '0412', 'o b', "o'b", 'oliver nguyen 19'];
/** Reads a table from its beginning, without an index that has just the rows of the list. */
const READS_EVERYTHING =
  /^SCAN (?:p|w|patient|patient_word|s|merged)\b(?! USING (?:COVERING )?INDEX patient_(?:current|archived))/;

describe.each(LIMITS)(
  'the search for patients, with at most $ofOneWord and $ofSeveralWords sorted,',
  (limits) => {
    it('never reads a table whole', () => {
      const finder = new PatientFinder(connection, limits);
      const { nextCursor: cursor } = finder.page(queryFor('', { limit: 1 }));
      for (const text of TEXTS) {
        for (const isArchived of [false, true]) {
          const steps = planOf(finder, queryFor(text, { isArchived, cursor }));
          for (const step of steps) expect(step, text).not.toMatch(READS_EVERYTHING);
        }
      }
    });

    it('finds page by page what looking at everybody finds', () => {
      const finder = new PatientFinder(connection, limits);
      const searches = [...TEXTS, ...patientSearches(100, createRandom(9), people)];
      for (const text of searches) {
        const pages = pagesOf((query) => {
          const { rows, nextCursor } = finder.page(query);
          return { ids: rows.map(({ id }) => id), nextCursor };
        }, text);
        const expected = pagesOf((query) => {
          const { rows, nextCursor } = twin.patients.list(query);
          return { ids: rows.map(({ id }) => id), nextCursor };
        }, text);
        expect(pages, text).toEqual(expected);
      }
    });
  },
);

describe('the list of patients', () => {
  it('comes by name from the index of its records, on any page, without being sorted', () => {
    const finder = new PatientFinder(connection);
    const { nextCursor: cursor } = finder.page(queryFor('', { limit: 1 }));
    const first = planOf(finder, queryFor(''));
    expect(first).toContain('SCAN p USING COVERING INDEX patient_current');
    const later = planOf(finder, queryFor('', { cursor }));
    expect(later).toContain('SEARCH p USING COVERING INDEX patient_current (sort_key>?)');
    expect(planOf(finder, queryFor('', { isArchived: true }))).toContain(
      'SCAN p USING COVERING INDEX patient_archived',
    );
  });

  it('finds a family name by its place in the index, and the other words by theirs', () => {
    const steps = planOf(new PatientFinder(connection), queryFor('oliver'));
    expect(steps.join('\n')).toMatch(
      /SEARCH patient_word USING COVERING INDEX patient_word_by_word \(word>\? AND word<\?\)/,
    );
    const named = planOf(new PatientFinder(connection), queryFor('nguyen'));
    expect(named.join('\n')).toMatch(
      /SEARCH p USING COVERING INDEX patient_current \(sort_key>\? AND sort_key<\?\)/,
    );
  });
});
