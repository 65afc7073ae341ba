import { chmodSync, chownSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assembleLog } from '../../src/main/adapters/sqlite/assemble-log';
import { LogBackup } from '../../src/main/adapters/sqlite/log-backup';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { MIGRATIONS } from '../../src/main/adapters/sqlite/migrations';
import { openLog } from '../../src/main/adapters/sqlite/open-log';
import { LogUnavailableError } from '../../src/main/ports/log-errors';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { problemOf } from '../support/log/problem-of';
import { silentLogger } from '../support/log/silent-logger';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../support/log/sample-log';

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
  const log = folder.open();
  log.accounts.insert(sampleAccount());
  for (let number = 1; number <= 30; number += 1) {
    const batchId = sampleId('batch', number);
    log.messages.insert(sampleBatch(number), [sampleMessage(number, { batchId })]);
  }
  log.close();
});

afterEach(() => {
  folder.remove();
});

/** Puts bytes into the log's file from outside. */
function overwrite(offset: number, bytes: Buffer): void {
  const content = readFileSync(folder.file);
  bytes.copy(content, offset);
  writeFileSync(folder.file, content);
}

function createLogAt(file: string) {
  return openLog({ file, create: true, logger: silentLogger, newDeskId: () => sampleId('account', 9) });
}

const garbage = (length: number) =>
  Buffer.from(Array.from({ length }, (_, index) => (index * 193 + 71) % 251));

describe('a log that is damaged', () => {
  it.each([
    ['with garbage at its beginning', () => overwrite(0, garbage(200))],
    [
      'with garbage in its middle',
      () => overwrite(Math.floor(readFileSync(folder.file).length / 8192) * 4096, garbage(9_000)),
    ],
    ['with garbage near its end', () => overwrite(readFileSync(folder.file).length - 9_000, garbage(9_000))],
    [
      'that ends too early',
      () => truncateSync(folder.file, Math.floor(readFileSync(folder.file).length / 2)),
    ],
    ['that is empty', () => truncateSync(folder.file, 0)],
    ['that is no database at all', () => writeFileSync(folder.file, 'Dear patient, '.repeat(999))],
  ])('%s is not used, not changed and not replaced', (_how, damage) => {
    damage();
    const before = readFileSync(folder.file);
    const problem = problemOf(() => folder.open());
    expect(problem).toMatchObject({ problem: 'corrupt', file: folder.file, hasBackup: false });
    expect(problem.detail).not.toBe('');
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });

  it('says whether there is a backup to go back to', async () => {
    const log = folder.open();
    await log.backUp();
    log.close();
    overwrite(0, garbage(200));
    expect(problemOf(() => folder.open())).toMatchObject({ problem: 'corrupt', hasBackup: true });
  });

  it('is not backed up over the last good backup', async () => {
    const good = folder.open();
    await good.backUp();
    good.close();
    const backup = readFileSync(`${folder.file}.backup`);
    overwrite(readFileSync(folder.file).length - 9_000, garbage(9_000));
    const database = openDatabase(folder.file);
    await expect(new LogBackup(database, folder.file, silentLogger).backUp()).rejects.toThrow(
      /damaged|malformed/,
    );
    database.close();
    expect(readFileSync(`${folder.file}.backup`).equals(backup)).toBe(true);
    expect(existsSync(`${folder.file}.backup.new`)).toBe(false);
  });

  it('fails in words that the rest of the app knows when the damage shows only later', () => {
    const database = openDatabase(folder.file);
    const log = assembleLog(createLogConnection(database, silentLogger));
    // From outside, while it is in use, in all but the first page: a disk that fails.
    overwrite(4_096, garbage(readFileSync(folder.file).length - 4_096));
    database.pragma('shrink_memory');
    const readAndWriteAll = () => {
      for (let number = 1; number <= 30; number += 1) {
        log.messages.details(sampleId('message', number));
        log.messages.append(sampleId('message', number), sampleLine(), NOW);
      }
    };
    expect(readAndWriteAll).toThrow(LogUnavailableError);
    expect(database.inTransaction).toBe(false);
    database.close();
  });
});

describe('a file that is not our log', () => {
  it('is refused when it is the database of something else', () => {
    rmSync(folder.file);
    const other = new BetterSqlite(folder.file);
    other.exec('CREATE TABLE bookmark (url TEXT)');
    other.close();
    expect(problemOf(() => folder.open())).toMatchObject({
      problem: 'corrupt',
      detail: 'The file is not a log of Sendtrail.',
    });
  });

  it('is refused when it comes from a newer version, and is left as it is', () => {
    const database = openDatabase(folder.file);
    database.pragma('user_version = 990');
    database.close();
    const before = readFileSync(folder.file);
    const problem = problemOf(() => folder.open());
    expect(problem.problem).toBe('newer-version');
    expect(problem.detail).toContain('version 990');
    expect(problem.detail).toContain(`up to ${String(MIGRATIONS.at(-1)?.version)}.`);
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });

  it('is refused when it is a folder', () => {
    const problem = problemOf(() => createLogAt(tmpdir()));
    expect(problem.problem).toBe('other');
  });
});

describe('a log that is missing', () => {
  it('is not begun anew while its backup is there', async () => {
    const log = folder.open();
    await log.backUp();
    log.close();
    rmSync(folder.file);
    expect(problemOf(() => folder.open())).toMatchObject({ problem: 'other', hasBackup: true });
    expect(existsSync(folder.file)).toBe(false);
  });

  it('is made over what a first start that was killed has left', () => {
    rmSync(folder.file);
    writeFileSync(`${folder.file}.new`, 'half a log');
    const log = folder.open();
    expect(log.messages.countMessages()).toBe(0);
    log.close();
    expect(existsSync(`${folder.file}.new`)).toBe(false);
  });

  it('cannot be made in a folder that is not there', () => {
    expect(problemOf(() => createLogAt(join(folder.folder, 'nowhere', 'log.sqlite')))).toMatchObject({
      problem: 'other',
      hasBackup: false,
    });
  });
});

/** Permissions do not stop root: as root the log is opened in the shoes of an ordinary user. */
describe.skipIf(process.platform === 'win32')('a log that may not be written', () => {
  const NOBODY = 65_534;

  function asOrdinaryUser<Result>(work: () => Result): Result {
    const { geteuid, seteuid } = process;
    if (geteuid === undefined || seteuid === undefined || geteuid() !== 0) return work();
    for (const suffix of ['', '-wal']) {
      if (existsSync(folder.file + suffix)) chownSync(folder.file + suffix, NOBODY, NOBODY);
    }
    chownSync(folder.folder, NOBODY, NOBODY);
    seteuid(NOBODY);
    try {
      return work();
    } finally {
      seteuid(0);
    }
  }

  afterEach(() => {
    chmodSync(folder.folder, 0o700);
  });

  it('is a problem when the file is read-only', () => {
    chmodSync(folder.file, 0o400);
    expect(asOrdinaryUser(() => problemOf(() => folder.open()))).toMatchObject({
      problem: 'read-only',
      file: folder.file,
    });
  });

  it('is a problem when its folder is read-only', () => {
    chmodSync(folder.folder, 0o500);
    expect(asOrdinaryUser(() => problemOf(() => folder.open())).problem).toBe('read-only');
  });

  it('is a problem when the file may not be read', () => {
    chmodSync(folder.file, 0o000);
    expect(asOrdinaryUser(() => problemOf(() => folder.open())).problem).toBe('read-only');
  });

  it('cannot be made in a folder that is read-only', () => {
    rmSync(folder.file);
    chmodSync(folder.folder, 0o500);
    expect(asOrdinaryUser(() => problemOf(() => folder.open())).problem).toBe('read-only');
    expect(existsSync(folder.file)).toBe(false);
  });
});
