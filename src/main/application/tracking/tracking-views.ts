import type { TrackingView } from '../../../shared/domain/tracking';
import type { Ports } from '../ports';
import type { TrackingControl } from './track-mailboxes';
import { mailboxPassword } from './tracking-password';

type ViewPorts = Pick<Ports, 'tracking' | 'vault'>;

/** How the accounts that are tracked are set up and how they are doing; never with a password. */
export function trackingViews(ports: ViewPorts, control: TrackingControl): TrackingView[] {
  return ports.tracking.list().flatMap(({ accountId }) => trackingView(ports, control, accountId) ?? []);
}

/** One account's tracking; null when it is not tracked. */
export function trackingView(
  ports: ViewPorts,
  control: TrackingControl,
  accountId: string,
): TrackingView | null {
  const settings = ports.tracking.get(accountId);
  if (settings === null) return null;
  const hasPassword = mailboxPassword(ports, accountId) !== null;
  return { accountId, settings, hasPassword, ...control.state(accountId) };
}
