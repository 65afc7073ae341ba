import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Frame, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { factOf, messageRows, openBatchViewer, openItemViewer, shownStatus } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { CARRIER_SUBJECT, SMS, TEXT, writeSampleSms } from './support/sample-sms-log';

test.describe.configure({ timeout: 120_000 });

let folder: string;
let app: LaunchedApp;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-sms-'));
  writeSampleSms(folder, Date.now());
  app = await launchApp({ profileFolder: folder });
  page = await openBatchViewer(app.electron);
});

test.afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function evidenceOf(item: Page): Promise<string> {
  await expect(item.locator('iframe')).toHaveCount(1);
  const isShown = (frame: Frame) => frame.url().includes('/evidence/');
  await expect.poll(() => item.frames().some(isShown)).toBe(true);
  return (await item.frames().find(isShown)?.locator('body').innerText()) ?? '';
}

test('SMS stand in the Batch Viewer with their text and a number as people read it', async () => {
  await page.getByRole('button', { name: 'SMS only' }).click();
  await expect(messageRows(page)).toHaveCount(5);
  const row = messageRows(page, '(delivered)');
  await expect(row).toContainText('0412 345 478');
  await expect(row).toContainText(TEXT.slice(0, 40));
  await expect(row.locator('[data-status]')).toHaveAttribute('title', 'On the patient’s phone.');
  const batch = page.getByRole('option', { name: /Reminders by SMS/ }).last();
  await expect(batch.getByLabel('SMS', { exact: true })).toBeVisible();
  await expectAccessible(page, 'SMS');
  await page.getByRole('button', { name: 'SMS only' }).click();
});

test('the Item Viewer tells an SMS’s way without a word of mailboxes', async () => {
  const item = await openItemViewer(app.electron, messageRows(page, '(delivered)'));
  await expect(shownStatus(item)).toHaveText('Delivered');
  await expect(item.locator('blockquote')).toContainText(
    /as an SMS to …478, taken by ClickSend 2 s later, on the phone since/,
  );
  await expect(factOf(item, 'Number')).toHaveText('0412 345 478');
  await expect(factOf(item, 'Sent via')).toHaveText('ClickSend (SMS)');
  await expect(factOf(item, 'Length')).toHaveText(/^\d+ characters, charged as 1 SMS$/);
  await expect(factOf(item, 'Provider’s id')).toContainText('B7A4C2F0');
  for (const term of ['Subject', 'To', 'Reply to', 'Message-ID', 'Attachments']) {
    await expect(item.locator('dt', { hasText: new RegExp(`^${term}$`) })).toHaveCount(0);
  }
  await expect(item.getByRole('group', { name: 'Text' })).toHaveText(SMS.delivered);
  await expect(item.locator('main')).not.toContainText(/mailbox|mail server|Opened|Complaint/);
  await item.getByRole('button', { name: /^More about Delivered/ }).click();
  expect(await evidenceOf(item)).toContain('"status_code": "201",\n');
  await expectAccessible(item, 'an SMS');
  await item.close();
});

test('an SMS through a gateway and the e-mail that carries it lead to each other', async () => {
  const item = await openItemViewer(app.electron, messageRows(page, '(through the gateway)'));
  await expect(shownStatus(item)).toHaveText('Queued');
  await expect(factOf(item, 'Sent via')).toHaveText('Sendtrail Email');
  await expect(item.locator('main')).toContainText('the gateway tells no more');
  const related = item.getByRole('region', { name: 'Related messages' });
  await expect(related.locator('[data-status]')).toHaveText('Queued');
  const opened = app.electron.waitForEvent('window');
  await related.getByRole('button', { name: `Carried by the e-mail “${CARRIER_SUBJECT}”` }).click();
  const carrier = await opened;
  await expect(carrier.getByRole('button', { name: /^Carries the SMS “Riverside Clinic/ })).toBeVisible();
  await expect(carrier.locator('blockquote')).not.toContainText('Please look in');
  await expect(carrier.getByRole('button', { name: 'Open the SMS' })).toBeVisible();
  await expect(carrier.getByRole('button', { name: 'Send again…' })).toHaveCount(0);
  await expect(item.getByRole('button', { name: 'Send again…' })).toBeVisible();
  await expectAccessible(carrier, 'the e-mail that carries an SMS');
  await carrier.close();
  await item.close();
});

test('an SMS in doubt asks what the provider and the patient can tell', async () => {
  const item = await openItemViewer(app.electron, messageRows(page, '(in doubt)'));
  await expect(item.getByRole('region', { name: 'Did this message arrive?' })).toContainText(
    'Sendtrail asks the SMS provider whether it has it.',
  );
  await item.close();
});

test('nothing about an SMS that failed is about addresses', async () => {
  await page.getByRole('button', { name: /^Attention/ }).click();
  const rows = page.getByRole('main');
  await expect(rows).toContainText('0412 345 478');
  await expect(rows).not.toContainText('Undo bounce');
  await expectAccessible(page, 'SMS');
  await page.getByRole('button', { name: /^Messages/ }).click();
});
