import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { toCsv } from '../../src/shared/domain/csv';
import { expectAccessible, expectNoSidewaysScrolling, setZoom, tabTo } from './support/accessibility';
import { messageRows, openBatchViewer, openItemViewer } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { createPatients } from './support/many-patients';
import { patientRows } from './support/patient-record';
import {
  answerFileDialog,
  choosePatient,
  fillContent,
  openCompose,
  sendButton,
} from './support/write-message';

test.describe.configure({ timeout: 120_000 });

let app: LaunchedApp;
let page: Page;
let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-recipients-'));
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const FAMILY = ['Ada', 'Bram', 'Cleo'].map((givenName) => ({
  familyName: 'Quillfeather',
  givenName,
  email: 'quillfeather+deliver@mailbox.example',
}));
const TAM = { familyName: 'Underbough', givenName: 'Tam', email: 'tam+bounce@mailbox.example' };

const HEADINGS = ['Patient', 'E-mail address', 'Appointment day'];
const ROWS = [
  ['Ada Quillfeather', 'quillfeather+deliver@mailbox.example', 'Monday'],
  ['Bram Quillfeather', 'quillfeather+deliver@mailbox.example', 'Monday'],
  ['Cleo Quillfeather', 'quillfeather+deliver@mailbox.example', 'Monday'],
  ['Tam Underbough', 'tam+bounce@mailbox.example', 'Tuesday'],
  ['Tam Underbough', 'tam+bounce@mailbox.example', 'Friday'],
  ['Nobody Atall', 'nobody@mailbox.example', 'Friday'],
];

async function fileOf(name: string, content: string | Buffer): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  await answerFileDialog(app.electron, [path]);
}

async function chooseFrom(compose: Locator, words: string): Promise<void> {
  await compose.getByRole('button', { name: 'Choose from' }).click();
  await compose.getByRole('menuitem', { name: words }).click();
}

const check = () => page.getByRole('dialog', { name: 'Check before sending' });
const fileDialog = () => page.getByRole('dialog', { name: 'Recipients from a file' });

async function sendTo(names: readonly string[], subject: string): Promise<void> {
  const compose = await openCompose(page);
  for (const name of names) await choosePatient(compose, name);
  await fillContent(compose, { subject, body: 'Please call us.' });
  await sendButton(compose).click();
  await sendButton(check()).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a file brings its patients and its columns; a household gets one message, and the log says who got none', async () => {
  await createPatients(page, [...FAMILY, TAM]);
  await fileOf('recall.csv', toCsv([HEADINGS, ...ROWS]));
  const compose = await openCompose(page);
  await fillContent(compose, { subject: 'Your appointment', body: 'See you on ' });
  await chooseFrom(compose, 'CSV file…');
  await expect(fileDialog()).toContainText('4 patients found in 6 rows');
  await expect(fileDialog().getByLabel('E-mail', { exact: true })).toHaveValue('1');
  await fileDialog().getByText('1 row fits nobody on record').click();
  await expect(fileDialog()).toContainText('Line 7');
  await expectAccessible(page, 'a file of recipients');
  await fileDialog().getByRole('button', { name: 'Use 4 patients' }).click();
  await expect(compose).toContainText('recall.csv: 4 patients, 2 rows without a message');

  await compose.getByRole('textbox', { name: 'Message' }).press('Control+End');
  await compose.getByRole('button', { name: 'Insert a merge field', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Appointment day' }).click();
  await sendButton(compose).click();
  await expect(check()).toContainText('1 message for 3 people who would read the same');
  await expect(check()).toContainText('2 rows of the file bring no message');
  await expect(check()).toContainText('also for Bram and Cleo Quillfeather');
  await expect(check()).toContainText(
    'Stands in the file more than once: tam+bounce@mailbox.example · Line 6',
  );
  await expect(check()).toContainText(
    'Nobody on record fits this row of the file: nobody@mailbox.example · Line 7',
  );
  await expectAccessible(page, 'the review of a file');
  await sendButton(check()).click();

  await expect(messageRows(page)).toHaveCount(6);
  await expect(messageRows(page, 'Quillfeather', 'Other')).toHaveCount(2);
  await expect(messageRows(page, 'Atall', 'Other')).toHaveCount(1);
  await expect(messageRows(page, 'Underbough', 'Other')).toHaveCount(1);
  const item = await openItemViewer(app.electron, messageRows(page, 'Quillfeather, Ada').first());
  await expect(item.getByText('See you on Monday')).toBeVisible();
  await expect(item.getByText('Bram and Cleo Quillfeather')).toBeVisible();
  const other = await openItemViewer(app.electron, messageRows(page, 'Quillfeather, Bram').first());
  await item.close();
  const reopened = app.electron.waitForEvent('window');
  await other.getByRole('button', { name: 'Open the other message' }).click();
  await expect((await reopened).getByRole('button', { name: 'Ada Quillfeather' })).toBeVisible();
});

test('people of a household get a message each where a person wants it so', async () => {
  await createPatients(page, FAMILY);
  const compose = await openCompose(page);
  for (const { givenName } of FAMILY) await choosePatient(compose, `Quillfeather, ${givenName}`);
  await fillContent(compose, { subject: 'Flu clinic', body: 'On Saturday.' });
  await sendButton(compose).click();
  await check().getByLabel('One message for people who share a phone or address').uncheck();
  await expect(check()).not.toContainText('also for');
  await sendButton(check()).click();
  await expect(messageRows(page, 'Flu clinic')).toHaveCount(3);
  await expect(messageRows(page, 'Flu clinic', 'Other')).toHaveCount(0);
});

test('those of an earlier batch are written to again, all of them or whose message failed', async () => {
  await createPatients(page, [...FAMILY, TAM]);
  await sendTo(['Underbough', 'Quillfeather, Ada'], 'Flu clinic');
  await expect(messageRows(page, 'Underbough', 'Bounced')).toHaveCount(1, { timeout: 60_000 });
  const compose = await openCompose(page);
  await chooseFrom(compose, 'Those of a batch who did not get it…');
  const dialog = page.getByRole('dialog', { name: 'Recipients of an earlier batch' });
  await dialog.getByRole('searchbox').fill('flu');
  await tabTo(page, 'Clear search');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('button', { name: 'Add 1 patient' })).toBeVisible();
  await expectAccessible(page, 'the choice of a batch');
  await dialog.getByLabel('Everybody it was for').check();
  await expect(dialog).toContainText('2 patients.');
  await dialog.getByLabel('Those whose message failed').check();
  await dialog.getByRole('button', { name: 'Add 1 patient' }).click();
  await expect(compose.getByRole('list', { name: 'Recipients' })).toContainText('Tam Underbough');
  await chooseFrom(compose, 'Same as batch…');
  await dialog.getByText('Flu clinic').click();
  await dialog.getByRole('button', { name: 'Add 2 patients' }).click();
  await expect(compose.getByRole('list', { name: 'Recipients' }).getByRole('button')).toHaveCount(2);
});

test('a file that is none takes nothing from the message, and a second file is asked about', async () => {
  await createPatients(page, [TAM]);
  const compose = await openCompose(page);
  await fillContent(compose, { subject: 'Recall', body: 'Time for a check.' });
  const refusals: [string, string | Buffer, string][] = [
    ['empty.csv', '', 'There is nothing in it.'],
    [
      'picture.csv',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000ff', 'hex'),
      'It is not a text file with columns.',
    ],
  ];
  for (const [name, content, meaning] of refusals) {
    await fileOf(name, content);
    await chooseFrom(compose, 'CSV file…');
    await expect(fileDialog().getByRole('alert')).toContainText(`${name} was not taken.${meaning}`);
    await fileDialog().getByRole('button', { name: 'Cancel' }).click();
  }
  await fileOf('open-quote.csv', `E-mail,Day\n"${'x'.repeat(10_000_000)}`);
  await chooseFrom(compose, 'CSV file…');
  await expect(fileDialog().getByRole('alert')).toContainText('The file was not taken.');
  await expect(fileDialog().getByRole('alert')).toContainText(/quote|not a table/);
  await fileDialog().getByRole('button', { name: 'Cancel' }).click();

  await fileOf('wide.csv', Buffer.from(`\uFEFFE-mail\tDay\n${TAM.email}\tMonday\n`, 'utf16le'));
  await chooseFrom(compose, 'CSV file…');
  await fileDialog().getByRole('button', { name: 'Use 1 patient' }).click();
  await expect(compose).toContainText('wide.csv: 1 patient');
  await chooseFrom(compose, 'CSV file…');
  await page
    .getByRole('dialog', { name: 'Replace the file of recipients?' })
    .getByRole('button', { name: 'Keep it' })
    .click();
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Recall');
  await compose.getByRole('button', { name: 'Take out wide.csv and its patients' }).click();
  await expect(compose.getByRole('list', { name: 'Recipients' }).getByRole('button')).toHaveCount(0);
});

test('all who are found in the list come into the message in hand, and single ones are taken out', async () => {
  await createPatients(
    page,
    Array.from({ length: 230 }, (_, index) => ({
      familyName: 'Quillfeather',
      givenName: `Given${index}`,
      email: `given${index}@mailbox.example`,
    })),
  );
  const compose = await openCompose(page);
  await compose.getByLabel('Subject', { exact: true }).fill('Recall');
  await chooseFrom(compose, 'Patient list');
  await page.keyboard.press('Control+F');
  await page.getByRole('searchbox', { name: 'Search patients' }).fill('quillf');
  await expect(patientRows(page).first()).toContainText('Quillfeather');
  await page.getByRole('searchbox', { name: 'Search patients' }).press('ArrowDown');
  await expect(page.getByRole('grid', { name: 'Patients' })).toBeFocused();
  await page.keyboard.press('Control+a');
  const bar = page.getByRole('region', { name: 'Selected patients' });
  await expect(bar).toContainText('230 patients selected');
  await page.getByRole('button', { name: 'Write message…' }).click();
  await expect(compose.getByLabel('Subject', { exact: true })).toHaveValue('Recall');
  await compose.getByRole('button', { name: 'Show them' }).click();
  await compose.getByRole('searchbox', { name: 'Find in: Recipients' }).fill('given117');
  await compose.getByRole('button', { name: 'Remove Given117 Quillfeather' }).click();
  await expect(compose).toContainText('229 patients');
  await expectAccessible(page, 'many recipients');
  await setZoom(app.electron, 2);
  await expectNoSidewaysScrolling(page);
});

test('the choices are reached by keyboard alone', async () => {
  await createPatients(page, [TAM]);
  await fileOf('recall.csv', toCsv([HEADINGS, ...ROWS.slice(3, 4)]));
  await openCompose(page);
  await tabTo(page, 'Choose from');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(fileDialog()).toContainText('1 patient found in 1 row');
  await tabTo(page, 'Use 1 patient');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New message' })).toContainText('recall.csv: 1 patient');
});
