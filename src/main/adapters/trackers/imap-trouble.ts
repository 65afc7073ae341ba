import { certificateProblem } from '../../../shared/domain/certificate-problem';
import type { TrackingTroubleKind } from '../../../shared/domain/tracking';

export interface MailboxTrouble {
  kind: TrackingTroubleKind;
  /** In words, one line. */
  detail: string;
  /** Trying again would change nothing, or harm: wait until a person changes the settings. */
  isFinal: boolean;
}

/** A failure that this adapter itself has seen. */
export class TrackerError extends Error {
  override readonly name = 'TrackerError';

  constructor(
    readonly trouble: MailboxTrouble,
    readonly isRefusal = false,
  ) {
    super(trouble.detail);
  }
}

export function trackerError(kind: TrackingTroubleKind, detail: string, isFinal = false): TrackerError {
  return new TrackerError({ kind, detail, isFinal });
}

/** The connection stands; the server has only not done what it was asked for. */
export function refusal(kind: TrackingTroubleKind, detail: string): TrackerError {
  return new TrackerError({ kind, detail, isFinal: false }, true);
}

interface ErrorFacts {
  code: string;
  message: string;
  /** The server's own words about the failed command. */
  said: string;
  responseCode: string;
  isLoginRefused: boolean;
  isMailboxMissing: boolean;
  isTlsFailed: boolean;
}

interface TroubleRule {
  when: (facts: ErrorFacts) => boolean;
  kind: TrackingTroubleKind;
  words: (facts: ErrorFacts, host: string) => string;
  isFinal?: true;
}

/** RFC 5530 §3: the server cannot say now whether the password is right. */
const TEMPORARY = new Set(['UNAVAILABLE', 'LIMIT', 'INUSE', 'SERVERBUG']);
const NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME']);
const NO_WAY = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'EHOSTDOWN', 'EADDRNOTAVAIL']);
const TIMED_OUT = new Set([
  'ETIMEDOUT',
  'ETIMEOUT',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
]);
const LOST = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'NoConnection',
  'EConnectionClosed',
  'ClosedAfterConnectText',
  'ClosedAfterConnectTLS',
  'StateLogout',
]);

/** First hit wins. */
const RULES: readonly TroubleRule[] = [
  {
    when: ({ code }) => certificateProblem(code) !== null,
    kind: 'certificate',
    words: ({ code }) => certificateProblem(code) ?? code,
  },
  {
    when: ({ isLoginRefused, responseCode }) => isLoginRefused && TEMPORARY.has(responseCode),
    kind: 'unreachable',
    words: ({ said }, host) => said || `${host} cannot log anybody in at the moment`,
  },
  {
    when: ({ isLoginRefused, said }) => isLoginRefused && said !== '',
    kind: 'authentication-refused',
    words: ({ said }) => said,
    isFinal: true,
  },
  {
    when: ({ isMailboxMissing }) => isMailboxMissing,
    kind: 'folder-missing',
    words: ({ said }) => said || 'There is no such folder',
  },
  {
    when: ({ code }) => NOT_FOUND.has(code),
    kind: 'unreachable',
    words: (_, host) => `${host} was not found`,
  },
  {
    when: ({ code }) => code === 'ECONNREFUSED',
    kind: 'unreachable',
    words: (_, host) => `${host} refused the connection`,
  },
  { when: ({ code }) => NO_WAY.has(code), kind: 'unreachable', words: (_, host) => `No way to ${host}` },
  {
    when: ({ code }) => TIMED_OUT.has(code),
    kind: 'unreachable',
    words: (_, host) => `No reply from ${host}`,
  },
  {
    when: ({ isTlsFailed, code }) => isTlsFailed || code === 'EPROTO' || code.startsWith('ERR_SSL_'),
    kind: 'protocol',
    words: ({ message }) => message,
  },
  {
    when: ({ code }) => LOST.has(code),
    kind: 'unreachable',
    words: ({ said }, host) => said || `${host} closed the connection`,
  },
];

const OTHERWISE: TroubleRule = {
  when: () => true,
  kind: 'protocol',
  words: ({ said, message }) => said || message,
};

const LONGEST_DETAIL = 300;

/** Tells what went wrong with a mailbox. */
export function mailboxTrouble(error: unknown, host: string): MailboxTrouble {
  if (error instanceof TrackerError) return error.trouble;
  const facts = readError(error);
  const { kind, words, isFinal = false } = RULES.find(({ when }) => when(facts)) ?? OTHERWISE;
  const line = words(facts, host).replace(/\s+/g, ' ').trim();
  // By code points, so that no character is cut in half.
  return { kind, detail: Array.from(line).slice(0, LONGEST_DETAIL).join(''), isFinal };
}

/** The connection stands; the server has only said no to this one command, or does not understand it. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof TrackerError) return error.isRefusal;
  return ['NO', 'BAD'].includes(textOf(fieldsOf(error)['responseStatus']));
}

/** A refusal that will hardly be another answer the next time; RFC 5530 §3 names those that are for now only. */
export function isLastingRefusal(error: unknown): boolean {
  return isRefusal(error) && !TEMPORARY.has(readError(error).responseCode);
}

/** Reads an unknown error without trusting any of its fields. */
function readError(error: unknown): ErrorFacts {
  const fields = fieldsOf(error);
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  return {
    // A host with several addresses that all fail gives one error of many.
    code: textOf(fields['code']) || textOf(fieldsOf(first)['code']),
    message: error instanceof Error ? error.message : String(error),
    said: textOf(fields['responseText']) || textOf(fields['response']) || textOf(fields['reason']),
    responseCode: (textOf(fields['serverResponseCode']) || codeIn(fields['response'])).toUpperCase(),
    isLoginRefused: fields['authenticationFailed'] === true,
    isMailboxMissing: fields['mailboxMissing'] === true,
    isTlsFailed: fields['tlsFailed'] === true,
  };
}

/** The code in brackets of an answer as the library has parsed it: "NO [INUSE] …" (RFC 9051 §7.1). */
function codeIn(response: unknown): string {
  const [first] = listOf(fieldsOf(response)['attributes']);
  const [code] = listOf(fieldsOf(first)['section']);
  return textOf(fieldsOf(code)['value']);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
