import type { Account, PasswordState } from '../../../shared/domain/account';
import type { AccountView } from '../../../shared/domain/account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import type { SmsCreditBook } from '../sms/track-sms';

/** For accounts that have just been saved, or that send e-mail. */
const NO_CREDITS: SmsCreditBook = { creditOf: () => null };

/** An account for the screen: with the state of its password, never the password. */
export function accountView(
  ports: Pick<Ports, 'vault'>,
  outbox: OutboxControl,
  account: Account,
  credits: SmsCreditBook = NO_CREDITS,
): AccountView {
  return {
    ...account,
    password: passwordState(ports, account),
    blockedUntil: outbox.blockedUntil(account.id),
    credit: credits.creditOf(account.id),
  };
}

function passwordState(ports: Pick<Ports, 'vault'>, account: Account): PasswordState {
  return account.user === null ? 'not-needed' : ports.vault.state(account.id);
}
