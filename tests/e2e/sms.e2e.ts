import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { SmsAccountInput } from '../../src/shared/domain/sms-account';
import type { Bridge } from '../../src/shared/ipc/contract';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { CONFIRMED_ADDRESS, UNKNOWN_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { timeOfNow } from '../support/sending/sms-desk';
import { startClicksendServer, type ClicksendServer } from '../support/sms-servers/clicksend-server';
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
import { setUpRealAccount } from './support/real-account';
import { choosePatient, openCompose, sendButton } from './support/write-message';

type PageWithBridge = Window & { sendtrail: Bridge };

/** News comes with the next question, half a minute later; a lost answer is waited for half a minute before. */
const NEWS_TIMEOUT_MS = 90_000;
const PATIENT = { familyName: 'Nguyen', givenName: 'Anh' };
const PROVIDER = 'ClickSend';
const GATEWAY = 'SMS by e-mail';
const BROKEN_GATEWAY = 'Closed gateway';

const { available, reason = '' } = mailServersAvailable();

test.describe('SMS through a provider and through a gateway', () => {
  test.skip(!available, `Postfix and Dovecot cannot run here: ${reason}`);
  test.describe.configure({ timeout: 300_000, mode: 'serial' });

  let servers: MailServers;
  let provider: ClicksendServer;
  let folder: string;
  let app: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    servers = await startMailServers();
    provider = await startClicksendServer(timeOfNow());
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-sms-way-'));
    app = await launchApp({ profileFolder: folder, env: { NODE_EXTRA_CA_CERTS: servers.authorityFile } });
    page = await openBatchViewer(app.electron);
    await setUpRealAccount(page, {
      fromName: 'Riverside Clinic',
      fromAddress: servers.clinic.user,
      port: servers.ports.submission,
      security: 'starttls',
      user: servers.clinic.user,
      password: servers.clinic.password,
      imapPort: servers.ports.imaps,
    });
    await prepare();
  });

  test.afterAll(async () => {
    await app.close();
    await provider.stop();
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Accounts for SMS, hours that are never over, and a patient with a mobile number that nobody has. */
  async function prepare(): Promise<void> {
    const account = (name: string, sms: SmsAccountInput['sms'], user = '', secret = ''): SmsAccountInput => ({
      ...{ name, sms, user, secret, messagesPerMinute: 600, isUnprotectedAllowed: true },
    });
    const gateway = (name: string, addressPattern: string) =>
      account(name, {
        ...{ driver: 'gateway', baseUrl: '', senderId: null, isSenderIdRegistered: false, generic: null },
        gateway: { emailAccountId: '', addressPattern, numberForm: 'digits', subject: 'SMS', endMark: '' },
      });
    await page.evaluate(
      async ({ accounts, patient }) => {
        const bridge = (window as unknown as PageWithBridge).sendtrail;
        const desk = await bridge.invoke('settings:get', null);
        if (!desk.ok) throw new Error(desk.error.message);
        const smsHours = { fromMinute: 0, toMinute: 0 };
        await bridge.invoke('settings:save', { ...desk.value, smsHours });
        const known = await bridge.invoke('accounts:list', null);
        const emailAccountId = known.ok ? (known.value[0]?.id ?? '') : '';
        for (const input of accounts) {
          const { gateway: carrying } = input.sms;
          const sms = { ...input.sms, gateway: carrying && { ...carrying, emailAccountId } };
          const added = await bridge.invoke('sms-accounts:add', { ...input, sms });
          if (!added.ok) throw new Error(added.error.message);
        }
        const facts = { ...patient, email: '', hasNoEmail: true, dateOfBirth: '' };
        const created = await bridge.invoke('patients:create', { ...facts, mobile: '0491 570 156' });
        if (!created.ok) throw new Error(created.error.message);
      },
      {
        accounts: [
          account(PROVIDER, provider.settings, provider.user, provider.secret),
          gateway(GATEWAY, CONFIRMED_ADDRESS.replace('@', '+{{number}}@')),
          gateway(BROKEN_GATEWAY, UNKNOWN_ADDRESS.replace('@', '.{{number}}@')),
        ],
        patient: PATIENT,
      },
    );
  }

  /** Writes an SMS and sends it as a person does; the row of the SMS. */
  async function send(accountName: string, text: string): Promise<Locator> {
    const compose = await openCompose(page);
    await compose.getByRole('radio', { name: 'SMS' }).press(' ');
    const from = compose.getByLabel('From');
    await from.selectOption(await from.getByRole('option', { name: accountName }).getAttribute('value'));
    await choosePatient(compose, PATIENT.givenName);
    await compose.getByLabel('Purpose').selectOption('Account');
    await compose.getByRole('textbox', { name: 'Message' }).fill(text);
    await sendButton(compose).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('option', { name: /All messages/ }).click();
    return messageRows(page, PATIENT.familyName, text);
  }

  test('what a provider takes is Queued, and Delivered when it says so', async () => {
    const text = 'Your results are in. Please call us.';
    const row = await send(PROVIDER, text);
    await expect(statusOf(row)).toHaveText('Queued', { timeout: NEWS_TIMEOUT_MS });
    const [taken] = provider.taken;
    expect(taken).toMatchObject({ to: '+61491570156', text });
    const item = await openItemViewer(app.electron, row);
    await expect(shownStatus(item)).toHaveText('Queued');
    provider.become(taken?.providerId ?? '', 'delivered');
    await expect(shownStatus(item)).toHaveText('Delivered', { timeout: NEWS_TIMEOUT_MS });
    expect(await historyOf(item)).toEqual(['Created', 'Queued', 'Delivered']);
    await expect(statusOf(row)).toHaveText('Delivered');
    await expect(factOf(item, 'Provider’s id')).toContainText(taken?.providerId ?? 'none');
    await item.close();
    expect(provider.taken).toHaveLength(1);
  });

  test('an answer that never came is asked for, and there is one SMS', async () => {
    const text = 'Your new glasses are here.';
    provider.failNext({ path: provider.sendPath, then: 'hang', isHandled: true });
    const row = await send(PROVIDER, text);
    await expect(row).toContainText('Unconfirmed', { timeout: NEWS_TIMEOUT_MS });
    await expect(statusOf(row)).toHaveText('Queued', { timeout: NEWS_TIMEOUT_MS });
    const taken = provider.taken.filter((sms) => sms.text === text);
    expect(taken).toHaveLength(1);
    provider.become(taken[0]?.providerId ?? '', 'delivered');
    await expect(statusOf(row)).toHaveText('Delivered', { timeout: NEWS_TIMEOUT_MS });
    expect(provider.taken.filter((sms) => sms.text === text)).toHaveLength(1);
    expect(provider.requests.filter(({ path }) => provider.sendPath.test(path))).toHaveLength(2);
  });

  test('a gateway makes two messages that lead to each other', async () => {
    const text = 'Please bring your referral.';
    const row = await send(GATEWAY, text);
    await expect(statusOf(row)).toHaveText('Queued', { timeout: NEWS_TIMEOUT_MS });
    const carrier = messageRows(page, '+61491570156@');
    await expect(statusOf(carrier)).toHaveText('Delivered', { timeout: NEWS_TIMEOUT_MS });
    await expect(statusOf(row)).toHaveText('Queued');
    const mail = await servers.waitForMail(
      CONFIRMED_ADDRESS,
      ({ parsed }) => parsed.subject === 'SMS',
      NEWS_TIMEOUT_MS,
    );
    expect(mail.parsed.html).toBeUndefined();
    expect(mail.parsed.text?.trim()).toBe(text);

    const item = await openItemViewer(app.electron, row);
    await expect(factOf(item, 'Sent via')).toHaveText('Sendtrail Email');
    const related = item.getByRole('region', { name: 'Related messages' });
    await expect(related.locator('[data-status]')).toHaveText('Delivered');
    await item.close();
    const carrying = await openItemViewer(app.electron, carrier);
    await expect(carrying.getByRole('button', { name: `Carries the SMS “${text}”` })).toBeVisible();
    expect(await historyOf(carrying)).toEqual(['Created', 'Queued', 'Delivered']);
    await carrying.close();
  });

  test('a gateway that is not there makes the SMS an Error, and leaves the record as it is', async () => {
    const row = await send(BROKEN_GATEWAY, 'See you at nine.');
    await expect(statusOf(row)).toHaveText('Error', { timeout: NEWS_TIMEOUT_MS });
    await expect(statusOf(messageRows(page, 'nobody.here.61491570156@'))).toHaveText('Bounced');
    await page.getByRole('button', { name: /^Patients/ }).click();
    await expect(page.getByRole('grid', { name: 'Patients' })).toContainText('0491 570 156');
    await page.getByRole('button', { name: /^Arrivals/ }).click();
    await expect(page.getByRole('main')).not.toContainText(PATIENT.familyName);
    expect(app.problems).toEqual([]);
  });
});
