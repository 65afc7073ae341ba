import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { profilePlaces } from '../../src/main/profile-places';
import type { Status } from '../../src/shared/domain/status';
import { expectAccessible } from './support/accessibility';
import { messageRows, openBatchViewer, statusOf } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { createPatients, type SamplePerson } from './support/many-patients';
import { setSize } from './support/pictures';
import { sendTalk, SHARING, spoilAddress, TALK, WITHOUT, writeTalk, writeTalkFile } from './support/talk';

/** The slowest of them, "open.click", takes its link after eight seconds. */
const STORIES_MS = 40_000;

/** Whom the Training practice brings to each status: the part before the @ says how. */
const STATUS_PEOPLE = {
  // Put off twice, half a minute each time.
  Created: [{ familyName: 'Abbott', givenName: 'Ella', email: 'later@example.org' }],
  Queued: [{ familyName: 'Baker', givenName: 'Noah', email: 'silent@example.org' }],
  Sent: [{ familyName: 'Carter', givenName: 'Ivy', email: 'sent@example.org' }],
  Delivered: [{ familyName: 'Dixon', givenName: 'Leo', email: 'deliver@example.org' }],
  Opened: [{ familyName: 'Ellis', givenName: 'Zoe', email: 'open@example.org' }],
  Clicked: [{ familyName: 'Fraser', givenName: 'Max', email: 'open.click@example.org' }],
  Error: [{ familyName: 'Grant', givenName: 'Ada', email: 'refuse@example.org' }],
  Rejected: [{ familyName: 'Hughes', givenName: 'Sam', email: 'block@example.org' }],
  Bounced: [{ familyName: 'Irwin', givenName: 'Mia', email: 'bounce@example.org' }],
  Complaint: [{ familyName: 'Jones', givenName: 'Tom', email: 'spam@example.org' }],
  Other: [],
} as const satisfies Record<Status, readonly SamplePerson[]>;

/** They wait, so that there is time to cancel one of them. */
const CANCELLED: SamplePerson = { familyName: 'Tate', givenName: 'Eva', email: 'later.tate@example.org' };

test.describe.configure({ timeout: 120_000 });

let app: LaunchedApp;
let page: Page;
let folder: string;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-statuses-'));
  await start();
});

test.afterEach(async () => {
  await end();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  app = await launchApp({ profileFolder: join(folder, 'profile') });
  page = await openBatchViewer(app.electron);
}

async function end(): Promise<void> {
  expect(app.problems).toEqual([]);
  await app.close();
}

/** Puts them on record, with those who get nothing, and writes to all of them from a file. */
async function sendTo(people: readonly SamplePerson[]): Promise<void> {
  const willing = people.map((person): SamplePerson => ({ ...person, choice: 'given' }));
  await createPatients(page, [...willing, ...WITHOUT.flatMap(({ onRecord }) => onRecord)]);
  await end();
  spoilAddress(profilePlaces(app.profileFolder).trainingLog);
  await start();
  const file = join(folder, 'talk.csv');
  await writeTalkFile(file, willing);
  await writeTalk(app.electron, page, file);
  await sendTalk(page);
}

function chip(batch: Locator, words: string | RegExp): Locator {
  return batch.getByRole('group', { name: 'What became of the batch' }).getByRole('button', { name: words });
}

test('all eleven statuses stand in the Batch Viewer, and every reason for which somebody got nothing', async () => {
  const statuses = Object.entries<readonly SamplePerson[]>(STATUS_PEOPLE);
  await sendTo([...statuses.flatMap(([, people]) => people), SHARING, CANCELLED]);
  await setSize(app, page, 1440, 1000);
  await page.getByRole('option', { name: new RegExp(TALK) }).click();
  const batch = page.getByRole('region', { name: `Batch ${TALK}` });

  await messageRows(page, CANCELLED.familyName).click();
  await page.getByRole('button', { name: 'Cancel…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel (?:it|the message|1 message)/ })
    .click();

  for (const [status, people] of statuses) {
    for (const { familyName } of people) {
      await expect(statusOf(messageRows(page, familyName))).toHaveText(status, { timeout: STORIES_MS });
    }
  }
  const reasons = [...WITHOUT, { name: CANCELLED.familyName, words: 'Cancelled' }];
  for (const { name, words } of reasons) {
    await expect(statusOf(messageRows(page, name, words))).toHaveText('Other');
  }
  const shown = await page.getByRole('grid', { name: 'Messages' }).locator('[data-status]').allInnerTexts();
  expect(new Set(shown)).toEqual(new Set(Object.keys(STATUS_PEOPLE)));
  await expect(messageRows(page, 'Abbott')).toContainText('Retry');

  await chip(batch, `Not sent ${reasons.length}`).click();
  await expect(messageRows(page)).toHaveCount(reasons.length);
  for (const { words } of reasons) await expect(chip(batch, `${words} 1`)).toBeInViewport({ ratio: 1 });
  await expectAccessible(page, 'all statuses');
});
