import type { TrackingSettings } from '../../../shared/domain/tracking';

/** What the server said of a mailbox when it was opened for reading (RFC 9051 §6.3.3). */
export interface ExaminedMailbox {
  /** As a decimal number. */
  uidValidity: string;
  /** The mails so far have lower ones; null where the server does not say. */
  uidNext: number | null;
  mailCount: number;
}

export interface MailSize {
  uid: number;
  bytes: number;
}

export interface FetchedMail {
  uid: number;
  raw: Uint8Array;
  /** When the server got it (ms); null where it does not say. */
  receivedAt: number | null;
}

/**
 * One connection to a mailbox server, logged in, that can only read. Every call has a deadline; when it passes, the
 * connection is given up.
 */
export interface MailboxSession {
  readonly hasIdle: boolean;
  folders(): Promise<string[]>;
  /** Opens a mailbox read-only; what follows is about this one. */
  examine(folder: string): Promise<ExaminedMailbox>;
  /** Mails with a higher UID, in order. */
  uidsAbove(uid: number): Promise<number[]>;
  /** Mails that came on the day of this time (ms) or later, in order. */
  uidsSince(time: number): Promise<number[]>;
  /** Sizes of mails, in order of their UIDs; those that have been removed meanwhile are left out. */
  sizes(uids: readonly number[]): Promise<MailSize[]>;
  /** Fetches mails and hands over one after the other, without marking them as seen. */
  fetch(mails: readonly MailSize[], take: (mail: FetchedMail) => Promise<void>): Promise<void>;
  /** Whether a mail with this Message-ID stands in the open mailbox. */
  hasMessageId(messageIdHeader: string): Promise<boolean>;
  /** Fails when a connection that has been quiet does not answer soon. */
  probe(): Promise<void>;
  /** Asks the server to tell of new mail until the next command, where it offers that. */
  listen(): void;
  close(): Promise<void>;
}

export interface SessionEvents {
  /** There is new mail, or the connection is gone: look again. */
  onNews: () => void;
}

/** @param events told from the login until the session is closed */
export type OpenMailboxSession = (
  settings: TrackingSettings,
  password: string,
  events: SessionEvents,
  signal: AbortSignal,
) => Promise<MailboxSession>;
