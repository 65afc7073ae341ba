import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { openBatchViewer } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { documentRows, goTo, openRecord, patientRows, showTab } from './support/patient-record';
import { addPatient, answerFileDialog, choosePatient, openCompose } from './support/write-message';

let app: LaunchedApp;
let page: Page;
let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-hurry-'));
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test('a second click on Patients leads from a record back to the list as it was left', async () => {
  await openRecord(page, 'Abara', 'Chidi');
  await goTo(page, 'Messages');
  await goTo(page, 'Patients');
  await expect(page.getByRole('heading', { level: 1, name: 'Chidi Abara' })).toBeVisible();
  await goTo(page, 'Patients');
  await expect(page.getByRole('grid', { name: 'Patients' })).toBeFocused();
  await expect(page.getByRole('searchbox', { name: 'Search patients' })).toHaveValue('Chidi Abara');
});

test('Enter right after typing goes to those who are found, not to those who were listed before', async () => {
  await goTo(page, 'Patients');
  await expect(patientRows(page, 'Abara, Chidi')).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Search patients' });
  // In one go: the answer cannot have come between the text and the key.
  await search.evaluate((field: HTMLInputElement) => {
    Reflect.set(HTMLInputElement.prototype, 'value', 'zofia', field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('grid', { name: 'Patients' })).toBeFocused();
  await expect(patientRows(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Zofia Kowalczyk' })).toBeVisible();
});

test('the list of documents fits beside a preview in a window of 1280 by 800', async () => {
  const window = await app.electron.browserWindow(page);
  await window.evaluate((shown: BrowserWindow) => {
    shown.setContentSize(1280, 800);
  });
  await writeFile(join(folder, 'Exercise plan.txt'), 'Your plan.\n');
  await answerFileDialog(app.electron, [join(folder, 'Exercise plan.txt')]);
  await openRecord(page, 'Abara', 'Chidi');
  await showTab(page, 'Clinical');
  await page.getByRole('button', { name: 'Add document…' }).click();
  const list = page.getByRole('grid', { name: 'Documents' });
  await documentRows(page, 'Exercise plan').click();
  await expect(page.getByTitle('Preview of Exercise plan.txt')).toBeVisible();
  expect(await list.evaluate((grid) => grid.scrollWidth - grid.clientWidth)).toBe(0);
  await expect(list.getByRole('columnheader', { name: 'Size' })).toHaveCount(0);
  await expect(page.getByText('11 bytes, added by Reception')).toBeVisible();
});

test('the button that sends does not count a patient without an address', async () => {
  const compose = await openCompose(page);
  await choosePatient(compose, 'Abara, Chidi');
  await addPatient(compose, 'Nora Nolan', '');
  await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText('Nora Nolan');
  await expect(compose.getByRole('button', { name: 'Send to 1 patient' })).toBeVisible();
});
