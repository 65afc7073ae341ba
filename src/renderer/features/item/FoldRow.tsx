import { numberWords } from '../../shared/words/numbers';
import type { HistoryRow } from './history-rows';
import page from './ItemViewer.module.css';
import { noticeName } from './line-details';
import classes from './StatusUpdates.module.css';

interface FoldRowProps {
  row: Extract<HistoryRow, { kind: 'fold' }>;
  onToggle: () => void;
}

/** Stands for many like lines. */
export function FoldRow({ row: { lines, isOpen }, onToggle }: FoldRowProps) {
  const [first] = lines;
  if (first === undefined) return null;
  const words = `${numberWords(lines.length)} more “${noticeName(first.update.code)}”`;
  return (
    <tr className={page.onScreen}>
      <td colSpan={4} className={classes.fold}>
        <button type="button" className={page.link} aria-expanded={isOpen} onClick={onToggle}>
          {isOpen ? 'Show fewer' : `Show ${words}`}
        </button>
      </td>
    </tr>
  );
}
