import type { Database } from 'better-sqlite3';
import type { Migration } from './index';

/** Which version of the log a database holds; 0: none. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}

/**
 * Brings a log up to date: all steps it has not been through, in one transaction. A process that dies in the middle
 * leaves the log as it was.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const version = versionOf(database);
  const missing = migrations.filter((migration) => migration.version > version);
  if (missing.length === 0) return;
  // Tables that refer to one another can only be rebuilt while nobody looks; the check comes before the commit.
  database.pragma('foreign_keys = OFF');
  try {
    database.exec('BEGIN IMMEDIATE');
    for (const { sql, version: reached } of missing) {
      database.exec(sql);
      database.pragma(`user_version = ${reached}`);
    }
    const broken = database.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error('A migration has left rows that refer to nothing.');
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  } finally {
    database.pragma('foreign_keys = ON');
  }
}
