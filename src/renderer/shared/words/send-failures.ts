import {
  SEND_FAILURE_KINDS,
  SEND_STAGES,
  type SendFailureKind,
  type SendStage,
} from '../../../shared/domain/send-outcome';
import { PAUSE_REASONS, type PauseReason } from '../../../shared/domain/account';
import type { Channel } from '../../../shared/domain/message';
import { batchWait, isBatchWaitReason, type BatchWaitReason } from '../../../shared/domain/batch-wait';
import { QUIET_HOURS_WAIT } from '../../../shared/domain/quiet-hours';
import { whenWords } from './times';

/** The steps of a hand-over, as a person reads them after "while ". */
const STAGE_WORDS = {
  resolve: 'looking up the server’s name',
  connect: 'connecting',
  tls: 'setting up the protected connection',
  greeting: 'waiting for the server’s greeting',
  ehlo: 'introducing this desk',
  auth: 'signing in',
  'mail-from': 'naming the sender',
  'rcpt-to': 'naming the recipient',
  data: 'announcing the message',
  body: 'handing over the message',
  'final-reply': 'waiting for the server’s reply to the message',
} as const satisfies Record<SendStage, string>;

/** What happened, in one sentence; `server` is a host name, a provider's name or one of {@link UNNAMED_SENDERS}. */
const FAILURE_SENTENCES = {
  'host-not-found': (server) => `${server} was not found.`,
  'connection-refused': (server) => `${server} refused the connection.`,
  'connection-lost': (server) => `The connection to ${server} was lost.`,
  'timed-out': (server) => `No reply from ${server}.`,
  certificate: (server) => `The certificate of ${server} is not valid.`,
  'tls-failed': (server) => `No protected connection to ${server}.`,
  'no-starttls': (server) => `${server} does not offer a protected connection.`,
  reply: (server) => `${server} refused it.`,
  'too-large': (server) => `Larger than ${server} takes.`,
  'password-missing': () => 'The password of the account is missing.',
  unreadable: () => 'The stored message cannot be read.',
  unreachable: (server) => `${server} was not reached.`,
  'no-answer': (server) => `No answer from ${server}.`,
  'credentials-refused': (server) => `${server} refused the user or the key.`,
  'no-credit': (server) => `No credit left at ${server}.`,
  throttled: (server) => `${server} asked to wait.`,
  refused: (server) => `${server} refused it.`,
  'opted-out': (server) => `${server} says that the patient has opted out.`,
  'gateway-without-account': () => 'The e-mail account that carries SMS is not there.',
} as const satisfies Record<SendFailureKind, (server: string) => string>;

/** What to do about it, where waiting is not enough. */
export const FAILURE_ADVICE = {
  'host-not-found': 'Check the server name and this computer’s internet connection.',
  'connection-refused': 'Check the server name, the port and the protection.',
  'connection-lost': 'Nothing to do. If it keeps happening, ask whoever runs the mail server.',
  'timed-out': 'Check the server name, the port and the protection. A firewall may be in the way.',
  certificate: 'Ask whoever runs the mail server to renew its certificate. Nothing is sent until then.',
  'tls-failed': 'Try the other kind of protection (TLS or STARTTLS) with its port.',
  'no-starttls': 'Use TLS and its port (465), or ask whoever runs the mail server.',
  reply: 'The server’s reply says why.',
  'too-large': 'Send it again with smaller attachments.',
  'password-missing': 'Enter the password in Settings.',
  unreadable: 'Write the message again.',
  unreachable: 'Check the provider’s address and this computer’s internet connection.',
  'no-answer': 'Nothing to do: the provider is asked whether it has it before anything is sent again.',
  'credentials-refused': 'Enter the right user and key in Settings.',
  'no-credit': 'Top up at the provider, then press Try again.',
  throttled: 'Nothing to do. If it keeps happening, lower the number of messages a minute in Settings.',
  refused: 'The provider’s reply says why.',
  'opted-out': 'Use another way to reach the patient.',
  'gateway-without-account': 'Choose the e-mail account of the gateway in Settings.',
} as const satisfies Record<SendFailureKind, string>;

const PAUSE_SENTENCES = {
  'authentication-refused': (account) => `${account}: user name or password refused.`,
  'password-needed': (account) => `${account}: the password is missing.`,
  'too-many-failures': (account) => `${account}: sending stopped after 5 failures in 5 minutes.`,
  'no-credit': (account) => `${account}: no credit left at the SMS provider.`,
} as const satisfies Record<PauseReason, (account: string) => string>;

const PAUSE_ADVICE = {
  'authentication-refused': 'Enter the right password in Settings, then press Try again. Nothing is lost.',
  'password-needed': 'Enter the password in Settings. Nothing is lost.',
  'too-many-failures': 'Press Try again when the server is back. Nothing is lost.',
  'no-credit':
    'Top up at the provider, then press Try again. What waits is not lost; the SMS that met it is Error.',
} as const satisfies Record<PauseReason, string>;

interface PauseWords {
  happened: string;
  advice: string;
}

/** Where they are others for an account that sends SMS: a provider asks for keys rather than for passwords. */
const SMS_PAUSE_WORDS: Partial<Record<PauseReason, (account: string) => PauseWords>> = {
  'authentication-refused': (account) => ({
    happened: `${account}: user name or key refused.`,
    advice: 'Enter the right key in Settings, then press Try again. Nothing is lost.',
  }),
  'password-needed': (account) => ({
    happened: `${account}: the key is missing.`,
    advice: 'Enter the key in Settings. Nothing is lost.',
  }),
  'too-many-failures': (account) => ({
    happened: PAUSE_SENTENCES['too-many-failures'](account),
    advice: 'Press Try again when the SMS provider is back. Nothing is lost.',
  }),
};

/** What a pause says: what happened, and what to do. Old logs may hold reasons that no longer exist. */
export function pauseWords(reason: string, accountName: string, channel: Channel): PauseWords {
  if (!isPauseReason(reason)) {
    return { happened: `${accountName}: sending is paused.`, advice: 'Press Try again. Nothing is lost.' };
  }
  const ofSms = channel === 'sms' ? SMS_PAUSE_WORDS[reason] : undefined;
  return (
    ofSms?.(accountName) ?? {
      happened: PAUSE_SENTENCES[reason](accountName),
      advice: PAUSE_ADVICE[reason],
    }
  );
}

/** A wait reason comes from the log as a text: old logs may hold codes that no longer exist. */
export function isSendFailureKind(code: string): code is SendFailureKind {
  return (SEND_FAILURE_KINDS as readonly string[]).includes(code);
}

function isPauseReason(code: string): code is PauseReason {
  return (PAUSE_REASONS as readonly string[]).includes(code);
}

/** "No reply from mail.example.org." */
export function failureSentence(kind: SendFailureKind, server: string | null, channel: Channel): string {
  return sentence(FAILURE_SENTENCES[kind], server, channel);
}

/** What hands a message on, where it is not named. */
export const UNNAMED_SENDERS = {
  email: 'the sending server',
  sms: 'the SMS provider',
} as const satisfies Record<Channel, string>;

/** A host name keeps its small letter at the start of a sentence. */
function sentence(words: (server: string) => string, server: string | null, channel: Channel): string {
  if (server !== null) return words(server);
  const text = words(UNNAMED_SENDERS[channel]);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A refusal that is tried again was no refusal for good. */
function whyItWaits(waitReason: string, channel: Channel): string {
  if (waitReason === 'reply') return sentence((who) => `${who} did not take it yet.`, null, channel);
  return isSendFailureKind(waitReason)
    ? failureSentence(waitReason, null, channel)
    : 'The last try did not go through.';
}

/** Why a message waits for its batch. */
const BATCH_WAIT_SENTENCES = {
  'being-written': () => 'Its batch is still being written to the log. Nothing of it leaves before.',
  held: (when) => `Its batch is held, so that it can still be stopped. It goes ${when}.`,
  stopped: () => 'Its batch was stopped. It waits until somebody resumes the batch.',
} as const satisfies Record<BatchWaitReason, (when: string) => string>;

const GOES_BY_ITSELF = 'The message waits and goes by itself.';

/** "No reply from the sending server. The message waits and is tried again at 10:40." */
export function waitingSentence(
  waitReason: string | null,
  channel: Channel,
  dueAt: number | null,
  now: number,
): string {
  const held = batchWait({ waitReason, dueAt }, now);
  if (held !== null) return BATCH_WAIT_SENTENCES[held](whenWords(dueAt ?? now, now));
  if (waitReason === QUIET_HOURS_WAIT) return quietSentence(dueAt, now);
  const again =
    dueAt === null || dueAt <= now
      ? GOES_BY_ITSELF
      : `The message waits and is tried again ${whenWords(dueAt, now)}.`;
  return waitReason === null || isBatchWaitReason(waitReason)
    ? again
    : `${whyItWaits(waitReason, channel)} ${again}`;
}

/** "Outside the hours for SMS. It goes tomorrow at 08:00." */
function quietSentence(dueAt: number | null, now: number): string {
  return dueAt === null || dueAt <= now
    ? GOES_BY_ITSELF
    : `Outside the hours for SMS. It goes ${whenWords(dueAt, now)}.`;
}

/** Failures that can happen at many steps: there it helps to know at which. */
const KINDS_AT_ANY_STAGE: ReadonlySet<SendFailureKind> = new Set(['timed-out', 'connection-lost', 'reply']);

/** " while signing in", where the step is known and says more than the failure does. */
export function duringStage(stage: string | undefined): string {
  return stage !== undefined && isSendStage(stage) ? ` while ${STAGE_WORDS[stage]}` : '';
}

function isSendStage(stage: string): stage is SendStage {
  return (SEND_STAGES as readonly string[]).includes(stage);
}

/** "No reply from mail.example.org while signing in." */
export function attemptSentence(
  kind: SendFailureKind,
  server: string | null,
  stage: string | undefined,
  channel: Channel,
): string {
  const happened = failureSentence(kind, server, channel);
  return KINDS_AT_ANY_STAGE.has(kind) ? happened.replace(/\.$/, `${duringStage(stage)}.`) : happened;
}
