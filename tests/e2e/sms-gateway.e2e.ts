import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { CONFIRMED_ADDRESS, UNKNOWN_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import {
  factOf,
  historyOf,
  messageRows,
  openBatchViewer,
  openItemViewer,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { setUpRealAccount } from './support/real-account';
import { gatewayInput, MOBILE_PATIENT, NEWS_TIMEOUT_MS, prepareSmsWay, sendSms } from './support/sms-way';

const GATEWAY = 'SMS by e-mail';
const BROKEN_GATEWAY = 'Closed gateway';

const { available, reason = '' } = mailServersAvailable();

test.describe('SMS through an e-mail gateway behind Postfix', () => {
  // The set-up installs both on Debian and its relatives; elsewhere only these tests are left out, and counted.
  test.skip(!available, `Postfix and Dovecot cannot run here: ${reason}`);
  test.describe.configure({ timeout: 300_000, mode: 'serial' });

  let servers: MailServers;
  let folder: string;
  let app: LaunchedApp;
  let page: Page;

  test.beforeAll(async () => {
    servers = await startMailServers();
    folder = await mkdtemp(join(tmpdir(), 'sendtrail-sms-gateway-'));
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
    await prepareSmsWay(page, [
      gatewayInput(GATEWAY, CONFIRMED_ADDRESS.replace('@', '+{{number}}@')),
      gatewayInput(BROKEN_GATEWAY, UNKNOWN_ADDRESS.replace('@', '.{{number}}@')),
    ]);
  });

  test.afterAll(async () => {
    await app.close();
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('a gateway makes two messages that lead to each other', async () => {
    const text = 'Please bring your referral.';
    const row = await sendSms(page, GATEWAY, text);
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
    const row = await sendSms(page, BROKEN_GATEWAY, 'See you at nine.');
    await expect(statusOf(row)).toHaveText('Error', { timeout: NEWS_TIMEOUT_MS });
    await expect(statusOf(messageRows(page, 'nobody.here.61491570156@'))).toHaveText('Bounced');
    await page.getByRole('button', { name: /^Patients/ }).click();
    await expect(page.getByRole('grid', { name: 'Patients' })).toContainText('0491 570 156');
    await page.getByRole('button', { name: /^Arrivals/ }).click();
    await expect(page.getByRole('main')).not.toContainText(MOBILE_PATIENT.familyName);
    expect(app.problems).toEqual([]);
  });
});
