import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import classes from './BatchHeader.module.css';
import { useBatchesParts } from './batches-store';
import { QuestionDialog } from './QuestionDialog';

/** The whole batch, out of the program: as a table, and on paper. */
export function BatchPapers({ batchId }: { batchId: string }) {
  const { isActing, idsToExport, makePrint } = useBatchesParts('isActing', 'idsToExport', 'makePrint');
  const [messageIds, setMessageIds] = useState<readonly string[]>([]);
  return (
    <>
      <button
        type="button"
        className={classes.quiet}
        disabled={isActing}
        onClick={() => void idsToExport(batchId).then(setMessageIds)}
      >
        <Download className={classes.icon} aria-hidden="true" />
        Export CSV…
      </button>
      <button
        type="button"
        className={classes.quiet}
        disabled={isActing}
        onClick={() => void makePrint(batchId)}
      >
        <Printer className={classes.icon} aria-hidden="true" />
        Print / Save as PDF…
      </button>
      <QuestionDialog
        question={
          messageIds.length === 0 ? null : { kind: 'export', messageIds, selectedCount: messageIds.length }
        }
        onClose={() => {
          setMessageIds([]);
        }}
      />
    </>
  );
}
