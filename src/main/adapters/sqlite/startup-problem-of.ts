import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteError } from 'better-sqlite3';
import type { StartupProblemKind } from '../../../shared/domain/startup-problem';
import { StartupProblem } from '../../ports/startup-problem';
import { hasBackup } from './log-files';

const WRITE_PROTECTED = /^(?:EROFS|EACCES|EPERM)$/;

/** What the result codes of SQLite mean to a start; an extended code falls back to the one it begins with. */
const PROBLEMS: readonly (readonly [RegExp, StartupProblemKind])[] = [
  [/^SQLITE_(?:BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, 'corrupt'],
  [/^SQLITE_(?:READONLY|PERM)/, 'read-only'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^(?:ENOSPC|EDQUOT)$/, 'disk-full'],
  [WRITE_PROTECTED, 'read-only'],
];

/** Says why a log cannot be opened, from what was thrown when it was tried. */
export function startupProblemOf(file: string, error: unknown): StartupProblem {
  if (error instanceof StartupProblem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new StartupProblem(
    { problem: kindOf(file, error), file, detail, hasBackup: hasBackup(file) },
    error,
  );
}

export function startupProblem(problem: StartupProblemKind, file: string, detail: string): StartupProblem {
  return new StartupProblem({ problem, file, detail, hasBackup: hasBackup(file) });
}

function kindOf(file: string, error: unknown): StartupProblemKind {
  const code = codeOf(error);
  const known = PROBLEMS.find(([pattern]) => pattern.test(code))?.[1];
  if (known !== undefined) return known;
  // SQLite does not say what it may not write: the file it opened for reading only cannot be locked, and the
  // write-ahead log cannot be made beside it.
  return /^SQLITE_(?:CANTOPEN|IOERR)/.test(code) && isWriteProtected(file) ? 'read-only' : 'other';
}

function codeOf(error: unknown): string {
  if (error instanceof SqliteError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isWriteProtected(file: string): boolean {
  try {
    closeSync(openSync(file, 'r+'));
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch (error) {
    return WRITE_PROTECTED.test(codeOf(error));
  }
}
