import { UseCaseError } from '../../ports/use-case-error';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';

/** A person presses Try again: the pause ends, and what waits is tried at once. */
export function resumeAccount(
  ports: Pick<Ports, 'accounts'>,
  outbox: OutboxControl,
  accountId: string,
): void {
  if (ports.accounts.get(accountId) === null) {
    throw new UseCaseError('not-found', 'The account is not there any more.');
  }
  ports.accounts.setPause(accountId, null);
  outbox.renew(accountId);
  outbox.retryNetwork(accountId);
}
