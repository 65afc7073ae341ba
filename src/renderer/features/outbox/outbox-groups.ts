import type { ConnectionView } from '../../../shared/domain/connection';
import type { OutboxEntry } from '../../../shared/domain/outbox';

/** The waiting messages of one account. */
export interface AccountGroup {
  accountId: string;
  accountName: string;
  /** Why the account sends nothing until a person acts, and the server's words. */
  pause: { reason: string; detail: string } | null;
  entries: OutboxEntry[];
}

interface OutboxGroups {
  /** They ask for an answer, so they stand first. */
  unconfirmed: OutboxEntry[];
  accounts: AccountGroup[];
}

/**
 * Sorts the outbox for the panel: what asks for an answer; then the accounts, those that are paused first (also when
 * nothing of theirs waits yet), each with its messages in the order in which they are tried.
 */
export function outboxGroups(
  entries: readonly OutboxEntry[],
  paused: ConnectionView['paused'],
): OutboxGroups {
  const accounts = new Map<string, AccountGroup>();
  for (const { accountId, accountName, reason, detail } of paused) {
    accounts.set(accountId, { accountId, accountName, pause: { reason, detail }, entries: [] });
  }
  for (const entry of entries) {
    if (entry.state === 'unconfirmed') continue;
    const { accountId, accountName } = entry;
    const group = accounts.get(accountId) ?? { accountId, accountName, pause: null, entries: [] };
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
