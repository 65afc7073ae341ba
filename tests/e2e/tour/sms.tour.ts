import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { messageRows, openBatchViewer, openItemViewer } from '../support/batch-viewer';
import { launchApp } from '../support/launch-app';
import { setSize, takePicture } from '../support/pictures';
import { writeSampleSms } from '../support/sample-sms-log';
import { writeSmsPractice } from '../support/sms-practice';
import { choosePatient, openCompose, sendButton } from '../support/write-message';

test.describe.configure({ timeout: 120_000 });

let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-tour-'));
});

test.afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('an SMS being written, and what it goes through', async () => {
  writeSmsPractice(folder);
  const app = await launchApp({ profileFolder: folder });
  const page = await openBatchViewer(app.electron);
  await setSize(app, page, 1280, 800);
  const compose = await openCompose(page);
  await compose.getByRole('radio', { name: 'SMS' }).press(' ');
  for (const patient of ['Anh', 'Ada', 'Joan']) await choosePatient(compose, patient);
  await compose.getByLabel('Purpose').selectOption('Recall');
  const text = 'Hi {{patient.firstName}}, it’s time for your check-up at Riverside Clinic. Please call us.';
  await compose.getByRole('textbox', { name: 'Message' }).fill(text);
  await compose.getByRole('textbox', { name: 'Message' }).focus();
  await takePicture(page, 'compose-sms');
  await compose.getByRole('button', { name: "Replace with '" }).click();
  await sendButton(compose).click();
  await expect(page.getByRole('dialog', { name: 'Check before sending' })).toBeVisible();
  await takePicture(page, 'review-sms');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await app.close();
});

test('what became of an SMS', async () => {
  writeSampleSms(folder, Date.now());
  const app = await launchApp({ profileFolder: folder });
  const page = await openBatchViewer(app.electron);
  const item = await openItemViewer(app.electron, messageRows(page, '(delivered)'));
  await setSize(app, item, 760, 860);
  await takePicture(item, 'item-viewer-sms');
  await app.close();
});
