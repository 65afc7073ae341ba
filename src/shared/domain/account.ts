import type { Channel } from './message';
import type { SmsCreditSeen, SmsSettings } from './sms-account';

/** How the connection to a sending server is protected. None is for servers on this computer only. */
export const SECURITIES = ['tls', 'starttls', 'none'] as const;
export type Security = (typeof SECURITIES)[number];

/** Why an account sends nothing until a person acts. */
export const PAUSE_REASONS = [
  'authentication-refused',
  'password-needed',
  'too-many-failures',
  'no-credit',
] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** What a person types to set up an account that sends by SMTP. */
export interface AccountSettings {
  name: string;
  host: string;
  port: number;
  security: Security;
  /** Null when the server asks for no password. */
  user: string | null;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  /** How many messages leave in one minute at the most. */
  messagesPerMinute: number;
  /** How many messages of batches go to one domain in one minute at the most; null: no such limit. */
  messagesPerMinutePerDomain: number | null;
}

/** What the server said about itself in its EHLO reply (RFC 5321 §4.1.1.1); decides what can be known later. */
export interface ServerCapabilities {
  /** RFC 3461: the server can be asked for delivery reports. */
  hasDsn: boolean;
  /** RFC 1870: largest message in bytes; null when it names none. */
  sizeLimitBytes: number | null;
  hasStartTls: boolean;
  hasEightBitMime: boolean;
  hasSmtpUtf8: boolean;
  /** When it said so (ms). */
  seenAt: number;
}

export type AccountKind = 'smtp' | 'sms' | 'training';

export interface AccountPause {
  reason: PauseReason;
  at: number;
  /** The server's words, where it said any. */
  detail: string;
}

/** An account as the log keeps it. Its password is in the vault and never here. */
export interface Account extends AccountSettings {
  id: string;
  kind: AccountKind;
  /** How it sends SMS; null: it sends e-mail. */
  sms: SmsSettings | null;
  createdAt: number;
  pause: AccountPause | null;
  capabilities: ServerCapabilities | null;
}

/** What an account sends. */
export function channelOf({ kind }: Pick<Account, 'kind'>): Channel {
  return kind === 'sms' ? 'sms' : 'email';
}

/** Where the password of an account is: kept safely, kept for this run only, not there, or not wanted. */
export type PasswordState = 'kept' | 'this-run-only' | 'missing' | 'not-needed';

/** RFC 6761 §6.3, RFC 4291 §2.5.3, RFC 1122 §3.2.1.3. "127.999.0.1" is no address: a name server is asked for it. */
const LOOPBACK_HOST = /^(?:localhost|::1|127(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})$/i;

/** Whether a host name means this computer itself. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOST.test(host.trim());
}

/** What can be wrong with the way to a server, whatever it serves. */
export type ServerProblem = 'host-empty' | 'host-form' | 'port-range' | 'unprotected';

export type AccountProblem =
  ServerProblem | 'name-empty' | 'from-name-line-break' | 'from-address' | 'reply-to' | 'rate-range';

/** An account for the screen. */
export interface AccountView extends Account {
  password: PasswordState;
  /** Why the next message of this account is not tried before a time (ms); null when nothing holds it. */
  blockedUntil: number | null;
  /** What an SMS provider last said is left; null: it does not say, or has not been asked yet. */
  credit: SmsCreditSeen | null;
}

/** An account as a person saves it. */
export interface AccountInput {
  settings: AccountSettings;
  /** Null: leave the password as it is. An empty text removes it. */
  password: string | null;
  /** The person agrees that this computer keeps the password without protection. */
  isUnprotectedAllowed: boolean;
}
