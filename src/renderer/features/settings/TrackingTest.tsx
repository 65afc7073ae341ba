import { useEffect, useRef, type ReactNode } from 'react';
import type { TrackingTestView } from '../../../shared/domain/tracking';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { countWords } from '../../shared/words/numbers';
import { TRACKING_TROUBLE_WORDS } from '../../shared/words/tracking';
import classes from './ConnectionTest.module.css';

interface TrackingTestProps {
  test: TrackingTestView | null;
  isTesting: boolean;
  /** What a person can do instead when it does not work. */
  otherwise?: ReactNode;
}

/** How the test of the tracking went, and what to do when it did not go well. */
export function TrackingTest({ test, isTesting, otherwise }: TrackingTestProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isTesting || test !== null) place.current?.scrollIntoView({ block: 'end' });
  }, [isTesting, test]);
  return (
    <div ref={place} className={classes.test} role="status" aria-busy={isTesting}>
      {isTesting && <p>Looking into the mailbox… This can take up to 45 seconds.</p>}
      {test?.trouble === null && <Passed test={test} />}
      {test !== null && test.trouble !== null && <Failed trouble={test.trouble} otherwise={otherwise} />}
    </div>
  );
}

function Passed({ test: { mailCount, hasIdle } }: { test: TrackingTestView }) {
  return (
    <p>
      Tracking works.
      {mailCount !== null && ` ${countWords(mailCount, 'mail')} in this folder. Nothing was changed.`}{' '}
      {hasIdle
        ? 'The server tells of new mail at once.'
        : 'The server is asked for new mail again and again.'}
    </p>
  );
}

interface FailedProps {
  trouble: NonNullable<TrackingTestView['trouble']>;
  otherwise: ReactNode;
}

function Failed({ trouble: { kind, detail }, otherwise }: FailedProps) {
  const { happened, advice } = TRACKING_TROUBLE_WORDS[kind];
  return (
    <>
      <ErrorNote happened={happened} advice={advice} actions={otherwise} />
      {detail !== '' && <p className={classes.reply}>{detail}</p>}
    </>
  );
}
