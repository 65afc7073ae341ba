import { useEffect, useRef } from 'react';
import type { SmsSettings } from '../../../shared/domain/sms-account';
import type { SmsTestView } from '../../../shared/domain/sms-failure';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { creditWords, smsProviderName, smsTestWords } from '../../shared/words/sms-accounts';
import classes from './ConnectionTest.module.css';
import type { SmsEditor } from './sms-editor-store';
import { smsSettingsOf } from './sms-form';

/** How the test of a provider went, what is left to send with, and what to do when it did not go well. */
export function SmsConnectionTest({ editor: { test, busy, form } }: { editor: SmsEditor }) {
  const place = useRef<HTMLDivElement>(null);
  const isTesting = busy === 'testing' && test === null;
  useEffect(() => {
    // “nearest” would leave it behind the buttons, which stay at the bottom.
    if (isTesting || test !== null) place.current?.scrollIntoView({ block: 'end' });
  }, [isTesting, test]);
  const settings = smsSettingsOf(form);
  const isGeneric = settings.driver === 'generic';
  return (
    <div ref={place} className={classes.test} role="status" aria-busy={isTesting}>
      {isTesting && (
        <p>
          Asking {isGeneric ? 'the provider' : smsProviderName(settings)}… This can take up to 45 seconds.
        </p>
      )}
      {test?.ok === true && <Passed test={test} isGeneric={isGeneric} />}
      {test?.ok === false && <Failed test={test} settings={settings} />}
    </div>
  );
}

/** What an unknown provider says is passed on: it may be no more than that somebody is there. */
function Passed({ test: { credit, reply }, isGeneric }: { test: SmsTestView; isGeneric: boolean }) {
  return (
    <p>
      {isGeneric ? `No SMS was sent. ${reply}.` : 'The connection works. No SMS was sent.'}
      {credit !== null && ` Credit: ${creditWords(credit)}.`}
    </p>
  );
}

function Failed({ test: { failure, reply }, settings }: { test: SmsTestView; settings: SmsSettings }) {
  const { happened, advice } = smsTestWords(failure ?? 'no-answer', settings);
  return (
    <>
      <ErrorNote happened={happened} advice={advice} />
      {reply !== '' && <p className={classes.reply}>{reply}</p>}
    </>
  );
}
