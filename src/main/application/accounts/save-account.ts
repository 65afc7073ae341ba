import type { Account, AccountSettings } from '../../../shared/domain/account';
import { accountProblems } from '../../../shared/domain/check-account';
import type { AccountInput, AccountView } from '../../../shared/domain/account';
import { UseCaseError } from '../../ports/use-case-error';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { accountView } from './account-view';

/**
 * Saves a new account, or new settings of one. A pause ends with it: what was wrong may be mended now.
 * @param accountId null for a new account
 */
export function saveAccount(
  ports: Pick<Ports, 'accounts' | 'chance' | 'clock' | 'transaction' | 'vault'>,
  outbox: OutboxControl,
  accountId: string | null,
  input: AccountInput,
): AccountView {
  const settings = checkedSettings(input.settings);
  const id = accountId ?? ports.chance.newId();
  ports.transaction.run(() => {
    if (accountId === null) {
      ports.accounts.insert(newAccount(id, settings, ports.clock.now()));
    } else {
      if (ports.accounts.get(accountId) === null) throw accountGone();
      ports.accounts.update(accountId, settings);
      ports.accounts.setPause(accountId, null);
    }
    keepPassword(ports, id, input);
  });
  outbox.renew(id);
  const saved = ports.accounts.get(id);
  if (saved === null) throw accountGone();
  return accountView(ports, outbox, saved);
}

/** Settings in the form in which they are kept; throws with the problems when they cannot be. */
export function checkedSettings(settings: AccountSettings): AccountSettings {
  const trimmed: AccountSettings = {
    ...settings,
    name: settings.name.trim(),
    host: settings.host.trim().toLowerCase(),
    user: settings.user === null || settings.user.trim() === '' ? null : settings.user.trim(),
    fromName: settings.fromName.trim(),
    fromAddress: settings.fromAddress.trim(),
    replyTo: settings.replyTo === null || settings.replyTo.trim() === '' ? null : settings.replyTo.trim(),
  };
  const problems = accountProblems(trimmed);
  if (problems.length > 0) {
    throw new UseCaseError(
      'invalid-input',
      `Not saved: ${problems.map(({ problem }) => problem).join(', ')}.`,
    );
  }
  return trimmed;
}

function newAccount(id: string, settings: AccountSettings, createdAt: number): Account {
  return { ...settings, id, kind: 'smtp', createdAt, pause: null, capabilities: null };
}

/** Null leaves the password as it is, an empty text removes it. */
function keepPassword(ports: Pick<Ports, 'vault'>, id: string, input: AccountInput): void {
  if (input.password === '') ports.vault.remove(id);
  else if (input.password !== null) ports.vault.set(id, input.password, input.isUnprotectedAllowed);
}

function accountGone(): UseCaseError {
  return new UseCaseError('not-found', 'The account is not there any more.');
}
