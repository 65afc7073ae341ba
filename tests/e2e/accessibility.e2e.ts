import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import {
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { choosePatient, fillContent, openCompose, sendButton } from './support/write-message';

const STORY_TIMEOUT_MS = 60_000;

test.describe.configure({ timeout: 180_000 });

let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  await app.close();
});

test('the Batch Viewer and its dialogs', async () => {
  await expectAccessible(page, 'empty');
  await page.getByRole('button', { name: 'Send a sample batch' }).click();
  await expect(messageRows(page, 'Bounced').first()).toBeVisible({ timeout: STORY_TIMEOUT_MS });
  await expectAccessible(page, 'filled');
  await messageRows(page, 'Bounced').first().click();
  await expectAccessible(page, 'a message selected');
  await page.getByRole('button', { name: 'Send again…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'the question before sending again');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await messageRows(page, 'Bounced').first().click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused();
  await expectAccessible(page, 'the context menu');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('nothing has these words');
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await expectAccessible(page, 'nothing found');
});

test('the outbox panel', async () => {
  await page.getByTitle('Open the outbox').first().click();
  await expect(page.getByRole('dialog', { name: 'Outbox' })).toContainText('Nothing waits');
  await expectAccessible(page, 'empty');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Send a sample batch' }).click();
  await page.getByTitle('Open the outbox').first().click();
  await expect(page.getByRole('dialog', { name: 'Outbox' })).toContainText(/tried again/, {
    timeout: STORY_TIMEOUT_MS,
  });
  await expectAccessible(page, 'with a message that waits');
});

test('the Item Viewer', async () => {
  await page.getByRole('button', { name: 'Send a sample batch' }).click();
  // It may stand further down than is drawn.
  await page.getByRole('searchbox').fill("D'Angelo Luca");
  const row = messageRows(page, "D'Angelo, Luca");
  await expect(statusOf(row)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  const item = await openItemViewer(app.electron, row);
  await expectAccessible(item, 'bounced');
  await item.getByRole('button', { name: /^More about Bounced/ }).click();
  await expect(item.getByTitle(/^The mail as it came: Bounced/)).toBeVisible();
  await item.getByRole('button', { name: 'Show whole message' }).click();
  await expectAccessible(item, 'with evidence and the whole message');
  await item.getByRole('button', { name: 'More actions' }).click();
  await expect(item.getByRole('menu')).toBeVisible();
  await expectAccessible(item, 'its menu');
});

test('Compose', async () => {
  const compose = await openCompose(page);
  await expectAccessible(page, 'empty');
  await sendOrTry(compose);
  await expectAccessible(page, 'with what is missing');
  await choosePatient(compose, 'Abara, Chidi');
  await choosePatient(compose, 'Zammit');
  await fillContent(compose, { subject: 'Checked', body: 'Dear patient' });
  await compose.getByLabel('To', { exact: true }).fill('new person');
  await compose.getByRole('option', { name: /as a new patient/ }).click();
  await expectAccessible(page, 'with a new patient');
  await compose.getByRole('form', { name: 'New patient' }).getByRole('button', { name: 'Cancel' }).click();
  await sendButton(compose).click();
  await expect(page.getByRole('dialog', { name: 'Check before sending' })).toBeVisible();
  await expectAccessible(page, 'review');
});

test('the settings', async () => {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  for (const section of ['Accounts', 'Desk and staff', 'Appearance']) {
    await page.getByRole('tab', { name: section }).click();
    await expect(page.getByRole('tabpanel', { name: section })).toBeVisible();
    await expectAccessible(page, section);
  }
  await page.getByRole('button', { name: 'Set up a real account' }).first().click();
  const form = page.getByRole('form', { name: 'Set up a real account' });
  await form.getByLabel('User name').fill('somebody');
  await expectAccessible(page, 'the form of an account');
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expectAccessible(page, 'the form with what is missing');
});

test('the window that says why the log cannot be opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sendtrail-axe-'));
  await writeFile(join(folder, 'log.sqlite'), 'This is not a log.');
  await copyFile(join(folder, 'log.sqlite'), join(folder, 'log.sqlite.backup'));
  await app.close();
  app = await launchApp({ profileFolder: folder });
  const problem = await app.electron.firstWindow();
  await expect(problem.getByRole('heading', { name: 'The log is damaged' })).toBeVisible();
  await expectAccessible(problem, 'damaged');
  await problem.getByRole('button', { name: 'Restore the last backup…' }).click();
  await expectAccessible(problem, 'the question before restoring');
  await rm(folder, { recursive: true, force: true });
});

test('every screen fits a window of 1280 by 800 at 200 %', async () => {
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  await page.getByRole('button', { name: 'Send a sample batch' }).click();
  // It may stand further down than is drawn.
  await page.getByRole('searchbox').fill("D'Angelo Luca");
  const row = messageRows(page, "D'Angelo, Luca");
  await expect(statusOf(row)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  await expectNoSidewaysScrolling(page);
  const item = await openItemViewer(app.electron, row);
  await setZoom(app.electron, 2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(640);
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page, 'Batch Viewer at 200 %');
  await expectNoSidewaysScrolling(item);
  await expectAccessible(item, 'Item Viewer at 200 %');
  await openCompose(page);
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page, 'Compose at 200 %');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await expectNoSidewaysScrolling(page);
  await expectAccessible(page, 'Settings at 200 %');
});

test('the main job is done with the keyboard alone', async () => {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await tabTo(page, 'New message');
  await press('Enter');
  const compose = page.getByRole('dialog', { name: 'New message' });
  await expect(compose.getByLabel('To', { exact: true })).toBeFocused();
  await page.keyboard.type('abara');
  await expect(compose.getByRole('option').filter({ hasText: 'Abara, Chidi' })).toBeVisible();
  await press('Enter');
  await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText('Chidi Abara');
  await tabTo(page, 'Purpose');
  await page.keyboard.type('Acc');
  await expect(compose.getByLabel('Purpose')).toHaveValue('Account');
  await press('Tab');
  await expect(compose.getByLabel('Subject', { exact: true })).toBeFocused();
  await page.keyboard.type('By keyboard');
  await tabTo(page, 'Message');
  await page.keyboard.type('Dear Chidi, see clinic.example');
  await press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await tabTo(page, 'Messages', 'grid');
  await press('ArrowDown');
  const opened = app.electron.waitForEvent('window');
  await press('Enter');
  const item = await opened;
  await expect(shownStatus(item)).toHaveText('Clicked', { timeout: STORY_TIMEOUT_MS });
  expect(await historyOf(item)).toContain('Opened');
  await tabTo(item, 'Send again…');
  await item.keyboard.press('Enter');
  await expect(item.getByRole('dialog')).toBeVisible();
  await item.keyboard.press('Escape');
  await expect(item.getByRole('dialog')).toHaveCount(0);
  await expect(item.getByRole('button', { name: 'Send again…' })).toBeFocused();
});

/** Presses the button that sends while what is needed is still missing. */
async function sendOrTry(compose: ReturnType<Page['getByRole']>): Promise<void> {
  await compose.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(compose.getByText('Not sent yet: see what is marked above.')).toBeVisible();
}
