import type { Page } from '@playwright/test';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import type { Bridge } from '../../../src/shared/ipc/contract';

type PageWithBridge = Window & { sendtrail: Bridge };

export interface ManyPatients {
  /** To these it can be sent. */
  good: number;
  withoutAddress: number;
  optedOut: number;
}

/** The address of a patient that can be sent to, by number. */
export function addressOf(index: number): string {
  return `given${index}@example.org`;
}

/** Puts invented patients on record as quickly as a person never could. Gives their ids. */
export function putOnRecord(page: Page, wanted: ManyPatients): Promise<string[]> {
  return page.evaluate(async ({ good, withoutAddress, optedOut }) => {
    const bridge = (window as unknown as PageWithBridge).sendtrail;
    const create = async (index: number, hasEmail: boolean): Promise<string> => {
      const created = await bridge.invoke('patients:create', {
        familyName: `Family${String(index)}`,
        givenName: 'Given',
        dateOfBirth: '',
        email: hasEmail ? `given${String(index)}@example.org` : '',
        hasNoEmail: !hasEmail,
        mobile: '',
      });
      if (!created.ok) throw new Error(created.error.message);
      return created.value.id;
    };
    const ids: string[] = [];
    for (let index = 0; index < good + optedOut; index += 1) ids.push(await create(index, true));
    for (const patientId of ids.slice(good)) {
      const set = await bridge.invoke('patients:set-consent', {
        patientId,
        purpose: 'Recall',
        channel: 'email',
        choice: 'refused',
      });
      if (!set.ok) throw new Error(set.error.message);
    }
    for (let index = 0; index < withoutAddress; index += 1) {
      ids.push(await create(good + optedOut + index, false));
    }
    return ids;
  }, wanted);
}

/** Puts invented patients with these names and addresses on record. */
export async function createPatients(
  page: Page,
  people: readonly { familyName: string; givenName: string; email: string }[],
): Promise<void> {
  await page.evaluate(async (wanted) => {
    const bridge = (window as unknown as PageWithBridge).sendtrail;
    for (const person of wanted) {
      const facts = { ...person, dateOfBirth: '', hasNoEmail: false, mobile: '' };
      const created = await bridge.invoke('patients:create', facts);
      if (!created.ok) throw new Error(created.error.message);
    }
  }, people);
}

/** Sends to many, as Compose does once they are chosen. */
export async function sendToMany(page: Page, patientIds: readonly string[], subject: string): Promise<void> {
  await page.evaluate(
    async ({ chosen, words }) => {
      const bridge = (window as unknown as PageWithBridge).sendtrail;
      const accounts = await bridge.invoke('accounts:list', null);
      const accountId = accounts.ok ? (accounts.value[0]?.id ?? '') : '';
      const draft: MessageDraft = {
        accountId,
        purpose: 'Recall',
        patientIds: [...chosen],
        subject: words,
        body: { blocks: [{ kind: 'paragraph', spans: [{ text: 'It is time to see us again.' }] }] },
        attachmentIds: [],
        tableId: null,
        isJoiningHouseholds: true,
        scheduledFor: null,
        notAfter: null,
      };
      const sent = await bridge.invoke('compose:send', draft);
      if (!sent.ok) throw new Error(sent.error.message);
    },
    { chosen: patientIds, words: subject },
  );
}

/** How many messages a minute the account may send from now on. */
export async function setRate(page: Page, messagesPerMinute: number): Promise<void> {
  await page.evaluate(async (rate) => {
    const bridge = (window as unknown as PageWithBridge).sendtrail;
    const accounts = await bridge.invoke('accounts:list', null);
    const account = accounts.ok ? accounts.value[0] : undefined;
    if (account === undefined) throw new Error('There is no account.');
    const { name, host, port, security, user, fromName, fromAddress, replyTo } = account;
    const saved = await bridge.invoke('accounts:save', {
      accountId: account.id,
      account: {
        settings: {
          ...{ name, host, port, security, user, fromName, fromAddress, replyTo },
          messagesPerMinute: rate,
          messagesPerMinutePerDomain: null,
        },
        password: null,
        isUnprotectedAllowed: true,
      },
    });
    if (!saved.ok) throw new Error(saved.error.message);
  }, messagesPerMinute);
}

/** The addresses in one group of the batch that was sent last, as the log has them. */
export function addressesInGroup(page: Page, group: 'left' | 'waiting'): Promise<string[]> {
  return page.evaluate(async (quickFilter) => {
    const bridge = (window as unknown as PageWithBridge).sendtrail;
    const batches = await bridge.invoke('batches:list', { cursor: null, limit: 1 });
    const batchId = batches.ok ? (batches.value.rows[0]?.id ?? null) : null;
    const found = await bridge.invoke('messages:list', {
      ...{ batchId, search: '', quickFilter, cursor: null, limit: 500 },
      sort: { column: 'created', isDescending: false },
    });
    return found.ok ? found.value.rows.map(({ recipient }) => recipient) : [];
  }, group);
}
