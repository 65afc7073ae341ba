import type { Account, AccountSettings } from '../../../shared/domain/account';
import { accountProblems } from '../../../shared/domain/check-account';
import type { AccountInput, AccountView } from '../../../shared/domain/account';
import { UseCaseError } from '../../ports/use-case-error';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { accountView } from './account-view';
import { mailboxSecretId } from '../tracking/tracking-password';
import { listedAccount } from './listed-account';
import { gatewaysThrough } from './sms-account-settings';

/** Saves new settings of an account. A pause ends with it: what was wrong may be mended now. */
export function saveAccount(
  ports: Pick<Ports, 'accounts' | 'transaction' | 'vault'>,
  outbox: OutboxControl,
  accountId: string,
  input: AccountInput,
): AccountView {
  const settings = checkedSettings(input.settings);
  refuseInTraining(ports);
  ports.transaction.run(() => {
    updateAccount(ports, accountId, settings);
    keepPassword(ports, accountId, settings, input);
  });
  outbox.renew(accountId);
  return accountView(ports, outbox, listedAccount(ports, accountId));
}

/** Writes a new account; to be called within a transaction. Gives its id. */
export function insertAccount(
  ports: Pick<Ports, 'accounts' | 'chance' | 'clock' | 'vault'>,
  input: AccountInput,
): string {
  const settings = checkedSettings(input.settings);
  const id = ports.chance.newId();
  ports.accounts.insert(newAccount(id, settings, ports.clock.now()));
  keepPassword(ports, id, settings, input);
  return id;
}

/** The training's log takes neither new accounts nor new settings: from there a message could leave this computer. */
export function refuseInTraining(ports: Pick<Ports, 'accounts'>): void {
  if (ports.accounts.list().some(({ kind }) => kind === 'training')) {
    throw new UseCaseError(
      'not-allowed-now',
      'The training keeps the accounts it has. Set up a real account to end it.',
    );
  }
}

function updateAccount(ports: Pick<Ports, 'accounts'>, accountId: string, settings: AccountSettings): void {
  const before = listedAccount(ports, accountId);
  if (before.sms !== null) throw new UseCaseError('not-allowed-now', 'This account sends SMS, not e-mail.');
  ports.accounts.update(accountId, settings, null);
  followServer(ports, accountId, settings);
  ports.accounts.setPause(accountId, null);
  const isSameServer = before.host === settings.host && before.port === settings.port;
  // Another server may take larger messages; what the old one took must not keep them from being tried.
  if (!isSameServer) ports.accounts.setCapabilities(accountId, null);
}

/** A gateway is reached through the server of the account that sends its mails. */
function followServer(
  ports: Pick<Ports, 'accounts'>,
  emailAccountId: string,
  { host, port, security }: AccountSettings,
): void {
  for (const gateway of gatewaysThrough(ports, emailAccountId)) {
    ports.accounts.update(gateway.id, { ...gateway, host, port, security }, gateway.sms);
  }
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
  return { ...settings, id, kind: 'smtp', sms: null, createdAt, pause: null, capabilities: null };
}

/** Null leaves the password as it is, an empty text removes it; without a user there is nothing to keep one for. */
function keepPassword(
  ports: Pick<Ports, 'vault'>,
  id: string,
  { user }: AccountSettings,
  { password, isUnprotectedAllowed }: AccountInput,
): void {
  if (password === '' || user === null) ports.vault.remove(id);
  else if (password !== null) {
    const before = ports.vault.get(id);
    const isAlsoMailbox = before !== null && ports.vault.get(mailboxSecretId(id)) === before;
    ports.vault.set(id, password, isUnprotectedAllowed);
    // One password for both was changed at the provider for both.
    if (isAlsoMailbox) ports.vault.set(mailboxSecretId(id), password, isUnprotectedAllowed);
  }
}
