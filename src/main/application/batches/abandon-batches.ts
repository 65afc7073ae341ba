import type { Ports } from '../ports';
import { sendingUpdate } from '../outbox/settle-attempt';

/** Ends a batch that was not written to its end: what stands in the log says so, and nothing of it is sent. */
export function abandonBatch(ports: Pick<Ports, 'batches' | 'clock' | 'logger'>, batchId: string): void {
  const now = ports.clock.now();
  const count = ports.batches.abandon(
    batchId,
    [sendingUpdate(now, 'batch-unfinished', { status: 'Other' })],
    now,
  );
  ports.logger.warn('batch-abandoned', { batchId, count });
}

/** Ends what a dead process left half-written. To be called before anything is written in this run. */
export function abandonUnfinished(ports: Pick<Ports, 'batches' | 'clock' | 'logger'>): void {
  for (const batchId of ports.batches.unfinished()) abandonBatch(ports, batchId);
}
