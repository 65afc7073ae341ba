import { SKIP_REASONS } from './draft';
import type { MessageRow } from './message';
import type { UpdateCode } from './status-history';

/** Codes of Other that mean: it was decided before it left that it is not sent. */
export const NOT_SENT_CODES = [
  ...SKIP_REASONS,
  'cancelled',
  'too-late',
  'batch-unfinished',
] as const satisfies readonly UpdateCode[];
export type NotSentCode = (typeof NOT_SENT_CODES)[number];

/** What has become of the messages of a batch, as groups to look at. One that left and bounced stands in two. */
export const OUTCOME_FILTERS = ['left', 'failed', 'not-sent', ...NOT_SENT_CODES] as const;
export type OutcomeFilter = (typeof OUTCOME_FILTERS)[number];

/** How many messages of a batch have come to what. */
export interface BatchOutcomes {
  /** The sending server has taken them, whatever came after. */
  left: number;
  waiting: number;
  sending: number;
  unconfirmed: number;
  /** Error, Rejected, Bounced or Complaint, and what gave up on the way. */
  failed: number;
  /** By the reason; reasons without any are left out. */
  notSent: { code: NotSentCode; count: number }[];
}

/** What the groups look at. */
export type OutcomeFacts = Pick<MessageRow, 'status' | 'statusCode' | 'outboxState'>;

const FAILED_STATUSES: ReadonlySet<string> = new Set(['Error', 'Rejected', 'Bounced', 'Complaint']);

/** Why a message was never sent; null: it was, or may still be. */
export function notSentCode({ status, statusCode }: OutcomeFacts): NotSentCode | null {
  return status === 'Other' ? (NOT_SENT_CODES.find((code) => code === statusCode) ?? null) : null;
}

/** Whether the sending server has taken a message. What nobody knows about has not left for certain. */
function hasLeft(message: OutcomeFacts): boolean {
  return message.outboxState === null && message.status !== 'Error' && notSentCode(message) === null;
}

/** Whether a message came to a bad end that nobody decided. */
function hasFailed(message: OutcomeFacts): boolean {
  return FAILED_STATUSES.has(message.status) || (message.status === 'Other' && notSentCode(message) === null);
}

/** Whether a message belongs to a group. */
export function passesOutcome(filter: OutcomeFilter, message: OutcomeFacts): boolean {
  if (filter === 'left') return hasLeft(message);
  if (filter === 'failed') return hasFailed(message);
  const code = notSentCode(message);
  return filter === 'not-sent' ? code !== null : code === filter;
}

/** Adds messages up, given as kinds that are counted already. */
export function batchOutcomes(kinds: Iterable<OutcomeFacts & { count: number }>): BatchOutcomes {
  const outcomes: BatchOutcomes = { left: 0, waiting: 0, sending: 0, unconfirmed: 0, failed: 0, notSent: [] };
  const notSent = new Map<NotSentCode, number>();
  for (const kind of kinds) {
    const { count, outboxState } = kind;
    const code = notSentCode(kind);
    if (outboxState !== null) outcomes[outboxState] += count;
    if (hasLeft(kind)) outcomes.left += count;
    if (hasFailed(kind)) outcomes.failed += count;
    if (code !== null) notSent.set(code, (notSent.get(code) ?? 0) + count);
  }
  outcomes.notSent = NOT_SENT_CODES.flatMap((code) => {
    const count = notSent.get(code);
    return count === undefined ? [] : [{ code, count }];
  });
  return outcomes;
}
