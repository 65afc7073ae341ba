import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { SqliteError } from 'better-sqlite3';
import type { StartupProblemKind } from '../../../shared/domain/startup-problem';
import { StartupProblem } from '../../ports/startup-problem';
import { hasBackup } from './log-files';

/** What the result codes of SQLite mean to a start; an extended code falls back to the one it begins with. */
const PROBLEMS: readonly (readonly [RegExp, StartupProblemKind])[] = [
  [/^SQLITE_(?:BUSY|LOCKED)/, 'locked'],
  [/^SQLITE_(?:CORRUPT|NOTADB)/, 'corrupt'],
  [/^SQLITE_(?:READONLY|PERM)/, 'read-only'],
  [/^SQLITE_FULL/, 'disk-full'],
  [/^ENOSPC|^EDQUOT/, 'disk-full'],
  [/^EROFS|^EACCES|^EPERM/, 'read-only'],
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
  // The write-ahead log could not be made beside the file.
  return code.startsWith('SQLITE_CANTOPEN') && !isWritable(file) ? 'read-only' : 'other';
}

function codeOf(error: unknown): string {
  if (error instanceof SqliteError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isWritable(file: string): boolean {
  try {
    closeSync(openSync(file, 'r+'));
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
