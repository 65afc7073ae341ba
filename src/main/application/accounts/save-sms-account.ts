import type { AccountView } from '../../../shared/domain/account';
import { isSameApi } from '../../../shared/domain/sms-api-place';
import type { SmsAccountInput, SmsSettings } from '../../../shared/domain/sms-account';
import { UseCaseError } from '../../ports/use-case-error';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { accountView } from './account-view';
import { listedAccount } from './listed-account';
import { refuseInTraining } from './save-account';
import { keptSmsAccount } from './sms-account-settings';

type SavePorts = Pick<Ports, 'accounts' | 'outbox' | 'transaction' | 'vault'>;

/** Adds an account that sends SMS, beside those that are there. */
export function addSmsAccount(
  ports: SavePorts & Pick<Ports, 'chance' | 'clock'>,
  outbox: OutboxControl,
  input: SmsAccountInput,
): AccountView {
  refuseInTraining(ports);
  const id = ports.chance.newId();
  ports.transaction.run(() => {
    const { settings, sms } = keptSmsAccount(ports, input, (input.secret ?? '') !== '');
    const createdAt = ports.clock.now();
    ports.accounts.insert({ ...settings, id, kind: 'sms', sms, createdAt, pause: null, capabilities: null });
    keepSecret(ports, id, sms, input);
  });
  outbox.renew(id);
  return accountView(ports, outbox, listedAccount(ports, id));
}

/** Saves new settings of an SMS account. A pause ends with it: what was wrong may be mended now. */
export function saveSmsAccount(
  ports: SavePorts,
  outbox: OutboxControl,
  accountId: string,
  input: SmsAccountInput,
): AccountView {
  refuseInTraining(ports);
  ports.transaction.run(() => {
    const before = savedSms(ports, accountId);
    const hasSecret = input.secret === null ? ports.vault.get(accountId) !== null : input.secret !== '';
    const { settings, sms } = keptSmsAccount(ports, input, hasSecret);
    refuseOtherProvider(ports, { id: accountId, ...before }, { user: settings.user, sms });
    const isTold = input.secret === null && hasSecret && sms.driver !== 'gateway';
    if (isTold && !isSameApi(sms, before.sms)) {
      throw new UseCaseError(
        'invalid-input',
        'Not saved: the secret that is kept was entered for another address.',
      );
    }
    ports.accounts.update(accountId, settings, sms);
    ports.accounts.setPause(accountId, null);
    keepSecret(ports, accountId, sms, input);
  });
  outbox.renew(accountId);
  return accountView(ports, outbox, listedAccount(ports, accountId));
}

interface Identity {
  user: string | null;
  sms: SmsSettings;
}

/** How an SMS account is kept now. */
export function savedSms(ports: Pick<Ports, 'accounts'>, accountId: string): Identity {
  const { user, sms } = listedAccount(ports, accountId);
  if (sms === null) throw new UseCaseError('not-allowed-now', 'This account sends e-mail, not SMS.');
  return { user, sms };
}

/**
 * Another provider, or another account at it, does not know of what the one before was sent. It would say "never seen"
 * of an SMS that got no answer, and that would be sent twice.
 */
function refuseOtherProvider(
  ports: Pick<Ports, 'outbox'>,
  before: Identity & { id: string },
  after: Identity,
): void {
  if (before.sms.driver !== after.sms.driver) {
    throw new UseCaseError(
      'not-allowed-now',
      'An account stays with its provider. Add another account for another provider.',
    );
  }
  if (before.user === after.user && isSameApi(after.sms, before.sms)) return;
  const isInDoubt = ports.outbox
    .entries(MOST_OPEN)
    .some(({ accountId, state }) => accountId === before.id && state !== 'waiting');
  if (isInDoubt) {
    throw new UseCaseError(
      'not-allowed-now',
      'An SMS of this account is on its way or unconfirmed, and only this provider account can say what became of it. Resolve it in the outbox first.',
    );
  }
}

/** More than wait on any desk. */
const MOST_OPEN = 1_000_000;

/** Null leaves the secret as it is, an empty text removes it. A gateway is let in by the address of its mails. */
function keepSecret(
  ports: Pick<Ports, 'vault'>,
  id: string,
  { driver }: SmsSettings,
  { secret, isUnprotectedAllowed }: SmsAccountInput,
): void {
  if (driver === 'gateway' || secret === '') ports.vault.remove(id);
  else if (secret !== null) ports.vault.set(id, secret, isUnprotectedAllowed);
}
