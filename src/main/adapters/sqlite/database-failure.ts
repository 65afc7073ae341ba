import { SqliteError } from 'better-sqlite3';
import { DiskFullError, LogUnavailableError } from '../../ports/log-errors';

/** Result codes after which the file itself is in doubt (https://www.sqlite.org/rescode.html); extended ones, too. */
const UNAVAILABLE_CODES = /^SQLITE_(?:IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|PROTOCOL|BUSY)(?:_|$)/;

/** What a failure of the driver means to the rest of the app; failures that mean nothing to it stay as they are. */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  if (error.code === 'SQLITE_FULL') return new DiskFullError({ cause: error });
  if (UNAVAILABLE_CODES.test(error.code)) return new LogUnavailableError({ cause: error });
  return error;
}
