import type { RecipientMatch, UnmatchedReason } from '../../../shared/domain/recipients';
import { LongList } from '../../shared/ui/LongList';
import { Recipient } from '../../shared/ui/Recipient';
import { numberWords } from '../../shared/words/numbers';
import { UNMATCHED_WORDS, unmatchedNote } from '../../shared/words/recipients';
import classes from './RecipientTableDialog.module.css';

const REASONS = ['not-on-record', 'fits-several', 'repeated-row'] as const satisfies UnmatchedReason[];

/** Rows that bring no message, by reason. The log keeps a line for each of them. */
export function UnmatchedRows({ match: { counts, unmatched } }: { match: RecipientMatch }) {
  const shown = REASONS.filter((reason) => counts[reason] > 0);
  if (shown.length === 0) return null;
  return (
    <>
      {shown.map((reason) => {
        const rows = unmatched.filter((row) => row.reason === reason);
        const words = UNMATCHED_WORDS[reason](counts[reason]);
        return (
          <details key={reason} className={classes.group}>
            <summary>{words}</summary>
            <LongList
              label={words}
              items={rows}
              keyOf={({ line }) => String(line)}
              textOf={({ name, email, mobile }) => [name, email, mobile].join(' ')}
            >
              {(row) => (
                <div className={classes.row}>
                  <span className={classes.quiet}>Line {numberWords(row.line)}</span>
                  <bdi>{row.name === '' ? '(no name)' : row.name}</bdi>
                  <span className={classes.quiet}>
                    <Recipient recipient={unmatchedNote(row)} />
                  </span>
                </div>
              )}
            </LongList>
            {rows.length < counts[reason] && (
              <p className={classes.quiet}>The first {numberWords(rows.length)} are listed.</p>
            )}
          </details>
        );
      })}
      <p className={classes.text}>
        Nothing is sent for these rows. The log keeps each of them with this reason.
      </p>
    </>
  );
}
