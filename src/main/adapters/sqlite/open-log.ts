import { existsSync } from 'node:fs';
import type { Log } from '../../ports/log';
import type { Logger } from '../../ports/logger';
import { assembleLog } from './assemble-log';
import { createLog } from './create-log';
import { createLogConnection } from './log-connection';
import { LogBackup } from './log-backup';
import { backupFileOf, hasBackup } from './log-files';
import { MIGRATIONS } from './migrations';
import { openLogDatabase } from './open-log-database';
import { startupProblem } from './startup-problem-of';

export interface OpenLogOptions {
  file: string;
  /** Whether a log that is not there may be made. One that is there is opened either way. */
  create: boolean;
  logger: Logger;
  /** Names the desk of a new log: unique anywhere. */
  newDeskId: () => string;
}

/** A log in use. Nobody else can open its file meanwhile. */
export interface OpenLog extends Log {
  file: string;
  /** Puts a fresh backup beside the log. Rejects when that fails; the backup before it then stays. */
  backUp(): Promise<void>;
  close(): void;
}

/**
 * Opens the log of a practice.
 * @throws StartupProblem when it cannot be used as it is; nothing has been changed then
 */
export function openLog({ file, create, logger, newDeskId }: OpenLogOptions): OpenLog {
  const startedAt = performance.now();
  if (create && !existsSync(file)) {
    if (hasBackup(file)) {
      throw startupProblem(
        'other',
        file,
        `The log is missing, but its backup is there: ${backupFileOf(file)}`,
      );
    }
    createLog(file, newDeskId(), logger);
  }
  const database = openLogDatabase(file, MIGRATIONS);
  const log = assembleLog(createLogConnection(database, logger));
  const backup = new LogBackup(database, file, logger);
  const durationMs = Math.round(performance.now() - startedAt);
  logger.info('log-opened', { durationMs, messages: log.messages.countMessages() });
  return {
    ...log,
    file,
    backUp: () => backup.backUp(),
    close: () => {
      backup.stop();
      database.close();
    },
  };
}
