import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import type { OpenLog } from '../../src/main/adapters/sqlite/open-log';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import { dropStaged } from '../../src/main/application/patients/import/drop-staged';
import { startChild } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { silentLogger } from '../support/log/silent-logger';
import { samplePatient } from '../support/log/sample-log';
import { canMakeSmallDisk, makeSmallDisk } from '../support/log/small-disk';
import { chosenFile, openImportDesk } from '../support/tables/real-import';

const ROWS = 1_000;

let folder: LogFolder;
let table: string;

beforeEach(() => {
  folder = createLogFolder();
  table = writeTable(folder.folder, ROWS);
  const log = folder.open();
  log.patients.insert([samplePatient(1, { familyName: 'Before', givenName: 'Anh' })]);
  log.close();
});

afterEach(() => {
  folder.remove();
});

function writeTable(parent: string, rows: number): string {
  const path = join(parent, 'patients.csv');
  const lines = Array.from({ length: rows }, (_, index) => `Imported,Anh ${index},anh.${index}@example.org`);
  writeFileSync(path, ['Surname,First name,Email', ...lines].join('\n'));
  return path;
}

/** Everything by which a patient can be met. */
function onRecord({ patients }: OpenLog) {
  return {
    count: patients.count(),
    found: patients.search('imported', 500).length,
    listed: patients.list({ text: '', isArchived: false, cursor: null, limit: 500 }).rows.length,
    withEmail: patients.withEmail('anh.1@example.org').length,
    namesakes: patients.namesakes({ familyName: 'Imported', givenName: 'Anh 1' }).length,
  };
}

const NOBODY = { count: 1, found: 0, listed: 1, withEmail: 0, namesakes: 0 };
const EVERYBODY = { count: ROWS + 1, found: 500, listed: 500, withEmail: 1, namesakes: 1 };

/** As the app does when it starts. */
function clearUp({ patients }: OpenLog): Promise<void> {
  return dropStaged({ clock: systemClock, logger: silentLogger, patients }, patients.stagedImports());
}

/** Rows of the database's own tables: nothing is left that nobody finds. */
function rowsIn(file: string): { patients: number; words: number } {
  const database = openDatabase(file);
  const countOf = (from: string) => Number(database.prepare(`SELECT count(*) FROM ${from}`).pluck().get());
  const counts = {
    patients: countOf('patient'),
    words: countOf('patient_word WHERE patient NOT IN (SELECT position FROM patient)'),
  };
  database.close();
  return counts;
}

describe('a process killed while it imports', () => {
  it.each(['staged 1 times', 'staging', 'staged 4 times', 'staged all', 'finishing'])(
    'at “%s” leaves nobody on record, and the next one can import the file',
    async (step) => {
      const ended = await startChild('import-and-die', folder.file, table, step).ended();
      expect(ended).toMatchObject({ signal: 'SIGKILL', errors: '' });
      const log = folder.open();
      expect(onRecord(log)).toEqual(NOBODY);
      await clearUp(log);
      expect(onRecord(log)).toEqual(NOBODY);
      log.close();
      expect(rowsIn(folder.file)).toEqual({ patients: 1, words: 0 });
      const again = await startChild('import-and-die', folder.file, table, '').ended();
      expect(again).toEqual({ signal: null, code: 0, errors: '' });
      const after = folder.open();
      expect(onRecord(after)).toEqual(EVERYBODY);
      after.close();
    },
  );

  it('at “finished” leaves everybody', async () => {
    const ended = await startChild('import-and-die', folder.file, table, 'finished').ended();
    expect(ended).toMatchObject({ signal: 'SIGKILL', errors: '' });
    const log = folder.open();
    await clearUp(log);
    expect(onRecord(log)).toEqual(EVERYBODY);
    log.close();
  });
});

describe('an import that ends early', () => {
  it('leaves nothing in the log when it is cancelled', async () => {
    const log = folder.open();
    const desk = openImportDesk(log, table);
    const { importId, guess } = await chosenFile(desk);
    const stage = log.patients.stageImport.bind(log.patients);
    let stagedRows = 0;
    log.patients.stageImport = (stagedId, people) => {
      stage(stagedId, people);
      stagedRows += people.length;
      if (stagedRows > ROWS / 2) desk.cancel(importId);
    };
    expect(await desk.run(importId, guess, false)).toMatchObject({ isCancelled: true, imported: 0 });
    expect(stagedRows).toBeGreaterThan(ROWS / 2);
    expect(onRecord(log)).toEqual(NOBODY);
    log.close();
    expect(rowsIn(folder.file)).toEqual({ patients: 1, words: 0 });
  });

  it.skipIf(!canMakeSmallDisk)('keeps nobody when the disk is full, and says so', async () => {
    const disk = makeSmallDisk(8);
    try {
      const small = createLogFolder(disk.folder);
      const large = writeTable(folder.folder, 30_000);
      let log = small.open();
      disk.fill();
      const desk = openImportDesk(log, large);
      const { importId, guess } = await chosenFile(desk);
      await expect(desk.run(importId, guess, false)).rejects.toMatchObject({ code: 'disk-full' });
      expect(log.patients.count()).toBe(0);
      disk.makeRoom();
      log.close();
      log = small.open();
      await clearUp(log);
      expect(log.patients.count()).toBe(0);
      log.close();
      expect(rowsIn(small.file)).toEqual({ patients: 0, words: 0 });
    } finally {
      disk.remove();
    }
  });
});
