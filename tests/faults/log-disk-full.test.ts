import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assembleLog } from '../../src/main/adapters/sqlite/assemble-log';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import type { Log } from '../../src/main/ports/log';
import { DiskFullError } from '../../src/main/ports/log-errors';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { problemOf } from '../support/log/problem-of';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';
import { canMakeSmallDisk, makeSmallDisk, type SmallDisk } from '../support/log/small-disk';

const MESSAGES_A_BATCH = 5;

/** Writes whole batches until the disk is full; gives how many were written. */
function writeUntilFull(log: Log, first: number): number {
  for (let number = first; ; number += 1) {
    const batchId = sampleId('batch', number);
    const messages = Array.from({ length: MESSAGES_A_BATCH }, (_, index) =>
      sampleMessage(number * MESSAGES_A_BATCH + index, {
        batchId,
        mime: [{ bytes: new Uint8Array(9_000).fill(number), sharedHash: null }],
      }),
    );
    try {
      log.messages.insert(sampleBatch(number), messages);
    } catch (error) {
      expect(error).toBeInstanceOf(DiskFullError);
      expect(error).toMatchObject({ code: 'disk-full' });
      return number - first;
    }
  }
}

function expectWhole(log: Log, batches: number): void {
  expect(log.messages.listBatches(null, 500).rows.map(({ count }) => count)).toEqual(
    Array.from({ length: batches }, () => MESSAGES_A_BATCH),
  );
  expect(log.messages.countMessages()).toBe(batches * MESSAGES_A_BATCH);
  expect(log.outbox.counts().waiting).toBe(batches * MESSAGES_A_BATCH);
}

describe('a log that may not grow', () => {
  let folder: LogFolder;

  beforeEach(() => {
    folder = createLogFolder();
    folder.open().close();
  });

  afterEach(() => {
    folder.remove();
  });

  it('says that the disk is full, keeps nothing by halves, tells nobody, and goes on when there is room', () => {
    const database = openDatabase(folder.file);
    const log = assembleLog(createLogConnection(database, silentLogger));
    const heard: number[] = [];
    log.accounts.insert(sampleAccount());
    log.changes.subscribe(({ messageIds }) => heard.push(messageIds.size));
    database.pragma('max_page_count = 250');
    const written = writeUntilFull(log, 1);
    expect(written).toBeGreaterThan(3);
    expectWhole(log, written);
    expect(heard).toEqual(Array.from({ length: written }, () => MESSAGES_A_BATCH));
    database.pragma('max_page_count = 100000');
    log.messages.insert(sampleBatch(499), [sampleMessage(9_999, { batchId: sampleId('batch', 499) })]);
    expect(log.messages.countMessages()).toBe(written * MESSAGES_A_BATCH + 1);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('undoes a whole transaction of a use case when its last part does not fit', () => {
    const database = openDatabase(folder.file);
    const log = assembleLog(createLogConnection(database, silentLogger));
    log.accounts.insert(sampleAccount());
    log.messages.insert(sampleBatch(1), [sampleMessage(1)]);
    database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 20}`);
    expect(() =>
      log.transaction.run(() => {
        log.messages.append(sampleId('message', 1), sampleLine(), NOW);
        log.outbox.claim(sampleId('account', 1), NOW, 1);
        const huge = { mediaType: 'text/plain', text: 'x'.repeat(500_000) } as const;
        log.messages.append(sampleId('message', 1), sampleLine({ eventKey: 'huge', evidence: huge }), NOW);
      }),
    ).toThrow(DiskFullError);
    expect(log.messages.rows([sampleId('message', 1)])[0]).toMatchObject({
      status: 'Created',
      outboxState: 'waiting',
    });
    expect(log.messages.history(sampleId('message', 1))).toHaveLength(1);
    database.close();
  });
});

describe.skipIf(!canMakeSmallDisk)('a log on a disk that is full', () => {
  let disk: SmallDisk;
  let folder: LogFolder;

  beforeEach(() => {
    disk = makeSmallDisk(8);
    folder = createLogFolder(disk.folder);
  });

  afterEach(() => {
    disk.remove();
  });

  it('says so, keeps nothing by halves, and goes on when there is room', () => {
    let log = folder.open();
    log.accounts.insert(sampleAccount());
    log.messages.insert(sampleBatch(1), []);
    disk.fill();
    const written = writeUntilFull(log, 2);
    expect(log.messages.countMessages()).toBe(written * MESSAGES_A_BATCH);
    expect(() => log.outbox.claim(sampleId('account', 1), NOW, 1)).not.toThrow(TypeError);
    disk.makeRoom();
    log.messages.insert(sampleBatch(499), [sampleMessage(9_999, { batchId: sampleId('batch', 499) })]);
    log.close();
    log = folder.open();
    expect(log.messages.countMessages()).toBe(written * MESSAGES_A_BATCH + 1);
    log.close();
  });

  it('can be opened and read', () => {
    const before = folder.open();
    before.accounts.insert(sampleAccount());
    before.messages.insert(sampleBatch(1), [sampleMessage(1)]);
    before.close();
    disk.fill();
    const log = folder.open();
    expect(log.messages.rows([sampleId('message', 1)])).toHaveLength(1);
    log.close();
  });

  it('cannot be made: that is a problem to show, and leaves no log behind', () => {
    disk.fill();
    expect(problemOf(() => folder.open())).toMatchObject({ problem: 'disk-full', file: folder.file });
    expect(existsSync(folder.file)).toBe(false);
    disk.makeRoom();
    folder.open().close();
  });

  it('keeps its last backup when there is no room for a new one', async () => {
    const log = folder.open();
    await log.backUp();
    const backup = `${folder.file}.backup`;
    const before = readFileSync(backup);
    disk.fill();
    await expect(log.backUp()).rejects.toThrow(/full/);
    log.close();
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(existsSync(`${backup}.new`)).toBe(false);
  });
});
