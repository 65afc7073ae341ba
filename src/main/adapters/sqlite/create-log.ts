import { randomBytes } from 'node:crypto';
import { renameSync } from 'node:fs';
import type { Logger } from '../../ports/logger';
import { createLogConnection } from './log-connection';
import { createPrivateFile, removeDatabase, syncFolderOf } from './log-files';
import { MIGRATIONS } from './migrations';
import { migrate } from './migrations/migrate';
import { openDatabase } from './open-database';
import { SqliteSettingsStore } from './sqlite-settings-store';
import { startupProblemOf } from './startup-problem-of';

const KEY_BYTES = 32;

/**
 * Makes a new, empty log. It gets its name only when it is complete, so that a log that is there is always a whole one.
 * @throws StartupProblem
 */
export function createLog(file: string, deskId: string, logger: Logger): void {
  const unfinished = `${file}.new`;
  try {
    removeDatabase(unfinished);
    createPrivateFile(unfinished);
    const database = openDatabase(unfinished);
    try {
      migrate(database, MIGRATIONS);
      const settings = new SqliteSettingsStore(createLogConnection(database, logger));
      settings.begin({ deskId, tokenKey: randomBytes(KEY_BYTES).toString('hex') });
    } finally {
      database.close();
    }
    renameSync(unfinished, file);
    syncFolderOf(file);
  } catch (error) {
    throw startupProblemOf(file, error);
  }
}
