import type { Page } from '@playwright/test';
import type { ConsentChoice } from '../../../src/shared/domain/consent';
import type { Bridge } from '../../../src/shared/ipc/contract';

type PageWithBridge = Window & { sendtrail: Bridge };

/** An invented person, as they stand on record. */
export interface SamplePerson {
  familyName: string;
  givenName: string;
  /** Empty: they have none. */
  email: string;
  dateOfBirth?: string;
  /** What they have said about e-mail for Education, which needs a yes. */
  choice?: ConsentChoice;
}

/** The address of a patient that can be sent to, by number. */
function addressOf(index: number): string {
  return `given${index}@example.org`;
}

/** Patients that it can be sent to, whatever it is about. */
export function willingPatients(count: number): SamplePerson[] {
  return Array.from({ length: count }, (_, index) => ({
    familyName: `Family${index}`,
    givenName: 'Given',
    email: addressOf(index),
    choice: 'given',
  }));
}

/** Puts invented patients on record as quickly as a person never could. */
export async function createPatients(page: Page, people: readonly SamplePerson[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    const bridge = (window as unknown as PageWithBridge).sendtrail;
    for (const { familyName, givenName, email, dateOfBirth = '', choice } of wanted) {
      const facts = { familyName, givenName, email, dateOfBirth, hasNoEmail: email === '', mobile: '' };
      const created = await bridge.invoke('patients:create', facts);
      if (!created.ok) throw new Error(created.error.message);
      if (choice === undefined) continue;
      const said = { patientId: created.value.id, purpose: 'Education', channel: 'email', choice } as const;
      const set = await bridge.invoke('patients:set-consent', said);
      if (!set.ok) throw new Error(set.error.message);
    }
  }, people);
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
