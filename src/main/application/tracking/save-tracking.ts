import type { Account } from '../../../shared/domain/account';
import { trackingProblems } from '../../../shared/domain/check-tracking';
import type { TrackingInput, TrackingSettings, TrackingView } from '../../../shared/domain/tracking';
import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { Ports } from '../ports';
import type { TrackingControl } from './track-mailboxes';
import { chosenPassword, mailboxSecretId } from './tracking-password';
import { trackingView } from './tracking-views';

type SavePorts = Pick<Ports, 'accounts' | 'tracking' | 'transaction' | 'vault'>;

/**
 * Saves how an account's mailbox is read, and begins to read it.
 * @param input null ends the tracking, and forgets its password and how far the mailbox was read
 */
export function saveTracking(
  ports: SavePorts,
  control: TrackingControl,
  accountId: string,
  input: TrackingInput | null,
): TrackingView | null {
  const { id } = trackableAccount(ports, accountId);
  if (input === null) endTracking(ports, id);
  else keepTracking(ports, id, input);
  // With the same settings nothing begins anew, but whoever saves wants to see whether it works now.
  control.checkNow(id);
  return trackingView(ports, control, id);
}

/** Forgets the tracking of an account and its password; to be called within a transaction where more belongs to it. */
export function endTracking(
  ports: Pick<Ports, 'tracking' | 'transaction' | 'vault'>,
  accountId: string,
): void {
  ports.transaction.run(() => {
    ports.tracking.save(accountId, null);
    ports.vault.remove(mailboxSecretId(accountId));
  });
}

/** An account whose mailbox can be read: the training brings its reports by itself. */
export function trackableAccount(ports: Pick<Ports, 'accounts'>, accountId: string): Account {
  const account = listedAccount(ports, accountId);
  if (account.kind === 'training') {
    throw new UseCaseError('not-allowed-now', 'The training brings its reports by itself.');
  }
  if (account.kind === 'sms') {
    throw new UseCaseError(
      'not-allowed-now',
      'An account for SMS has no mailbox. Its provider is asked instead.',
    );
  }
  return account;
}

/** Settings in the form in which they are kept; throws with the problems when they cannot be. */
export function checkedTracking(settings: TrackingSettings): TrackingSettings {
  const sentFolder = settings.sentFolder?.trim() ?? '';
  const trimmed: TrackingSettings = {
    ...settings,
    host: settings.host.trim().toLowerCase(),
    user: settings.user.trim(),
    folder: settings.folder.trim(),
    sentFolder: sentFolder === '' ? null : sentFolder,
  };
  const problems = trackingProblems(trimmed);
  if (problems.length > 0) {
    throw new UseCaseError(
      'invalid-input',
      `Not saved: ${problems.map(({ problem }) => problem).join(', ')}.`,
    );
  }
  return trimmed;
}

/** Keeps how an account is tracked, and its password; within a transaction where more belongs to it. */
export function keepTracking(
  ports: Pick<Ports, 'tracking' | 'transaction' | 'vault'>,
  accountId: string,
  input: TrackingInput,
): void {
  const settings = checkedTracking(input.settings);
  const { password: choice, isUnprotectedAllowed } = input;
  const password = chosenPassword(ports, accountId, choice);
  if (password === null) {
    throw new UseCaseError('invalid-input', 'Not saved: the password of the mailbox is missing.');
  }
  ports.transaction.run(() => {
    ports.tracking.save(accountId, settings);
    if (choice.kind !== 'keep') ports.vault.set(mailboxSecretId(accountId), password, isUnprotectedAllowed);
  });
}
