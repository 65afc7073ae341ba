import type { AccountView } from '../../../shared/domain/account';
import type { NewAccountInput } from '../../../shared/domain/tracking';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { keepTracking } from '../tracking/save-tracking';
import { accountView } from './account-view';
import { listedAccount } from './listed-account';
import { insertAccount, refuseInTraining } from './save-account';

/** Saves a new account with how it is tracked, in one transaction: there is never one without the other. */
export function addAccount(
  ports: Pick<Ports, 'accounts' | 'chance' | 'clock' | 'tracking' | 'transaction' | 'vault'>,
  outbox: OutboxControl,
  { account, tracking }: NewAccountInput,
): AccountView {
  refuseInTraining(ports);
  const id = ports.transaction.run(() => {
    const accountId = insertAccount(ports, account);
    if (tracking !== null) keepTracking(ports, accountId, tracking);
    return accountId;
  });
  outbox.renew(id);
  return accountView(ports, outbox, listedAccount(ports, id));
}
