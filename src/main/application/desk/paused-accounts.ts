import { channelOf } from '../../../shared/domain/account';
import type { PausedAccount } from '../../../shared/domain/attention';
import type { Ports } from '../ports';

/** What the handling of an account's pause is kept under: each pause is a new thing to look at. */
export function pauseKey(accountId: string, pause: { at: number }): [subject: string, occurrence: string] {
  return [`account-pause:${accountId}`, String(pause.at)];
}

/** Accounts that send nothing until a person acts, with who has dealt with the pause. */
export function pausedAccounts(ports: Pick<Ports, 'accounts' | 'attention'>): PausedAccount[] {
  return ports.accounts.list().flatMap((account) => {
    const { id, name, pause } = account;
    if (pause === null) return [];
    const handled = ports.attention.handling(...pauseKey(id, pause));
    return [{ accountId: id, accountName: name, channel: channelOf(account), pause, handled }];
  });
}
