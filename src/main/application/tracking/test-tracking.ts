import type {
  TrackingInput,
  TrackingPassword,
  TrackingSettings,
  TrackingTestView,
} from '../../../shared/domain/tracking';
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

/**
 * Looks into an account's mailbox as tracking would, changes nothing, and says what stands in the way.
 * @param accountId null for an account that is not saved yet: its password has to be typed
 */
export async function testTracking(
  ports: Pick<Ports, 'accounts' | 'clock' | 'tracking' | 'vault'>,
  trackers: Pick<MailboxTrackers, 'test'>,
  accountId: string | null,
  { settings: typed, password: choice }: TrackingInput,
): Promise<TrackingTestView> {
  const id = accountId === null ? null : trackableAccount(ports, accountId).id;
  const settings = checkedTracking(typed);
  const password = passwordFor(ports, id, settings, choice);
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

function passwordFor(
  ports: Pick<Ports, 'tracking' | 'vault'>,
  accountId: string | null,
  { host }: TrackingSettings,
  choice: TrackingPassword,
): string | null {
  if (accountId === null) return choice.kind === 'typed' && choice.text !== '' ? choice.text : null;
  // The kept password is for the server it was kept for: another one must not be shown it.
  const isOtherServer = choice.kind === 'keep' && ports.tracking.get(accountId)?.host !== host;
  return isOtherServer ? null : chosenPassword(ports, accountId, choice);
}
