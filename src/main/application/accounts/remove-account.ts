import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';
import { gatewaysThrough } from './sms-account-settings';
import { endTracking } from '../tracking/save-tracking';

/** Removes an account and its passwords. Refused while messages of it wait, so that none is stranded. */
export function removeAccount(
  ports: Pick<Ports, 'accounts' | 'clock' | 'outbox' | 'tracking' | 'transaction' | 'vault'>,
  accountId: string,
): void {
  ports.transaction.run(() => {
    const open = ports.outbox.openCount(accountId);
    if (open > 0) {
      const words =
        open === 1 ? '1 message of this account is' : `${String(open)} messages of this account are`;
      throw new UseCaseError(
        'not-allowed-now',
        `${words} still in the outbox. Send, cancel or resolve ${open === 1 ? 'it' : 'them'} first.`,
      );
    }
    refuseWhileGateway(ports, accountId);
    endTracking(ports, accountId);
    ports.accounts.remove(accountId, ports.clock.now());
    ports.vault.remove(accountId);
  });
}

/** Without it the SMS of a gateway would have no way out. */
function refuseWhileGateway(ports: Pick<Ports, 'accounts'>, accountId: string): void {
  const [gateway] = gatewaysThrough(ports, accountId);
  if (gateway === undefined) return;
  throw new UseCaseError(
    'not-allowed-now',
    `${gateway.name} sends its SMS through this account. Remove ${gateway.name} first, or let another account send its mails.`,
  );
}
