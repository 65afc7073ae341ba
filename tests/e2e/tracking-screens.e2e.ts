import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import { messageRows, openBatchViewer } from './support/batch-viewer';
import { openGate, type Gate } from './support/gate';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { goTo } from './support/patient-record';
import { fillRealAccount, type AccountToSetUp } from './support/real-account';
import { addPatient, fillContent, openCompose, sendButton } from './support/write-message';

const SERVER_TIMEOUT_MS = 60_000;

const { available, reason = '' } = mailServersAvailable();

test.describe.configure({ timeout: 240_000 });

async function setSize({ electron }: LaunchedApp, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}

async function pressByKeyboard(page: Page, name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** At 200 %, too, nothing lies beyond the edge. */
async function expectRoomyEnough(app: LaunchedApp, page: Page, name: string): Promise<void> {
  await setSize(app, 1_280, 800);
  await expectAccessible(page, name);
  await setZoom(app.electron, 2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(640);
  await expectNoSidewaysScrolling(page);
  await setZoom(app.electron, 1);
}

test('many bounces from one domain are put to a person', async () => {
  const app = await launchApp();
  const page = await openBatchViewer(app.electron);
  const compose = await openCompose(page);
  for (const name of ['Ann', 'Ben', 'Cara', 'Dan', 'Eve', 'Finn']) {
    await addPatient(compose, `${name} Gone`, `bounce.${name.toLowerCase()}@same.example`);
  }
  await fillContent(compose, { subject: 'Your invoice', body: 'Dear patient' });
  await sendButton(compose).click();
  await sendButton(page.getByRole('dialog', { name: 'Check before sending' })).click();
  await expect(messageRows(page, 'Bounced')).toHaveCount(6, { timeout: SERVER_TIMEOUT_MS });
  await goTo(page, 'Attention');
  const group = page.getByRole('region', { name: 'Dead addresses, or an outage?' });
  await expect(group).toContainText('6 messages to same.example came back');
  await expect(group).toContainText('The first 4 were dealt with as usual. 2 addresses stay');
  await expectRoomyEnough(app, page, 'an outage');
  await setSize(app, 1_024, 640);
  const table = page.getByRole('grid', { name: 'Messages that need attention' });
  await expect(table).toHaveAttribute('data-sideways', 'false');
  await expect(table.getByRole('columnheader', { name: 'Purpose' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('tab', { name: 'Needs attention' }).focus();
  await pressByKeyboard(page, 'It was an outage');
  await expect(group).toHaveCount(0);
  expect(app.problems).toEqual([]);
  await app.close();
});

test.describe('with a real mailbox', () => {
  test.skip(!available, `Postfix and Dovecot cannot run here: ${reason}`);

  let servers: MailServers;
  let gate: Gate;
  let folder: string;

  test.beforeEach(async () => {
    servers = await startMailServers();
    gate = await openGate(servers.ports.imaps);
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-screens-'));
  });

  test.afterEach(async () => {
    await gate.stop();
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const profileFolder = () => join(folder, 'profile');
  const start = () =>
    launchApp({
      profileFolder: profileFolder(),
      env: { NODE_EXTRA_CA_CERTS: servers.authorityFile },
    });
  const account = (changes: Partial<AccountToSetUp> = {}): AccountToSetUp => ({
    fromName: 'Riverside Clinic',
    fromAddress: servers.clinic.user,
    port: servers.ports.submission,
    security: 'starttls',
    user: servers.clinic.user,
    password: servers.clinic.password,
    imapPort: gate.port,
    ...changes,
  });

  test('an account is set up with its tracking, both tested and saved together', async () => {
    const app = await start();
    const page = await openBatchViewer(app.electron);
    const form = await fillRealAccount(page, account({ imapPort: servers.ports.closed }));
    const end = form.getByRole('button', { name: 'End the training and use this account' });
    await form.getByRole('button', { name: 'Test connection' }).click();
    await expect(form.getByText('The connection works.')).toBeVisible();
    await expect(form.getByRole('alert')).toContainText('The mailbox server cannot be reached.');
    await expect(end).toHaveCount(0);
    await expectRoomyEnough(app, page, 'a mailbox that cannot be reached');
    await form.getByRole('button', { name: 'Go on without tracking' }).click();
    await expect(end).toBeVisible();
    await form.getByRole('checkbox', { name: 'Read the mailbox of this account' }).focus();
    await page.keyboard.press('Space');
    await form.getByLabel('Mailbox port').fill(String(gate.port));
    await expect(end).toHaveCount(0);
    gate.close();
    await pressByKeyboard(page, 'Test connection');
    await expect(form.getByText('Looking into the mailbox…')).toBeVisible();
    gate.open();
    await expect(form.getByText('Tracking works.')).toBeVisible();
    await expect(form.getByLabel('Sent folder')).toContainText('Not looked at');
    await expectRoomyEnough(app, page, 'an account that works');
    await end.click();
    await expect(page.getByText('Write your first message')).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(/Tracking checked (just now|\d+ s ago)/);
    expect(app.problems).toEqual([]);
    await app.close();

    // As a process leaves it that dies while the training ends.
    await mkdir(join(profileFolder(), 'training'));
    const again = await start();
    const pageAgain = await openBatchViewer(again.electron);
    const bar = pageAgain.getByRole('contentinfo');
    await expect(bar).toContainText(/Tracking checked/);
    expect(await readdir(profileFolder())).not.toContain('training');
    await expectTruthOffline(again, pageAgain, gate);
    await again.close();
  });

  test('a mailbox that refuses the password is handled by name until it is read again', async () => {
    const app = await start();
    const page = await openBatchViewer(app.electron);
    const form = await fillRealAccount(page, account());
    await form.getByLabel('Which password').selectOption('typed');
    await form.getByLabel('Mailbox password', { exact: true }).fill('wrong');
    await form.getByRole('checkbox', { name: /^Keep the mailbox password/ }).check();
    await form.getByRole('button', { name: 'Save without testing…' }).click();
    await page.getByRole('button', { name: 'Save without testing', exact: true }).click();
    await expectRefused(page);
    await goTo(page, 'Attention');
    const group = page.getByRole('region', { name: 'Tracking' });
    await expect(group).toContainText('bounces are not seen');
    await expectRoomyEnough(app, page, 'tracking in trouble');
    await page.getByRole('tab', { name: 'Needs attention' }).focus();
    await pressByKeyboard(page, 'Handled…');
    await page.keyboard.type('Asked the provider');
    await pressByKeyboard(page, 'Mark as handled');
    await expect(page.getByText('Nothing needs you.')).toBeVisible();
    await app.close();

    const again = await start();
    const pageAgain = await openBatchViewer(again.electron);
    await expectRefused(pageAgain);
    await goTo(pageAgain, 'Attention');
    await expect(pageAgain.getByText('Nothing needs you.')).toBeVisible();
    await pageAgain.getByRole('tab', { name: 'Handled' }).click();
    await expect(pageAgain.getByRole('region', { name: 'Accounts' })).toContainText('Asked the provider');
    await expectRoomyEnough(again, pageAgain, 'handled trouble');
    await mendPassword(again, pageAgain);
    expect(again.problems).toEqual([]);
    await again.close();
  });
});

/** How old the news is moves by itself, and is what counts without a network; with one, that no server is reached. */
async function expectTruthOffline(app: LaunchedApp, page: Page, gate: Gate): Promise<void> {
  const bar = page.getByRole('contentinfo');
  await expect(bar).toContainText(/Tracking checked \d+ s ago/, { timeout: SERVER_TIMEOUT_MS });
  await setOnline(app, false);
  await expect(bar).toContainText('Offline', { timeout: SERVER_TIMEOUT_MS });
  await gate.stop();
  await expect(bar).toContainText(/OfflineNothing waitsTracking checked \d+ (s|min) ago/);
  await setOnline(app, true);
  const trouble = bar.getByRole('button', { name: /^Tracking: server not reached/ });
  await expect(trouble).toContainText(/checked \d+ (s|min) ago/, { timeout: SERVER_TIMEOUT_MS });
}

async function setOnline({ electron }: LaunchedApp, isOnline: boolean): Promise<void> {
  await electron.evaluate(({ net }, answer) => {
    net.isOnline = () => answer;
  }, isOnline);
}

async function expectRefused(page: Page): Promise<void> {
  const trouble = page.getByRole('contentinfo').getByRole('button', { name: 'Tracking: password refused' });
  await expect(trouble).toBeVisible({ timeout: SERVER_TIMEOUT_MS });
}

/** In the settings of the account, where the buttons of the tracking stand alone while it is changed. */
async function mendPassword(app: LaunchedApp, page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByRole('button', { name: 'Tracking: password refused' }).click();
  await page.getByRole('button', { name: /^Edit / }).click();
  const tracking = page.getByRole('region', { name: 'Tracking' });
  await expect(tracking.getByRole('alert')).toContainText('refused the user name or the password');
  await expectRoomyEnough(app, page, 'an account whose mailbox refuses the password');
  await tracking.getByRole('button', { name: 'Change tracking…' }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await tracking.getByLabel('Which password').selectOption('same-as-sending');
  await tracking.getByRole('checkbox', { name: /Ask patients/ }).check();
  await tracking.getByRole('button', { name: 'Save tracking' }).click();
  await expect(tracking).toContainText('Patients’ mail programs are asked for a receipt.');
  await expect(page.getByRole('contentinfo')).toContainText(/Tracking checked/);
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
  await goTo(page, 'Attention');
  await page.getByRole('tab', { name: 'Handled' }).click();
  await expect(page.getByText('Nothing has been handled yet')).toBeVisible();
}
