import { TriangleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import classes from './FieldRow.module.css';

/** What an input inside a {@link FieldRow} must carry so that its label, hint and problem belong to it. */
export interface FieldAttributes {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldRowProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with the value; null when nothing is. */
  problem?: string | null;
  children: (attributes: FieldAttributes) => ReactNode;
}

/** Label, input, hint and problem of one field of a form. */
export function FieldRow({ label, hint, problem = null, children }: FieldRowProps) {
  const id = useId();
  const hintId = hint === undefined ? null : `${id}-hint`;
  const problemId = problem === null ? null : `${id}-problem`;
  const describedBy = [problemId, hintId].filter((each) => each !== null).join(' ');
  const attributes: FieldAttributes = { id };
  if (describedBy !== '') attributes['aria-describedby'] = describedBy;
  if (problem !== null) attributes['aria-invalid'] = true;
  return (
    <div className={classes.row}>
      <label className={classes.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes.field}>
        {children(attributes)}
        {problemId !== null && (
          <p id={problemId} className={classes.problem}>
            <TriangleAlert className={classes.icon} aria-hidden="true" />
            {problem}
          </p>
        )}
        {hintId !== null && (
          <p id={hintId} className={classes.hint}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
