import type { Database } from 'better-sqlite3';
import type { Transaction } from '../../ports/transaction';
import type { NamedStatement, NamedStatements } from './named-statements';
import type { SqliteChangeFeed } from './sqlite-change-feed';

/**
 * What a commit survives. In WAL mode FULL waits for the disk; NORMAL has it written, which a killed process does not
 * undo, but a power cut may (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
type Safety = 'FULL' | 'NORMAL';

/** A disk that takes longer to keep something is worth a line. */
const SLOW_DISK_MS = 250;

/** The only place that begins and ends transactions, and that says how safe a commit is. */
export class SqliteTransaction implements Transaction {
  private readonly begin: NamedStatement<never>;
  private readonly commit: NamedStatement<never>;
  private readonly rollback: NamedStatement<never>;
  private readonly onRollback: (() => void)[] = [];
  private safety: Safety | null = null;
  private depth = 0;
  private innerFailure: { error: unknown } | null = null;

  constructor(
    private readonly database: Database,
    private readonly statements: NamedStatements,
    private readonly changes: SqliteChangeFeed,
  ) {
    this.begin = statements.prepare('begin', 'BEGIN IMMEDIATE');
    this.commit = statements.prepare('commit', 'COMMIT', SLOW_DISK_MS);
    this.rollback = statements.prepare('rollback', 'ROLLBACK');
  }

  run<Result>(work: () => Result): Result {
    return this.depth > 0 ? this.runInner(work) : this.runOutermost('FULL', work);
  }

  /**
   * For what the outbox notes while it sends: it survives a killed process. After a power cut the claim, which was
   * committed in full, makes the message Unconfirmed. Within another transaction it is as safe as that one.
   */
  runRelaxed<Result>(work: () => Result): Result {
    return this.depth > 0 ? this.runInner(work) : this.runOutermost('NORMAL', work);
  }

  /** Calls back after every rollback: what was remembered of the log may not be in it. */
  afterRollback(callback: () => void): void {
    this.onRollback.push(callback);
  }

  private runInner<Result>(work: () => Result): Result {
    this.depth += 1;
    try {
      return work();
    } catch (error) {
      this.innerFailure ??= { error };
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  private runOutermost<Result>(safety: Safety, work: () => Result): Result {
    this.use(safety);
    this.begin.run();
    let result: Result;
    try {
      result = this.runInner(work);
      this.rethrowInnerFailure();
      this.commit.run();
    } catch (error) {
      this.undo();
      throw error;
    } finally {
      this.innerFailure = null;
    }
    this.changes.tell();
    return result;
  }

  /** Work that swallowed the failure of a part would otherwise commit half of it. */
  private rethrowInnerFailure(): void {
    if (this.innerFailure !== null) throw this.innerFailure.error;
  }

  /** SQLite has undone everything by itself after some failures, a full disk among them. */
  private undo(): void {
    this.changes.forget();
    if (this.database.inTransaction) this.rollback.run();
    for (const callback of this.onRollback) callback();
  }

  /** Cannot be changed within a transaction. */
  private use(safety: Safety): void {
    if (this.safety === safety) return;
    this.statements.measured('safety', () => this.database.pragma(`synchronous = ${safety}`));
    this.safety = safety;
  }
}
