import { expect, test, type Locator, type Page } from '@playwright/test';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { expectAccessible, expectNoSidewaysScrolling, setZoom } from './support/accessibility';
import { messageRows, openBatchViewer, statusOf } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { createPatients, willingPatients } from './support/many-patients';
import { setUpRealAccount } from './support/real-account';
import { choosePatient, openCompose, sendButton } from './support/write-message';

test.describe.configure({ timeout: 120_000 });

let server: ScriptedSmtpServer;
let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  server = await startScriptedSmtpServer();
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
  await server.stop();
});

const review = () => page.getByRole('dialog', { name: 'Check before sending' });
const preview = () => review().getByRole('region', { name: 'Preview' });

/** A draft to several people, as far as its review. */
async function reviewDraft(patients: readonly string[], purpose: string): Promise<void> {
  const compose = await openCompose(page);
  for (const patient of patients) await choosePatient(compose, patient);
  await compose.getByLabel('Purpose').selectOption(purpose);
  await compose.getByLabel('Subject', { exact: true }).fill('News from us');
  await compose
    .getByRole('textbox', { name: 'Message' })
    .fill('Dear {{patient.firstName}}, we are open on Saturday.');
  await sendButton(compose).click();
  await expect(review()).toBeVisible();
}

async function expectPreview(count: string, ...words: readonly string[]): Promise<void> {
  await expect(preview()).toContainText(count);
  for (const each of words) await expect(preview()).toContainText(each);
}

test('each recipient’s message is looked at before it goes, and who was not asked gets none', async () => {
  await reviewDraft(['Abara, Chidi', 'Fairweather, Amelia', 'Li, Wei'], 'Marketing');
  await expect(review()).toContainText('1 patient does not get it');
  await expect(review()).toContainText('With an account of your own whose mailbox is read');
  await expectPreview('1 of 3', 'News from us', 'Dear Chidi, we are open on Saturday.');
  await expectAccessible(page, 'the preview');

  await preview().getByRole('button', { name: 'Next recipient' }).focus();
  await page.keyboard.press('Enter');
  await expectPreview('2 of 3', 'Dear Wei,', 'To li.wei+sent@mailbox.example');
  await page.keyboard.press('ArrowRight');
  await expectPreview('3 of 3', 'Fairweather, Amelia gets nothing.', 'The patient has not been asked');
  await page.keyboard.press('ArrowRight');
  await expectPreview('3 of 3', 'Dear Amelia,');
  await expectAccessible(page, 'somebody who gets nothing');
  await preview().getByRole('combobox', { name: 'Preview for' }).fill('abara');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectPreview('1 of 3', 'Dear Chidi,');

  await sendButton(review()).click();
  await expect(review()).toBeHidden();
  const skipped = messageRows(page, 'Fairweather, Amelia');
  await expect(statusOf(skipped)).toHaveText('Other');
  await expect(statusOf(messageRows(page, 'Li, Wei'))).toHaveText(/Queued|Sent/);
});

/** An account of one's own, with two patients on record. */
async function beginRealLog(): Promise<void> {
  await setUpRealAccount(page, {
    fromName: 'Riverside Clinic',
    fromAddress: 'desk@clinic.example',
    port: server.port,
    security: 'none',
    user: 'desk@clinic.example',
    password: 'correct horse',
  });
  await createPatients(page, willingPatients(2));
}

const PATIENTS = ['Family0, Given', 'Family1, Given'];
const testRow = (dialog: Locator) => dialog.getByText('Test to kim@clinic.example:');

test('a test goes to oneself first, as one message that says that it is a test', async () => {
  await beginRealLog();
  await reviewDraft(PATIENTS, 'Recall');
  await preview().getByRole('button', { name: 'Next recipient' }).click();
  await expectPreview('2 of 2', 'Dear Given,');
  await review().getByRole('button', { name: 'Send a test to me' }).focus();
  await page.keyboard.press('Enter');
  await expect(review().getByLabel('E-mail for tests')).toBeFocused();
  await page.keyboard.type('kim@');
  await page.keyboard.press('Enter');
  await expect(review().getByText('The test was not sent.')).toBeVisible();
  await expectAccessible(page, 'a test that was not sent');
  await page.keyboard.type('clinic.example');
  await page.keyboard.press('Enter');
  await expect(testRow(review())).toBeVisible();
  await server.waitForMessages(1, 30_000);
  await expect(review().locator('[data-status]')).toHaveText('Queued');
  await expectAccessible(page, 'a test that was sent');
  const [message] = server.messages();
  expect(message?.recipients.map(({ address }) => address)).toEqual(['kim@clinic.example']);
  expect(message?.raw.toString()).toContain('Subject: [Test] News from us');
  expect(message?.raw.toString()).toContain('Dear Given, we are open on Saturday.');

  // Known from now on, and asked for no more.
  await review().getByRole('button', { name: 'Back to writing' }).click();
  const compose = page.getByRole('dialog', { name: 'New message' });
  await compose.getByRole('button', { name: 'Send a test to me' }).click();
  await expect(testRow(compose)).toBeVisible();
  await server.waitForMessages(2, 30_000);
  expect(server.messages()).toHaveLength(2);
});

test('what most of them got yesterday goes again only after one press more', async () => {
  await beginRealLog();
  await reviewDraft(PATIENTS, 'Recall');
  await sendButton(review()).click();
  await server.waitForMessages(2, 30_000);

  await reviewDraft(PATIENTS, 'Recall');
  const note = review().getByText(/All 2 of them got a message under the same title at \d\d:\d\d\./);
  await expect(note).toBeVisible();
  await expectAccessible(page, 'the same text as before');
  await setZoom(app.electron, 2);
  await expectAccessible(page, 'the same text as before, at 200 %');
  await expectNoSidewaysScrolling(page);
  await setZoom(app.electron, 1);

  await page.keyboard.press('Control+Enter');
  const question = page.getByRole('dialog', { name: 'Send it again?' });
  await expect(question.getByRole('button', { name: 'Go back' })).toBeFocused();
  await expectAccessible(page, 'the question');
  await page.keyboard.press('Enter');
  await expect(question).toBeHidden();
  expect(server.messages()).toHaveLength(2);

  await review()
    .getByRole('button', { name: /Show the batch/ })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Batch News from us' })).toBeVisible();
  await page.getByRole('button', { name: 'New message', exact: true }).click();
  await sendButton(review()).click();
  await question.getByRole('button', { name: 'Send it again all the same' }).click();
  await server.waitForMessages(4, 30_000);
});
