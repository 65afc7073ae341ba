import type { ConsentVerdict } from '../../../shared/domain/consent';
import { envelopeSender, type ReturnSettings } from '../../../shared/domain/envelope-sender';
import { isTooLate } from '../../../shared/domain/retry-schedule';
import type { EmailTransport, SendResult } from '../../ports/email-transport';
import type { ClaimedMessage } from '../../ports/outbox-store';
import type { Cancellation } from '../../ports/cancellation';
import { consentVerdicts } from '../messages/consent-verdicts';
import type { Ports } from '../ports';
import {
  settleAttempt,
  tooLateVerdict,
  unreadLogVerdict,
  withoutConsentVerdict,
  type AttemptVerdict,
} from './settle-attempt';

export interface Attempt {
  verdict: AttemptVerdict;
  /** Null when the server was not spoken to. */
  result: SendResult | null;
}

type AttemptPorts = Pick<
  Ports,
  'chance' | 'clock' | 'logger' | 'messages' | 'notes' | 'outbox' | 'patients' | 'settings'
>;

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
    const consent = consentNow(ports, message.id);
    if (consent !== 'allowed') return { verdict: withoutConsentVerdict(consent, clock.now()), result: null };
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
function consentNow(
  ports: Pick<Ports, 'messages' | 'notes' | 'patients' | 'settings'>,
  messageId: string,
): ConsentVerdict {
  const row = ports.messages.rows([messageId])[0];
  const patient = row === undefined || row.patientId === null ? null : ports.patients.current(row.patientId);
  if (row === undefined || patient === null) return 'allowed';
  return consentVerdicts(ports, [patient.id], row.purpose, row.channel)(patient.id);
}
