import { needsAttention, type MessageRow } from './message';
import { passesOutcome } from './batch-outcome';
import {
  isQuickFilter,
  NOT_DELIVERED_AFTER_MS,
  type MessageFilter,
  type QuickFilter,
} from './message-search';
import type { Status } from './status';

/** What the one-click filters look at. */
export type FilteredMessage = Pick<
  MessageRow,
  'status' | 'statusAt' | 'statusCode' | 'outboxState' | 'handledAt' | 'channel' | 'purpose'
>;

/** Moments from which the filters count (ms). */
export interface FilterTimes {
  now: number;
  startOfToday: number;
}

const FAILED: ReadonlySet<Status> = new Set(['Error', 'Rejected', 'Bounced', 'Complaint']);
const UNDER_WAY: ReadonlySet<Status> = new Set(['Created', 'Queued', 'Sent']);

const RULES = {
  'needs-attention': needsAttention,
  waiting: ({ outboxState }) => outboxState === 'waiting' || outboxState === 'sending',
  unconfirmed: ({ outboxState }) => outboxState === 'unconfirmed',
  'failed-today': ({ status, statusAt }, { startOfToday }) => FAILED.has(status) && statusAt >= startOfToday,
  /**
   * An e-mail that has left, or may have, and of which nothing was heard for four hours. Counted from its last status,
   * not from when it was written: one that was scheduled or waited for the network is given the same time to arrive.
   */
  'not-delivered': ({ channel, status, statusAt, outboxState }, { now }) =>
    channel === 'email' &&
    UNDER_WAY.has(status) &&
    (outboxState === null || outboxState === 'unconfirmed') &&
    statusAt <= now - NOT_DELIVERED_AFTER_MS,
  'opted-out': ({ status, statusCode }) => status === 'Other' && statusCode === 'opted-out',
  sms: ({ channel }) => channel === 'sms',
  handled: ({ handledAt }) => handledAt !== null,
} satisfies Record<QuickFilter, (message: FilteredMessage, times: FilterTimes) => boolean>;

/** Whether a message is shown by a one-click filter. */
export function passesQuickFilter(
  filter: MessageFilter,
  message: FilteredMessage,
  times: FilterTimes,
): boolean {
  return isQuickFilter(filter) ? RULES[filter](message, times) : passesOutcome(filter, message);
}
