import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { timeOfNow } from '../support/sending/sms-desk';
import { startClicksendServer, type ClicksendServer } from '../support/sms-servers/clicksend-server';
import {
  factOf,
  historyOf,
  openBatchViewer,
  openItemViewer,
  shownStatus,
  statusOf,
} from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { setUpRealAccount } from './support/real-account';
import { NEWS_TIMEOUT_MS, prepareSmsWay, sendSms, smsInput } from './support/sms-way';

test.describe.configure({ timeout: 300_000, mode: 'serial' });

const PROVIDER = 'ClickSend';

let mail: ScriptedSmtpServer;
let provider: ClicksendServer;
let folder: string;
let app: LaunchedApp;
let page: Page;

test.beforeAll(async () => {
  mail = await startScriptedSmtpServer();
  provider = await startClicksendServer(timeOfNow());
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-sms-provider-'));
  app = await launchApp({ profileFolder: folder });
  page = await openBatchViewer(app.electron);
  await setUpRealAccount(page, {
    ...{ fromName: 'Riverside Clinic', fromAddress: 'desk@clinic.example' },
    ...{ port: mail.port, security: 'none' },
  });
  await prepareSmsWay(page, [smsInput(PROVIDER, provider.settings, provider.user, provider.secret)]);
});

test.afterAll(async () => {
  await app.close();
  await provider.stop();
  await mail.stop();
  await rm(folder, { recursive: true, force: true });
});

test('what a provider takes is Queued, and Delivered when it says so', async () => {
  const text = 'Your results are in. Please call us.';
  const row = await sendSms(page, PROVIDER, text);
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
  const row = await sendSms(page, PROVIDER, text);
  await expect(row).toContainText('Unconfirmed', { timeout: NEWS_TIMEOUT_MS });
  await expect(statusOf(row)).toHaveText('Queued', { timeout: NEWS_TIMEOUT_MS });
  const taken = provider.taken.filter((sms) => sms.text === text);
  expect(taken).toHaveLength(1);
  provider.become(taken[0]?.providerId ?? '', 'delivered');
  await expect(statusOf(row)).toHaveText('Delivered', { timeout: NEWS_TIMEOUT_MS });
  expect(provider.taken.filter((sms) => sms.text === text)).toHaveLength(1);
  expect(provider.requests.filter(({ path }) => provider.sendPath.test(path))).toHaveLength(2);
  expect(app.problems).toEqual([]);
});
