import type { MailboxCursor, TrackingSettings } from '../../shared/domain/tracking';
import type { Status } from '../../shared/domain/status';

/** How accounts are tracked, how far their mailboxes have been read, and what they have been seen to report. */
export interface TrackingStore {
  /** Accounts that are tracked. */
  list(): { accountId: string; settings: TrackingSettings }[];
  get(accountId: string): TrackingSettings | null;
  /** Null ends the tracking; the cursor is forgotten. Another host, user or folder begins a mailbox anew. */
  save(accountId: string, settings: TrackingSettings | null): void;
  cursor(accountId: string): MailboxCursor | null;
  saveCursor(accountId: string, cursor: MailboxCursor): void;
  /** Statuses that reports about the account's messages have brought. */
  seenStatuses(accountId: string): Set<Status>;
  noteSeen(accountId: string, statuses: readonly Status[]): void;
}
