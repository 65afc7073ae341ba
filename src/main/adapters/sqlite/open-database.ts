import { chmodSync } from 'node:fs';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { OWNER_ONLY } from './log-files';
import { addHasWords } from './searched-words';

/** A log that another process has open stays so; waiting only helps against a virus scanner's quick look. */
const BUSY_MS = 250;
const CACHE_KIB = 32 * 1024;
/** Pages in the write-ahead log before they are moved: 16 MB, so that the disk is seldom waited for. */
const CHECKPOINT_PAGES = 4_000;
const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Opens an existing database file for one process alone. The lock is the system's: it ends with the process, however
 * that ends.
 * @throws what the driver throws
 */
export function openDatabase(file: string): Database {
  const database = new BetterSqlite(file, { fileMustExist: true, timeout: BUSY_MS });
  try {
    // Before anything is read: then the WAL needs no shared memory, and no second process can come in.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    database.pragma('secure_delete = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('temp_store = MEMORY');
    database.pragma(`cache_size = -${CACHE_KIB}`);
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
    // SQLite opens a file that it may not write for reading, and says so only when it is written to.
    database.exec('BEGIN IMMEDIATE; COMMIT');
    addHasWords(database);
    chmodSync(file, OWNER_ONLY);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
