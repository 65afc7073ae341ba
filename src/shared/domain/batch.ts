import type { Channel, Purpose } from './message';
import type { OutboxCounts } from './outbox';
import type { Status } from './status';

/** How many messages of a batch show each status. */
export type StatusTally = Record<Status, number>;

/** The messages created by one act of sending; a single message is a batch of one. */
export interface BatchRow {
  id: string;
  /** Position in the log: grows with every batch written. */
  position: number;
  name: string;
  channel: Channel;
  purpose: Purpose;
  createdAt: number;
  createdBy: string;
  count: number;
  tally: StatusTally;
  /** False while its messages are still being written; nothing of it leaves before. */
  isWritten: boolean;
  /** Until when it was or is held (ms), so that it can be stopped before anything leaves; null: it was not held. */
  holdUntil: number | null;
  /** Since when and by whom it is stopped; null while it is not. */
  stopped: { at: number; by: string } | null;
  /** What of it is in the outbox. */
  outbox: OutboxCounts;
}

/** What has been done to a batch as a whole. Codes are never renamed: old logs hold them. */
export const BATCH_EVENT_KINDS = ['held', 'hold-ended', 'stopped', 'resumed', 'interrupted'] as const;
export type BatchEventKind = (typeof BATCH_EVENT_KINDS)[number];

/** One line of a batch's history: append-only, like a status update. */
export interface BatchEvent {
  at: number;
  kind: BatchEventKind;
  /** Null: nobody at the desk did it. */
  by: string | null;
  /** How many messages it concerned. */
  count: number;
}

/** Due at this time (ms, the last one that a Date can hold) means: not before somebody says so. */
export const NEVER_DUE = 8_640_000_000_000_000;

/** Of the rate that an account may send at, this share is for batches: the rest is free for a message that is urgent. */
const BULK_SHARE = 0.9;

/** How many messages of batches may leave in a minute, so that a single one never has to wait for them. */
export function bulkRate(messagesPerMinute: number): number {
  return Math.max(1, Math.floor(messagesPerMinute * BULK_SHARE));
}
