import { channelOf } from '../../../shared/domain/account';
import type { TroubledTracking } from '../../../shared/domain/attention';
import { needsPerson, type TrackingState, type TrackingTroubleKind } from '../../../shared/domain/tracking';
import type { Ports } from '../ports';

/** How the reading of each tracked account's mailbox, and the asking of each SMS provider, is doing. */
export type TrackingStates = () => ({ accountId: string } & TrackingState)[];

/** What the handling of a mailbox's trouble is kept under, until the mailbox has been read again. */
export function trackingTroubleKey(
  accountId: string,
  kind: TrackingTroubleKind,
): [subject: string, occurrence: string] {
  return [`tracking-trouble:${accountId}`, kind];
}

/** Accounts whose mailboxes are not read, or whose providers not asked, until a person acts, with who has dealt with that. */
export function troubledTracking(
  ports: Pick<Ports, 'accounts' | 'attention' | 'clock'>,
  trackingStates: TrackingStates,
): TroubledTracking[] {
  const accounts = ports.accounts.list();
  return trackingStates().flatMap(({ accountId, trouble }) => {
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined || trouble === null || !needsPerson(trouble, ports.clock.now())) return [];
    const handled = ports.attention.handling(...trackingTroubleKey(accountId, trouble.kind));
    return [{ accountId, accountName: account.name, channel: channelOf(account), trouble, handled }];
  });
}
