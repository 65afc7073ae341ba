import { needsSecret } from '../../../shared/domain/check-sms-account';
import { isSameApi } from '../../../shared/domain/sms-api-place';
import type { SmsAccountInput, SmsSettings } from '../../../shared/domain/sms-account';
import type { SmsTestView } from '../../../shared/domain/sms-failure';
import { UseCaseError } from '../../ports/use-case-error';
import { StopSignal } from '../outbox/stop-signal';
import type { Ports } from '../ports';
import { refuseInTraining } from './save-account';
import { savedSms } from './save-sms-account';
import { emailAccountOf, keptSmsAccount } from './sms-account-settings';

/** A person waits for the answer, so it comes within this time. */
const TEST_LIMIT_MS = 45_000;

/**
 * Logs in at the provider, or asks it for its credit, without sending anything.
 * @param accountId the account being edited, whose kept secret is used for its own provider when none was typed; null
 *   for a new one
 */
export async function testSmsAccount(
  ports: Pick<Ports, 'accounts' | 'clock' | 'smsProviders' | 'vault'>,
  accountId: string | null,
  input: SmsAccountInput,
): Promise<SmsTestView> {
  refuseInTraining(ports);
  const { sms } = keptSmsAccount(ports, input, true);
  refuseGateway(ports, sms);
  const secret = input.secret ?? keptSecret(ports, accountId, sms) ?? '';
  if (secret === '' && needsSecret(sms.driver)) {
    return { ok: false, failure: 'secret-missing', reply: '', credit: null };
  }
  const limit = new StopSignal();
  const timer = ports.clock.after(TEST_LIMIT_MS, () => {
    limit.stop();
  });
  try {
    const provider = ports.smsProviders.open(sms, input.user.trim(), secret);
    const { ok, kind, reply, credit } = await provider.test(limit);
    return { ok, failure: ok ? null : (kind ?? 'no-answer'), reply, credit };
  } finally {
    timer.cancel();
  }
}

/** The kept secret is for the servers it was kept for: another one must not be shown it. */
function keptSecret(
  ports: Pick<Ports, 'accounts' | 'vault'>,
  accountId: string | null,
  sms: SmsSettings,
): string | null {
  if (accountId === null || !isSameApi(sms, savedSms(ports, accountId).sms)) return null;
  return ports.vault.get(accountId);
}

/** What a gateway needs is tested with the account that writes to it. */
function refuseGateway(ports: Pick<Ports, 'accounts'>, { gateway }: SmsSettings): void {
  if (gateway === null) return;
  const { name } = emailAccountOf(ports, gateway);
  throw new UseCaseError(
    'not-allowed-now',
    `A gateway is reached by e-mail: test the connection of ${name}, which sends to it.`,
  );
}
