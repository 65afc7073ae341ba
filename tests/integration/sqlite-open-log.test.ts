import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { openLog } from '../../src/main/adapters/sqlite/open-log';
import { StartupProblem } from '../../src/main/ports/startup-problem';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
});

afterEach(() => {
  folder.remove();
});

function writeOne(): void {
  const log = folder.open();
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), [sampleMessage(1)]);
  log.close();
}

describe('opening the log', () => {
  it('makes a log that is not there only when it is told to', () => {
    const options = { file: folder.file, logger: silentLogger, newDeskId: () => 'never asked' };
    expect(() => openLog({ ...options, create: false })).toThrow(StartupProblem);
    expect(statSync(folder.file, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('finds everything again', () => {
    writeOne();
    const log = folder.open();
    expect(log.messages.rows([sampleId('message', 1)])).toHaveLength(1);
    expect(log.messages.countMessages()).toBe(1);
    log.close();
  });

  it('makes the identity of a desk once', () => {
    const first = folder.open();
    const [deskId, tokenKey] = [first.settings.deskId(), first.settings.tokenKey()];
    first.close();
    const second = openLog({
      file: folder.file,
      create: true,
      logger: silentLogger,
      newDeskId: () => 'another',
    });
    expect([second.settings.deskId(), second.settings.tokenKey()]).toEqual([deskId, tokenKey]);
    second.close();
    const other = createLogFolder();
    const otherLog = other.open();
    expect(otherLog.settings.tokenKey()).not.toBe(tokenKey);
    otherLog.close();
    other.remove();
  });

  it.skipIf(process.platform === 'win32')('keeps all its files from other people', () => {
    const log = folder.open();
    log.accounts.insert(sampleAccount());
    for (const suffix of ['', '-wal']) expect(statSync(folder.file + suffix).mode & 0o777).toBe(0o600);
    log.close();
  });

  it('leaves one file behind when it is closed', () => {
    writeOne();
    for (const suffix of ['-wal', '-shm', '-journal', '.new']) {
      expect(statSync(folder.file + suffix, { throwIfNoEntry: false })).toBeUndefined();
    }
  });

  it('works in WAL mode, with foreign keys, and wipes what is deleted', () => {
    writeOne();
    const database = openDatabase(folder.file);
    const settings = [
      'journal_mode',
      'locking_mode',
      'foreign_keys',
      'secure_delete',
      'trusted_schema',
      'temp_store',
    ];
    expect(settings.map((name) => [name, database.pragma(name, { simple: true })])).toEqual([
      ['journal_mode', 'wal'],
      ['locking_mode', 'exclusive'],
      ['foreign_keys', 1],
      ['secure_delete', 1],
      ['trusted_schema', 0],
      ['temp_store', 2],
    ]);
    const tables = database
      .prepare<[], { name: string; strict: number; type: string }>('PRAGMA table_list')
      .all();
    const ours = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter(({ strict }) => strict === 0)).toEqual([]);
    database.close();
  });
});

describe('the history in the database itself', () => {
  it.each(["UPDATE status_update SET status = 'Delivered'", 'DELETE FROM status_update'])(
    'refuses %s',
    (sql) => {
      writeOne();
      const database = openDatabase(folder.file);
      expect(() => database.exec(sql)).toThrow(/a status update is never (?:changed|deleted)/);
      database.close();
    },
  );

  it('keeps a piece that many messages share once', () => {
    const log = folder.open();
    log.accounts.insert(sampleAccount());
    const shared = { bytes: new Uint8Array(100_000).fill(7), sharedHash: 'b'.repeat(64) };
    const messages = Array.from({ length: 200 }, (_, index) => sampleMessage(index + 1, { mime: [shared] }));
    log.messages.insert(sampleBatch(1), messages);
    const again = sampleMessage(201, { batchId: sampleId('batch', 2), mime: [shared] });
    log.messages.insert(sampleBatch(2), [again]);
    expect(log.messages.mime(sampleId('message', 201))[0]?.bytes).toHaveLength(100_000);
    log.close();
    expect(statSync(folder.file).size).toBeLessThan(1_200_000);
  });
});

describe('slow statements', () => {
  it('are logged with their name, and nothing that they were about', () => {
    const lines: [string, unknown][] = [];
    const log = folder.open({ ...silentLogger, warn: (event, facts) => lines.push([event, facts]) });
    log.accounts.insert(sampleAccount());
    const messages = Array.from({ length: 3_000 }, (_, index) => sampleMessage(index + 1));
    log.messages.insert(sampleBatch(1), messages);
    // Every message once by its id: far more than one frame's work for a single statement.
    log.messages.rows(Array.from({ length: 40 }, () => messages.map(({ id }) => id)).flat());
    log.messages.append(sampleId('message', 1), sampleLine(), NOW);
    log.close();
    const names = lines.map(([event, facts]) => [event, (facts as { statement: string }).statement]);
    expect(names).toContainEqual(['slow-statement', 'message-rows']);
    expect(JSON.stringify(lines)).not.toMatch(/Nguyen|example\.org/);
  });
});
