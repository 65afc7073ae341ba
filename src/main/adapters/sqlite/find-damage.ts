import type { Database } from 'better-sqlite3';

/** Up to this size the whole file is checked at every start: it takes a tenth of a second. */
const CHECKED_AT_EVERY_START_BYTES = 64 * 1024 * 1024;
/** Up to this size it is after a process was killed: a second. A larger one is checked when it is backed up. */
const CHECKED_AFTER_A_KILL_BYTES = 512 * 1024 * 1024;

/** Small tables without which nothing works. They are checked always. */
const VITAL_TABLES = ['desk', 'account', 'tally'];

/** The word index is checked as the tables it lies in; reading every word of it again takes four times as long. */
const TABLES =
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rootpage";

/**
 * Looks for damage before a log is used, as far as the start can wait for it.
 * @returns what is wrong, in SQLite's words; null when nothing was found
 */
export function findDamage(database: Database, sizeBytes: number, wasKilled: boolean): string | null {
  const limit = wasKilled ? CHECKED_AFTER_A_KILL_BYTES : CHECKED_AT_EVERY_START_BYTES;
  const tables = sizeBytes <= limit ? tablesOf(database) : VITAL_TABLES;
  for (const table of tables) {
    const damage = damageOfTable(database, table);
    if (damage !== null) return damage;
  }
  return null;
}

/** Names of all tables, for a check that goes table by table. */
export function tablesOf(database: Database): string[] {
  return database.prepare<[], string>(TABLES).pluck().all();
}

/** What a check of one table and its indexes finds; null when all is well. */
export function damageOfTable(database: Database, table: string): string | null {
  const found = String(database.pragma(`quick_check(${table})`, { simple: true }));
  return found === 'ok' ? null : found;
}
