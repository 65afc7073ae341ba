import { useStore } from 'zustand';
import type { TrackingTestView } from '../../../shared/domain/tracking';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { countWords } from '../../shared/words/numbers';
import { TRACKING_TROUBLE_WORDS } from '../../shared/words/tracking';
import classes from './ConnectionTest.module.css';
import type { TrackingStore } from './tracking-store';

/** How the test of the tracking went, and what to do when it did not go well. */
export function TrackingTest({ store }: { store: TrackingStore }) {
  const { test, busy } = useStore(store);
  return (
    <div className={classes.test} role="status" aria-busy={busy === 'testing'}>
      {busy === 'testing' && <p>Looking into the mailbox… This can take up to 45 seconds.</p>}
      {test !== null && (test.trouble === null ? <Passed test={test} /> : <Failed trouble={test.trouble} />)}
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

function Failed({ trouble: { kind, detail } }: { trouble: NonNullable<TrackingTestView['trouble']> }) {
  const { happened, advice } = TRACKING_TROUBLE_WORDS[kind];
  return (
    <>
      <ErrorNote happened={happened} advice={advice} />
      {detail !== '' && <p className={classes.reply}>{detail}</p>}
    </>
  );
}
