import { verdictOfChoice } from '../../../shared/domain/consent';
import { envelopeSender, type ReturnSettings } from '../../../shared/domain/envelope-sender';
import { isTooLate } from '../../../shared/domain/retry-schedule';
import type { MessageTransport, SendResult } from '../../ports/message-transport';
import type { ClaimedMessage, LeavingMessage } from '../../ports/outbox-store';
import type { Cancellation } from '../../ports/cancellation';
import type { Ports } from '../ports';
import {
  quietHoursVerdict,
  settleAttempt,
  tooLateVerdict,
  unreadLogVerdict,
  withoutConsentVerdict,
  type AttemptVerdict,
} from './settle-attempt';
import { waitsForHours } from './sms-hours';

export interface Attempt {
  verdict: AttemptVerdict;
  /** Null when the server was not spoken to. */
  result: SendResult | null;
}

type AttemptPorts = Pick<Ports, 'chance' | 'clock' | 'logger' | 'outbox' | 'settings'>;

/**
 * Makes one attempt to send a claimed message and says what it means. Writes nothing but the note of the hand-over.
 * @param returns where reports about it are to go
 */
export async function makeAttempt(
  ports: AttemptPorts,
  message: ClaimedMessage,
  transport: MessageTransport,
  signal: Cancellation,
  returns: ReturnSettings,
): Promise<Attempt> {
  const { clock, chance, outbox } = ports;
  if (isTooLate(clock.now(), message.notAfter)) return { verdict: tooLateVerdict(clock.now()), result: null };
  let mime: Uint8Array[];
  try {
    const leaving = outbox.leaving(message.id);
    const verdict = leaving === null ? null : heldBack(ports, message, leaving);
    if (verdict !== null) return { verdict, result: null };
    mime = leaving?.mime ?? [];
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
  const result = await transport.send(
    email,
    () => {
      outbox.markHandedOver(message.id, clock.now());
    },
    signal,
  );
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

/**
 * What keeps a message from leaving now: what the patient has said, or the hours for SMS. It may have been scheduled,
 * or have waited for the network, since the patient was last asked.
 */
function heldBack(
  { clock, settings }: Pick<Ports, 'clock' | 'settings'>,
  { notAfter }: ClaimedMessage,
  leaving: LeavingMessage,
): AttemptVerdict | null {
  const now = clock.now();
  const { consentNeededFor, smsHours } = settings.desk();
  const consent = leaving.isToPatient
    ? verdictOfChoice(leaving.choice ?? undefined, leaving.purpose, consentNeededFor)
    : 'allowed';
  if (consent !== 'allowed') return withoutConsentVerdict(consent, now);
  const dueAt = leaving.channel === 'sms' ? waitsForHours(smsHours, now, notAfter) : null;
  return dueAt === null ? null : quietHoursVerdict(dueAt);
}
