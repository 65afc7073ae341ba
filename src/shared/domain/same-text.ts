import type { Status } from './status';
import type { UpdateCode } from './status-history';

/** A batch that said lately what a draft says. */
export interface LikeBatch {
  batchId: string;
  name: string;
  createdAt: number;
  /** The very same text; otherwise only the same title, because what a text with merge fields says differs. */
  isSameText: boolean;
  /** Those whom it reached or is to reach. */
  patientIds: string[];
}

/** Most recipients of a draft got the same lately. */
export interface SameText {
  /** The batch that most of them got it with. */
  batchId: string;
  batchName: string;
  createdAt: number;
  isSameText: boolean;
  /** How many of the recipients got it, with this batch or another one. */
  count: number;
  recipientCount: number;
}

/** So far back is looked: all of yesterday, also in the evening. */
export const SAME_TEXT_WINDOW_MS = 36 * 60 * 60_000;

/**
 * With these statuses nobody got anything, but for a household: they read it with somebody else. A complaint comes from
 * somebody who did.
 */
export const REACHES_NOBODY: readonly Status[] = ['Error', 'Rejected', 'Bounced', 'Other'];
export const REACHED_WITH_OTHERS: UpdateCode = 'household';

/**
 * Whether more than half of a draft's recipients got the same lately; null when they did not. One recipient alone is
 * written to knowingly.
 */
export function sameTextOf(recipientIds: readonly string[], batches: readonly LikeBatch[]): SameText | null {
  const recipients = new Set(recipientIds);
  const reached = batches
    .map((batch) => ({ batch, ids: batch.patientIds.filter((id) => recipients.has(id)) }))
    .sort((one, other) => other.ids.length - one.ids.length || other.batch.createdAt - one.batch.createdAt);
  const count = new Set(reached.flatMap(({ ids }) => ids)).size;
  const most = reached[0]?.batch;
  if (most === undefined || recipients.size < 2 || count * 2 <= recipients.size) return null;
  const { batchId, name, createdAt, isSameText } = most;
  return { batchId, batchName: name, createdAt, isSameText, count, recipientCount: recipients.size };
}
