import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { messageRows, openBatchViewer, statusOf } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { writeAndSend } from './support/write-message';
import { protectFromWriting } from './support/write-protection';

test.describe.configure({ timeout: 120_000 });

let folder: string;
/** A profile whose training log holds one message, made once and copied for every test. */
let pattern: string;
let profileFolder: string;
let log: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-startup-'));
  pattern = join(folder, 'pattern');
  const app = await launchApp({ profileFolder: pattern });
  const page = await openBatchViewer(app.electron);
  await writeAndSend(page, { patients: ['Li, Wei'], subject: 'In the log', body: 'Dear Wei' });
  await expect(statusOf(messageRows(page, 'In the log'))).toHaveText('Sent');
  await app.close();
});

test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test.beforeEach(async () => {
  profileFolder = await mkdtemp(join(folder, 'profile-'));
  log = join(profileFolder, 'training', 'training.sqlite');
  await cp(pattern, profileFolder, { recursive: true });
});

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Starts the app, which is expected to say that it cannot open its log, and which file that is. */
async function startIntoProblem(title: string): Promise<{ app: LaunchedApp; page: Page }> {
  const app = await launchApp({ profileFolder });
  const page = await app.electron.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.getByRole('definition').first()).toHaveText(log);
  return { app, page };
}

/** Presses Quit, upon which the program ends by itself. */
async function quit({ app, page }: { app: LaunchedApp; page: Page }): Promise<void> {
  const child = app.electron.process();
  const ended = app.electron.waitForEvent('close');
  const pressed = page
    .getByRole('button', { name: 'Quit' })
    .click()
    .catch((error: unknown) => {
      // The window may be gone before the click comes back from it.
      if (!page.isClosed()) throw error;
    });
  await Promise.all([ended, pressed]);
  expect(child.exitCode).toBe(0);
}

async function damageLog(): Promise<void> {
  const bytes = readFileSync(log);
  bytes.fill(0xa5, 0, 4_096);
  await writeFile(log, bytes);
}

test('a damaged log is named and left as it is', async () => {
  await damageLog();
  const before = hashOf(log);
  await quit(await startIntoProblem('The log is damaged'));
  expect(hashOf(log)).toBe(before);
});

test('a damaged log is put aside for its backup, which holds the messages', async () => {
  await cp(log, `${log}.backup`);
  await damageLog();
  const damaged = hashOf(log);
  const { app, page } = await startIntoProblem('The log is damaged');
  await page.getByRole('button', { name: 'Restore the last backup…' }).click();
  const opened = app.electron.waitForEvent('window');
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(messageRows(await opened, 'In the log')).toHaveCount(1);
  await app.close();
  const aside = (await readdir(join(profileFolder, 'training'))).find((name) =>
    /sqlite\.damaged-[^.]*\.\d+Z$/.test(name),
  );
  expect(hashOf(join(profileFolder, 'training', aside ?? ''))).toBe(damaged);
});

test('a log of a newer version is named and left as it is', async () => {
  const database = new Database(log);
  database.pragma('user_version = 9990');
  database.close();
  const before = hashOf(log);
  const problem = await startIntoProblem('The log belongs to a newer Sendtrail');
  await expect(problem.page.getByRole('button', { name: 'Restore the last backup…' })).toHaveCount(0);
  await quit(problem);
  expect(hashOf(log)).toBe(before);
});

test('a log that another program holds is opened once it is free', async () => {
  const holder = new Database(log);
  holder.pragma('locking_mode = EXCLUSIVE');
  holder.exec('BEGIN EXCLUSIVE');
  const { app, page } = await startIntoProblem('Sendtrail is already using this log');
  holder.exec('ROLLBACK');
  holder.close();
  const opened = app.electron.waitForEvent('window');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(messageRows(await opened, 'In the log')).toHaveCount(1);
  await app.close();
});

test('a log that cannot be written to is named and left as it is', async () => {
  const makeWritable = protectFromWriting(log);
  test.skip(makeWritable === null, 'this user cannot make a file read-only for itself on this file system');
  try {
    const before = hashOf(log);
    await quit(await startIntoProblem('The log cannot be written to'));
    expect(hashOf(log)).toBe(before);
  } finally {
    makeWritable?.();
  }
});
