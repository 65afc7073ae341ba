import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the person who runs the app may read a log. */
export const OWNER_ONLY = 0o600;

/** Files that SQLite may leave beside a database. */
const COMPANIONS = ['-wal', '-journal', '-shm'];

/** Where the last good backup of a log lies. */
export function backupFileOf(file: string): string {
  return `${file}.backup`;
}

export function hasBackup(file: string): boolean {
  return existsSync(backupFileOf(file));
}

/** Removes a database that is not (or no longer) wanted, with what lies beside it. */
export function removeDatabase(file: string): void {
  for (const each of databaseFiles(file)) rmSync(each, { force: true });
}

/** A database's file and the files that SQLite may have put beside it. */
export function databaseFiles(file: string): string[] {
  return [file, ...COMPANIONS.map((companion) => file + companion)];
}

/** Whether the last one to write a database was killed: its write-ahead log was not cleared away. */
export function hasUnclearedWal(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** An empty file that nobody else can read, for SQLite to fill: what it puts beside it takes over the mode. */
export function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', OWNER_ONLY));
}

/** Makes a renamed file survive a power cut under its new name. Windows knows no such call for folders. */
export function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
