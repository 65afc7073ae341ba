import { chmodSync, copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { Logger } from '../../ports/logger';
import type { Log } from '../../ports/log';
import { assembleLog } from './assemble-log';
import { createLogConnection } from './log-connection';
import { backupFileOf, databaseFiles, OWNER_ONLY, removeDatabase, syncFolderOf } from './log-files';
import { MIGRATIONS } from './migrations';
import { openLogDatabase } from './open-log-database';

const NO_LINES: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Puts the last backup in the place of a log that cannot be used. The damaged files are kept beside it under another
 * name. Whatever the backup has in its outbox may have gone since, and the log that knew is lost: so all of it becomes
 * Unconfirmed, for a person to decide, and nothing is sent twice by itself.
 * @param now this moment (ms)
 * @throws StartupProblem when the backup is no good either; everything is then as it was
 */
export function restoreBackup(file: string, now = Date.now()): void {
  const restored = `${file}.restored`;
  try {
    prepare(backupFileOf(file), restored, now);
    putAside(file, now);
    renameSync(restored, file);
    syncFolderOf(file);
  } catch (error) {
    removeDatabase(restored);
    throw error;
  }
}

function prepare(backup: string, restored: string, now: number): void {
  removeDatabase(restored);
  copyFileSync(backup, restored);
  chmodSync(restored, OWNER_ONLY);
  const database = openLogDatabase(restored, MIGRATIONS);
  try {
    const log = assembleLog(createLogConnection(database, NO_LINES));
    doubtOutbox(log, now, statSync(backup).mtimeMs);
  } finally {
    database.close();
  }
}

function doubtOutbox({ outbox, transaction }: Log, now: number, backedUpAt: number): void {
  transaction.run(() => {
    for (const { messageId, state } of outbox.entries(Number.MAX_SAFE_INTEGER)) {
      // Forgets when it was tried: that may not have been the last time.
      outbox.settle(
        messageId,
        { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: true },
        [],
        now,
      );
      const update = {
        at: now,
        status: null,
        code: 'unconfirmed',
        detail: { note: `Restored from the backup of ${new Date(backedUpAt).toISOString()}` },
        source: 'sending',
        by: null,
        eventKey: `restored:${now}`,
      } as const;
      outbox.settle(messageId, { state: 'unconfirmed' }, state === 'unconfirmed' ? [] : [update], now);
    }
  });
}

function putAside(file: string, now: number): void {
  const suffix = `.damaged-${new Date(now).toISOString().replaceAll(':', '-')}`;
  for (const each of databaseFiles(file)) if (existsSync(each)) renameSync(each, each + suffix);
}
