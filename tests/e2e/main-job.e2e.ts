import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import {
  factOf,
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { openGate, type Gate } from './support/gate';
import { launchApp } from './support/launch-app';
import { setUpRealAccount } from './support/real-account';
import { addPatient, answerFileDialog, openCompose, sendButton } from './support/write-message';

const RECIPIENT = 'zoe@patients.example';
const SUBJECT = 'Ihre Rechnung für März – schöne Grüße 🦷';
const FILE_NAME = 'Befund Zoë.pdf';
const FILE_BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7 + 13) % 256));
const MAIL_TIMEOUT_MS = 20_000;

const { available, reason = '' } = mailServersAvailable();

test.describe('the main job with a real mail server', () => {
  test.skip(!available, `Postfix and Dovecot cannot run here: ${reason}`);
  test.describe.configure({ timeout: 240_000 });

  let servers: MailServers;
  let gate: Gate;
  let folder: string;

  test.beforeAll(async () => {
    servers = await startMailServers();
    gate = await openGate(servers.ports.submission);
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-main-job-'));
    await writeFile(join(folder, FILE_NAME), FILE_BYTES);
  });

  test.afterAll(async () => {
    await gate.stop();
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a message is written, goes out, is watched, arrives as it was written, and never goes twice', async () => {
    const profileFolder = join(folder, 'profile');
    const start = () => launchApp({ profileFolder, env: { NODE_EXTRA_CA_CERTS: servers.authorityFile } });

    const app = await start();
    const page = await openBatchViewer(app.electron);
    await expect(page.getByText('Training practice: no message leaves this computer.')).toBeVisible();
    await setUpRealAccount(page, {
      fromName: 'Praxis Grün',
      fromAddress: servers.clinic.user,
      port: gate.port,
      security: 'starttls',
      user: servers.clinic.user,
      password: servers.clinic.password,
    });
    await expect(page.getByText('Training practice:')).toHaveCount(0);
    await expect(messageRows(page)).toHaveCount(0);

    gate.close();
    await answerFileDialog(app.electron, [join(folder, FILE_NAME)]);
    const compose = await openCompose(page);
    await addPatient(compose, 'Zoë Müller', RECIPIENT);
    await compose.getByLabel('Purpose').selectOption('Account');
    await compose.getByLabel('Subject', { exact: true }).fill(SUBJECT);
    await writeBody(page, compose);
    await compose.getByRole('button', { name: 'Attach files…' }).click();
    await expect(compose.getByRole('listitem').filter({ hasText: FILE_NAME })).toBeVisible();
    await sendButton(compose).click();

    const row = messageRows(page, SUBJECT);
    await expect(statusOf(row)).toHaveText('Created');
    const item = await openItemViewer(app.electron, row);
    await expect(shownStatus(item)).toHaveText('Created');
    gate.open();
    await expect(statusOf(row)).toHaveText('Queued', { timeout: MAIL_TIMEOUT_MS });
    await expect(shownStatus(item)).toHaveText('Queued');
    expect(await historyOf(item)).toEqual(['Created', 'Queued']);
    await expect(item.getByRole('table').getByText(/250 2\.0\.0 Ok: queued as/)).toBeVisible();

    const { parsed } = await servers.waitForMail(RECIPIENT, () => true, MAIL_TIMEOUT_MS);
    expect(parsed.subject).toBe(SUBJECT);
    expect(parsed.from).toMatchObject({ name: 'Praxis Grün', address: servers.clinic.user });
    expect(parsed.to).toEqual([{ name: 'Zoë Müller', address: RECIPIENT }]);
    expect(parsed.messageId).toBe(await factOf(item, 'Message-ID').innerText());
    expect(parsed.text?.trim()).toBe(
      'Grüß Gott Zoë, 您好 👩🏽‍⚕️\nBitte bis Freitag zahlen: Lageplan (https://clinic.example/map?q=ä&x=1)',
    );
    expect(bodyOf(parsed.html)).toBe(
      '<p>Grüß Gott Zoë, 您好 👩🏽‍⚕️</p>\n<p>Bitte bis <strong>Freitag</strong> zahlen: ' +
        '<a href="https://clinic.example/map?q=ä&amp;x=1">Lageplan</a></p>',
    );
    expect(parsed.attachments).toHaveLength(1);
    expect(parsed.attachments[0]).toMatchObject({ filename: FILE_NAME, mimeType: 'application/pdf' });
    expect(Buffer.from(parsed.attachments[0]?.content as ArrayBuffer).equals(FILE_BYTES)).toBe(true);
    expect(app.problems).toEqual([]);
    await app.close();

    const again = await start();
    const pageAgain = await openBatchViewer(again.electron);
    const rowAgain = messageRows(pageAgain, SUBJECT);
    await expect(statusOf(rowAgain)).toHaveText('Queued');
    await expect(pageAgain.getByRole('contentinfo')).toContainText('Nothing waits');
    await sendSecond(pageAgain);
    await servers.waitForMail(RECIPIENT, (mail) => mail.parsed.subject === 'The second', MAIL_TIMEOUT_MS);
    const subjects = (await servers.readMailbox(RECIPIENT)).map((mail) => mail.parsed.subject);
    expect(subjects).toEqual([SUBJECT, 'The second']);
    expect(again.problems).toEqual([]);
    await again.close();
  });
});

/** Types as a person does: the keyboard's shortcuts make words bold and a link of others. */
async function writeBody(page: Page, compose: Locator): Promise<void> {
  const body = compose.getByRole('textbox', { name: 'Message' });
  await body.click();
  await page.keyboard.insertText('Grüß Gott Zoë, 您好 👩🏽‍⚕️');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Bitte bis ');
  await page.keyboard.press('Control+B');
  await page.keyboard.insertText('Freitag');
  await page.keyboard.press('Control+B');
  await page.keyboard.insertText(' zahlen: Lageplan');
  for (let letter = 0; letter < 'Lageplan'.length; letter += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Control+K');
  await page
    .getByRole('textbox', { name: 'Web, mail or phone address' })
    .fill('https://clinic.example/map?q=ä&x=1');
  await page.getByRole('button', { name: 'Set link' }).click();
}

/** One more message after the restart: once it is there, everything before it would have been, too. */
async function sendSecond(page: Page): Promise<void> {
  const compose = await openCompose(page);
  await compose.getByLabel('To', { exact: true }).fill('Zoë');
  await compose.getByRole('option').filter({ hasText: RECIPIENT }).click();
  await compose.getByLabel('Subject', { exact: true }).fill('The second');
  await compose.getByRole('textbox', { name: 'Message' }).fill('Hello again');
  await sendButton(compose).click();
}

function bodyOf(html: string | undefined): string {
  return /<body[^>]*>([^]*)<\/body>/.exec(html ?? '')?.[1]?.trim() ?? '';
}
