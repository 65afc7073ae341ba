import type { PauseReason } from './account';
import type { Channel } from './message';
import type { SendFailureKind } from './send-outcome';

/** Each as the middle of a sentence; `server` is a host name or "the mail server". */
const SEND_FAILURE_WORDS = {
  'host-not-found': (server) => `${server} was not found`,
  'connection-refused': (server) => `${server} refused the connection`,
  'connection-lost': (server) => `the connection to ${server} was lost`,
  'timed-out': (server) => `no reply from ${server}`,
  certificate: (server) => `the certificate of ${server} is not valid`,
  'tls-failed': (server) => `no protected connection to ${server}`,
  'no-starttls': (server) => `${server} offers no protected connection`,
  reply: (server) => `${server} did not take it`,
  'too-large': (server) => `it is larger than ${server} takes`,
  'password-missing': () => 'the password of the account is missing',
  unreadable: () => 'the stored message could not be read',
  unreachable: (server) => `${server} could not be reached`,
  'no-answer': (server) => `no answer from ${server}`,
  'credentials-refused': (server) => `${server} refused the user or the key`,
  'no-credit': (server) => `no credit is left at ${server}`,
  throttled: (server) => `${server} asked to wait`,
  refused: (server) => `${server} refused it`,
  'opted-out': (server) => `${server} says that the patient has opted out`,
  'gateway-without-account': () => 'the e-mail account that carries SMS is not there',
} as const satisfies Record<SendFailureKind, (server: string) => string>;

/** Why a try failed, in words; a code that this version does not know says no more than that it failed. */
export function sendFailureWords(failure: string | undefined, server: string): string {
  if (failure === undefined || !isSendFailureKind(failure)) return 'the last try failed';
  return SEND_FAILURE_WORDS[failure](server);
}

function isSendFailureKind(code: string): code is SendFailureKind {
  return Object.hasOwn(SEND_FAILURE_WORDS, code);
}

/** Each as the middle of a sentence. */
const PAUSE_WORDS = {
  'authentication-refused': 'the mail server refused the user name or password, and sending is paused',
  'password-needed': 'the password of the account is missing, and sending is paused',
  'too-many-failures': 'sending is paused after too many failures',
  'no-credit': 'the SMS provider has no credit left, and sending is paused',
} as const satisfies Record<PauseReason, string>;

/** Where they are others for an account that sends SMS: a provider asks for keys rather than for passwords. */
const SMS_PAUSE_WORDS: Partial<Record<PauseReason, string>> = {
  'authentication-refused': 'the SMS provider refused the user name or key, and sending is paused',
  'password-needed': 'the key or password of the account is missing, and sending is paused',
};

/** Why an account sends nothing, as the middle of a sentence. */
export function pauseWordsOf(pause: PauseReason, channel: Channel): string {
  return (channel === 'sms' ? SMS_PAUSE_WORDS[pause] : undefined) ?? PAUSE_WORDS[pause];
}

/** Machine names of bounce reasons, as reports bear them, in words for the middle of a sentence. */
const BOUNCE_REASON_WORDS: Readonly<Record<string, string>> = {
  userunknown: 'there is no such mailbox',
  hostunknown: 'there is no such mail domain',
  hasmoved: 'the mailbox has moved',
  notaccept: 'the domain takes no mail',
  mailboxfull: 'the mailbox is full',
  suspend: 'the mailbox is suspended or disabled',
  filtered: 'the mailbox takes no mail any more',
  expired: 'the recipient’s server did not take it in time',
  networkerror: 'trouble on the network',
  systemerror: 'trouble at the recipient’s server',
  systemfull: 'the recipient’s server is full',
  mailererror: 'trouble at the recipient’s mail program',
  exceedlimit: 'a limit of the recipient was passed',
  mesgtoobig: 'the message is too large',
  speeding: 'too many messages in a short time',
  toomanyconn: 'too many connections',
  failedstarttls: 'no protected connection to the recipient’s server',
  syntaxerror: 'the servers did not understand each other',
  onhold: 'the recipient’s server kept it waiting',
  rejected: 'the sender was refused',
  blocked: 'the sending server is blocked',
  spamdetected: 'it was taken for spam',
  virusdetected: 'it was taken for a virus',
  policyviolation: 'it is against the recipient’s rules',
  authfailure: 'the sender could not be verified',
  badreputation: 'the sending server has a bad reputation',
  requireptr: 'the sending server has no name',
  norelaying: 'the server takes no mail for this domain',
  notcompliantrfc: 'the message does not follow the standard',
  securityerror: 'refused for security reasons',
  contenterror: 'the content was refused',
};

/** Why a report says that a message failed; null when it gives no reason or one that is not known here. */
export function bounceReasonWords(reason: string | undefined): string | null {
  return reason !== undefined && Object.hasOwn(BOUNCE_REASON_WORDS, reason)
    ? (BOUNCE_REASON_WORDS[reason] ?? null)
    : null;
}
