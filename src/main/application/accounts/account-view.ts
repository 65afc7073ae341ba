import type { Account, PasswordState } from '../../../shared/domain/account';
import type { AccountView } from '../../../shared/domain/account';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';

/** An account for the screen: with the state of its password, never the password. */
export function accountView(
  ports: Pick<Ports, 'vault'>,
  outbox: OutboxControl,
  account: Account,
): AccountView {
  return {
    ...account,
    password: passwordState(ports, account),
    blockedUntil: outbox.blockedUntil(account.id),
    credit: null,
  };
}

function passwordState(ports: Pick<Ports, 'vault'>, account: Account): PasswordState {
  return account.user === null ? 'not-needed' : ports.vault.state(account.id);
}
