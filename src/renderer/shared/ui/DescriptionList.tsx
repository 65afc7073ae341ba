import type { ReactNode } from 'react';
import classes from './DescriptionList.module.css';

export interface Description {
  term: string;
  detail: ReactNode;
  /** Takes the whole width where the list has two columns. */
  isWide?: boolean;
}

/** Terms with their details, in two columns where there is room. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className={classes.list}>
      {items.map(({ term, detail, isWide = false }) => (
        <div key={term} className={classes.pair} data-wide={isWide}>
          <dt className={classes.term}>{term}</dt>
          <dd className={classes.detail}>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
