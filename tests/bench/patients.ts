import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Patient } from '../../src/shared/domain/patient';
import { openLog, type OpenLog } from '../../src/main/adapters/sqlite/open-log';
import type { PatientQuery } from '../../src/main/ports/patient-store';
import { silentLogger } from '../support/log/silent-logger';
import { LOG_END } from './generate-log';
import { createRandom } from './random';
import { patientSearches, samplePerson } from './sample-patients';
import { percentile, printBench } from './timing';

/** The same at the reduced and the full size: it takes seconds. */
const PATIENTS = 100_000;
const PATIENTS_A_TRANSACTION = 1_000;
/** Patients who must be asked for a new address. */
const STOPPED = 300;
const SEARCHES = 600;
const ROUNDS = 3;
const PAGE = 100;
const PAGES = 200;
const FACTS = { unit: 'ms', patients: PATIENTS };

/** Measures how fast the desk finds a patient, and reads the list, among 100,000. */
export function run(): void {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-patients-'));
  const log = openLog({
    file: join(folder, 'log.sqlite'),
    create: true,
    logger: silentLogger,
    newDeskId: () => crypto.randomUUID(),
  });
  try {
    const people = fill(log);
    benchSearches(log, people);
    benchPages(log);
  } finally {
    log.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As an import writes them: nobody sees one of them before the end. */
function fill(log: OpenLog): Patient[] {
  const random = createRandom(5);
  const people = Array.from({ length: PATIENTS }, (_, index) => samplePerson(index, random));
  const stageMs = durationMs(() => {
    for (let start = 0; start < PATIENTS; start += PATIENTS_A_TRANSACTION) {
      log.patients.stageImport('import', people.slice(start, start + PATIENTS_A_TRANSACTION));
    }
  });
  const finishMs = durationMs(() => log.patients.finishImport('import'));
  const value = PATIENTS / ((stageMs + finishMs) / 1_000);
  printBench({ name: 'patient-insert', value, unit: 'patients/s', patients: PATIENTS });
  printBench({ name: 'patient-insert-end', value: finishMs, ...FACTS });
  for (let number = 0; number < STOPPED; number += 1) stop(log, random.pick(people), number);
  return people;
}

function stop(log: OpenLog, { id: patientId, email }: Patient, number: number): void {
  log.arrivals.insertStop({
    id: crypto.randomUUID(),
    patientId,
    address: email ?? 'gone@example.org',
    reason: 'userunknown',
    createdAt: LOG_END - number,
    isAddressRemoved: true,
    messageIds: [],
    sharedWith: [],
    putOff: null,
    closed: null,
  });
}

function benchSearches(log: OpenLog, people: readonly Patient[]): void {
  const texts = patientSearches(SEARCHES, createRandom(6), people);
  const samples = Array.from({ length: ROUNDS }, () =>
    texts.map((text) => durationMs(() => log.patients.list(question({ text })))),
  ).flat();
  printBench({ name: 'patient-search', value: percentile(samples, 0.5), ...FACTS });
  printBench({ name: 'patient-search-p95', value: percentile(samples, 0.95), ...FACTS });
  printBench({ name: 'patient-search-longest', value: Math.max(...samples), ...FACTS });
}

/** Down the whole list, a page after the other. */
function benchPages(log: OpenLog): void {
  const samples: number[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const query = question({ cursor });
    samples.push(
      durationMs(() => {
        cursor = log.patients.list(query).nextCursor;
      }),
    );
  }
  printBench({ name: 'patient-list-p95', value: percentile(samples, 0.95), ...FACTS });
}

function question(changes: Partial<PatientQuery>): PatientQuery {
  return { text: '', isArchived: false, cursor: null, limit: PAGE, ...changes };
}

function durationMs(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run();
