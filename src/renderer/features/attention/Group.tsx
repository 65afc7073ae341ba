import { Button } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { numberWords } from '../../shared/words/numbers';
import classes from './Attention.module.css';

interface GroupProps<Entry> {
  heading: string;
  /** What this is about, where the heading does not say it. */
  explanation?: string;
  entries: readonly Entry[];
  keyOf: (entry: Entry) => string;
  children: (entry: Entry) => ReactNode;
}

/** So many are shown before somebody asks for all: the messages below must not be out of sight. */
const SHOWN_AT_FIRST = 4;

/** Things of one kind that need a person. */
export function Group<Entry>({ heading, explanation, entries, keyOf, children }: GroupProps<Entry>) {
  const headingId = useId();
  const [areAllShown, setAreAllShown] = useState(false);
  const shown = areAllShown ? entries : entries.slice(0, SHOWN_AT_FIRST);
  return (
    <section className={classes.group} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        {heading} <span className={classes.count}>{numberWords(entries.length)}</span>
      </h2>
      {explanation !== undefined && <p className={classes.quiet}>{explanation}</p>}
      <ul className={classes.entries}>
        {shown.map((entry) => (
          <li key={keyOf(entry)} className={classes.entry}>
            {children(entry)}
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button
          className={classes.more}
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            setAreAllShown(true);
          }}
        >
          Show all {numberWords(entries.length)}
        </Button>
      )}
    </section>
  );
}
