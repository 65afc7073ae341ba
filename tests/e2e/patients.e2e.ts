import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { historyOf, messageRows, openBatchViewer, shownStatus, statusOf } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { documentRows, goTo, openRecord, patientRows, showTab, stopCard } from './support/patient-record';
import { IMPORTED, writePatientsFile } from './support/patients-file';
import { answerFileDialog, sendButton } from './support/write-message';

const STORY_TIMEOUT_MS = 60_000;
const ROWS = 5_000;
const BAD_ROWS = 37;
const NEW_ADDRESS = 'deliver.ada@gmail.com';

test.describe.configure({ timeout: 240_000 });

let folder: string;
let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-patients-'));
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function importPatients(): Promise<void> {
  const file = join(folder, 'patients.csv');
  await writePatientsFile(file, ROWS, BAD_ROWS);
  await answerFileDialog(app.electron, [file]);
  await goTo(page, 'Patients');
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import patients' });
  await dialog.getByRole('button', { name: 'Choose file…' }).click();
  await expect(dialog.getByLabel('What “DOB” holds')).toHaveValue('dateOfBirth');
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText(`${BAD_ROWS} rows cannot be taken as they are`)).toBeVisible({
    timeout: STORY_TIMEOUT_MS,
  });
  await dialog.getByRole('button', { name: 'Import the 4,963 good rows' }).click();
  await expect(dialog.getByText('4,963 patients were put on record')).toBeVisible({
    timeout: STORY_TIMEOUT_MS,
  });
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toHaveCount(0);
}

/** From the record that is open: a document is added and sent to the patient. */
async function emailDocument(name: string): Promise<void> {
  const file = join(folder, `${name}.txt`);
  await writeFile(file, 'Your plan for the next weeks.\n');
  await answerFileDialog(app.electron, [file]);
  await showTab(page, 'Clinical');
  await expect(page.getByRole('heading', { name: 'Patient..Clinical..Documents' })).toBeVisible();
  await page.getByRole('button', { name: 'Add document…' }).click();
  await documentRows(page, `${name}.txt`).click();
  await expect(
    page.frameLocator(`iframe[title="Preview of ${name}.txt"]`).getByText('Your plan for the next weeks.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'E-mail to patient' }).click();
  const compose = page.getByRole('dialog', { name: 'New message' });
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue(name);
  await compose.getByRole('textbox', { name: 'Message' }).fill('Dear patient, your plan is attached.');
  await sendButton(compose).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a file of patients, a document that bounces, a new address at the desk, and an Undo', async () => {
  await importPatients();

  await openRecord(page, 'Quillfeather', 'Ada');
  await emailDocument('Exercise plan');
  const sent = page
    .getByRole('grid', { name: 'Documents' })
    .locator('[data-row-id]')
    .filter({ has: page.locator('[data-status]') });
  await expect(sent).toHaveCount(1);
  await expect(statusOf(sent)).toHaveText('Queued');
  await sent.click();
  const opened = app.electron.waitForEvent('window');
  await page.getByRole('button', { name: 'View send details…' }).click();
  const item = await opened;
  await expect(shownStatus(item)).toHaveText('Bounced', { timeout: STORY_TIMEOUT_MS });
  expect(await historyOf(item)).toEqual(['Created', 'Queued', 'Bounced']);
  await expect(statusOf(sent)).toHaveText('Bounced');

  await expect(stopCard(page)).toContainText(IMPORTED.bouncing.email);
  await expect(page.getByText('No e-mail address on record').first()).toBeVisible();
  await showTab(page, 'Admin');
  await expect(page.getByRole('listitem').filter({ hasText: 'was taken off the record' })).toContainText(
    IMPORTED.bouncing.email,
  );

  await goTo(page, 'Arrivals');
  const who = page.getByRole('textbox', { name: 'Who has arrived?' });
  await who.fill('quillfeather ada');
  await expect(page.getByRole('option', { name: /Quillfeather, Ada/ })).toBeVisible();
  await who.press('Enter');
  const card = stopCard(page);
  await expect(card).toContainText('Clinical letter');
  await card.getByRole('textbox', { name: 'New address' }).fill('deliver.ada@gmial.com');
  await card.getByRole('button', { name: NEW_ADDRESS }).click();
  await card.getByRole('button', { name: 'Save and send 1 again' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: `New address: ${NEW_ADDRESS}` })).toBeVisible();

  await goTo(page, 'Messages');
  await page.getByRole('option', { name: /All messages/ }).click();
  const again = messageRows(page, NEW_ADDRESS);
  await expect(statusOf(again)).toHaveText('Delivered', { timeout: STORY_TIMEOUT_MS });

  await openRecord(page, 'Quillfeather', 'Bram');
  await emailDocument('Care plan');
  await expect(stopCard(page)).toContainText(IMPORTED.other.email, { timeout: STORY_TIMEOUT_MS });
  await stopCard(page).getByRole('button', { name: 'Undo: the address is right after all' }).click();
  await expect(stopCard(page)).toHaveCount(0);
  await showTab(page, 'Details');
  await expect(page.getByRole('tabpanel', { name: 'Details' })).toContainText(IMPORTED.other.email);
  await showTab(page, 'Admin');
  await expect(page.getByText('struck through by Reception')).toBeVisible();
});

test('a patient is found by name in either order, date of birth, e-mail and mobile', async () => {
  await goTo(page, 'Patients');
  const search = page.getByRole('searchbox', { name: 'Search patients' });
  await search.fill('chidi abara');
  await expect(patientRows(page)).toHaveCount(1);
  const row = patientRows(page, 'Abara, Chidi');
  const cells = await row.getByRole('gridcell').allInnerTexts();
  const [, born = '', email = '', mobile = ''] = cells;
  for (const text of [born, email, mobile]) {
    await search.fill(text);
    await expect(patientRows(page, 'Abara, Chidi')).toHaveCount(1);
  }
});
