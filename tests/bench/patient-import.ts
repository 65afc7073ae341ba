import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLog } from '../../src/main/adapters/sqlite/open-log';
import type { Patient } from '../../src/shared/domain/patient';
import { silentLogger } from '../support/log/silent-logger';
import { chosenFile, openImportDesk } from '../support/tables/real-import';
import { createRandom } from './random';
import { samplePerson } from './sample-patients';
import { measureWaits } from './support/measure-waits';
import { percentile, printBench } from './timing';

const ON_RECORD = 10_000;
const ROWS = 20_000;
/** Of the file's rows so many are of people on record. */
const KNOWN_ROWS = 2_000;
const ROUNDS = 3;

/** Rows a second from the file to the record, checks and duplicates included, and for how long others wait. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-import-'));
  try {
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await importOnce(folder, round));
    const middle = (fact: keyof Measured) =>
      percentile(
        rounds.map((measured) => measured[fact]),
        0.5,
      );
    const facts = { rows: ROWS, patients: ON_RECORD };
    printBench({ name: 'patient-import', value: middle('rowsPerSecond'), unit: 'rows/s', ...facts });
    printBench({ name: 'patient-import-check', value: middle('checkedPerSecond'), unit: 'rows/s', ...facts });
    printBench({ name: 'patient-import-longest-wait', value: middle('longestMs'), unit: 'ms', ...facts });
    printBench({ name: 'patient-import-end', value: middle('endMs'), unit: 'ms', ...facts });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Measured {
  rowsPerSecond: number;
  checkedPerSecond: number;
  /** For how long anybody else had to wait for a turn while the rows were read and written. */
  longestMs: number;
  /** The last transaction, by which all of them appear. */
  endMs: number;
}

async function importOnce(folder: string, round: number): Promise<Measured> {
  const random = createRandom(8);
  const people = Array.from({ length: ON_RECORD + ROWS }, (_, index) => samplePerson(index, random));
  const known = people.slice(0, ON_RECORD).map((person) => ({ ...person, archivedAt: null }));
  const file = join(folder, `patients-${round}.csv`);
  writeFileSync(file, tableOf([...people.slice(ON_RECORD + KNOWN_ROWS), ...known.slice(0, KNOWN_ROWS)]));
  const log = openLog({
    file: join(folder, `log-${round}.sqlite`),
    create: true,
    logger: silentLogger,
    newDeskId: () => crypto.randomUUID(),
  });
  try {
    log.patients.insert(known);
    const desk = openImportDesk(log, file);
    const { importId, guess } = await chosenFile(desk);
    const checkMs = await durationMs(() => desk.check(importId, guess));
    const waits = measureWaits();
    const finish = log.patients.finishImport.bind(log.patients);
    let endMs = 0;
    let longestMs = 0;
    log.patients.finishImport = (stagedId) => {
      longestMs = waits.stop();
      const startedAt = performance.now();
      const count = finish(stagedId);
      endMs = performance.now() - startedAt;
      return count;
    };
    const runMs = await durationMs(() => desk.run(importId, guess, false));
    if (log.patients.count() < ON_RECORD + ROWS - 2 * KNOWN_ROWS) throw new Error('Not all were imported.');
    return {
      rowsPerSecond: ROWS / (runMs / 1_000),
      checkedPerSecond: ROWS / (checkMs / 1_000),
      longestMs,
      endMs,
    };
  } finally {
    log.close();
  }
}

function tableOf(people: readonly Patient[]): string {
  const lines = people.map(({ familyName, givenName, dateOfBirth, email, mobile }) =>
    [familyName, givenName, dateOfBirth ?? '', email ?? '', mobile === null ? '' : inService(mobile)].join(
      ',',
    ),
  );
  return ['Surname,First name,DOB,E-mail,Mobile', ...lines].join('\r\n');
}

/** Not all of the numbers that begin with 04 are given out; all of these are. */
function inService(mobile: string): string {
  return mobile.replace(/^\+614./, '041');
}

async function durationMs(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await run();
