import { channelOf } from '../../../shared/domain/account';
import type { Handling } from '../../../shared/domain/attention';
import type { ConnectionView } from '../../../shared/domain/connection';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { lateBefore } from './late-reminders';
import { pausedAccounts } from './paused-accounts';
import { dayOf } from './start-of-day';
import { troubledTracking, type TrackingStates } from './troubled-tracking';

type ViewPorts = Pick<
  Ports,
  'accounts' | 'arrivals' | 'attention' | 'clock' | 'domainBounces' | 'messages' | 'network' | 'outbox'
>;

/** What the connection bar shows: the network, what waits, when tracking was checked, and what needs a person. */
export function connectionView(
  ports: ViewPorts,
  outbox: OutboxControl,
  trackingStates: TrackingStates,
): ConnectionView {
  const accounts = ports.accounts.list();
  return {
    ...ports.outbox.counts(),
    isOnline: ports.network.isOnline(),
    isDiskFull: outbox.hasLogTrouble(),
    needsAttention: countAttention(ports, trackingStates),
    arrivalsWithStops: ports.arrivals.countWaitingWithin(dayOf(ports.clock.now())),
    messageCount: ports.messages.countMessages(),
    tracking: trackingStates().map((state) => {
      const account = accounts.find(({ id }) => id === state.accountId);
      const channel = account === undefined ? 'email' : channelOf(account);
      return { ...state, accountName: account?.name ?? '', channel };
    }),
    paused: pausedAccounts(ports).map(({ accountId, accountName, channel, pause: { reason, detail } }) => ({
      ...{ accountId, accountName, channel, reason, detail },
    })),
  };
}

function countAttention(ports: ViewPorts, trackingStates: TrackingStates): number {
  const isOpen = ({ handled }: { handled: Handling | null }) => handled === null;
  return (
    ports.messages.countAttention() +
    ports.attention.countUndecided() +
    ports.domainBounces.countOutages() +
    pausedAccounts(ports).filter(isOpen).length +
    troubledTracking(ports, trackingStates).filter(isOpen).length +
    ports.messages.countLateReminders(lateBefore(ports))
  );
}
