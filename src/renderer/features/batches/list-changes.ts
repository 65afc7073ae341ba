import type { MessageRow } from '../../../shared/domain/message';
import { isPlain, type MessageQuery } from './message-query';

type Rows = ReadonlyMap<string, MessageRow>;

/** What has happened to a list since it was read, told without moving anything. */
export interface ListNews {
  /** How many messages belong to it now that are not shown. */
  newCount: number;
  /** There are more than were counted. */
  isCountCut: boolean;
  /** Some that are shown no longer belong to it, or stand elsewhere. */
  hasMoved: boolean;
}

export const NO_NEWS: ListNews = { newCount: 0, isCountCut: false, hasMoved: false };

/** The rows that are loaded, with those that changed put in their places; the same map when none of them did. */
export function updateRows(rows: Rows, changed: readonly MessageRow[]): Rows {
  const known = changed.filter(({ id }) => rows.has(id));
  if (known.length === 0) return rows;
  const next = new Map(rows);
  for (const row of known) next.set(row.id, row);
  return next;
}

/**
 * New messages that surely belong on top of a plain list, newest first. `topPosition` is where the list began when it
 * was read: older ones may be further down, not loaded.
 */
export function newRowsOnTop(
  query: MessageQuery,
  rows: Rows,
  topPosition: number,
  changed: readonly MessageRow[],
): MessageRow[] {
  if (!isPlain(query)) return [];
  return changed
    .filter(
      ({ id, position, batchId }) =>
        position > topPosition && !rows.has(id) && (query.batchId === null || batchId === query.batchId),
    )
    .sort((one, other) => other.position - one.position);
}

interface HeadComparison {
  newIds: string[];
  hasMoved: boolean;
  /** Nothing of the new head is loaded: so much is new that the list is best read afresh. */
  isAllNew: boolean;
}

/** Compares the list as it is loaded with its first page as it is now. */
export function compareHead(
  rowIds: readonly string[],
  head: readonly string[],
  isWholeList: boolean,
): HeadComparison {
  const loaded = new Set(rowIds);
  const newIds = head.filter((id) => !loaded.has(id));
  const kept = head.filter((id) => loaded.has(id));
  const expected = isWholeList ? rowIds : rowIds.slice(0, kept.length);
  const hasMoved = kept.length !== expected.length || kept.some((id, index) => id !== expected[index]);
  return { newIds, hasMoved, isAllNew: kept.length === 0 && head.length > 0 };
}
