import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import type { Log } from '../../../src/main/ports/log';
import { createInMemoryLog } from '../in-memory/in-memory-log';
import { silentLogger } from './silent-logger';

export const SAMPLE_DESK_ID = '0192f000-0000-7000-8000-e00000000001';

interface OpenedLog {
  log: Log;
  close: () => void;
}

/** What keeps the contracts of the store ports: the real log on a file of its own, and its twin. */
export const LOG_IMPLEMENTATIONS: readonly { name: string; open: () => OpenedLog }[] = [
  { name: 'SQLite', open: openOnFile },
  {
    name: 'in memory',
    open: () => ({ log: createInMemoryLog({ deskId: SAMPLE_DESK_ID }), close: () => undefined }),
  },
];

function openOnFile(): OpenedLog {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-log-'));
  const log = openLog({
    file: join(folder, 'log.sqlite'),
    create: true,
    logger: silentLogger,
    newDeskId: () => SAMPLE_DESK_ID,
  });
  return {
    log,
    close: () => {
      log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
