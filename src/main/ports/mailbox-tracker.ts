import type {
  MailboxCursor,
  TrackingSettings,
  TrackingState,
  TrackingTestView,
} from '../../shared/domain/tracking';
import type { Report } from '../../shared/domain/report';
import type { Cancellation } from './cancellation';

/** What was fetched in one go. */
export interface FetchedReports {
  reports: readonly Report[];
  /** Where to go on; belongs to the same commit as the reports. */
  cursor: MailboxCursor;
}

/** To whom a mailbox tracker tells what it has found. */
export interface TrackingSink {
  cursor(): MailboxCursor | null;
  /** Commits reports and cursor together before it returns. Throws when the log cannot be written: fetch again later. */
  commit(fetched: FetchedReports): void;
  /** Message-IDs of messages nobody knows about, to be looked for among the sent mail. */
  unconfirmedIds(): readonly string[];
  /** These stand among the sent mail: they have gone. */
  foundSent(messageIdHeaders: readonly string[]): void;
  onStateChange(): void;
}

/** Reads one account's mailbox for reports. Never moves, deletes or marks anything. */
export interface MailboxTracker {
  start(sink: TrackingSink): void;
  state(): TrackingState;
  /** Looks now instead of at the next turn. */
  checkNow(): void;
  stop(): Promise<void>;
}

export interface MailboxTrackers {
  create(accountId: string, settings: TrackingSettings, password: string): MailboxTracker;
  /** Connects, logs in and looks into the folder, and changes nothing. */
  test(settings: TrackingSettings, password: string, signal: Cancellation): Promise<TrackingTestView>;
}
