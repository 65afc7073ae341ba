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
/** Reads every row of something; an index of a filter's or the outbox's rows alone may be read so. */
const READS_ALL = /^SCAN (\w+)\b(?! VIRTUAL| USING (?:COVERING )?INDEX message_in_outbox)/;
/** What the subqueries and table functions of our statements are called. */
const NO_TABLES = ['wanted', 'json_each', 'found', 'CONSTANT', '(subquery-1)'];

describe('statements of the stores', () => {
  it('have names of their own and never read a large table whole', () => {
    const prepare = vi.spyOn(NamedStatements.prototype, 'prepare');
    const database = openDatabase(folder.file);
    assembleLog(createLogConnection(database, silentLogger));
    const statements = prepare.mock.calls.filter(([, sql]) =>
      /^\s*(?:SELECT|UPDATE|INSERT|DELETE)/.test(sql),
    );
    expect(statements.length).toBeGreaterThan(50);
    const wholeReads = statements.flatMap(([name, sql]) => {
      const parameters = Object.fromEntries(
        [...sql.matchAll(/@(\w+)/g)].map(([, parameter = '']) => [parameter, null]),
      );
      const steps = database
        .prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(parameters);
      return steps
        .map(({ detail }) => READS_ALL.exec(detail)?.[1])
        .filter((table) => table !== undefined && ![...SMALL, ...NO_TABLES].includes(table))
        .map((table) => `${name}: ${String(table)}`);
    });
    database.close();
    expect(wholeReads).toEqual([]);
  });
});
