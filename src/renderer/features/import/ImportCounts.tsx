import { numberWords } from '../../shared/words/numbers';
import classes from './ImportCounts.module.css';

/** Numbers that are read beside each other. */
export function ImportCounts({ counts }: { counts: readonly { term: string; count: number }[] }) {
  return (
    <dl className={classes.counts}>
      {counts.map(({ term, count }) => (
        <div key={term} className={classes.count}>
          <dt className={classes.term}>{term}</dt>
          <dd className={classes.number}>{numberWords(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
