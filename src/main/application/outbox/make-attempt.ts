import { envelopeSender, type ReturnSettings } from '../../../shared/domain/envelope-sender';
import { isTooLate } from '../../../shared/domain/retry-schedule';
import type { EmailTransport, SendResult } from '../../ports/email-transport';
import type { ClaimedMessage } from '../../ports/outbox-store';
import type { Cancellation } from '../../ports/cancellation';
import type { Ports } from '../ports';
import {
  optedOutVerdict,
  settleAttempt,
  tooLateVerdict,
  unreadLogVerdict,
  type AttemptVerdict,
} from './settle-attempt';

export interface Attempt {
  verdict: AttemptVerdict;
  /** Null when the server was not spoken to. */
  result: SendResult | null;
}

type AttemptPorts = Pick<Ports, 'chance' | 'clock' | 'logger' | 'messages' | 'notes' | 'outbox' | 'patients'>;

/**
 * Makes one attempt to send a claimed message and says what it means. Writes nothing but the note of the hand-over.
 * @param returns where reports about it are to go
 */
export async function makeAttempt(
  ports: AttemptPorts,
  message: ClaimedMessage,
  transport: EmailTransport,
  signal: Cancellation,
  returns: ReturnSettings,
): Promise<Attempt> {
  const { clock, chance, messages, outbox } = ports;
  if (isTooLate(clock.now(), message.notAfter)) return { verdict: tooLateVerdict(clock.now()), result: null };
  let mime: Uint8Array[];
  try {
    if (hasOptedOut(ports, message.id)) return { verdict: optedOutVerdict(clock.now()), result: null };
    mime = messages.mime(message.id).map(({ bytes }) => bytes);
  } catch (error) {
    ports.logger.error('outbox-mime-unread', { messageId: message.id, reason: String(error) });
    return { verdict: unreadLogVerdict(message, clock.now()), result: null };
  }
  if (mime.length === 0) {
    return { verdict: settleAttempt(message, NOTHING_TO_SEND, clock.now(), 0), result: null };
  }
  const email = {
    messageId: message.id,
    messageIdHeader: message.messageIdHeader,
    envelopeFrom: envelopeSender(message.fromAddress, message.token, returns),
    envelopeTo: message.recipient,
    envelopeId: message.id,
    mime,
    sizeBytes: message.sizeBytes,
  };
  const onHandOver = () => {
    outbox.markHandedOver(message.id, clock.now());
  };
  const result = await transport.send(email, onHandOver, signal);
  return { verdict: settleAttempt(message, result, clock.now(), chance.fraction()), result };
}

const NOTHING_TO_SEND: SendResult = {
  ok: false,
  durationMs: 0,
  failure: {
    kind: 'unreadable',
    stage: 'resolve',
    isHandedOver: false,
    replyCode: null,
    enhancedCode: null,
    reply: '',
    server: '',
  },
};

/** A message may have been scheduled, or have waited for the network, since the patient was last asked. */
function hasOptedOut(
  { messages, notes, patients }: Pick<Ports, 'messages' | 'notes' | 'patients'>,
  messageId: string,
): boolean {
  const row = messages.rows([messageId])[0];
  const patient = row === undefined || row.patientId === null ? null : patients.current(row.patientId);
  if (row === undefined || patient === null) return false;
  return notes.optedOut([patient.id], row.purpose, row.channel).size > 0;
}
