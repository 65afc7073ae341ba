import type { Database } from 'better-sqlite3';
import type { Logger } from '../../ports/logger';
import { NamedStatements } from './named-statements';
import { SqliteChangeFeed } from './sqlite-change-feed';
import { SqliteTransaction } from './sqlite-transaction';

/** What every store works with. */
export interface LogConnection {
  readonly statements: NamedStatements;
  readonly transaction: SqliteTransaction;
  readonly changes: SqliteChangeFeed;
}

export function createLogConnection(database: Database, logger: Logger): LogConnection {
  const statements = new NamedStatements(database, logger);
  const changes = new SqliteChangeFeed(logger);
  return { statements, changes, transaction: new SqliteTransaction(database, statements, changes) };
}

/** Position of the desk whose log this is. Others join when desks share a log. */
export const OWN_DESK = 1;
