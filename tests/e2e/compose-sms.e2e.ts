import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import { messageRows, openBatchViewer, statusOf } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { writeSmsPractice } from './support/sms-practice';
import { json, startHttpServer } from '../support/sms-servers/http-server';
import { choosePatient, openCompose, sendButton } from './support/write-message';

test.describe.configure({ timeout: 120_000 });

const SIXTY = 'a'.repeat(60);

let folder: string;
let app: LaunchedApp;
let page: Page;

async function open(practice: Parameters<typeof writeSmsPractice>[1] = {}): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-sms-'));
  writeSmsPractice(folder, practice);
  app = await launchApp({ profileFolder: folder });
  page = await openBatchViewer(app.electron);
}

test.afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

function textOf(compose: Locator): Locator {
  return compose.getByRole('textbox', { name: 'Message' });
}

test('an SMS is counted, mended, looked at and waits in the log for the hours for SMS', async () => {
  await open();
  const compose = await openCompose(page);
  await compose.getByRole('radio', { name: 'SMS' }).press(' ');
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveCount(0);
  await expect(compose.getByRole('button', { name: 'Attach files…' })).toHaveCount(0);
  await expect(compose.getByLabel('From')).toContainText('Riverside – Texts');
  await expect(compose.getByText('“Riverside” is not marked as registered in Settings.')).toBeVisible();

  await expect(compose.getByPlaceholder('Type a name or a number')).toBeVisible();
  for (const patient of ['Anh', 'Joan', 'Maria']) await choosePatient(compose, patient);
  const recipients = compose.getByRole('list', { name: 'Recipients' });
  await expect(recipients).toContainText('0491 570 006');
  await expect(recipients).toContainText('no mobile on record');
  await expect(recipients).toContainText('is not a mobile');
  await expect(compose.getByRole('button', { name: 'Send to 1 patient' })).toBeVisible();

  await textOf(compose).fill('See you on Monday');
  await expect(compose.getByText('1 SMS · 17 of 160 characters · GSM-7')).toBeVisible();
  await compose.getByRole('button', { name: 'Insert a merge field' }).press('Enter');
  await page.getByRole('menuitem', { name: 'First name' }).press('Enter');
  await expect(textOf(compose)).toHaveValue('See you on Monday{{patient.firstName}}');
  await expect(compose.getByText('1 SMS · 20 of 160 characters · GSM-7 · as Anh reads it')).toBeVisible();

  await textOf(compose).fill(`Hi {{patient.firstName}}, it’s time ${SIXTY}`);
  await expect(compose.getByText('2 SMS of 67 · 78 of 134 characters · UCS-2')).toBeVisible();
  await expect(compose.getByText('The quote mark ’ makes this 2 SMS instead of 1.')).toBeVisible();
  await textOf(compose).press('End');
  await page.keyboard.insertText('😀');
  await expect(
    compose.getByText('The quote mark ’ and “😀” make each SMS shorter: 67 characters instead of 153.'),
  ).toBeVisible();
  await page.keyboard.press('Backspace');
  await expectAccessible(page, 'an SMS being written');
  await compose.getByRole('button', { name: "Replace with '" }).press('Enter');
  await expect(textOf(compose)).toBeFocused();
  await expect(textOf(compose)).toHaveValue(`Hi {{patient.firstName}}, it's time ${SIXTY}`);
  await compose.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(textOf(compose)).toHaveValue(`Hi {{patient.firstName}}, it’s time ${SIXTY}`);
  await compose.getByRole('button', { name: "Replace with '" }).press('Enter');

  await compose.getByLabel('Purpose').selectOption('Recall');
  await textOf(compose).press('Control+Enter');
  const review = page.getByRole('dialog', { name: 'Check before sending' });
  await expect(review).toContainText('from Riverside');
  await expect(review).toContainText('when the hours for SMS begin');
  await expect(review).toContainText('1 SMS: 78 characters, GSM-7.');
  await expect(review).not.toContainText('kB');
  await expect(review.getByRole('region', { name: '1 patient gets it' })).toContainText('0491 570 006');
  const skipped = review.getByRole('region', { name: '2 patients do not get it' });
  await expect(skipped).toContainText('Smith, JoanNo mobile number on record');
  await expect(skipped).toContainText('The number on record is not a mobile number: (02) 5550 1234');
  await expectAccessible(page, 'the review of an SMS');
  await setZoom(app.electron, 2);
  await expectNoSidewaysScrolling(page);
  await setZoom(app.electron, 1);
  await sendButton(review).press('Enter');

  await expect(page.getByRole('dialog')).toHaveCount(0);
  const sent = messageRows(page, 'Nguyen, Anh');
  await expect(statusOf(sent)).toHaveText('Created');
  await expect(sent.locator('[data-kind="scheduled"]')).toBeVisible();
  await expect(sent).toContainText('SMS');
  await expect(sent).toContainText("Hi Anh, it's time");
  await expect(statusOf(messageRows(page, 'Smith, Joan'))).toHaveText('Other');
  await expect(statusOf(messageRows(page, 'Lopez, Maria'))).toHaveText('Other');
  expect(app.problems).toEqual([]);
});

test('changing the channel loses nothing', async () => {
  await open();
  const compose = await openCompose(page);
  await choosePatient(compose, 'Joan');
  await compose.getByLabel('Subject', { exact: true }).fill('Your visit');
  await compose.getByRole('button', { name: 'Insert a merge field into the subject' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Full name' }).press('Enter');
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Your visit{{patient.fullName}}');
  await textOf(compose).fill('See you soon');
  await compose.getByRole('radio', { name: 'E-mail' }).press('ArrowRight');
  await expect(textOf(compose)).toHaveValue('See you soon');
  await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText('no mobile on record');
  await compose.getByRole('radio', { name: 'SMS' }).press('ArrowLeft');
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Your visit{{patient.fullName}}');
  await expect(textOf(compose)).toHaveText('See you soon');
  await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText('joan@example.org');
});

test('without an account for e-mail a message begins as an SMS, and says so to whoever wants e-mail', async () => {
  await open({ hasEmail: false });
  const compose = await openCompose(page);
  await expect(compose.getByRole('radio', { name: 'SMS' })).toBeChecked();
  await expect(compose).not.toContainText('There is no account');
  await compose.getByRole('radio', { name: 'SMS' }).press('ArrowLeft');
  await expect(compose.getByRole('radio', { name: 'SMS' })).toBeChecked();
  await expect(compose.getByText('There is no account for e-mail yet.')).toBeVisible();
  await expectAccessible(page, 'a channel without an account');
  await compose.getByRole('button', { name: 'Set one up in Settings' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('with the keyboard alone an SMS for two who share a phone is tried and sent: once each', async () => {
  const server = await startHttpServer({ handle: () => json(200, { id: 'SMS-1' }) });
  try {
    await open({ smsServerUrl: server.baseUrl });
    await writeByKeyboard();
    const review = page.getByRole('dialog', { name: 'Check before sending' });
    await expect(review).toContainText('goes at once');
    const joined = '2 SMS in all. Each patient or household gets 1 SMS: 17 characters, GSM-7.';
    await expect(review).toContainText(joined);
    await tabTo(page, 'One message for people who share a phone or address');
    await page.keyboard.press(' ');
    await expect(review).toContainText('3 SMS in all. Each patient gets 1 SMS: 17 characters, GSM-7.');
    await page.keyboard.press(' ');
    await expect(review).toContainText(joined);

    await tabTo(page, 'Send a test to me');
    await page.keyboard.press('Enter');
    await expect(review.getByLabel('Mobile for tests')).toBeFocused();
    await page.keyboard.type('0491 570 158');
    await page.keyboard.press('Enter');
    await expect(review.getByText('Test to 0491 570 158:')).toBeVisible();
    await expect(review.locator('[data-status]')).toHaveText('Queued');
    await expectAccessible(page, 'the review of an SMS to a household');
    expect(server.requests.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { to: '+61491570158', text: '[Test] See you on Monday' },
    ]);

    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(statusOf(messageRows(page, 'Nguyen, Anh'))).toHaveText('Queued');
    await expect(statusOf(messageRows(page, 'Nguyen, Minh'))).toHaveText('Other');
    await expect(statusOf(messageRows(page, 'Okafor, Ada'))).toHaveText('Queued');
    expect(server.requests.slice(1).map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { to: '+61491570006', text: 'See you on Monday' },
      { to: '+61491570156', text: 'See you on Monday' },
    ]);
    expect(app.problems).toEqual([]);
  } finally {
    await server.stop();
  }
});

async function writeByKeyboard(): Promise<void> {
  await tabTo(page, 'New message');
  await page.keyboard.press('Enter');
  const compose = page.getByRole('dialog', { name: 'New message' });
  await expect(compose.getByLabel('To', { exact: true })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(compose.getByRole('radio', { name: 'E-mail' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(compose.getByRole('radio', { name: 'SMS' })).toBeFocused();
  await page.keyboard.press('Tab');
  for (const name of ['Anh', 'Minh', 'Ada']) {
    await page.keyboard.type(name);
    await expect(compose.getByRole('option').filter({ hasText: name }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText(name);
  }
  await tabTo(page, 'Purpose');
  await page.keyboard.type('Rec');
  await expect(compose.getByLabel('Purpose')).toHaveValue('Recall');
  await tabTo(page, 'Message');
  await page.keyboard.type('See you on Monday');
  await page.keyboard.press('Control+Enter');
}
