import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from '../../src/main/adapters/sqlite/open-log';
import { startChild } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { openVault } from '../support/log/open-vault';
import { sampleAccount, sampleTracking } from '../support/log/sample-log';
import { silentLogger } from '../support/log/silent-logger';

const EVERY_STEP_MS = 120_000;
const NOTHING: unknown[] = [];
const { host } = sampleAccount();
const EVERYTHING = [{ host, tracking: sampleTracking(), password: 'secret', mailboxPassword: 'secret' }];

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
  folder.open().close();
});

afterEach(() => {
  folder.remove();
});

function copyOfLog(name: string): string {
  const copy = join(folder.folder, `${name}.sqlite`);
  copyFileSync(folder.file, copy);
  return copy;
}

/** What stands in the log after the process has ended as it should. */
async function leftAfter(step: string, signal: string | null) {
  const file = copyOfLog(step.replace(' ', '-'));
  const child = startChild('add-account-and-die', file, step);
  const counted = Number((await child.lines.next()).value);
  expect(await child.ended()).toMatchObject({ signal });
  const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => '' });
  const vault = openVault(log);
  const accounts = log.accounts.list().map(({ id, host: server }) => ({
    host: server,
    tracking: log.tracking.get(id),
    password: vault.get(id),
    mailboxPassword: vault.get(`imap:${id}`),
  }));
  log.close();
  return { accounts, statements: counted };
}

it(
  'leaves an account with its tracking and both passwords, or none of them, wherever it is killed',
  async () => {
    const { accounts, statements } = await leftAfter('none', null);
    expect(accounts).toEqual(EVERYTHING);
    expect(statements).toBeGreaterThan(5);
    for (let number = 1; number <= statements; number += 1) {
      const step = `before ${String(number)}`;
      expect({ step, ...(await leftAfter(step, 'SIGKILL')) }).toMatchObject({ step, accounts: NOTHING });
    }
    const last = await leftAfter(`after ${String(statements)}`, 'SIGKILL');
    expect(last.accounts).toEqual(EVERYTHING);
  },
  EVERY_STEP_MS,
);
