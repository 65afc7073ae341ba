import type { BatchRow } from '../../../shared/domain/batch';
import { dayWords } from '../../shared/words/times';

/** What stands in the list of batches, from top to bottom. */
export type BatchListItem =
  { kind: 'all' } | { kind: 'day'; day: string } | { kind: 'batch'; batchId: string; day: string };

/** "All messages" first, then the batches under their days. */
export function batchListItems(
  batchIds: readonly string[],
  batches: ReadonlyMap<string, Pick<BatchRow, 'createdAt'>>,
  now: number,
): BatchListItem[] {
  const items: BatchListItem[] = [{ kind: 'all' }];
  let lastDay = '';
  for (const batchId of batchIds) {
    const batch = batches.get(batchId);
    if (batch === undefined) continue;
    const day = dayWords(batch.createdAt, now);
    if (day !== lastDay) items.push({ kind: 'day', day });
    items.push({ kind: 'batch', batchId, day });
    lastDay = day;
  }
  return items;
}
