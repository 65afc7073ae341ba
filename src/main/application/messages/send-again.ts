import type { SentBatch } from '../../../shared/domain/email-draft';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import { commitResends, prepareResends, wakeFor, type PreparePorts } from './resend';

/**
 * Sends messages again: each becomes a new message with its own id, linked to the old one, to the address that is on
 * the patient's record now. An opt-out cannot be got round.
 * @param by who is at the desk
 */
export async function sendAgain(
  ports: PreparePorts & Pick<Ports, 'transaction'>,
  outbox: OutboxControl,
  messageIds: readonly string[],
  by: string,
): Promise<SentBatch> {
  const resends = await prepareResends(ports, messageIds, { by, address: null });
  ports.transaction.run(() => {
    commitResends(ports, resends);
  });
  return wakeFor(outbox, resends);
}
