import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { messageRows, openBatchViewer, openItemViewer, shownStatus, statusOf } from '../support/batch-viewer';
import { launchApp } from '../support/launch-app';
import { PICTURES, setSize, takePicture } from '../support/pictures';
import { choosePatient, openCompose, sendButton } from '../support/write-message';

const STORY_TIMEOUT_MS = 60_000;

test.describe.configure({ timeout: 240_000 });

test('the main job, picture by picture', async () => {
  const app = await launchApp();
  const page = await openBatchViewer(app.electron);
  await setSize(app, page, 1280, 800);

  await page.getByRole('button', { name: 'Send a sample batch' }).click();
  const compose = await openCompose(page);
  await choosePatient(compose, 'Abara, Chidi');
  await choosePatient(compose, 'Nguyễn');
  await choosePatient(compose, 'Zammit');
  await compose.getByLabel('Purpose').selectOption('Account');
  await compose.getByLabel('Subject', { exact: true }).fill('Your invoice 4411');
  await compose.getByRole('textbox', { name: 'Message' }).click();
  await page.keyboard.type('Good morning,\nyour invoice 4411 is ready. Please pay it by ');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('Friday');
  await page.keyboard.press('Control+B');
  await page.keyboard.type(' at clinic.example/pay \nSee you soon\nReception');
  await compose.getByLabel('Subject', { exact: true }).focus();
  await takePicture(page, 'compose');
  await sendButton(compose).click();
  const review = page.getByRole('dialog', { name: 'Check before sending' });
  await expect(review).toBeVisible();
  await takePicture(page, 'review');
  await sendButton(review).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByTitle('Open the outbox').first().click();
  await expect(page.getByRole('dialog', { name: 'Outbox' })).toContainText('tried again');
  await takePicture(page, 'outbox');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('option', { name: /All messages/ }).click();
  const clicked = messageRows(page, 'Abara, Chidi', 'Your invoice 4411');
  await expect(statusOf(clicked)).toHaveText('Clicked', { timeout: STORY_TIMEOUT_MS });
  const late = messageRows(page, 'Papadopoulos, Eleni');
  await expect(statusOf(late)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  await takePicture(page, 'batch-viewer-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await takePicture(page, 'batch-viewer-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  const clickedItem = await openItemViewer(app.electron, clicked);
  await setSize(app, clickedItem, 760, 860);
  await expect(shownStatus(clickedItem)).toHaveText('Clicked');
  await takePicture(clickedItem, 'item-viewer-clicked');
  const bouncedItem = await openItemViewer(app.electron, late);
  await setSize(app, bouncedItem, 760, 860);
  await takePicture(bouncedItem, 'item-viewer-bounced');
  const more = bouncedItem.getByRole('button', { name: /^More about Bounced/ });
  await more.click();
  await expect(bouncedItem.getByTitle(/^The mail as it came/)).toBeVisible();
  await more.evaluate((button) => {
    button.scrollIntoView({ block: 'start' });
  });
  await takePicture(bouncedItem, 'item-viewer-report');

  await page.getByRole('button', { name: 'Set up a real account' }).click();
  const form = page.getByRole('form', { name: 'Set up a real account' });
  await form.getByLabel('E-mail address').fill('desk@clinic.example');
  await form.getByLabel('Name', { exact: true }).fill('Riverside Clinic');
  await form.getByLabel('Server', { exact: true }).fill('mail.clinic.example');
  await form.getByLabel('User name').fill('desk@clinic.example');
  await form.getByLabel('Name', { exact: true }).focus();
  await takePicture(page, 'settings-account');

  await page.getByRole('button', { name: 'Messages', exact: true }).click();
  const window = await app.electron.browserWindow(page);
  await window.evaluate((shown: BrowserWindow) => {
    shown.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(640);
  await page.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  );
  // Playwright's own picture is of the wrong part of a zoomed page.
  const picture = await window.evaluate(async (shown: BrowserWindow) =>
    (await shown.webContents.capturePage()).toPNG().toString('base64'),
  );
  await writeFile(join(PICTURES, 'zoom-200.png'), Buffer.from(picture, 'base64'));
  await app.close();
});
