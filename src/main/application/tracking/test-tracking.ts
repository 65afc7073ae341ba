import type { TrackingInput, TrackingTestView } from '../../../shared/domain/tracking';
import type { MailboxTrackers } from '../../ports/mailbox-tracker';
import { StopSignal } from '../outbox/stop-signal';
import type { Ports } from '../ports';
import { checkedTracking, trackableAccount } from './save-tracking';
import { chosenPassword } from './tracking-password';

/** A person waits for the answer, so it comes within this time. */
const TEST_LIMIT_MS = 45_000;

const NO_PASSWORD: TrackingTestView = {
  ok: false,
  trouble: { kind: 'password-needed', detail: '' },
  folders: [],
  hasIdle: false,
  mailCount: null,
};

/** Looks into an account's mailbox as tracking would, changes nothing, and says what stands in the way. */
export async function testTracking(
  ports: Pick<Ports, 'accounts' | 'clock' | 'tracking' | 'vault'>,
  trackers: Pick<MailboxTrackers, 'test'>,
  accountId: string,
  { settings: typed, password: choice }: TrackingInput,
): Promise<TrackingTestView> {
  const { id } = trackableAccount(ports, accountId);
  const settings = checkedTracking(typed);
  // The kept password is for the server it was kept for: another one must not be shown it.
  const isOtherServer = choice.kind === 'keep' && ports.tracking.get(id)?.host !== settings.host;
  const password = isOtherServer ? null : chosenPassword(ports, id, choice);
  if (password === null) return NO_PASSWORD;
  const limit = new StopSignal();
  const timer = ports.clock.after(TEST_LIMIT_MS, () => {
    limit.stop();
  });
  try {
    return await trackers.test(settings, password, limit);
  } finally {
    timer.cancel();
  }
}
