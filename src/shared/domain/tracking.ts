import type { AccountInput, Security } from './account';

/** Where and how an account's mailbox is read for reports. */
export interface TrackingSettings {
  host: string;
  port: number;
  security: Security;
  user: string;
  /** Mailbox name as the server writes it; "INBOX" unless somebody sorts reports elsewhere. */
  folder: string;
  /** Where copies of sent mail are; null: not looked at. An unconfirmed message that stands there has gone. */
  sentFolder: string | null;
  /** The server takes `name+anything@domain` for `name@domain`: bounces then come back with the message's token. */
  hasPlusAddresses: boolean;
  /** Asks patients' mail programs for a receipt (RFC 8098). Off unless a person wants it. */
  isAskingForReceipts: boolean;
}

/** How far a mailbox has been read (RFC 9051 §2.3.1.1). Another validity means another mailbox of the same name. */
export interface MailboxCursor {
  /** As a decimal number; kept as text because it may be larger than what is exact. */
  uidValidity: string;
  lastUid: number;
}

/** What can keep a mailbox, or a part of it, from being read. */
export const TRACKING_TROUBLES = [
  'unreachable',
  'certificate',
  'authentication-refused',
  'password-needed',
  'folder-missing',
  'protocol',
  // The server does not hand out a mail that it has; those behind it are read without it.
  'mail-unreadable',
  // The mailbox is well, but this computer cannot write down what it says.
  'log-unwritable',
] as const;
export type TrackingTroubleKind = (typeof TRACKING_TROUBLES)[number];

/** How the reading of a mailbox is doing. */
export interface TrackingState {
  /** When it was last looked into with success (ms); null: not yet. */
  lastCheckedAt: number | null;
  /** Null while all is well. */
  trouble: { kind: TrackingTroubleKind; detail: string; at: number } | null;
  /** Mails that came while nobody looked: how many have been read of how many. Null when there is nothing to catch up. */
  backfill: { done: number; total: number } | null;
}

/** What the desk sees of an account's tracking. */
export interface TrackingView extends TrackingState {
  accountId: string;
  settings: TrackingSettings;
  hasPassword: boolean;
}

/** How a test of the tracking went. */
export interface TrackingTestView {
  ok: boolean;
  trouble: { kind: TrackingTroubleKind; detail: string } | null;
  /** Mailboxes that can be read, for the choice of the folder. */
  folders: string[];
  /** The server tells of new mail by itself (RFC 2177). */
  hasIdle: boolean;
  mailCount: number | null;
}

/** Whether two settings read the same mailbox: how far one has been read then counts for the other. */
export function isSameMailbox(one: TrackingSettings, other: TrackingSettings): boolean {
  return one.host === other.host && one.user === other.user && one.folder === other.folder;
}

/** Which password the mailbox is opened with. It goes in and never comes back. */
export type TrackingPassword =
  { kind: 'keep' } | { kind: 'same-as-sending' } | { kind: 'typed'; text: string };

/** An account's tracking as a person saves it. */
export interface TrackingInput {
  settings: TrackingSettings;
  password: TrackingPassword;
  /** The person agrees that this computer keeps the password without protection. */
  isUnprotectedAllowed: boolean;
}

/** A new account as a person saves it, with how it is tracked. */
export interface NewAccountInput {
  account: AccountInput;
  /** Null: not tracked. */
  tracking: TrackingInput | null;
}

const MINUTE_MS = 60_000;

/** A network comes back by itself, and a server that is restarted, too; a refused password does not. */
const TROUBLE_NEEDS_PERSON_AFTER_MS = {
  unreachable: 30 * MINUTE_MS,
  protocol: 30 * MINUTE_MS,
  certificate: 0,
  'authentication-refused': 0,
  'password-needed': 0,
  'folder-missing': 0,
  'mail-unreadable': 0,
  'log-unwritable': 0,
} as const satisfies Record<TrackingTroubleKind, number>;

/** Whether somebody has to see to the trouble of a tracking. */
export function needsPerson({ kind, at }: { kind: TrackingTroubleKind; at: number }, now: number): boolean {
  return now - at >= TROUBLE_NEEDS_PERSON_AFTER_MS[kind];
}
