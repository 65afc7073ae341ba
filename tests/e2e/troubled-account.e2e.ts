import { expect, test, type Page } from '@playwright/test';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import {
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { setUpRealAccount } from './support/real-account';
import { addPatient, fillContent, openCompose, sendButton } from './support/write-message';

const SERVER_TIMEOUT_MS = 15_000;

let server: ScriptedSmtpServer;
let app: LaunchedApp;
let page: Page;

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async () => {
  server = await startScriptedSmtpServer();
  app = await launchApp();
  page = await openBatchViewer(app.electron);
  await setUpRealAccount(page, {
    fromName: 'Riverside Clinic',
    fromAddress: 'desk@clinic.example',
    port: server.port,
    security: 'none',
    user: 'desk@clinic.example',
    password: 'correct horse',
  });
});

test.afterEach(async () => {
  await app.close();
  await server.stop();
});

/** Writes to a new patient and presses the button that sends. */
async function sendTo(name: string, subject: string): Promise<void> {
  const compose = await openCompose(page);
  await addPatient(compose, name, `${name.toLowerCase().replace(' ', '.')}@example.org`);
  await fillContent(compose, { subject, body: 'Dear patient' });
  await sendButton(compose).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function openOutbox(): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('contentinfo').getByTitle('Open the outbox').first().click();
  return page.getByRole('dialog', { name: 'Outbox' });
}

test('an unconfirmed message that arrived is not sent again', async () => {
  server.setRules([{ at: 'final-dot', action: { kind: 'close' }, onAttempts: [1] }]);
  await sendTo('Anh Nguyen', 'Arrived');
  const row = messageRows(page, 'Arrived');
  await expect(row).toContainText('Unconfirmed');
  const item = await openItemViewer(app.electron, row);
  await item.getByRole('button', { name: 'It arrived' }).click();
  await expect(shownStatus(item)).not.toHaveText('Created');
  await expect(row).not.toContainText('Unconfirmed');
  await sendTo('Joan Smith', 'The next one');
  await expect(statusOf(messageRows(page, 'The next one'))).toHaveText('Queued');
  expect(server.messages().flatMap(({ recipients }) => recipients.map(({ address }) => address))).toEqual([
    'anh.nguyen@example.org',
    'joan.smith@example.org',
  ]);
});

test('an unconfirmed message that did not arrive is sent once more', async () => {
  server.setRules([{ at: 'final-dot', action: { kind: 'close' }, onAttempts: [1] }]);
  await sendTo('Anh Nguyen', 'It did not');
  const row = messageRows(page, 'It did not');
  await expect(row).toContainText('Unconfirmed');
  await page.getByRole('contentinfo').getByRole('button', { name: '1 unconfirmed' }).click();
  const outbox = page.getByRole('dialog', { name: 'Outbox' });
  await outbox.getByRole('button', { name: 'Send again' }).click();
  await expect(statusOf(row)).toHaveText('Queued');
  await expect(outbox.getByText('Nothing waits')).toBeVisible();
  expect(server.messages()).toHaveLength(2);
});

test('a refused password pauses the account until a person tries again', async () => {
  server.setRules([{ at: 'auth', action: { kind: 'reply', line: '535 5.7.8 Password refused' } }]);
  await sendTo('Anh Nguyen', 'Waits for a password');
  const row = messageRows(page, 'Waits for a password');
  const bar = page.getByRole('contentinfo');
  const pause = bar.getByRole('button', { name: /user name or password refused/ });
  await expect(pause).toBeVisible();
  await expect(statusOf(row)).toHaveText('Created');
  await pause.click();
  const outbox = page.getByRole('dialog', { name: 'Outbox' });
  await expect(outbox).toContainText('535 5.7.8 Password refused');
  await expect(outbox).toContainText('Enter the right password in Settings');
  expect(server.messages()).toEqual([]);
  server.setRules([]);
  await outbox.getByRole('button', { name: 'Try again' }).click();
  await expect(statusOf(row)).toHaveText('Queued');
  await expect(pause).toHaveCount(0);
  expect(server.messages()).toHaveLength(1);
});

test('a message waits while its server is down, and goes once when it is back', async () => {
  const { port } = server;
  await server.stop();
  await sendTo('Anh Nguyen', 'Server down');
  const row = messageRows(page, 'Server down');
  await expect(row).toContainText(/Retry/);
  const item = await openItemViewer(app.electron, row);
  await expect(shownStatus(item)).toHaveText('Created');
  const outbox = await openOutbox();
  await expect(outbox).toContainText('The sending server refused the connection.');
  server = await startScriptedSmtpServer({ port });
  await outbox.getByRole('button', { name: 'Send now' }).click();
  await expect(statusOf(row)).toHaveText('Queued', { timeout: SERVER_TIMEOUT_MS });
  await expect(shownStatus(item)).toHaveText('Queued');
  expect(await historyOf(item)).toEqual(['Created', 'Queued']);
  expect(server.messages()).toHaveLength(1);
});
