import type { AccountInput } from '../../../shared/domain/account';
import type { ConnectionTestView } from '../../../shared/domain/connection';
import type { Ports } from '../ports';
import { checkedSettings } from './save-account';
import { StopSignal } from '../outbox/stop-signal';

/** A person waits for the answer, so it comes within this time. */
const TEST_LIMIT_MS = 45_000;

/**
 * Connects as sending would, without sending anything, and names the step that fails.
 * @param accountId the account being edited, whose kept password is used for its own server when none was typed; null
 *   for a new one
 */
export async function testConnection(
  ports: Pick<Ports, 'accounts' | 'clock' | 'transports' | 'vault'>,
  accountId: string | null,
  input: AccountInput,
): Promise<ConnectionTestView> {
  const settings = checkedSettings(input.settings);
  const saved = accountId === null ? null : ports.accounts.get(accountId);
  // The kept password is for the server it was kept for: another one must not be shown it.
  const kept = saved?.host === settings.host ? ports.vault.get(saved.id) : null;
  const password = settings.user === null ? null : (input.password ?? kept);
  const limit = new StopSignal();
  const timer = ports.clock.after(TEST_LIMIT_MS, () => {
    limit.stop();
  });
  try {
    const { ok, passed, failure, capabilities } = await ports.transports.test(settings, password, limit);
    const isSameServer = saved?.host === settings.host && saved.port === settings.port;
    if (isSameServer && capabilities !== null) ports.accounts.setCapabilities(saved.id, capabilities);
    const { sizeLimitBytes = null, hasDsn = false } = capabilities ?? {};
    return { ok, passed, failure, sizeLimitBytes, hasDsn };
  } finally {
    timer.cancel();
  }
}
