import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { Bridge } from '../../src/shared/ipc/contract';
import { STATUSES } from '../../src/shared/domain/status';
import {
  factOf,
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { choosePatient, openCompose, sendButton, writeAndSend } from './support/write-message';

type PageWithBridge = Window & { sendtrail: Bridge };

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

/** So that no SMS waits for the morning. */
async function sendSmsAtAnyHour(): Promise<void> {
  await page.evaluate(async () => {
    const bridge = (window as unknown as PageWithBridge).sendtrail;
    const desk = await bridge.invoke('settings:get', null);
    if (!desk.ok) throw new Error(desk.error.message);
    await bridge.invoke('settings:save', { ...desk.value, smsHours: { fromMinute: 0, toMinute: 0 } });
  });
}

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

test('an SMS is Queued and the e-mail that carries it is Delivered; who has no mobile gets none', async () => {
  await sendSmsAtAnyHour();
  const compose = await openCompose(page);
  await compose.getByRole('radio', { name: 'SMS' }).press(' ');
  for (const patient of ['Abara, Chidi', 'Li, Wei', 'Saarinen, Aino']) await choosePatient(compose, patient);
  await compose.getByLabel('Purpose').selectOption('Account');
  await compose.getByRole('textbox', { name: 'Message' }).fill('Your results are in');
  await sendButton(compose).click();
  const review = page.getByRole('dialog', { name: 'Check before sending' });
  const skipped = review.getByRole('region', { name: '2 patients do not get it' });
  await expect(skipped).toContainText('Li, WeiNo mobile number on record');
  await expect(skipped).toContainText('The number on record is not a mobile number: (02) 5550 4318');
  await sendButton(review).click();

  await page.getByRole('option', { name: /All messages/ }).click();
  const sms = messageRows(page, 'Abara, Chidi', '0491 570 006');
  await expect(statusOf(sms)).toHaveText('Queued');
  const carrier = messageRows(page, 'Abara, Chidi', '61491570006+deliver@texts.example.org');
  await expect(statusOf(carrier)).toHaveText('Delivered', { timeout: STORY_TIMEOUT_MS });
  const item = await openItemViewer(app.electron, sms);
  await expect(factOf(item, 'Sent via')).toHaveText('Sendtrail Email');
  expect(await historyOf(item)).toEqual(['Created', 'Queued']);
  await expect(item.getByRole('region', { name: 'Related messages' })).toContainText('Delivered');
  expect(app.problems).toEqual([]);
});

test('the accounts of the training are shown and cannot be changed', async () => {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('tab', { name: 'Accounts' }).click();
  const texts = page.getByRole('listitem').filter({ hasText: 'Training texts' });
  await expect(texts).toContainText('No message leaves this computer.');
  await expect(page.getByRole('button', { name: /^Edit / })).toHaveCount(0);
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
