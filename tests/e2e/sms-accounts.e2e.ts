import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { startClicksendServer, type ClicksendServer } from '../support/sms-servers/clicksend-server';
import { ServerTime } from '../support/sms-servers/server-time';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import { openBatchViewer } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { setUpRealAccount } from './support/real-account';

test.describe.configure({ timeout: 120_000 });

let mail: ScriptedSmtpServer;
let clicksend: ClicksendServer;
let profileFolder: string;
let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  mail = await startScriptedSmtpServer();
  clicksend = await startClicksendServer(new ServerTime());
  profileFolder = await mkdtemp(join(tmpdir(), 'sendtrail-sms-accounts-'));
  await start();
});

test.afterEach(async () => {
  await app.close();
  await mail.stop();
  await clicksend.stop();
  await rm(profileFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  app = await launchApp({ profileFolder });
  page = await openBatchViewer(app.electron);
}

async function restart(): Promise<void> {
  expect(app.problems).toEqual([]);
  await app.close();
  await start();
}

async function openSettings(tab: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('tab', { name: tab }).click();
}

async function beginClinic(): Promise<void> {
  await setUpRealAccount(page, {
    fromName: 'Riverside Clinic',
    fromAddress: 'desk@clinic.example',
    port: mail.port,
    security: 'none',
  });
  await openSettings('Accounts');
}

async function typeInto(label: string, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

async function press(name: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

async function expectFits(name: string): Promise<void> {
  await expectAccessible(page, name);
  await setZoom(app.electron, 2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(640);
  await expectNoSidewaysScrolling(page);
  await setZoom(app.electron, 1);
}

/** What a test says is not hidden behind the buttons, which stay at the bottom. */
async function expectResultAboveButtons(): Promise<void> {
  const buttons = form().getByRole('button', { name: 'Save', exact: true });
  await expect
    .poll(async () => {
      const [result, button] = await Promise.all([
        form().getByRole('status').boundingBox(),
        buttons.boundingBox(),
      ]);
      return result !== null && button !== null && result.y + result.height <= button.y;
    })
    .toBe(true);
}

const listed = (name: string) => page.getByRole('listitem').filter({ hasText: name });
const form = () => page.getByRole('form', { name: 'New account for SMS' });

test('a ClickSend account is set up by keyboard alone: tried, mended, saved and listed', async () => {
  await openSettings('Accounts');
  await expect(page.getByText('Accounts for SMS can be added once')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add SMS account…' })).toHaveCount(0);
  await beginClinic();
  await press('Add SMS account…');
  await expect(form().getByLabel('SMS go through')).toHaveValue('clicksend');
  await typeInto('User name', clicksend.user);
  await typeInto('API key', 'not the key');
  await typeInto('Address of the API', clicksend.baseUrl);
  await typeInto('Sender id', 'Chiro 🦴');
  await expect(form().getByText('Phones show no emoji')).toBeVisible();
  await press('Save');
  await expect(form().getByLabel('Sender id')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('ABCChiro');
  await expect(form().getByText('Phones show no emoji')).toHaveCount(0);
  await expect(form().getByText('has to be registered in Australia')).toBeVisible();
  await tabTo(page, 'This name is registered');
  await page.keyboard.press('Space');
  await press('Test connection');
  await expect(form().getByRole('status')).toContainText('ClickSend refused the user name or the API key.');
  await expectResultAboveButtons();
  await expectFits('a key that is refused');
  await page.getByRole('tab', { name: 'Accounts' }).focus();
  await typeInto('API key', clicksend.secret);
  await press('Test connection');
  await expect(form().getByRole('status')).toContainText(
    'The connection works. No SMS was sent. Credit: 4.99 AUD.',
  );
  await press('Save');
  await expect(page.getByText('ClickSend was saved.')).toBeVisible();
  const row = listed('ClickSend');
  await expect(row).toContainText('SMS through ClickSend, sender ABCChiro');
  await expect(row).toContainText('API key kept until Sendtrail is closed.');
  await expect(row).toContainText('Credit 4.99 AUD');
  await expect(row).toContainText('The provider is asked what becomes of each SMS.');
  await expectFits('the list with an account for SMS');
  await restart();
  await openSettings('Accounts');
  await expect(listed('ClickSend')).toContainText('API key missing.');
  await expect(page.getByText('SMS key missing')).toBeVisible();
  await press('Edit ClickSend');
  await expect(page.getByRole('form', { name: 'ClickSend' }).getByLabel('User name')).toHaveValue(
    clicksend.user,
  );
  await expect(page.getByLabel('This name is registered')).toBeChecked();
  await typeInto('API key', clicksend.secret);
  await press('Save');
  await expect(listed('ClickSend')).toContainText('Credit 4.99 AUD');
  await expect(page.getByText('SMS key missing')).toHaveCount(0);
  expect(clicksend.taken).toEqual([]);
  expect(app.problems).toEqual([]);
});

test('a gateway shows the mail it would send, and holds on to the account that sends it', async () => {
  await beginClinic();
  await page.getByRole('button', { name: 'Add SMS account…' }).click();
  await form().getByLabel('SMS go through').selectOption('gateway');
  await expect(form().getByRole('button', { name: 'Test connection' })).toHaveCount(0);
  await form().getByLabel('Address', { exact: true }).fill('{{number}}@sms.example.com');
  await form().getByLabel('Number written as').selectOption('national');
  await form().getByLabel('Subject (optional)').fill('pin 1234 {{from}}');
  await form().getByLabel('Sender id').fill('ABCChiro');
  await form().getByLabel('End mark (optional)').fill('$$');
  const example = form().getByRole('group', { name: 'Example of the e-mail' });
  await expect(example).toContainText('0491570156@sms.example.com');
  await expect(example).toContainText('pin 1234 ABCChiro');
  await expect(example).toContainText('Your appointment is on Monday at 9:30.$$');
  await expectFits('a gateway being written');
  await form().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('E-mail gateway was saved.')).toBeVisible();
  await page.getByRole('button', { name: 'Edit desk@clinic.example' }).click();
  await page.getByRole('button', { name: 'Remove account…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('E-mail gateway sends its SMS through this account.');
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await page.getByRole('button', { name: 'Edit E-mail gateway' }).click();
  await expect(page.getByLabel('Subject (optional)')).toHaveValue('pin 1234 {{from}}');
  await expect(page.getByLabel('Number written as')).toHaveValue('national');
  await page.getByRole('button', { name: 'Remove account…' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByText('E-mail gateway was removed.')).toBeVisible();
  expect(app.problems).toEqual([]);
});

test('a provider that nobody knows is described in full, and says what is missing', async () => {
  await beginClinic();
  await page.getByRole('button', { name: 'Add SMS account…' }).click();
  await form().getByLabel('SMS go through').selectOption('Zurili (to be confirmed with Zurili)');
  await form().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form().getByText('Enter where SMS are sent to.')).toBeVisible();
  await expect(form().getByText('The login holds neither')).toBeVisible();
  await form().getByLabel('SMS go through').selectOption('generic');
  await form().getByRole('checkbox', { name: 'Log in for a token before sending' }).uncheck();
  await form().getByRole('checkbox', { name: 'Ask what became of an SMS' }).check();
  await expectFits('a provider being described');
  const send = form().getByRole('region', { name: 'How an SMS is sent' });
  await send.getByLabel('URL').fill('/v1/sms');
  await send.getByLabel('Body', { exact: true }).fill('{"to":"{{to}}","text":"{{text}}"}');
  const status = form().getByRole('region', { name: 'Status' });
  await status.getByLabel('URL').fill('/v1/sms/{{providerId}}');
  await status.getByLabel('Status in the answer').fill('status');
  await status.getByLabel('What its words mean').fill('DELIVRD = deliverd');
  await form().getByLabel('Address of the API').fill(clicksend.baseUrl);
  await form().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form().getByText('Every line is one of the provider’s words')).toBeVisible();
  await status.getByLabel('What its words mean').fill('DELIVRD = delivered');
  await form().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(listed('Other provider')).toContainText('sender chosen by the provider');
  await page.getByRole('button', { name: 'Edit Other provider' }).click();
  await expect(page.getByLabel('What its words mean')).toHaveValue('DELIVRD = delivered');
  expect(app.problems).toEqual([]);
});

test('hours, consent, and where the practice and this desk are reached are settings that last', async () => {
  await openSettings('SMS');
  await page.getByLabel('SMS go out from').fill('20:00');
  await page.getByLabel('Until').fill('06:30');
  await expect(page.getByText('from 20:00 until 06:30 on the next day.')).toBeVisible();
  await page.getByLabel('Until').fill('20:00');
  await expect(page.getByText('No quiet hours: SMS go out at any time.')).toBeVisible();
  await expectFits('the hours for SMS');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Patients' }).click();
  await expect(page.getByRole('checkbox', { name: 'Marketing' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Recall' })).not.toBeChecked();
  await page.getByRole('checkbox', { name: 'Recall' }).check();
  await expectFits('consent');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('tab', { name: 'Desk and staff' }).click();
  await page.getByLabel('Practice’s phone').fill('(02) 5550 0100');
  await page.getByLabel('Practice’s address').fill('1 Example Street, Riverside');
  await page.getByLabel('My e-mail address').fill('kim@example');
  await page.getByLabel('My mobile').fill('02 5550 0100');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('The part after the @ is not a mail domain.')).toBeVisible();
  await expect(page.getByText('This is not a mobile number.')).toBeVisible();
  await expectFits('the desk with problems');
  await page.getByLabel('My e-mail address').fill('kim@example.org');
  await page.getByLabel('My mobile').fill('0491 570 006');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await restart();
  await openSettings('SMS');
  await expect(page.getByText('No quiet hours: SMS go out at any time.')).toBeVisible();
  await page.getByRole('tab', { name: 'Patients' }).click();
  await expect(page.getByRole('checkbox', { name: 'Recall' })).toBeChecked();
  await page.getByRole('tab', { name: 'Desk and staff' }).click();
  await expect(page.getByLabel('Practice’s phone')).toHaveValue('(02) 5550 0100');
  await expect(page.getByLabel('Practice’s address')).toHaveValue('1 Example Street, Riverside');
  await expect(page.getByLabel('My e-mail address')).toHaveValue('kim@example.org');
  await expect(page.getByLabel('My mobile')).toHaveValue('0491 570 006');
  expect(app.problems).toEqual([]);
});
