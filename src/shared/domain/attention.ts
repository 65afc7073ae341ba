import type { AccountPause } from './account';
import type { Channel, MessageRow } from './message';
import type { Outage } from './outage-guard';
import type { Status } from './status';
import type { UpdateCode, UpdateDetail } from './status-history';
import type { TrackingState } from './tracking';

/** A name beside what was done about something, when, and what was noted. */
export interface Handling {
  at: number;
  by: string;
  note: string;
}

/** A report that fits a message, but not for certain: a person says whether it is about it. */
export interface ProbableReport {
  id: string;
  messageId: string;
  /** When it says that it happened (ms). */
  occurredAt: number;
  recordedAt: number;
  status: Status | null;
  code: UpdateCode;
  /** Says how it was matched, too. */
  detail: UpdateDetail;
  /** Whom the report names; null when it names nobody. */
  namedRecipient: string | null;
  decided: { at: number; by: string; isAboutMessage: boolean } | null;
}

/** An account that sends nothing until a person acts. A new pause is a new thing to look at. */
export interface PausedAccount {
  accountId: string;
  accountName: string;
  channel: Channel;
  pause: AccountPause;
  handled: Handling | null;
}

/** An account whose mailbox cannot be read until a person acts. Trouble of another kind is a new thing to look at. */
export interface TroubledTracking {
  accountId: string;
  accountName: string;
  /** E-mail: its mailbox is read. SMS: its provider is asked. */
  channel: Channel;
  trouble: NonNullable<TrackingState['trouble']>;
  handled: Handling | null;
}

/** What of an account a person can mark as handled: the pause of its sending, or that its mailbox is not read. */
export const ACCOUNT_TROUBLES = ['sending', 'tracking'] as const;
export type AccountTrouble = (typeof ACCOUNT_TROUBLES)[number];

/** What a person should look at, beside the messages that the filter "Needs attention" lists. */
export interface AttentionView {
  probableReports: { report: ProbableReport; row: MessageRow }[];
  pausedAccounts: PausedAccount[];
  /** Accounts whose reports are not fetched until a person acts. */
  troubledTracking: TroubledTracking[];
  /** Domains that sent many messages back for one reason: what follows waits. */
  outages: Outage[];
  /** Appointment reminders that should have left long ago and still wait. */
  lateReminders: MessageRow[];
}

/** A reminder that has waited for this long after it was to leave is late. */
export const LATE_REMINDER_AFTER_MS = 30 * 60_000;
