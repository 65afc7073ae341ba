import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openBatchViewer, statusOf } from '../support/batch-viewer';
import { launchApp } from '../support/launch-app';
import { documentRows, goTo, openRecord, patientRows, showTab, stopCard } from '../support/patient-record';
import { writePatientsFile } from '../support/patients-file';
import { setSize, takePicture } from '../support/pictures';
import { answerFileDialog } from '../support/write-message';

const STORY_TIMEOUT_MS = 60_000;

test.describe.configure({ timeout: 240_000 });

test('patients, documents and arrivals, picture by picture', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sendtrail-tour-'));
  const app = await launchApp();
  const page = await openBatchViewer(app.electron);
  await setSize(app, page, 1280, 800);
  await page.getByRole('button', { name: 'Send a sample batch' }).click();

  await goTo(page, 'Patients');
  await expect(patientRows(page, 'Abara, Chidi')).toBeVisible();
  await takePicture(page, 'patients');

  await writePatientsFile(join(folder, 'patients.csv'), 500, 7);
  await answerFileDialog(app.electron, [join(folder, 'patients.csv')]);
  await page.getByRole('button', { name: 'Import…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import patients' });
  await dialog.getByRole('button', { name: 'Choose file…' }).click();
  await dialog.getByRole('button', { name: 'Check the file' }).click();
  await expect(dialog.getByText('7 rows cannot be taken as they are')).toBeVisible();
  await takePicture(page, 'import-check');
  await dialog.getByRole('button', { name: 'Go back' }).click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);

  await openRecord(page, 'Abara', 'Chidi');
  await showTab(page, 'Clinical');
  const plan = join(folder, 'Exercise plan.txt');
  await writeFile(plan, 'Exercise plan\n\nMonday: walk for 20 minutes.\nWednesday: stretch, twice.\n');
  await answerFileDialog(app.electron, [plan]);
  await page.getByRole('button', { name: 'Add document…' }).click();
  await documentRows(page, 'Exercise plan.txt').click();
  await expect(
    page.frameLocator('iframe[title="Preview of Exercise plan.txt"]').getByText('Monday'),
  ).toBeVisible();
  await expect(statusOf(documentRows(page, 'Your appointment'))).toHaveText('Clicked', {
    timeout: STORY_TIMEOUT_MS,
  });
  await takePicture(page, 'documents');

  await goTo(page, 'Arrivals');
  const who = page.getByRole('textbox', { name: 'Who has arrived?' });
  for (const name of ['Abara, Chidi', "D'Angelo, Luca"]) {
    await who.fill(name);
    await expect(page.getByRole('option', { name: new RegExp(name) })).toBeVisible();
    await who.press('Enter');
    await expect(page.getByRole('cell', { name: new RegExp(name) }).first()).toBeVisible();
  }
  await expect(stopCard(page)).toBeVisible();
  await stopCard(page).getByRole('textbox', { name: 'New address' }).fill('luca@gmial.com');
  await expect(page.getByRole('button', { name: 'luca@gmail.com' })).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await takePicture(page, 'arrivals-stop');

  await goTo(page, 'Attention');
  await expect(page.getByRole('grid').locator('[data-row-id]').first()).toBeVisible();
  await takePicture(page, 'attention');
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
