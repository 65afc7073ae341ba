import { useHotkeys } from '@mantine/hooks';
import type { BatchRow } from '../../../shared/domain/batch';
import { batchPhase, canStop, surelyLeft, timeToGo } from '../../../shared/domain/batch-progress';
import { useNow } from '../../shared/ui/use-now';
import { phaseWords, progressWords, type BatchCounts } from '../../shared/words/batches';
import { BatchActions } from './BatchActions';
import classes from './BatchHeader.module.css';
import { useBatches } from './batches-store';

/** What the batch is doing, live, beside what can be done about it. */
export function BatchDoing({ batch }: { batch: BatchRow }) {
  const { holdUntil, count, outbox } = batch;
  const isHeld = batchPhase(batch, useNow()) === 'held';
  const now = useNow(isHeld ? 'second' : 'seconds');
  const phase = batchPhase(batch, now);
  const counts = useCounts(batch);
  const pace = useBatches(({ paces }) => paces.get(batch.id));
  const timeToGoMs = timeToGo(pace ?? [], outbox.waiting + outbox.sending);
  const isStopped = batch.stopped !== null;
  useStopKey(batch.id, canStop(phase, isStopped));
  return (
    <div className={classes.doing}>
      <p className={classes.words}>
        {/* Read out when it changes; numbers that run are not. */}
        <strong role="status" className={classes.phase}>
          {phaseWords(phase, batch, now)}.
        </strong>{' '}
        <span className={classes.progress}>
          {progressWords(phase, counts, { holdUntil, written: count, isStopped, timeToGoMs, now })}
        </span>
      </p>
      <BatchActions batchId={batch.id} phase={phase} isStopped={isStopped} />
    </div>
  );
}

/**
 * What is in the outbox comes with every push. The exact count comes a moment later: until then less is said to have
 * left, never more.
 */
function useCounts(batch: BatchRow): BatchCounts {
  const counts = useBatches(({ outcomes }) =>
    outcomes !== null && outcomes.batchId === batch.id ? outcomes.counts : null,
  );
  if (counts === null) return { ...batch.outbox, left: surelyLeft(batch), notSent: batch.tally.Other };
  const notSent = counts.notSent.reduce((sum, { count }) => sum + count, 0);
  return { ...batch.outbox, left: Math.max(counts.left, surelyLeft(batch)), notSent };
}

/** Wherever the keyboard is: a mistake is stopped with one press. */
function useStopKey(batchId: string, isStoppable: boolean): void {
  const stopBatch = useBatches((state) => state.stopBatch);
  useHotkeys(
    [
      [
        'mod+.',
        () => {
          if (isStoppable) void stopBatch(batchId);
        },
      ],
    ],
    [],
  );
}
