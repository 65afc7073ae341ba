import type { ReactNode } from 'react';
import classes from './Toolbar.module.css';

/** A row of controls above what they act on; what does not fit wraps. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={classes.toolbar}>
      <div className={classes.start}>{children}</div>
      {end !== undefined && <div className={classes.end}>{end}</div>}
    </div>
  );
}
