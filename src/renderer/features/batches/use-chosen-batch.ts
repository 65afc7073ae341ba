import { useEffect } from 'react';
import type { BatchRow } from '../../../shared/domain/batch';
import { useBatches } from './batches-store';

/** A batch, live, wherever it stands in the list: a link or a search may lead to one that is not loaded there. */
export function useChosenBatch(batchId: string | null): BatchRow | undefined {
  const batch = useBatches(({ batches, olderBatch }) => {
    if (batchId === null) return undefined;
    return batches.get(batchId) ?? (olderBatch?.id === batchId ? olderBatch : undefined);
  });
  const readOlderBatch = useBatches((state) => state.readOlderBatch);
  const isListRead = useBatches(({ messageCount }) => messageCount !== null);
  const isMissing = batchId !== null && batch === undefined && isListRead;
  useEffect(() => {
    if (isMissing) void readOlderBatch(batchId);
  }, [isMissing, batchId, readOlderBatch]);
  return batch;
}
