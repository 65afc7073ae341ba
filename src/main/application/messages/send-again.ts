import type { SentBatch } from '../../../shared/domain/draft';
import type { OutboxControl } from '../outbox/outbox';
import type { Ports } from '../ports';
import {
  commitResends,
  resendAct,
  resendBatch,
  resendOf,
  resendRecipients,
  wakeFor,
  type PreparePorts,
} from './resend';
import { writeCurrent } from './write-current';

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
  const act = resendAct(ports, by);
  const messages = await writeCurrent(ports, {
    wanted: () => resendRecipients(ports, messageIds),
    compose: ({ key, recipient }) => resendOf(ports, key, recipient, act),
    write: (resends) => {
      commitResends(ports, resendBatch(resends, act));
    },
  });
  return wakeFor(outbox, resendBatch(messages, act));
}
