import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import {
  CONFIRMED_ADDRESS,
  FULL_MAILBOX_ADDRESS,
  UNKNOWN_ADDRESS,
} from '../support/mail-servers/sample-mailboxes';
import type { ReceivedMail } from '../support/mail-servers/maildir';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import {
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { openGate, type Gate } from './support/gate';
import { expectAccessible } from './support/accessibility';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { documentRows, goTo, openRecord, showTab, stopCard } from './support/patient-record';
import { setUpRealAccount } from './support/real-account';
import { addPatient, fillContent, openCompose, sendButton } from './support/write-message';

const MAIL_TIMEOUT_MS = 60_000;
const SUBJECT = 'Your care plan';
const SECOND_SUBJECT = 'Your invoice';
const ALSO_UNKNOWN = 'gone.away@patients.example';

const { available, reason = '' } = mailServersAvailable();

test.describe('tracking with a real mailbox', () => {
  test.skip(!available, `Postfix and Dovecot cannot run here: ${reason}`);
  test.describe.configure({ timeout: 300_000 });

  let servers: MailServers;
  let gate: Gate;
  let folder: string;

  test.beforeAll(async () => {
    servers = await startMailServers();
    gate = await openGate(servers.ports.imaps);
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-tracking-'));
  });

  test.afterAll(async () => {
    await gate.stop();
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(): Promise<LaunchedApp> {
    return launchApp({
      profileFolder: join(folder, 'profile'),
      env: { NODE_EXTRA_CA_CERTS: servers.authorityFile },
    });
  }

  test('what becomes of a message is seen live, and after a kill once', async () => {
    const app = await start();
    const page = await openBatchViewer(app.electron);
    await setUpRealAccount(page, {
      fromName: 'Riverside Clinic',
      fromAddress: servers.clinic.user,
      port: servers.ports.submission,
      security: 'starttls',
      user: servers.clinic.user,
      password: servers.clinic.password,
    });
    await setUpTracking(page, gate.port);
    await expect(page.getByRole('contentinfo')).toContainText(/Tracking checked/);

    gate.close();
    await goTo(page, 'Messages');
    await sendTo(page, [
      { name: 'Mira Good', email: CONFIRMED_ADDRESS },
      { name: 'Nick Unknown', email: UNKNOWN_ADDRESS },
      { name: 'Fay Full', email: FULL_MAILBOX_ADDRESS },
    ]);
    const item = await openItemViewer(app.electron, messageRows(page, UNKNOWN_ADDRESS));
    await expect(shownStatus(item)).toHaveText('Queued', { timeout: MAIL_TIMEOUT_MS });
    await openRecord(page, 'Good', 'Mira');
    await showTab(page, 'Clinical');
    await expect(documentRows(page, SUBJECT)).toContainText('Queued', { timeout: MAIL_TIMEOUT_MS });
    gate.open();
    await expect(documentRows(page, SUBJECT)).toContainText('Delivered', { timeout: MAIL_TIMEOUT_MS });
    await expect(shownStatus(item)).toHaveText('Bounced', { timeout: MAIL_TIMEOUT_MS });
    await goTo(page, 'Messages');
    await expectOutcomes(page);
    expect(await historyOf(item)).toEqual(['Created', 'Queued', 'Bounced']);
    await expectRecords(page);

    gate.close();
    await goTo(page, 'Messages');
    await page.getByRole('option', { name: /All messages/ }).click();
    await sendTo(page, [{ name: 'Gil Gone', email: ALSO_UNKNOWN }], SECOND_SUBJECT);
    const reportsBack = ({ parsed }: ReceivedMail) => (parsed.text ?? '').includes(ALSO_UNKNOWN);
    await servers.waitForMail(servers.clinic.user, reportsBack, MAIL_TIMEOUT_MS);
    await expect(statusOf(messageRows(page, ALSO_UNKNOWN))).toHaveText('Queued');
    await kill(app);

    gate.open();
    const again = await start();
    const pageAgain = await openBatchViewer(again.electron);
    await pageAgain.getByRole('option', { name: /All messages/ }).click();
    await expect(statusOf(messageRows(pageAgain, ALSO_UNKNOWN))).toHaveText('Bounced', {
      timeout: MAIL_TIMEOUT_MS,
    });
    await expectOutcomes(pageAgain);
    const itemAgain = await openItemViewer(again.electron, messageRows(pageAgain, ALSO_UNKNOWN));
    expect(await historyOf(itemAgain)).toEqual(['Created', 'Queued', 'Bounced']);
    await itemAgain.close();
    await expectRecords(pageAgain);

    await servers.stop();
    const trouble = pageAgain
      .getByRole('contentinfo')
      .getByRole('button', { name: 'Tracking: server not reached' });
    await trouble.click({ timeout: MAIL_TIMEOUT_MS });
    await expect(pageAgain.getByRole('tab', { name: 'Accounts', selected: true })).toBeVisible();
    expect(again.problems).toEqual([]);
    await again.close();
  });
});

async function setUpTracking(page: Page, port: number): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: /^Edit / }).click();
  const tracking = page.getByRole('region', { name: 'Tracking' });
  await tracking.getByRole('button', { name: 'Set up tracking…' }).click();
  await expect(tracking.getByLabel('Mailbox server (IMAP)')).toHaveValue('127.0.0.1');
  await tracking.getByLabel('Mailbox protection').selectOption('tls');
  await tracking.getByLabel('Mailbox port').fill(String(port));
  await tracking.getByLabel('Which password').selectOption('typed');
  await tracking.getByLabel('Mailbox password', { exact: true }).fill('wrong');
  await tracking.getByRole('button', { name: 'Test tracking' }).click();
  await expect(tracking.getByRole('alert')).toContainText('refused the user name or the password');
  await tracking.getByLabel('Which password').selectOption('same-as-sending');
  await tracking.getByRole('checkbox', { name: /without protection/ }).check();
  await tracking.getByRole('checkbox', { name: /Addresses with \+ work/ }).check();
  await tracking.getByRole('button', { name: 'Test tracking' }).click();
  await expect(tracking.getByText('Tracking works.')).toBeVisible();
  await expectAccessible(page, 'the form of tracking');
  await tracking.getByLabel('Sent folder').selectOption('Sent');
  await tracking.getByRole('button', { name: 'Save tracking' }).click();
  await expect(tracking.getByText('Tracking was saved.')).toBeVisible();
}

async function sendTo(
  page: Page,
  patients: readonly { name: string; email: string }[],
  subject = SUBJECT,
): Promise<void> {
  const compose = await openCompose(page);
  for (const { name, email } of patients) await addPatient(compose, name, email);
  await fillContent(compose, { subject, body: 'Dear patient' });
  await sendButton(compose).click();
  if (patients.length > 1) {
    await sendButton(page.getByRole('dialog', { name: 'Check before sending' })).click();
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function expectOutcomes(page: Page): Promise<void> {
  const outcomes = {
    [CONFIRMED_ADDRESS]: 'Delivered',
    [UNKNOWN_ADDRESS]: 'Bounced',
    [FULL_MAILBOX_ADDRESS]: 'Bounced',
  };
  for (const [address, status] of Object.entries(outcomes)) {
    const row = messageRows(page, address);
    await expect(statusOf(row)).toHaveText(status, { timeout: MAIL_TIMEOUT_MS });
  }
}

/** Documents, admin notes and the arrival stop say it, too; each once. */
async function expectRecords(page: Page): Promise<void> {
  await openRecord(page, 'Good', 'Mira');
  await showTab(page, 'Clinical');
  await expect(documentRows(page, SUBJECT)).toHaveCount(1);
  await expect(documentRows(page, SUBJECT)).toContainText('Delivered');
  await openRecord(page, 'Unknown', 'Nick');
  await expect(stopCard(page)).toHaveCount(1);
  await expect(stopCard(page)).toContainText(UNKNOWN_ADDRESS);
  await showTab(page, 'Clinical');
  await expect(documentRows(page, SUBJECT)).toContainText('Bounced');
  await showTab(page, 'Admin');
  const notes = page.getByRole('listitem').filter({ hasText: 'was taken off the record' });
  await expect(notes).toHaveCount(1);
  await expect(notes).toContainText(UNKNOWN_ADDRESS);
}

/** As a power cut does: nothing is closed, nothing is saved. */
async function kill({ electron }: LaunchedApp): Promise<void> {
  const process = electron.process();
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}
