import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { rootArguments } from '../../scripts/app/root-arguments.mjs';
import { electronExecutable } from '../../scripts/setup/electron-runtime.mjs';
import { projectRoot } from '../../scripts/setup/project-paths.mjs';
import {
  factOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { choosePatient, fillContent, openCompose, sendButton, writeAndSend } from './support/write-message';

const STORY_TIMEOUT_MS = 30_000;
const BODY = 'Dear patient';

let folder: string;
let profileFolder: string;
let app: LaunchedApp;
let page: Page;

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-desk-'));
  profileFolder = join(folder, 'profile');
  await start();
});

test.afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  app = await launchApp({ profileFolder });
  page = await openBatchViewer(app.electron);
}

function windowTitles(): Promise<string[]> {
  return app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.getTitle()),
  );
}

test('asking for the details of a message twice gives one window', async () => {
  await writeAndSend(page, { patients: ['Li, Wei', 'Abara, Chidi'], subject: 'One window', body: BODY });
  const row = messageRows(page, 'Li, Wei');
  await openItemViewer(app.electron, row);
  const details = row.getByRole('link', { name: 'details' });
  await details.click();
  await details.click();
  await openItemViewer(app.electron, messageRows(page, 'Abara, Chidi'));
  expect((await windowTitles()).sort()).toEqual([
    'One window – Chidi Abara',
    'One window – Wei Li',
    'Sendtrail',
  ]);
});

test('windows are where they were left, also after a restart', async () => {
  await writeAndSend(page, { patients: ['Li, Wei'], subject: 'Places', body: BODY });
  await openItemViewer(app.electron, messageRows(page, 'Places'));
  const places = {
    Sendtrail: { x: 60, y: 40, width: 1110, height: 730 },
    'Places – Wei Li': { x: 310, y: 90, width: 820, height: 700 },
  };
  await app.electron.evaluate(({ BrowserWindow }, wanted) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.setBounds(wanted[window.getTitle() as keyof typeof wanted]);
    }
  }, places);
  const boundsByTitle = () =>
    app.electron.evaluate(({ BrowserWindow }) =>
      Object.fromEntries(
        BrowserWindow.getAllWindows().map((window) => [window.getTitle(), window.getBounds()]),
      ),
    );
  await expect.poll(boundsByTitle).toEqual(places);
  await app.close();
  await start();
  await openItemViewer(app.electron, messageRows(page, 'Places'));
  await expect.poll(boundsByTitle).toEqual(places);
});

test('a second copy of the app shows the window of the first and ends', async () => {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  const second = spawn(
    electronExecutable(),
    [...rootArguments(), `--user-data-dir=${profileFolder}`, projectRoot],
    { stdio: 'ignore' },
  );
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isVisible()),
      ),
    )
    .toEqual([true]);
});

test('search and filters find what they say', async () => {
  await writeAndSend(page, {
    patients: ['Abara, Chidi', "D'Angelo, Luca", 'Li, Wei'],
    subject: 'Your appointment with Zoë',
    body: 'Bring the übersicht',
  });
  await expect(statusOf(messageRows(page, "D'Angelo, Luca"))).toHaveText('Bounced', {
    timeout: STORY_TIMEOUT_MS,
  });
  await page.getByRole('option', { name: /All messages/ }).click();
  const search = page.getByRole('searchbox', { name: 'Search messages' });
  for (const [words, found] of [
    ['status:bounced', ["D'Angelo, Luca"]],
    ['to:li.wei', ['Li, Wei']],
    ['patient:abara', ['Abara, Chidi']],
    ['ubersicht', ['Abara, Chidi', "D'Angelo, Luca", 'Li, Wei']],
    ['zoe purpose:account', ['Abara, Chidi', "D'Angelo, Luca", 'Li, Wei']],
  ] as const) {
    await search.fill(words);
    await expect(messageRows(page)).toHaveCount(found.length);
    for (const name of found) await expect(messageRows(page, name)).toHaveCount(1);
  }
  await search.fill('nobody wrote this');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filters' }).click();
  await expect(messageRows(page)).toHaveCount(3);

  const filters = page.getByRole('group', { name: 'Filters' });
  await filters.getByRole('button', { name: 'Failed today' }).click();
  await expect(messageRows(page)).toHaveCount(1);
  await expect(messageRows(page, "D'Angelo, Luca")).toHaveCount(1);
  await filters.getByRole('button', { name: 'Failed today' }).click();
  await expect(messageRows(page)).toHaveCount(3);
});

test('a message that waits for its time is cancelled and says so', async () => {
  const compose = await openCompose(page);
  await choosePatient(compose, 'Abara, Chidi');
  await fillContent(compose, { subject: 'Tomorrow', body: BODY });
  await compose.getByLabel('Send', { exact: true }).selectOption({ index: 1 });
  await sendButton(compose).click();
  const row = messageRows(page, 'Tomorrow');
  await expect(statusOf(row)).toHaveText('Created');
  const item = await openItemViewer(app.electron, row);
  await expect(item.getByText(/^Scheduled /)).toBeVisible();
  await row.click();
  await page
    .getByRole('region', { name: 'Selected messages' })
    .getByRole('button', { name: 'Cancel…' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel 1 message' }).click();
  await expect(statusOf(row)).toHaveText('Other');
  await expect(shownStatus(item)).toHaveText('Other');
  await expect(item.getByRole('table')).toContainText(/[Cc]ancelled/);
  await expect(page.getByRole('contentinfo')).toContainText('Nothing waits');
});

test('a message that is sent again is a new one, and each leads to the other', async () => {
  await writeAndSend(page, { patients: ['Kowalczyk, Zofia'], subject: 'Once more', body: BODY });
  const row = messageRows(page, 'Once more');
  await expect(statusOf(row)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  const old = await openItemViewer(app.electron, row);
  await old.getByRole('button', { name: 'Send again…' }).click();
  await old.getByRole('dialog').getByRole('button', { name: 'Send again', exact: true }).click();
  const opened = app.electron.waitForEvent('window');
  await old.getByRole('button', { name: 'Sent again as a new message' }).click();
  const again = await opened;
  await expect(shownStatus(again)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  await expect(again.getByRole('button', { name: 'Sent again from an earlier message' })).toBeVisible();
  expect(await factOf(again, 'Message-ID').innerText()).not.toBe(await factOf(old, 'Message-ID').innerText());
  await page.getByRole('option', { name: /All messages/ }).click();
  await expect(messageRows(page, 'Once more')).toHaveCount(2);
});

test('a failure that is marked as handled needs nobody any more', async () => {
  await writeAndSend(page, { patients: ["D'Angelo, Luca"], subject: 'Handled', body: BODY });
  const row = messageRows(page, 'Handled');
  const bar = page.getByRole('contentinfo');
  await bar.getByRole('button', { name: '1 thing needs you' }).click({ timeout: STORY_TIMEOUT_MS });
  await page.getByRole('grid', { name: 'Messages that need attention' }).getByText('Handled').click();
  await page.getByRole('button', { name: 'Handled…' }).click();
  await page.getByRole('dialog').getByLabel('Note').fill('Called, new address follows');
  await page.getByRole('button', { name: 'Mark as handled' }).click();
  await expect(page.getByText('Nothing needs you.')).toBeVisible();
  await expect(bar.getByRole('button', { name: '1 thing needs you' })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Handled' }).click();
  await expect(page.getByRole('grid', { name: 'Handled messages' })).toContainText(
    'Called, new address follows',
  );
  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  await expect(row.getByLabel('Handled')).toBeVisible();
});

test('a message whose answer was lost is unconfirmed until a report says that it arrived', async () => {
  await writeAndSend(page, { patients: ['Raman, Priya'], subject: 'Lost', body: BODY });
  const row = messageRows(page, 'Lost');
  await expect(row).toContainText('Unconfirmed');
  await expect(statusOf(row)).toHaveText('Delivered', { timeout: STORY_TIMEOUT_MS });
  await expect(row).not.toContainText('Unconfirmed');
});
