import type { OpenSms, SmsToFind } from './sms-provider';

/** An SMS that nobody knows about, without its text. */
export interface UnconfirmedSms extends Omit<SmsToFind, 'text'> {
  /** Not of what was restored from a backup: if there was an attempt, it was noted in the log that is lost. */
  isAttemptKnown: boolean;
  /** When it was first to be sent: created, or scheduled for (ms). */
  firstDueAt: number;
}

/** What the fetching of news from SMS providers asks of the log. */
export interface SmsStore {
  /** Unconfirmed SMS of an account, in order of writing. */
  unconfirmed(accountId: string, limit: number): UnconfirmedSms[];
  /** SMS of an account that its provider has and that have come to no end, those accepted first coming first. */
  open(accountId: string, acceptedSince: number, limit: number): OpenSms[];
  /** The SMS that a provider of this account has last taken for a number; null: none. */
  lastTo(accountId: string, number: string): string | null;
  /** Notes that an answer from a phone is acted on; false when it has been before. */
  noteReply(accountId: string, eventId: string, at: number): boolean;
}
