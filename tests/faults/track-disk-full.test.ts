import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assembleLog } from '../../src/main/adapters/sqlite/assemble-log';
import { createLogConnection } from '../../src/main/adapters/sqlite/log-connection';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import type { Log } from '../../src/main/ports/log';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { NOW } from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';
import { canMakeSmallDisk, makeSmallDisk, type SmallDisk } from '../support/log/small-disk';
import { startScriptedImapServer, type ScriptedImapServer } from '../support/scripted-imap-server';
import { bounceMail } from '../support/tracking/report-mails';
import { TrackedDesk } from '../support/tracking/tracked-desk';

const PATIENTS = ['anh@example.org', 'ruth@example.net', 'zoe@example.com'];
const LARGE = 'A delivery report can be long.\n'.repeat(3_000);

let server: ScriptedImapServer;

beforeEach(async () => {
  server = await startScriptedImapServer();
});

/** Reports about three messages come while there is no room for them, and one more after there is room again. */
async function readWithoutRoom(log: Log, takeRoom: () => void, makeRoom: () => void): Promise<void> {
  const desk = new TrackedDesk(log);
  const ids = await desk.send([...PATIENTS, 'late@example.org']);
  const report = (index: number): void => {
    const recipient = PATIENTS[index] ?? 'late@example.org';
    const mail = bounceMail({
      reportId: String(index),
      envelopeId: ids[index] ?? '',
      recipient,
      text: LARGE,
    });
    server.deliver(mail, new Date(NOW + 1_000));
  };
  for (const index of PATIENTS.keys()) report(index);
  desk.setUp({ port: server.port });
  takeRoom();
  desk.tracking.start();
  await desk.until(() => desk.state().trouble !== null);
  expect(desk.state()).toMatchObject({
    lastCheckedAt: null,
    trouble: { kind: 'log-unwritable', detail: 'The disk is full' },
  });
  expect(ids.map((id) => desk.practice.codes(id))).toEqual(ids.map(() => ['created', 'accepted']));
  expect(log.tracking.cursor(desk.account.id)).toBeNull();

  makeRoom();
  report(3);
  desk.practice.clock.advance(5_000);
  await desk.untilChecked();
  expect(desk.state().trouble).toBeNull();
  expect(ids.map((id) => desk.practice.codes(id).filter((code) => code === 'bounced'))).toEqual(
    ids.map(() => ['bounced']),
  );
  expect(log.tracking.cursor(desk.account.id)?.lastUid).toBe(4);
  await desk.tracking.stop();
}

describe('reports that cannot be written', () => {
  let folder: LogFolder;
  let disk: SmallDisk | null = null;

  afterEach(async () => {
    await server.stop();
    folder.remove();
    disk?.remove();
    disk = null;
  });

  it('because the log may not grow stay in the mailbox, are told of, and come when there is room', async () => {
    folder = createLogFolder();
    folder.open().close();
    const database = openDatabase(folder.file);
    const log = assembleLog(createLogConnection(database, silentLogger));
    const limitPages = (more: number): void => {
      const pages = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${String(pages + more)}`);
    };
    await readWithoutRoom(
      log,
      () => {
        limitPages(10);
      },
      () => {
        limitPages(10_000);
      },
    );
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it.skipIf(!canMakeSmallDisk)(
    'because the disk is full stay in the mailbox, are told of, and come when there is room',
    async () => {
      const small = makeSmallDisk(8);
      disk = small;
      folder = createLogFolder(small.folder);
      const log = folder.open();
      await readWithoutRoom(
        log,
        () => {
          small.fill();
        },
        () => {
          small.makeRoom();
        },
      );
      log.close();
    },
  );
});
