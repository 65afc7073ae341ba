import type { OutboxEntry } from '../../../shared/domain/outbox';

/** The waiting messages of one account. */
export interface AccountGroup {
  accountId: string;
  accountName: string;
  entries: OutboxEntry[];
}

interface OutboxGroups {
  /** They ask for an answer, so they stand first. */
  unconfirmed: OutboxEntry[];
  accounts: AccountGroup[];
}

/** Sorts the outbox for the panel: what asks for an answer, then what waits, account by account, the next one first. */
export function outboxGroups(entries: readonly OutboxEntry[]): OutboxGroups {
  const accounts = new Map<string, AccountGroup>();
  for (const entry of entries) {
    if (entry.state === 'unconfirmed') continue;
    const { accountId, accountName } = entry;
    const group = accounts.get(accountId) ?? { accountId, accountName, entries: [] };
    group.entries.push(entry);
    accounts.set(accountId, group);
  }
  for (const group of accounts.values()) {
    group.entries.sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0));
  }
  return {
    unconfirmed: entries.filter(({ state }) => state === 'unconfirmed'),
    accounts: [...accounts.values()],
  };
}
