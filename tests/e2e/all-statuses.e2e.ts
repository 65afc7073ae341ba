import { expect, test, type Locator, type Page } from '@playwright/test';
import type { MessageDraft } from '../../src/shared/domain/draft';
import type { Status } from '../../src/shared/domain/status';
import type { Bridge } from '../../src/shared/ipc/contract';
import { expectAccessible } from './support/accessibility';
import { messageRows, openBatchViewer } from './support/batch-viewer';
import { launchApp, type LaunchedApp } from './support/launch-app';
import { setSize } from './support/pictures';

type PageWithBridge = Window & { sendtrail: Bridge };

/** The slowest of them, "open.click", takes its link after eight seconds. */
const STORIES_MS = 40_000;
const SUBJECT = '{{patient.firstName}}, time for your check-up';

interface Person {
  familyName: string;
  givenName: string;
  email: string;
  isOptedOut?: boolean;
}

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
} as const satisfies Record<Status, readonly Person[]>;

/** Who must not get it, and the group that says why: a further reason is a further line. */
const NOT_SENT: readonly { group: string; person: Person }[] = [
  { group: 'No address', person: { familyName: 'Keane', givenName: 'Una', email: '' } },
  {
    group: 'Opted out',
    person: { familyName: 'Lowe', givenName: 'Ben', email: 'ben@example.org', isOptedOut: true },
  },
  { group: 'Something missing', person: { familyName: 'Moss', givenName: '', email: 'moss@example.org' } },
];
/** They wait, so that there is time to cancel one of them. */
const CANCELLED: Person = { familyName: 'Nash', givenName: 'Amy', email: 'later.nash@example.org' };

let app: LaunchedApp;
let page: Page;

test.beforeEach(async () => {
  app = await launchApp();
  page = await openBatchViewer(app.electron);
});

test.afterEach(async () => {
  expect(app.problems).toEqual([]);
  await app.close();
});

/** Puts them on record and writes to all of them at once, as Compose does. */
async function sendTo(people: readonly Person[]): Promise<void> {
  await page.evaluate(
    async ({ wanted, subject }) => {
      const bridge = (window as unknown as PageWithBridge).sendtrail;
      const patientIds: string[] = [];
      for (const { familyName, givenName, email, isOptedOut = false } of wanted) {
        const facts = { familyName, givenName, email, hasNoEmail: email === '' };
        const created = await bridge.invoke('patients:create', { ...facts, dateOfBirth: '', mobile: '' });
        if (!created.ok) throw new Error(created.error.message);
        const patientId = created.value.id;
        patientIds.push(patientId);
        const consent = { patientId, purpose: 'Recall', channel: 'email', choice: 'refused' } as const;
        if (isOptedOut) await bridge.invoke('patients:set-consent', consent);
      }
      const accounts = await bridge.invoke('accounts:list', null);
      const link = { text: 'Choose a time', link: 'https://example.org/times' };
      const draft: MessageDraft = {
        accountId: accounts.ok ? (accounts.value[0]?.id ?? '') : '',
        ...{ purpose: 'Recall', patientIds, subject, attachmentIds: [], scheduledFor: null, notAfter: null },
        ...{ tableId: null, isJoiningHouseholds: true },
        body: { blocks: [{ kind: 'paragraph', spans: [{ text: 'It is time to see us again. ' }, link] }] },
      };
      const sent = await bridge.invoke('compose:send', draft);
      if (!sent.ok) throw new Error(sent.error.message);
    },
    { wanted: people, subject: SUBJECT },
  );
}

function chip(batch: Locator, words: string | RegExp): Locator {
  return batch.getByRole('group', { name: 'What became of the batch' }).getByRole('button', { name: words });
}

test('all eleven statuses stand in the Batch Viewer, and every reason for which somebody got nothing', async () => {
  await setSize(app, page, 1440, 1000);
  const statuses = Object.entries<readonly Person[]>(STATUS_PEOPLE);
  await sendTo([
    ...statuses.flatMap(([, people]) => people),
    ...NOT_SENT.map(({ person }) => person),
    CANCELLED,
  ]);
  await page.getByRole('option', { name: /time for your check-up/ }).click();
  const batch = page.getByRole('region', { name: /^Batch .*time for your check-up/ });

  await messageRows(page, CANCELLED.familyName).click();
  await page.getByRole('button', { name: 'Cancel…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Cancel (?:it|the message|1 message)/ })
    .click();

  for (const [status, people] of statuses) {
    for (const { familyName } of people) {
      await expect(messageRows(page, familyName).locator('[data-status]')).toHaveText(status, {
        timeout: STORIES_MS,
      });
    }
  }
  for (const { familyName } of [...NOT_SENT.map(({ person }) => person), CANCELLED]) {
    await expect(messageRows(page, familyName).locator('[data-status]')).toHaveText('Other');
  }
  const shown = await page.getByRole('grid', { name: 'Messages' }).locator('[data-status]').allInnerTexts();
  expect(new Set(shown)).toEqual(new Set(Object.keys(STATUS_PEOPLE)));
  await expect(messageRows(page, 'Abbott')).toContainText('Retry');

  await chip(batch, `Not sent ${NOT_SENT.length + 1}`).click();
  await expect(messageRows(page)).toHaveCount(NOT_SENT.length + 1);
  for (const group of [...NOT_SENT.map((reason) => reason.group), 'Cancelled']) {
    await expect(chip(batch, `${group} 1`)).toBeVisible();
  }
  await expectAccessible(page, 'all statuses');
});
