import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog, type OpenLog } from '../../../src/main/adapters/sqlite/open-log';
import type { Logger } from '../../../src/main/ports/logger';
import { SAMPLE_DESK_ID } from './log-implementations';
import { silentLogger } from './silent-logger';

export interface LogFolder {
  folder: string;
  /** Where the log is or will be. */
  file: string;
  open(logger?: Logger): OpenLog;
  remove(): void;
}

/** A folder of its own for a log on the disk. */
export function createLogFolder(parent = tmpdir()): LogFolder {
  const folder = mkdtempSync(join(parent, 'sendtrail-log-'));
  const file = join(folder, 'log.sqlite');
  return {
    folder,
    file,
    open: (logger = silentLogger) => openLog({ file, create: true, logger, newDeskId: () => SAMPLE_DESK_ID }),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
