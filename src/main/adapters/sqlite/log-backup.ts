import { renameSync, statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Logger } from '../../ports/logger';
import { damageOfTable, tablesOf } from './find-damage';
import { backupFileOf, createPrivateFile, removeDatabase, syncFolderOf } from './log-files';
import { openDatabase } from './open-database';
import { tidySearchIndex } from './tidy-search-index';

/** Pages copied between two looks at what else there is to do: about a millisecond's worth. */
const PAGES_AT_A_TIME = 100;

/**
 * Keeps the last good backup of a log beside it. Before it copies, it puts the word index in order: that is due as often,
 * and makes the copy smaller.
 */
export class LogBackup {
  private running: Promise<void> | null = null;
  private isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly file: string,
    private readonly logger: Logger,
  ) {}

  /** Copies the log while it is used, checks the copy, and only then puts it in the place of the one before. */
  backUp(): Promise<void> {
    this.running ??= this.copy(backupFileOf(this.file)).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Ends a copy that is running; the backup before it stays. */
  stop(): void {
    this.isStopped = true;
  }

  private async copy(target: string): Promise<void> {
    const startedAt = performance.now();
    const unfinished = `${target}.new`;
    removeDatabase(unfinished);
    createPrivateFile(unfinished);
    try {
      await tidySearchIndex(this.database, () => this.throwIfStopped());
      await this.database.backup(unfinished, { progress: () => this.nextPages() });
      await this.check(unfinished);
      this.throwIfStopped();
      renameSync(unfinished, target);
      syncFolderOf(target);
    } catch (error) {
      removeDatabase(unfinished);
      throw error;
    }
    const durationMs = Math.round(performance.now() - startedAt);
    this.logger.info('log-backed-up', { durationMs, sizeBytes: statSync(target).size });
  }

  private nextPages(): number {
    this.throwIfStopped();
    return PAGES_AT_A_TIME;
  }

  /** Table by table, so that nothing else waits for long. */
  private async check(copy: string): Promise<void> {
    const database = openDatabase(copy);
    try {
      for (const table of tablesOf(database)) {
        const damage = damageOfTable(database, table);
        if (damage !== null) throw new Error(`The log is damaged: ${damage}`);
        await new Promise((resolve) => setImmediate(resolve));
        this.throwIfStopped();
      }
    } finally {
      database.close();
    }
  }

  private throwIfStopped(): void {
    if (this.isStopped) throw new Error('The backup was stopped: the log is being closed.');
  }
}
