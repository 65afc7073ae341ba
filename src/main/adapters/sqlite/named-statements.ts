import type { Database } from 'better-sqlite3';
import type { Logger } from '../../ports/logger';
import { databaseFailure } from './database-failure';

/** One frame of the screen: a query that takes longer can be felt. */
const SLOW_MS = 16;
/** Texts that are put together when they are needed: more than a desk ever asks for. */
const MOST_TEXTS = 200;

export type Parameters = Record<string, string | number | bigint | Uint8Array | null>;

/** A prepared statement with a name, under which the log of the app knows it when it is slow. */
export interface NamedStatement<Row> {
  get(parameters?: Parameters): Row | undefined;
  all(parameters?: Parameters): Row[];
  /** Reads one row after another for as long as it is told to go on; nothing else may be read or written meanwhile. */
  walk(parameters: Parameters, visit: (row: Row) => boolean): void;
  run(parameters?: Parameters): { changes: number; position: number };
}

/** Prepares statements, measures them and says what their failures mean. */
export class NamedStatements {
  private readonly byText = new Map<string, NamedStatement<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** @param slowMs from when on it is slow; a commit waits for the disk and may take longer than a query */
  prepare<Row = never>(name: string, sql: string, slowMs = SLOW_MS): NamedStatement<Row> {
    const measured = <Result>(work: () => Result) => this.measured(name, work, slowMs);
    const statement = measured(() => this.database.prepare<[Parameters], Row>(plannedOnce(sql)));
    return {
      get: (parameters = {}) => measured(() => statement.get(parameters)),
      all: (parameters = {}) => measured(() => statement.all(parameters)),
      walk: (parameters, visit) => {
        measured(() => {
          for (const row of statement.iterate(parameters)) if (!visit(row)) break;
        });
      },
      run: (parameters = {}) => {
        const { changes, lastInsertRowid } = measured(() => statement.run(parameters));
        return { changes, position: Number(lastInsertRowid) };
      },
    };
  }

  /** A statement whose text is put together when it is needed. */
  prepareOnce<Row>(name: string, sql: string): NamedStatement<Row> {
    const known = this.byText.get(sql);
    if (known !== undefined) return known as NamedStatement<Row>;
    if (this.byText.size >= MOST_TEXTS) this.byText.clear();
    const statement = this.prepare<Row>(name, sql);
    this.byText.set(sql, statement);
    return statement;
  }

  measured<Result>(name: string, work: () => Result, slowMs = SLOW_MS): Result {
    const startedAt = performance.now();
    try {
      return work();
    } catch (error) {
      throw databaseFailure(error);
    } finally {
      const durationMs = performance.now() - startedAt;
      if (durationMs > slowMs) this.logger.warn('slow-statement', { statement: name, durationMs });
    }
  }
}

/**
 * SQLite would plan a statement anew whenever a value is bound that another plan might suit better; that takes longer
 * than most statements do. Behind a plus sign, which changes nothing about a value, it does not look for one.
 */
function plannedOnce(sql: string): string {
  return sql.replace(/(?<=[\s(,=<>])@(?=[a-z])/gi, '+@');
}
