import { UseCaseError } from '../../ports/use-case-error';
import type { Ports } from '../ports';

/** Removes an account and its password. Refused while messages of it wait, so that none is stranded. */
export function removeAccount(
  ports: Pick<Ports, 'accounts' | 'clock' | 'outbox' | 'transaction' | 'vault'>,
  accountId: string,
): void {
  ports.transaction.run(() => {
    const open = ports.outbox.openCount(accountId);
    if (open > 0) {
      throw new UseCaseError(
        'not-allowed-now',
        `${String(open)} ${open === 1 ? 'message' : 'messages'} of this account are still in the outbox. Send or cancel them first.`,
      );
    }
    ports.accounts.remove(accountId, ports.clock.now());
    ports.vault.remove(accountId);
  });
}
