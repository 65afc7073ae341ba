import { TRACKING_TROUBLES } from '../../../shared/domain/tracking';
import type { Ports } from '../ports';
import { trackingTroubleKey, type TrackingStates } from './troubled-tracking';

/**
 * What was handled ends when the mailbox has been read again: trouble after that is new and asks for attention, while a
 * start of the app in between makes nothing new.
 * @returns what to call whenever the states may have changed
 */
export function endHandledTroubles(
  { attention, logger, transaction }: Pick<Ports, 'attention' | 'logger' | 'transaction'>,
  trackingStates: TrackingStates,
): () => void {
  /** Accounts that were well when last looked at: for them the log need not be asked again. */
  let well: ReadonlySet<string> = new Set();
  const endOf = (accountIds: readonly string[]): void => {
    const handled = accountIds
      .flatMap((accountId) => TRACKING_TROUBLES.map((kind) => trackingTroubleKey(accountId, kind)))
      .filter((key) => attention.handling(...key) !== null);
    if (handled.length === 0) return;
    transaction.run(() => {
      for (const key of handled) attention.setHandling(...key, null);
    });
  };
  return () => {
    const wellNow = trackingStates()
      .filter(({ lastCheckedAt, trouble }) => lastCheckedAt !== null && trouble === null)
      .map(({ accountId }) => accountId);
    const recovered = wellNow.filter((accountId) => !well.has(accountId));
    try {
      endOf(recovered);
      well = new Set(wellNow);
    } catch (error) {
      // Whoever tells of a state has nothing to do with it; at the next state it is tried again.
      logger.error('handling-not-ended', { reason: String(error) });
    }
  };
}
