import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { assembleLog } from '../../src/main/adapters/sqlite/assemble-log';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { NamedStatements } from '../../src/main/adapters/sqlite/named-statements';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { silentLogger } from '../support/log/silent-logger';

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
  folder.open().close();
});

afterEach(() => {
  vi.restoreAllMocks();
  folder.remove();
});

/** Tables that are small whatever the clinic does; patients are counted, which takes a millisecond for 100,000. */
const SMALL = ['account', 'desk', 'day_span', 'patient', 'tally'];
/**
 * Reads every row of something. An index of the outbox's rows or of unwritten batches alone may be read so, one of those that wait for a
 * person's word, one of patients to count them, and at a start the names of the contents that documents need.
 */
const READS_ALL =
  /^SCAN (\w+)\b(?! VIRTUAL| USING (?:COVERING )?INDEX (?:message_in_outbox|message_unconfirmed|batch_being_written|probable_report_undecided|domain_bounce_held|document_by_content|template_listed|patient_current|patient_archived))/;
/** What the subqueries and table functions of our statements are called. */
const NO_TABLES = ['wanted', 'json_each', 'found', 'CONSTANT', '(subquery-1)'];

/** Lists that the screen shows a page of: they come in the order of their index. */
const IN_ORDER = ['messages-of-patient', 'late-reminders', 'undecided-reports', 'list-templates'];

describe('statements of the stores', () => {
  let database: Database;
  let statements: { name: string; sql: string }[];

  beforeEach(() => {
    const prepare = vi.spyOn(NamedStatements.prototype, 'prepare');
    database = openDatabase(folder.file);
    const prepareText = vi.spyOn(database, 'prepare');
    assembleLog(createLogConnection(database, silentLogger));
    statements = prepare.mock.calls
      .map(([name], index) => ({ name, sql: prepareText.mock.calls[index]?.[0] ?? '' }))
      .filter(({ sql }) => /^\s*(?:SELECT|UPDATE|INSERT|DELETE)/.test(sql));
  });

  afterEach(() => {
    database.close();
  });

  function planOf(sql: string): string[] {
    const parameters = Object.fromEntries(
      [...sql.matchAll(/@(\w+)/g)].map(([, parameter = '']) => [parameter, null]),
    );
    const steps = database.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    return steps.all(parameters).map(({ detail }) => detail);
  }

  it('are planned once, whatever values they are given', () => {
    const replanned = statements.filter(({ sql }) => /[^+]@\w/.test(sql)).map(({ name }) => name);
    expect(replanned).toEqual([]);
  });

  it('have names of their own and never read a large table whole', () => {
    expect(statements.length).toBeGreaterThan(50);
    const wholeReads = statements.flatMap(({ name, sql }) =>
      planOf(sql)
        .map((detail) => READS_ALL.exec(detail)?.[1])
        .filter((table) => table !== undefined && ![...SMALL, ...NO_TABLES].includes(table))
        .map((table) => `${name}: ${String(table)}`),
    );
    expect(wholeReads).toEqual([]);
  });

  it.each(IN_ORDER)('give %s without sorting them', (wanted) => {
    const found = statements.filter(({ name }) => name === wanted);
    expect(found).toHaveLength(1);
    expect(found.flatMap(({ sql }) => planOf(sql)).join('\n')).not.toContain('TEMP B-TREE');
  });
});
