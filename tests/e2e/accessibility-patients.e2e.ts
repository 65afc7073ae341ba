import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import { openBatchViewer, statusOf } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { documentRows, goTo, openRecord, patientRows, showTab, stopCard } from './support/patient-record';
import { writePatientsFile } from './support/patients-file';
import { answerFileDialog, writeAndSend } from './support/write-message';

const STORY_TIMEOUT_MS = 60_000;

test.describe.configure({ timeout: 240_000 });

let folder: string;
let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-axe-patients-'));
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function bounceLuca(): Promise<void> {
  await writeAndSend(page, { patients: ["D'Angelo, Luca"], subject: 'Your letter', body: 'Dear Luca' });
  const row = page.getByRole('grid', { name: 'Messages' }).locator('[data-row-id]').first();
  await expect(statusOf(row)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
}

test('the list of patients and its dialogs', async () => {
  await goTo(page, 'Patients');
  await expect(patientRows(page, 'Abara, Chidi')).toBeVisible();
  await expectAccessible(page, 'the list');
  await patientRows(page, 'Abara, Chidi').locator('[data-row-tick]').click();
  await patientRows(page, 'Araújo').locator('[data-row-tick]').click();
  await expectAccessible(page, 'two chosen');
  await page.getByRole('button', { name: 'Merge…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'merging');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'New patient…' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Family name').fill('Abara');
  await form.getByLabel('Given name').fill('Chidi');
  await form.getByLabel('E-mail', { exact: true }).fill('chidi@gmial.com');
  await expect(form.getByRole('button', { name: 'chidi@gmail.com' })).toBeVisible();
  await expectAccessible(page, 'a new patient who may be on record');
});

test('an import, from the choice of the file to the errors', async () => {
  const file = join(folder, 'patients.csv');
  await writePatientsFile(file, 100, 7);
  await answerFileDialog(app.electron, [file]);
  await goTo(page, 'Patients');
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import patients' });
  await expectAccessible(page, 'choosing');
  await dialog.getByRole('button', { name: 'Choose file…' }).click();
  await expect(dialog.getByLabel('What “DOB” holds')).toBeVisible();
  await expectAccessible(page, 'columns');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText('7 rows cannot be taken as they are')).toBeVisible();
  await expectAccessible(page, 'errors');
});

test('the record and its documents', async () => {
  await bounceLuca();
  await openRecord(page, "D'Angelo", 'Luca');
  await expect(stopCard(page)).toBeVisible();
  await expectAccessible(page, 'details with an arrival stop');
  await showTab(page, 'Admin');
  await expectAccessible(page, 'admin notes and contact history');
  await showTab(page, 'Clinical');
  await writeFile(join(folder, 'plan.txt'), 'Your plan.\n');
  await answerFileDialog(app.electron, [join(folder, 'plan.txt')]);
  await page.getByRole('button', { name: 'Add document…' }).click();
  await documentRows(page, 'plan.txt').click();
  await expect(page.getByTitle('Preview of plan.txt')).toBeVisible();
  await expectAccessible(page, 'documents with a preview');
});

test('arrivals and what needs attention', async () => {
  await goTo(page, 'Arrivals');
  await expectAccessible(page, 'nobody has arrived');
  await goTo(page, 'Attention');
  await expect(page.getByText('Nothing needs you')).toBeVisible();
  await expectAccessible(page, 'nothing needs anybody');
  await goTo(page, 'Messages');
  await bounceLuca();
  await goTo(page, 'Arrivals');
  const who = page.getByRole('textbox', { name: 'Who has arrived?' });
  await who.fill('luca');
  await expect(page.getByRole('option', { name: /Luca/ })).toBeVisible();
  await expectAccessible(page, 'searching');
  await who.press('Enter');
  await expect(stopCard(page)).toBeVisible();
  await expectAccessible(page, 'an arrival stop');
  await goTo(page, 'Attention');
  await expect(page.getByRole('grid').locator('[data-row-id]')).toHaveCount(1);
  await expectAccessible(page, 'one thing needs somebody');
  await page.getByRole('tab', { name: 'Handled' }).click();
  await expectAccessible(page, 'what was handled');
});

test('every screen of the desk fits a window of 1280 by 800 at 200 %', async () => {
  await bounceLuca();
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800);
  });
  await setZoom(app.electron, 2);
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(640);
  await openRecord(page, "D'Angelo", 'Luca');
  for (const tab of ['Details', 'Admin', 'Clinical'] as const) {
    await showTab(page, tab);
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page, `${tab} at 200 %`);
  }
  for (const place of ['Arrivals', 'Attention', 'Patients'] as const) {
    await goTo(page, place);
    await expectNoSidewaysScrolling(page);
    await expectAccessible(page, `${place} at 200 %`);
  }
});

test('a stop is dealt with by the keyboard alone', async () => {
  await bounceLuca();
  await tabTo(page, 'Arrivals');
  await page.keyboard.press('Enter');
  const who = page.getByRole('textbox', { name: 'Who has arrived?' });
  await expect(who).toBeVisible();
  await page.keyboard.press('Control+F');
  await expect(who).toBeFocused();
  await page.keyboard.type('dangelo luca');
  await expect(page.getByRole('option', { name: /Luca/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: "D'Angelo, Luca" })).toBeFocused();
  const address = stopCard(page).getByRole('textbox', { name: 'New address' });
  for (let stop = 0; stop < 10; stop += 1) {
    await page.keyboard.press('Tab');
    if (await address.evaluate((element) => element === document.activeElement)) break;
  }
  await page.keyboard.type('deliver.luca@mailbox.example');
  await page.keyboard.press('Enter');
  await expect(stopCard(page)).toHaveCount(0);
  await expect(
    page.getByRole('listitem').filter({ hasText: 'New address: deliver.luca@mailbox.example' }),
  ).toBeVisible();
});
