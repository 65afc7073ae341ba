import type { TrackingPassword } from '../../../shared/domain/tracking';
import type { Ports } from '../ports';

/** Where the password of an account's mailbox is in the vault. */
export function mailboxSecretId(accountId: string): string {
  return `imap:${accountId}`;
}

/** The password that the account's mailbox is opened with; null: it has to be typed. */
export function mailboxPassword(ports: Pick<Ports, 'vault'>, accountId: string): string | null {
  return ports.vault.get(mailboxSecretId(accountId));
}

/** The password that a choice stands for; null where there is none. */
export function chosenPassword(
  ports: Pick<Ports, 'vault'>,
  accountId: string,
  choice: TrackingPassword,
): string | null {
  if (choice.kind === 'typed') return choice.text === '' ? null : choice.text;
  return choice.kind === 'same-as-sending' ? ports.vault.get(accountId) : mailboxPassword(ports, accountId);
}
