import type { Database } from 'better-sqlite3';

/** Up to this size the whole file is checked at every start: it takes a fraction of a second. */
const CHECKED_AT_EVERY_START_BYTES = 64 * 1024 * 1024;
/** Up to this size it is after a process was killed. A larger one is checked when it is backed up. */
const CHECKED_AFTER_A_KILL_BYTES = 512 * 1024 * 1024;

/** Small tables without which nothing works. They are checked always. */
const VITAL_TABLES = ['desk', 'account', 'tally'];

/**
 * Looks for damage before a log is used, as far as the start can wait for it.
 * @returns what is wrong, in SQLite's words; null when nothing was found
 */
export function damageOf(database: Database, sizeBytes: number, wasKilled: boolean): string | null {
  const limit = wasKilled ? CHECKED_AFTER_A_KILL_BYTES : CHECKED_AT_EVERY_START_BYTES;
  if (sizeBytes <= limit) return firstProblem(database, 'quick_check(1)');
  const found = VITAL_TABLES.map((table) => firstProblem(database, `quick_check(${table})`));
  return found.find((problem) => problem !== null) ?? null;
}

/** Names of all tables, for a check that goes table by table. */
export function tablesOf(database: Database): string[] {
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'";
  return database
    .prepare<[], { name: string }>(sql)
    .all()
    .map(({ name }) => name);
}

/** What a check of one table finds. */
export function damageOfTable(database: Database, table: string): string | null {
  return firstProblem(database, `quick_check(${table})`);
}

function firstProblem(database: Database, check: string): string | null {
  const [found] = database.pragma(check) as { quick_check?: string; integrity_check?: string }[];
  const words = found === undefined ? 'ok' : Object.values(found).join();
  return words === 'ok' ? null : words;
}
