import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Frame, type Locator, type Page } from '@playwright/test';
import { EVIDENCE_LIMIT } from '../../src/shared/domain/evidence';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import { messageRows, openBatchViewer, openItemViewer } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { setSize } from './support/pictures';
import {
  HOSTILE,
  IN_DOUBT,
  IN_DOUBT_TRACKED,
  LONG_HISTORY,
  writeSampleHistories,
} from './support/sample-histories';

test.describe.configure({ timeout: 120_000 });

let folder: string;
let app: LaunchedApp;
let page: Page;
/** What a hostile mail would load, and who came for it. */
let remote: Server;
const visitors: string[] = [];

test.beforeAll(async () => {
  remote = createServer((request, response) => {
    visitors.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(remote, 'listening');
  const { port } = remote.address() as AddressInfo;
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-item-'));
  writeSampleHistories(folder, hostileMail(`http://127.0.0.1:${String(port)}`));
  app = await launchApp({ profileFolder: folder });
  page = await openBatchViewer(app.electron);
});

test.afterAll(async () => {
  await app.close();
  remote.close();
  await rm(folder, { recursive: true, force: true });
});

function open(subject: string): Promise<Page> {
  return openItemViewer(app.electron, messageRows(page, subject));
}

/** The lines of the history that have this status or name. */
function linesOf(item: Page, name: string): Locator {
  return item.getByRole('row').filter({ has: item.getByText(name, { exact: true }) });
}

/** The frame that shows what came. */
async function frameOf(item: Page): Promise<Frame> {
  await expect(item.locator('iframe')).toHaveCount(1);
  const isShown = (frame: Frame) => frame.url().includes('/evidence/');
  await expect.poll(() => item.frames().some(isShown)).toBe(true);
  const frame = item.frames().find(isShown);
  if (frame === undefined) throw new Error('There is no frame.');
  await frame.waitForLoadState();
  return frame;
}

/** A delivery report of more than 10 MB with all that a hostile server could put in. */
function hostileMail(remoteOrigin: string): Buffer {
  const hostile = [
    '<script>document.title="ran";top.location="' + remoteOrigin + '/script"</script>',
    `<img src="${remoteOrigin}/image.png" onerror="document.title='ran'">`,
    `<link rel="stylesheet" href="${remoteOrigin}/style.css"><iframe src="${remoteOrigin}/frame"></iframe>`,
    `<meta http-equiv="refresh" content="0;url=${remoteOrigin}/refresh">`,
    `Nothing\u0000here, invoice-\u202Efdp.exe, hidden\u200Btoo`,
  ];
  return Buffer.from(
    [
      `X-Long: ${'y'.repeat(5_000)}`,
      'From: MAILER-DAEMON@patients.example',
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html',
      '',
      ...hostile,
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; patients.example',
      '',
      'Final-Recipient: rfc822;anh.nguyen@example.org',
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b--',
      'z'.repeat(10_500_000),
    ].join('\r\n'),
  );
}

test('a long history is quiet, and every line tells more when it is asked', async () => {
  const item = await open(LONG_HISTORY);
  const lines = item.getByRole('table').locator('tbody tr[data-open]');
  await expect(lines).toHaveCount(40);
  await expect(linesOf(item, 'Delayed')).toHaveCount(2);
  await item.getByRole('button', { name: 'Show 26 more “Delayed”' }).click();
  await expect(linesOf(item, 'Delayed')).toHaveCount(28);
  const bounced = linesOf(item, 'Bounced');
  await expect(bounced).toContainText('Returned: no such mailbox');
  await expect(bounced).not.toContainText('rule');
  await expect(linesOf(item, 'Queued')).toContainText('in 482 ms');
  await expect(linesOf(item, 'Queued')).toContainText('+0.7 s');
  await expect(linesOf(item, 'Sent')).toContainText('in about 3,000 ms');
  await expect(linesOf(item, 'Opened')).toContainText('Does not fit the failure before it.');
  await item.getByRole('button', { name: /^More about Bounced/ }).click();
  await expect(item.getByRole('definition').filter({ hasText: /^rule dsn: no such mailbox/ })).toBeVisible();
  await expect(item.getByText('its own address token').last()).toBeVisible();
  const frame = await frameOf(item);
  await expect(frame.locator('body')).toContainText('Diagnostic-Code: smtp; 550 5.1.1 User unknown');
  await expectAccessible(item, 'a long history with a line open');
  await item.close();
});

test('a hostile report is looked at without harm', async () => {
  const item = await open(HOSTILE);
  for (const line of await item.getByRole('button', { name: /^More about Bounced/ }).all()) {
    await line.click();
    await expect(item.getByText('Only its first 128,000 characters were kept.')).toBeVisible();
    const frame = await frameOf(item);
    const found = await frame.evaluate(() => ({
      characters: document.body.innerText.length,
      scripts: document.scripts.length,
      elements: document.querySelectorAll('img, link, iframe, [onerror]').length,
      origin: self.origin,
      bridge: typeof (window as { sendtrail?: unknown }).sendtrail,
      overflowPx: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      text: document.body.innerText,
    }));
    expect(found).toMatchObject({
      scripts: 0,
      elements: 0,
      origin: 'null',
      bridge: 'undefined',
      overflowPx: 0,
    });
    expect(found.characters).toBeLessThan(EVIDENCE_LIMIT + 100);
    expect(found.text).toContain('<script>document.title="ran"');
    expect(found.text).toContain('Nothing[U+0000]here, invoice-[U+202E]fdp.exe, hidden[U+200B]too');
    await expectNoSidewaysScrolling(item);
    await line.click();
  }
  await expect(item).toHaveTitle(/^A hostile report/);
  expect(visitors).toEqual([]);
  await item.close();
});

test('what came is copied as it is shown, by keyboard alone', async () => {
  const item = await open(LONG_HISTORY);
  const more = item.getByRole('button', { name: /^More about Bounced/ });
  await more.focus();
  await item.keyboard.press('Enter');
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await tabTo(item, 'Copy');
  await item.keyboard.press('Enter');
  await expect(item.getByText('Copied. It may hold the patient’s data.')).toBeVisible();
  const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Final-Recipient: rfc822;anh.nguyen@example.org');
  const frame = await frameOf(item);
  await item.keyboard.press('Tab');
  await item.keyboard.press('PageDown');
  await expect.poll(() => frame.evaluate(() => document.documentElement.scrollTop)).toBeGreaterThan(0);
  await item.close();
});

test('the whole message is reached by keyboard', async () => {
  const item = await open(LONG_HISTORY);
  await item.getByRole('button', { name: 'Show whole message' }).focus();
  await item.keyboard.press('Enter');
  const isShown = (frame: Frame) => frame.url().startsWith('mail-preview:');
  await expect.poll(() => item.frames().some(isShown)).toBe(true);
  await item.keyboard.press('Tab');
  await expect
    .poll(() =>
      item
        .frames()
        .find(isShown)
        ?.evaluate(() => document.hasFocus()),
    )
    .toBe(true);
  await item.close();
});

test('a message in doubt says what may still tell, with tracking and without', async () => {
  const tracked = await open(IN_DOUBT_TRACKED);
  const question = tracked.getByRole('region', { name: 'Did this message arrive?' });
  await expect(question).toContainText('cannot look for an answer at present: password missing');
  await expect(tracked.getByRole('list', { name: /can confirm/ })).toContainText('Deliveredyes');
  await expectAccessible(tracked, 'in doubt, tracked');
  await tracked.close();
  const untracked = await open(IN_DOUBT);
  await expect(untracked.getByRole('region', { name: 'Did this message arrive?' })).toContainText(
    'the mailbox of this account is not read',
  );
  await expect(untracked.getByRole('list', { name: /can confirm/ })).toContainText('Deliveredno');
  await expect(untracked.getByText('only Created, Queued and Error can be known')).toBeVisible();
  await expectAccessible(untracked, 'in doubt, not tracked');
  await untracked.close();
});

test('a long history fits a window of 1280 by 800 at 200 %', async () => {
  const item = await open(LONG_HISTORY);
  await setSize(app, item, 1280, 800);
  await item.getByRole('button', { name: /^More about Bounced/ }).click();
  await setZoom(app.electron, 2);
  await expect.poll(() => item.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(640);
  await expectNoSidewaysScrolling(item);
  await expectAccessible(item, 'a long history at 200 %');
  await setZoom(app.electron, 1);
  await item.close();
});
