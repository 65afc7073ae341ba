import type { Database } from 'better-sqlite3';
import type { Logger } from '../../ports/logger';
import { databaseFailure } from './database-failure';

/** One frame of the screen: a query that takes longer can be felt. */
const SLOW_MS = 16;

export type Parameters = Record<string, string | number | bigint | Uint8Array | null>;

/** A prepared statement with a name, under which the log of the app knows it when it is slow. */
export interface NamedStatement<Row> {
  get(parameters?: Parameters): Row | undefined;
  all(parameters?: Parameters): Row[];
  run(parameters?: Parameters): { changes: number; position: number };
}

/** Prepares statements, measures them and says what their failures mean. */
export class NamedStatements {
  private readonly byText = new Map<string, NamedStatement<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  prepare<Row = never>(name: string, sql: string): NamedStatement<Row> {
    const statement = this.measured(name, () => this.database.prepare<[Parameters], Row>(sql));
    return {
      get: (parameters = {}) => this.measured(name, () => statement.get(parameters)),
      all: (parameters = {}) => this.measured(name, () => statement.all(parameters)),
      run: (parameters = {}) => {
        const { changes, lastInsertRowid } = this.measured(name, () => statement.run(parameters));
        return { changes, position: Number(lastInsertRowid) };
      },
    };
  }

  /** A statement whose text is put together when it is needed; there are only so many texts, so all are kept. */
  prepareOnce<Row>(name: string, sql: string): NamedStatement<Row> {
    const known = this.byText.get(sql);
    if (known !== undefined) return known as NamedStatement<Row>;
    const statement = this.prepare<Row>(name, sql);
    this.byText.set(sql, statement);
    return statement;
  }

  measured<Result>(name: string, work: () => Result): Result {
    const startedAt = performance.now();
    try {
      return work();
    } catch (error) {
      throw databaseFailure(error);
    } finally {
      const durationMs = performance.now() - startedAt;
      if (durationMs > SLOW_MS) this.logger.warn('slow-statement', { statement: name, durationMs });
    }
  }
}
