import { UseCaseError } from '../../ports/use-case-error';
import { listedAccount } from '../accounts/listed-account';
import type { Ports } from '../ports';
import { pauseKey } from './paused-accounts';

/**
 * Marks the pause of an account as handled by name, or takes that back. The account stays paused, and another pause
 * asks for attention again.
 * @param noteTyped what was done about it; empty for nothing to tell
 */
export function handleAccountPause(
  ports: Pick<Ports, 'accounts' | 'attention' | 'clock' | 'transaction'>,
  accountId: string,
  isHandled: boolean,
  noteTyped: string,
  by: string,
): void {
  const at = ports.clock.now();
  ports.transaction.run(() => {
    const { pause } = listedAccount(ports, accountId);
    if (pause === null) throw new UseCaseError('not-allowed-now', 'The account is not paused any more.');
    const key = pauseKey(accountId, pause);
    const isHandledNow = ports.attention.handling(...key) !== null;
    if (isHandledNow === isHandled) return;
    ports.attention.setHandling(...key, isHandled ? { at, by, note: noteTyped.trim() } : null);
  });
}
