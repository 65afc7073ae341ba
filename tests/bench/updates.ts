import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openLog, type OpenLog } from '../../src/main/adapters/sqlite/open-log';
import { recordReports } from '../../src/main/application/tracking/record-reports';
import type { Report } from '../../src/shared/domain/report';
import { TestPractice } from '../support/fakes/test-practice';
import {
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  NOW,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';
import { percentile, printBench } from './timing';

const EVENTS = 1_000;
/** A provider sends them one by one or a few at once. */
const EVENTS_A_COMMIT = 5;
const ROUNDS = 5;
const ACCOUNT = sampleId('account', 1);
const DETAIL = { reply: '250 2.0.0 OK', enhancedCode: '2.0.0', server: 'mx.example.org' };

/** Provider events a second in the log with all that follows, against lines put into the same table and nothing else. */
export function run(): void {
  const rounds = Array.from({ length: ROUNDS }, measureOnce);
  const middle = (fact: 'recorded' | 'bare') =>
    percentile(
      rounds.map((measured) => measured[fact]),
      0.5,
    );
  const facts = { unit: 'events/s', events: EVENTS, eventsACommit: EVENTS_A_COMMIT };
  printBench({ name: 'updates', value: middle('recorded'), baseline: middle('bare'), ...facts });
}

/** A commit here, a commit there: whatever else the disk does meanwhile slows both. */
function measureOnce(): { recorded: number; bare: number } {
  const folder = mkdtempSync(join(tmpdir(), 'sendtrail-updates-'));
  const [file, bareFile] = [join(folder, 'log.sqlite'), join(folder, 'bare.sqlite')];
  const reports = sentLog(file).map(reportOf);
  sentLog(bareFile);
  const log = openLogIn(file);
  const bare = openBare(bareFile);
  try {
    // The practice's log can be made to fail, and asks each time whether it is to.
    const ports = { ...new TestPractice(undefined, log).ports, ...log };
    const durationMs = { recorded: 0, bare: 0 };
    for (let first = 0; first < EVENTS; first += EVENTS_A_COMMIT) {
      const some = reports.slice(first, first + EVENTS_A_COMMIT);
      durationMs.recorded += durationOf(() => recordReports(ports, some));
      durationMs.bare += durationOf(() => {
        bare.insert(first);
      });
    }
    return { recorded: perSecond(durationMs.recorded), bare: perSecond(durationMs.bare) };
  } finally {
    log.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function openLogIn(file: string): OpenLog {
  const newDeskId = () => sampleId('account', 9);
  return openLog({ file, create: true, logger: silentLogger, newDeskId });
}

/** A closed log, so that nothing of the sending is still to be moved; the ids of its messages, which have been handed over. */
function sentLog(file: string): string[] {
  const log = openLogIn(file);
  const messages = Array.from({ length: EVENTS }, (_, number) => sampleMessage(number, { patientId: null }));
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), messages);
  const claimed = log.outbox.claim(ACCOUNT, NOW, EVENTS);
  for (const { id } of claimed) {
    log.outbox.markHandedOver(id, NOW);
    log.outbox.settle(id, { state: 'done', providerId: null }, [sampleLine()], NOW);
  }
  log.close();
  return claimed.map(({ id }) => id);
}

function reportOf(messageId: string, number: number): Report {
  return {
    key: `provider:${String(number)}`,
    accountId: ACCOUNT,
    source: 'provider',
    occurredAt: NOW,
    receivedAt: NOW,
    keys: { token: null, envelopeId: messageId, sendtrailId: null, messageIdHeader: null, recipient: null },
    status: 'Delivered',
    code: 'delivered',
    detail: DETAIL,
    evidence: null,
  };
}

/** The same lines in equal transactions, as safe as the log's. */
function openBare(file: string): { insert: (first: number) => void; close: () => void } {
  const database = new Database(file);
  database.pragma('synchronous = FULL');
  const line = database.prepare(
    `INSERT INTO status_update (desk, message, at, recorded_at, status, code, detail, source, by, event_key)
     VALUES (1, ?, ?, ?, 'Delivered', 'delivered', ?, 'provider', NULL, ?)`,
  );
  const insert = database.transaction((first: number) => {
    for (let number = first; number < first + EVENTS_A_COMMIT; number += 1) {
      line.run(number + 1, NOW, NOW, JSON.stringify(DETAIL), `report:provider:${String(number)}`);
    }
  });
  return { insert, close: () => database.close() };
}

function durationOf(work: () => void): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function perSecond(durationMs: number): number {
  return EVENTS / (durationMs / 1_000);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) run();
