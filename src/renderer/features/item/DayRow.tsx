import { useNow } from '../../shared/ui/use-now';
import { dateWords } from '../../shared/words/times';
import type { HistoryRow } from './history-rows';
import classes from './StatusUpdates.module.css';

/** The day of the lines below it. */
export function DayRow({ row: { at, isFolded } }: { row: Extract<HistoryRow, { kind: 'day' }> }) {
  return (
    <tr className={classes.day} data-folded={isFolded}>
      <td colSpan={4}>{dateWords(at, useNow())}</td>
    </tr>
  );
}
