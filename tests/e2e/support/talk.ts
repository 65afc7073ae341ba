import { writeFile } from 'node:fs/promises';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { openLog } from '../../../src/main/adapters/sqlite/open-log';
import { toCsv } from '../../../src/shared/domain/csv';
import type { SkipReason } from '../../../src/shared/domain/draft';
import { silentLogger } from '../../support/log/silent-logger';
import { sampleId } from '../../support/log/sample-log';
import type { SamplePerson } from './many-patients';
import { answerFileDialog, openCompose, sendButton } from './write-message';

/** The message to many: about Education, which needs a yes. */
export const TALK = 'A talk about the heart';
const HEADINGS = ['Surname', 'First name', 'DOB', 'E-mail address', 'Talk day'];
const BODY = 'The talk is on {{column.Talk day}}.';

/** Somebody of whom it says that they get nothing. */
interface WithoutMessage {
  /** Who stands on record for it; nobody where it is a stranger, or one of those who get it. */
  onRecord: readonly SamplePerson[];
  row: readonly string[];
  /** How the row of the table begins to name them. */
  name: string;
  /** What stands beside Other. */
  words: string;
  /** What the details say. */
  sentence: string;
}

/** This one gets it, and shares an address with somebody who does not. */
export const SHARING: SamplePerson = {
  familyName: 'Oakes',
  givenName: 'Lea',
  email: 'deliver.oakes@example.org',
  choice: 'given',
};
const SPOILT = { address: 'pell@example.org', as: 'pell@' };

/** Every reason for which an e-mail to somebody in a file is not sent, each with somebody whom it meets. */
const WITHOUT_MESSAGE = {
  'no-address': {
    onRecord: [
      { familyName: 'Keane', givenName: 'Una', email: '', dateOfBirth: '1/2/1960', choice: 'given' },
    ],
    row: ['Keane', 'Una', '1/2/1960', '', 'Tuesday'],
    name: 'Keane, Una',
    words: 'No address',
    sentence: 'No e-mail address on record. It was not sent',
  },
  'invalid-address': {
    onRecord: [
      {
        ...{ familyName: 'Pell', givenName: 'Ron', email: SPOILT.address },
        ...{ dateOfBirth: '3/4/1951', choice: 'given' },
      },
    ],
    row: ['Pell', 'Ron', '3/4/1951', '', 'Tuesday'],
    name: 'Pell, Ron',
    words: 'Address not valid',
    sentence: 'The address on record is not valid. It was not sent',
  },
  'opted-out': {
    onRecord: [{ familyName: 'Lowe', givenName: 'Ben', email: 'lowe@example.org', choice: 'refused' }],
    row: ['Lowe', 'Ben', '', 'lowe@example.org', 'Tuesday'],
    name: 'Lowe, Ben',
    words: 'Opted out',
    sentence: 'The patient has opted out. It was not sent',
  },
  'not-asked': {
    onRecord: [{ familyName: 'Moss', givenName: 'Ivo', email: 'moss@example.org' }],
    row: ['Moss', 'Ivo', '', 'moss@example.org', 'Tuesday'],
    name: 'Moss, Ivo',
    words: 'Not asked',
    sentence: 'This purpose needs a yes, and the patient has not been asked. It was not sent',
  },
  'missing-field': {
    onRecord: [{ familyName: 'Nash', givenName: 'Amy', email: 'nash@example.org', choice: 'given' }],
    row: ['Nash', 'Amy', '', 'nash@example.org', ''],
    name: 'Nash, Amy',
    words: 'Something missing',
    sentence: 'The record lacks what the message needs: column “Talk day”. It was not sent',
  },
  household: {
    onRecord: [{ familyName: 'Oakes', givenName: 'Pia', email: SHARING.email, choice: 'given' }],
    row: ['Oakes', 'Pia', '', SHARING.email, 'Tuesday'],
    name: 'Oakes, Pia',
    words: 'Same household',
    sentence: 'Somebody of the same household gets the same message. It was not sent a second time',
  },
  'not-on-record': {
    onRecord: [],
    row: ['Rudd', 'Joe', '', 'rudd@example.org', 'Tuesday'],
    name: 'Rudd, Joe',
    words: 'Not on record',
    sentence: 'Nobody on record fits this row of the file. It was not sent',
  },
  'fits-several': {
    onRecord: [
      { familyName: 'Quinn', givenName: 'Ada', email: 'quinn@example.org', choice: 'given' },
      { familyName: 'Quinn', givenName: 'Bram', email: 'quinn@example.org', choice: 'given' },
    ],
    row: ['Quinn', '', '', 'quinn@example.org', 'Tuesday'],
    name: 'Quinn',
    words: 'Fits several',
    sentence: 'More than one patient fits this row of the file. It was not sent',
  },
  'repeated-row': {
    onRecord: [],
    row: rowOf(SHARING),
    name: 'Oakes, Lea',
    words: 'In the file twice',
    sentence: 'A further row of the file for somebody who is in it already. It was not sent a second time',
  },
} as const satisfies Record<Exclude<SkipReason, 'no-mobile' | 'invalid-mobile'>, WithoutMessage>;

export const WITHOUT: readonly WithoutMessage[] = Object.values(WITHOUT_MESSAGE);

function rowOf({ familyName, givenName, email }: SamplePerson): string[] {
  return [familyName, givenName, '', email, 'Tuesday'];
}

/** Writes a file of those who get it, and of all who do not. */
export async function writeTalkFile(path: string, people: readonly SamplePerson[]): Promise<void> {
  await writeFile(path, toCsv([HEADINGS, ...people.map(rowOf), ...WITHOUT.map(({ row }) => [...row])]));
}

/** Makes one address on record what no form takes: a log may come from an earlier version. The app is closed. */
export function spoilAddress(file: string): void {
  const log = openLog({ file, create: false, logger: silentLogger, newDeskId: () => sampleId('account', 9) });
  const [patient] = log.patients.withEmail(SPOILT.address);
  if (patient === undefined) throw new Error(`${SPOILT.address} is not on record.`);
  log.patients.update(patient.id, { email: SPOILT.as });
  log.close();
}

/** Writes to all in the file as a person at the desk does, as far as the check before sending. */
export async function writeTalk(electron: ElectronApplication, page: Page, file: string): Promise<void> {
  await answerFileDialog(electron, [file]);
  const compose = await openCompose(page);
  await compose.getByRole('button', { name: 'Choose from' }).click();
  await compose.getByRole('menuitem', { name: 'CSV file…' }).click();
  await page
    .getByRole('dialog', { name: 'Recipients from a file' })
    .getByRole('button', { name: /^Use \d+ patients$/ })
    .click();
  await compose.getByLabel('Purpose').selectOption('Education');
  await compose.getByLabel('Subject', { exact: true }).fill(TALK);
  const body = compose.getByRole('textbox', { name: 'Message' });
  await body.fill(BODY);
  await body.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('Choose a place');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+K');
  await page.getByRole('textbox', { name: 'Web, mail or phone address' }).fill('https://example.org/places');
  await page.getByRole('button', { name: 'Set link' }).click();
  await sendButton(compose).click();
}

/** Sends it from the check before sending. */
export async function sendTalk(page: Page): Promise<void> {
  await sendButton(page.getByRole('dialog', { name: 'Check before sending' })).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
