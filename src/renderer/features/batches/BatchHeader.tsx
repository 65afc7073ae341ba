import { useRef } from 'react';
import type { BatchRow } from '../../../shared/domain/batch';
import { useKeptFocus } from '../../shared/ui/use-kept-focus';
import { BatchDoing } from './BatchDoing';
import { BatchHistory } from './BatchHistory';
import classes from './BatchHeader.module.css';
import { BatchPapers } from './BatchPapers';
import { BatchPrint } from './BatchPrint';
import { useBatches } from './batches-store';
import { OutcomeChips } from './OutcomeChips';
import { useChosenBatch } from './use-chosen-batch';

/** The chosen batch as a whole: what it is doing, what can be done about it, and what became of its messages. */
export function BatchHeader() {
  const batch = useChosenBatch(useBatches(({ query }) => query.batchId));
  // Of a message alone its row says everything.
  if (batch === undefined || (batch.isWritten && batch.count === 1)) return null;
  return <ShownBatch key={batch.id} batch={batch} />;
}

function ShownBatch({ batch }: { batch: BatchRow }) {
  const placeRef = useRef<HTMLElement>(null);
  // A button that was pressed gives way to another.
  useKeptFocus(placeRef);
  return (
    <section ref={placeRef} className={classes.header} aria-label={`Batch ${batch.name}`} tabIndex={-1}>
      <div className={classes.heading}>
        <h2 className={classes.name} title={batch.name}>
          {batch.name}
        </h2>
        <BatchHistory batch={batch} />
        {batch.isWritten && <BatchPapers batchId={batch.id} />}
      </div>
      <BatchDoing batch={batch} />
      <OutcomeChips batchId={batch.id} />
      <BatchPrint batch={batch} />
    </section>
  );
}
