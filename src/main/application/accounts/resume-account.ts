import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { listedAccount } from './listed-account';

/** A person presses Try again: the pause ends, and what waits is tried at once. */
export function resumeAccount(
  ports: Pick<Ports, 'accounts'>,
  outbox: OutboxControl,
  accountId: string,
): void {
  ports.accounts.setPause(listedAccount(ports, accountId).id, null);
  outbox.renew(accountId);
}
