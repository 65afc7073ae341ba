import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../src/main/adapters/sqlite/open-log';
import { systemChance } from '../../src/main/adapters/time/system-chance';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import { recordReports } from '../../src/main/application/tracking/record-reports';
import type { Log } from '../../src/main/ports/log';
import { sampleBounce } from '../support/fakes/sample-report';
import { startChild } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  samplePatient,
} from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';

const MESSAGE = sampleId('message', 1);
const PATIENT = sampleId('patient', 1);
const ADDRESS = 'anh.nguyen@example.org';
const EVERY_STEP_MS = 240_000;

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
  const log = folder.open();
  log.accounts.insert(sampleAccount());
  log.patients.insert([samplePatient(1), samplePatient(2, { givenName: 'Minh' })]);
  log.messages.insert(sampleBatch(1), [sampleMessage(1)]);
  log.outbox.claim(sampleId('account', 1), NOW, 1);
  log.outbox.settle(MESSAGE, { state: 'done', providerId: null }, [sampleLine()], NOW);
  log.close();
});

afterEach(() => {
  folder.remove();
});

/** All that a bounce has to do with. */
function standing(log: Log) {
  return {
    status: log.messages.rows([MESSAGE])[0]?.status,
    codes: log.messages.history(MESSAGE).map(({ code }) => code),
    email: log.patients.current(PATIENT)?.email,
    notes: log.notes.notes([PATIENT]).map(({ kind, detail }) => `${kind} ${detail.address ?? ''}`),
    stops: log.arrivals.stops([PATIENT]).map(({ address, messageIds, isAddressRemoved, sharedWith }) => {
      return {
        address,
        messageIds,
        isAddressRemoved,
        shared: sharedWith.map(({ patientName }) => patientName),
      };
    }),
  };
}

const NOTHING = { status: 'Queued', codes: ['created', 'accepted'], email: ADDRESS, notes: [], stops: [] };
const EVERYTHING = {
  status: 'Bounced',
  codes: ['created', 'accepted', 'bounced', 'address-removed'],
  email: null,
  notes: [`address-removed ${ADDRESS}`],
  stops: [{ address: ADDRESS, messageIds: [MESSAGE], isAddressRemoved: true, shared: ['Nguyen, Minh'] }],
};

/** A copy of the log as it is before the bounce. */
function copyOfLog(name: string): string {
  const copy = join(folder.folder, `${name}.sqlite`);
  copyFileSync(folder.file, copy);
  return copy;
}

async function countStatements(): Promise<number> {
  const child = startChild('bounce-and-die', copyOfLog('whole'));
  const counted = Number((await child.lines.next()).value);
  expect(await child.ended()).toEqual({ signal: null, code: 0, errors: '' });
  return counted;
}

/** What the killed process has left, and what is there when the report is read again, twice. */
async function afterDeath(step: string) {
  const file = copyOfLog(step.replace(' ', '-'));
  expect(await startChild('bounce-and-die', file, step).ended()).toMatchObject({ signal: 'SIGKILL' });
  const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
  const left = standing(log);
  const ports = { ...log, chance: systemChance, clock: systemClock, logger: silentLogger };
  recordReports(ports, [sampleBounce(MESSAGE)]);
  recordReports(ports, [sampleBounce(MESSAGE)]);
  const readAgain = standing(log);
  log.close();
  return { left, readAgain };
}

describe('a process killed while it records a bounce', () => {
  it(
    'before any statement leaves the record, the note, the stop and the history untouched, and after the last all of them',
    async () => {
      const count = await countStatements();
      expect(count).toBeGreaterThan(6);
      for (let number = 1; number <= count; number += 1) {
        const step = `before ${String(number)}`;
        expect({ step, ...(await afterDeath(step)) }).toEqual({ step, left: NOTHING, readAgain: EVERYTHING });
      }
      const last = await afterDeath(`after ${String(count)}`);
      expect(last).toEqual({ left: EVERYTHING, readAgain: EVERYTHING });
    },
    EVERY_STEP_MS,
  );
});
