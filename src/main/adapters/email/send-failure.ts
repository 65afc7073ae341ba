import type { SendFailure, SendFailureKind, SendStage } from '../../../shared/domain/send-outcome';
import { certificateProblem } from '../../../shared/domain/certificate-problem';
import { oneLine, readEnhancedCode } from './one-line';
import type { SmtpDialogue } from './smtp-dialogue';
import { readTransportError, type TransportError } from './transport-error';

/** What was seen of a connection when it failed. */
export type SeenDialogue = Pick<SmtpDialogue, 'stage' | 'answeredStage' | 'offersStartTls' | 'isBodyWritten'>;

interface FailureRule {
  when: (error: TransportError, seen: SeenDialogue) => boolean;
  kind: SendFailureKind;
  /** Where it happened, when it is not the step that was being waited for. */
  stage?: (error: TransportError, seen: SeenDialogue) => SendStage;
  /** What is said about it, when it is not the reply or the system's message. */
  words?: (error: TransportError, seen: SeenDialogue) => string;
}

const STAGE_OF_COMMAND: Readonly<Record<string, SendStage>> = {
  EHLO: 'ehlo',
  HELO: 'ehlo',
  STARTTLS: 'tls',
  'MAIL FROM': 'mail-from',
  'RCPT TO': 'rcpt-to',
};

/** A refusal is told with its command; with pipelining it is reported only after the reply to a later one. */
function refusedStage({ code, command }: TransportError, seen: SeenDialogue): SendStage {
  if (command.startsWith('AUTH')) return 'auth';
  if (command === 'DATA' && code === 'EENVELOPE') return 'data';
  if (command === 'DATA') return seen.isBodyWritten ? 'final-reply' : 'body';
  return STAGE_OF_COMMAND[command] ?? seen.answeredStage;
}

/** Only 4xx and 5xx say that the server has not taken the message; nodemailer puts other replies into errors, too. */
function isRefusal({ replyCode }: TransportError): boolean {
  return replyCode !== null && replyCode >= 400 && replyCode < 600;
}

/** nodemailer's words for its own errors speak of its insides ("maximum number of retries"). */
const closed = ({ code, message }: TransportError): string =>
  code === 'ECONNECTION' ? 'The connection was closed' : message;
const inTime = ({ message }: TransportError): string =>
  message === 'Timeout' ? 'No answer in time' : message;

const isTlsStage = (_: TransportError, seen: SeenDialogue): boolean => seen.stage === 'tls';

/** First hit wins. One table for sending and for Test connection. */
const FAILURE_RULES: readonly FailureRule[] = [
  {
    when: ({ code }) => code === 'EABORT',
    kind: 'connection-lost',
    words: () => 'Stopped on this computer before the server had answered',
  },
  {
    // nodemailer compares with the server's SIZE before it says MAIL FROM (RFC 1870 §6.1).
    when: ({ code, command, replyCode }) =>
      code === 'EMESSAGE' && command === 'MAIL FROM' && replyCode === null,
    kind: 'too-large',
    stage: () => 'mail-from',
  },
  {
    when: (error, seen) => isRefusal(error) && error.command === 'STARTTLS' && !seen.offersStartTls,
    kind: 'no-starttls',
    stage: () => 'tls',
  },
  { when: isRefusal, kind: 'reply', stage: refusedStage },
  {
    when: ({ systemCode }) => certificateProblem(systemCode) !== null,
    kind: 'certificate',
    stage: () => 'tls',
    words: ({ systemCode, message }) => certificateProblem(systemCode) ?? message,
  },
  {
    when: ({ code, systemCode }) => code === 'ETIMEDOUT' || systemCode === 'ETIMEDOUT',
    kind: 'timed-out',
    words: inTime,
  },
  { when: (_, seen) => seen.stage === 'resolve', kind: 'host-not-found' },
  {
    when: ({ systemCode }) => systemCode === 'ECONNREFUSED',
    kind: 'connection-refused',
    stage: () => 'connect',
  },
  { when: ({ code }) => code === 'ENOTLOOPBACK', kind: 'tls-failed' },
  {
    when: (error, seen) => isTlsStage(error, seen) && /^(?:ERR_SSL_|ERR_TLS_|EPROTO$)/.test(error.systemCode),
    kind: 'tls-failed',
  },
  // Refused by nodemailer itself, as an address or a header that cannot be sent.
  {
    when: ({ code }) => code === 'EENVELOPE' || code === 'ECONFIG',
    kind: 'unreadable',
    stage: () => 'mail-from',
  },
];

const LOST: FailureRule = { when: () => true, kind: 'connection-lost', words: closed };

/** Kinds after which it is certain that the server has not taken the message, even though its body was written. */
const CERTAINLY_NOT_TAKEN: ReadonlySet<SendFailureKind> = new Set(['reply', 'too-large', 'unreadable']);

/** A refusal on this computer, before anything of the message was sent. */
export function localFailure(
  kind: 'too-large' | 'password-missing',
  stage: SendStage,
  words: string,
  server: string,
): SendFailure {
  return { kind, stage, isHandedOver: false, replyCode: null, enhancedCode: null, reply: words, server };
}

/**
 * Tells what went wrong.
 * @param seen what was seen of the connection the message was on
 * @param server host that was spoken to
 */
export function describeFailure(error: unknown, seen: SeenDialogue, server: string): SendFailure {
  const facts = readTransportError(error);
  const rule = FAILURE_RULES.find(({ when }) => when(facts, seen)) ?? LOST;
  const said = rule.words?.(facts, seen) ?? (isRefusal(facts) ? facts.response : facts.message);
  return {
    kind: rule.kind,
    stage: rule.stage?.(facts, seen) ?? seen.stage,
    isHandedOver: seen.isBodyWritten && !CERTAINLY_NOT_TAKEN.has(rule.kind),
    replyCode: isRefusal(facts) ? facts.replyCode : null,
    enhancedCode: isRefusal(facts) ? readEnhancedCode(facts.response) : null,
    reply: oneLine(said),
    server,
  };
}
