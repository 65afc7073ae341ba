import { needsPerson, type TrackingState, type TroubledTracking } from '../../../shared/domain/tracking';
import type { Ports } from '../ports';

/** How the reading of each tracked account's mailbox is doing. */
export type TrackingStates = () => ({ accountId: string } & TrackingState)[];

/** Accounts whose mailboxes are not read until a person acts. */
export function troubledTracking(
  ports: Pick<Ports, 'accounts' | 'clock'>,
  trackingStates: TrackingStates,
): TroubledTracking[] {
  const accounts = ports.accounts.list();
  return trackingStates().flatMap(({ accountId, trouble }) => {
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined || trouble === null || !needsPerson(trouble, ports.clock.now())) return [];
    return [{ accountId, accountName: account.name, trouble }];
  });
}
