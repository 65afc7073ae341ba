import { Mail, MessageSquare } from 'lucide-react';
import { memo } from 'react';
import type { BatchRow } from '../../../shared/domain/batch';
import { batchPhase } from '../../../shared/domain/batch-progress';
import type { Channel } from '../../../shared/domain/message';
import { STATUSES } from '../../../shared/domain/status';
import { StatusMark } from '../../shared/ui/StatusMark';
import { TallyBar } from '../../shared/ui/TallyBar';
import { useNow } from '../../shared/ui/use-now';
import { shortPhaseWords } from '../../shared/words/batches';
import { CHANNEL_NAMES } from '../../shared/words/filters';
import { clockTime, exactTime } from '../../shared/words/times';
import classes from './BatchList.module.css';

const CHANNEL_ICONS = { email: Mail, sms: MessageSquare } as const satisfies Record<Channel, typeof Mail>;

/** One batch: its name, when and by whom, and how far its messages have come. */
export const BatchItem = memo(function BatchItem({ batch }: { batch: BatchRow }) {
  const Icon = CHANNEL_ICONS[batch.channel];
  return (
    <>
      <span className={classes.line}>
        <Icon className={classes.channel} aria-label={CHANNEL_NAMES[batch.channel]} />
        <span className={classes.name}>{batch.name}</span>
        <time
          className={classes.time}
          dateTime={new Date(batch.createdAt).toISOString()}
          title={`${exactTime(batch.createdAt)}, by ${batch.createdBy}`}
        >
          {clockTime(batch.createdAt)}
        </time>
      </span>
      <span className={classes.line}>
        <span className={classes.progress}>
          <BatchProgress batch={batch} />
        </span>
        <Doing batch={batch} />
      </span>
    </>
  );
});

/** What it is doing as long as it does something, then who sent it. */
function Doing({ batch }: { batch: BatchRow }) {
  const isCounting = batch.holdUntil !== null && batch.outbox.waiting > 0;
  const now = useNow(isCounting ? 'second' : 'minute');
  const words = batch.count === 1 ? '' : shortPhaseWords(batchPhase(batch, now), batch, now);
  return words === '' ? (
    <span className={classes.by}>{batch.createdBy}</span>
  ) : (
    <span className={classes.doing} title={words}>
      {words}
    </span>
  );
}

/** A bar says nothing about a single message: there its status stands. */
function BatchProgress({ batch }: { batch: BatchRow }) {
  const only = batch.count === 1 ? STATUSES.find((status) => batch.tally[status] === 1) : undefined;
  if (only !== undefined) return <StatusMark status={only} channel={batch.channel} />;
  return <TallyBar tally={batch.tally} count={batch.count} channel={batch.channel} />;
}
