import type { StatusTally } from '../../../shared/domain/batch';
import type { Channel } from '../../../shared/domain/message';
import { numberWords } from '../words/numbers';
import { tallySentence, toneCounts } from './tally';
import classes from './TallyBar.module.css';

interface TallyBarProps {
  tally: StatusTally;
  count: number;
  channel: Channel;
}

/** The live bar of a batch: its colours, and how many of its messages are in a mailbox or on a phone. */
export function TallyBar({ tally, count, channel }: TallyBarProps) {
  const counts = toneCounts(tally);
  const reached = counts.find(({ tone }) => tone === 'green')?.count ?? 0;
  const sentence = tallySentence(counts, count, channel);
  return (
    <span className={classes.tally} role="img" aria-label={sentence} title={sentence}>
      <span className={classes.bar}>
        {counts.map(({ tone, count: share }) => (
          <span key={tone} className={classes.share} data-tone={tone} style={{ flexGrow: share }} />
        ))}
      </span>
      <span className={classes.numbers}>
        {numberWords(reached)}/{numberWords(count)}
      </span>
    </span>
  );
}
