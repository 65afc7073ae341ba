import type { ConnectionView } from '../../../shared/domain/connection';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';

/** When a tracker last looked for reports with success (ms), by account. */
export type TrackingTimes = () => { accountId: string; lastCheckedAt: number | null }[];

/** What the connection bar shows: the network, what waits, when tracking was checked, and what needs a person. */
export function connectionView(
  ports: Pick<Ports, 'accounts' | 'messages' | 'network' | 'outbox'>,
  outbox: OutboxControl,
  trackingTimes: TrackingTimes,
): ConnectionView {
  const accounts = ports.accounts.list();
  return {
    ...ports.outbox.counts(),
    isOnline: ports.network.isOnline(),
    isDiskFull: outbox.hasLogTrouble(),
    needsAttention: ports.messages.countAttention(),
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
