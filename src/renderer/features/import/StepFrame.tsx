import { useEffect, useRef, type ReactNode } from 'react';
import { SpokenFailureNote } from '../../shared/ui/ErrorNote';
import type { ImportTrouble } from './import-state';
import classes from './ImportPatients.module.css';

interface StepFrameProps {
  /** What this step is about, or what is going on. */
  title: string;
  children?: ReactNode;
  trouble: ImportTrouble | null;
  /** The way back, or out. */
  back: ReactNode;
  /** What can be done now; the main thing stands last. */
  actions?: ReactNode;
}

/** One step of the import above what can be done in it. With a new title the focus goes there: what had it is gone. */
export function StepFrame({ title, children, trouble, back, actions }: StepFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [title]);
  return (
    <section className={classes.frame}>
      <h3 ref={heading} className={classes.heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
      {trouble !== null && <SpokenFailureNote happened={trouble.what} failure={trouble.failure} />}
      <div className={classes.footer}>
        {back}
        <div className={classes.actions}>{actions}</div>
      </div>
    </section>
  );
}
