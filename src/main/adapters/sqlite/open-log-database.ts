import { existsSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { findDamage } from './find-damage';
import { hasUnclearedWal } from './log-files';
import type { Migration } from './migrations';
import { migrate, versionOf } from './migrations/migrate';
import { openDatabase } from './open-database';
import { startupProblem, startupProblemOf } from './startup-problem-of';

/** "Strl" in ASCII, which the first migration has written into the file. */
const APPLICATION_ID = 0x5374726c;

/**
 * Opens the database of a log that is there: open, look whose it is, check it, bring it up to date. Each rung that does
 * not hold is a problem for a person, never a fresh log.
 * @throws StartupProblem
 */
export function openLogDatabase(file: string, migrations: readonly Migration[]): Database {
  if (!existsSync(file)) throw startupProblem('other', file, 'There is no such file.');
  if (statSync(file).size === 0) throw startupProblem('corrupt', file, 'The file is empty.');
  const wasKilled = hasUnclearedWal(file);
  let database: Database | null = null;
  try {
    database = openDatabase(file);
    checkIdentity(database, file, migrations);
    const damage = findDamage(database, statSync(file).size, wasKilled);
    if (damage !== null) throw startupProblem('corrupt', file, damage);
    migrate(database, migrations);
    return database;
  } catch (error) {
    database?.close();
    throw startupProblemOf(file, error);
  }
}

function checkIdentity(database: Database, file: string, migrations: readonly Migration[]): void {
  const version = versionOf(database);
  const isOurs = database.pragma('application_id', { simple: true }) === APPLICATION_ID;
  if (!isOurs || version === 0) throw startupProblem('corrupt', file, 'The file is not a log of Sendtrail.');
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) {
    throw startupProblem(
      'newer-version',
      file,
      `The log is of version ${version}; this version of Sendtrail knows up to ${newest}.`,
    );
  }
}
