import type { ConnectionView } from '../../../shared/domain/connection';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { lateBefore } from './late-reminders';
import { pausedAccounts } from './paused-accounts';
import { dayOf } from './start-of-day';

type ViewPorts = Pick<
  Ports,
  'accounts' | 'arrivals' | 'attention' | 'clock' | 'messages' | 'network' | 'outbox'
>;

/** When a tracker last looked for reports with success (ms), by account. */
export type TrackingTimes = () => { accountId: string; lastCheckedAt: number | null }[];

/** What the connection bar shows: the network, what waits, when tracking was checked, and what needs a person. */
export function connectionView(
  ports: ViewPorts,
  outbox: OutboxControl,
  trackingTimes: TrackingTimes,
): ConnectionView {
  const accounts = ports.accounts.list();
  return {
    ...ports.outbox.counts(),
    isOnline: ports.network.isOnline(),
    isDiskFull: outbox.hasLogTrouble(),
    needsAttention: countAttention(ports),
    arrivalsWithStops: ports.arrivals.countWaitingWithin(dayOf(ports.clock.now())),
    messageCount: ports.messages.countMessages(),
    tracking: trackingTimes().map(({ accountId, lastCheckedAt }) => ({
      accountId,
      accountName: accounts.find(({ id }) => id === accountId)?.name ?? '',
      lastCheckedAt,
    })),
    paused: accounts.flatMap(({ id, name, pause }) =>
      pause === null
        ? []
        : [{ accountId: id, accountName: name, reason: pause.reason, detail: pause.detail }],
    ),
  };
}

function countAttention(ports: ViewPorts): number {
  const unhandledPauses = pausedAccounts(ports).filter(({ handled }) => handled === null);
  return (
    ports.messages.countAttention() +
    ports.attention.countUndecided() +
    unhandledPauses.length +
    ports.messages.countLateReminders(lateBefore(ports))
  );
}
