import { Check, Minus, X, type LucideIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ConnectionTestView } from '../../../shared/domain/connection';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { sizeWords } from '../../shared/words/numbers';
import type { AccountEditor } from './account-editor';
import { connectionAdvice } from './connection-advice';
import { connectionSteps, type ConnectionStep } from './connection-steps';
import classes from './ConnectionTest.module.css';

/** How far the test got, step by step, and what to do about the step that failed. */
export function ConnectionTest({ editor: { test, busy, form } }: { editor: AccountEditor }) {
  const place = useRef<HTMLDivElement>(null);
  const isTesting = busy === 'testing' && test === null;
  useEffect(() => {
    if (isTesting || test !== null) place.current?.scrollIntoView({ block: 'end' });
  }, [isTesting, test]);
  const account = { security: form.security, hasLogin: form.user.trim() !== '' };
  return (
    <div ref={place} className={classes.test} role="status" aria-busy={isTesting}>
      {isTesting && <p>Connecting to {form.host.trim()}… This can take up to 45 seconds.</p>}
      {test !== null && (
        <>
          <ol className={classes.steps}>
            {connectionSteps(test, account).map((step) => (
              <Step key={step.name} step={step} />
            ))}
          </ol>
          {test.failure === null ? <Passed test={test} /> : <Failed failure={test.failure} />}
        </>
      )}
    </div>
  );
}

const STEP_SIGNS = {
  passed: { icon: Check, words: 'passed' },
  failed: { icon: X, words: 'failed' },
  'not-reached': { icon: Minus, words: 'not reached' },
} as const satisfies Record<ConnectionStep['state'], { icon: LucideIcon; words: string }>;

function Step({ step }: { step: ConnectionStep }) {
  const { icon: Icon, words } = STEP_SIGNS[step.state];
  return (
    <li className={classes.step} data-state={step.state}>
      <Icon aria-hidden="true" />
      {step.words}
      <span className={classes.state}>{words}</span>
    </li>
  );
}

function Passed({ test }: { test: ConnectionTestView }) {
  return (
    <p>
      The connection works. No message was sent.
      {test.sizeLimitBytes !== null && ` The server takes messages up to ${sizeWords(test.sizeLimitBytes)}.`}
      {test.hasDsn && ' It offers delivery reports.'}
    </p>
  );
}

function Failed({ failure }: { failure: NonNullable<ConnectionTestView['failure']> }) {
  const { what, doNow } = connectionAdvice(failure);
  return (
    <>
      <ErrorNote happened={what} advice={doNow} />
      {failure.reply !== '' && <p className={classes.reply}>{failure.reply}</p>}
    </>
  );
}
