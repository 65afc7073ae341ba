import { dayAndTime, exactTime, shortTime, timeAgo } from '../words/times';
import classes from './Times.module.css';
import { useNow } from './use-now';

interface TimeProps {
  /** Milliseconds since 1970. */
  at: number;
}

/** "10:02", "Yesterday 16:40", "Tue 3 Mar": for tables. The exact time is in the tooltip. */
export function ShortTime({ at }: TimeProps) {
  return <TimeText at={at} text={shortTime(at, useNow())} />;
}

/** "10:02", "Tue 3 Mar 10:02": for sentences and for what is to come. */
export function DayAndTime({ at }: TimeProps) {
  return <TimeText at={at} text={dayAndTime(at, useNow())} />;
}

/** "40 s ago" */
export function TimeAgo({ at }: TimeProps) {
  return <TimeText at={at} text={timeAgo(at, useNow('seconds'))} />;
}

/** "Tue 3 Mar 2026, 10:02:11" */
export function ExactTime({ at }: TimeProps) {
  return <TimeText at={at} text={exactTime(at)} />;
}

function TimeText({ at, text }: TimeProps & { text: string }) {
  return (
    <time className={classes.time} dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {text}
    </time>
  );
}
