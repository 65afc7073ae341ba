import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { STATUSES } from '../../src/shared/domain/status';
import {
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { writeAndSend } from './support/write-message';

/** A whole story takes less than half a minute. */
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

test('a message goes up to Clicked in both viewers by itself, another to Bounced', async () => {
  await writeAndSend(page, {
    patients: ['Abara, Chidi'],
    subject: 'Your invoice',
    body: 'See clinic.example/pay',
  });
  const clicked = messageRows(page, 'Your invoice');
  const clickedItem = await openItemViewer(app.electron, clicked);
  await writeAndSend(page, { patients: ["D'Angelo, Luca"], subject: 'Your letter', body: 'Dear Luca' });
  await page.getByRole('option', { name: /All messages/ }).click();
  const bounced = messageRows(page, 'Your letter');
  const bouncedItem = await openItemViewer(app.electron, bounced);

  await expect(shownStatus(clickedItem)).toHaveText('Clicked', { timeout: STORY_TIMEOUT_MS });
  expect(await historyOf(clickedItem)).toEqual([
    'Created',
    'Queued',
    'Sent',
    'Delivered',
    'Opened',
    'Clicked',
  ]);
  await expect(shownStatus(bouncedItem)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  expect(await historyOf(bouncedItem)).toEqual(['Created', 'Queued', 'Bounced']);
  await expect(statusOf(bounced)).toHaveText('Bounced');
  await expect(statusOf(clicked)).toHaveText('Clicked');
  expect(app.problems).toEqual([]);
});

test('the beginning of a message is cut after 500 characters, never inside one', async () => {
  const family = '👩🏽‍⚕️';
  await writeAndSend(page, {
    patients: ['Abara, Chidi'],
    subject: 'A long one',
    body: `${'a'.repeat(499)}${family}${family} the end`,
  });
  const item = await openItemViewer(app.electron, messageRows(page, 'A long one'));
  await expect(item.getByRole('group', { name: 'First 500 characters' })).toHaveText(
    `${'a'.repeat(499)}${family}…`,
  );
});

test('a sample batch ends with every one of the eleven statuses', async () => {
  await page.getByRole('button', { name: 'Send a sample batch' }).click();
  // One message stays Created longer than the others need: its server puts it off.
  for (const status of STATUSES) {
    await expect(statusOf(messageRows(page)).getByText(status, { exact: true }).first()).toBeVisible({
      timeout: STORY_TIMEOUT_MS,
    });
  }
});

test('a story that was cut off by closing the program is told on at the next start, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sendtrail-e2e-'));
  const profileFolder = join(folder, 'profile');
  const first = await launchApp({ profileFolder });
  const firstPage = await openBatchViewer(first.electron);
  await writeAndSend(firstPage, {
    patients: ['Abara, Chidi'],
    subject: 'Told on',
    body: 'See clinic.example',
  });
  await expect(statusOf(messageRows(firstPage, 'Told on'))).toHaveText(/Sent|Delivered/);
  await first.close();

  const second = await launchApp({ profileFolder });
  const secondPage = await openBatchViewer(second.electron);
  const row = messageRows(secondPage, 'Told on');
  await expect(statusOf(row)).toHaveText('Clicked', { timeout: STORY_TIMEOUT_MS });
  const item = await openItemViewer(second.electron, row);
  expect(await historyOf(item)).toEqual(['Created', 'Queued', 'Sent', 'Delivered', 'Opened', 'Clicked']);
  await second.close();
  await rm(folder, { recursive: true, force: true });
});
