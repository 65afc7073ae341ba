import { MailX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DraftReview, SkippedRecipient } from '../../../shared/domain/draft';
import { ask } from '../../shared/bridge';
import { useNow } from '../../shared/ui/use-now';
import { SKIP_REASON_WORDS, UNSUBSCRIBE_WORDS } from '../../shared/words/drafts';
import { mergeFieldWords } from '../../shared/words/merge-fields';
import { countWords, sizeWords } from '../../shared/words/numbers';
import { dayAndTime } from '../../shared/words/times';
import type { ComposeStore } from './compose-state';
import { sendingAccount, timeOf } from './draft';
import { RecipientPreview } from './RecipientPreview';
import { SameTextNote } from './SameTextNote';
import { holdWords } from './send-words';
import classes from './ReviewStep.module.css';

interface ReviewStepProps {
  store: ComposeStore;
  review: DraftReview;
}

/** Before anything goes: who gets it, who does not and why. */
export function ReviewStep({ store, review }: ReviewStepProps) {
  const { recipients, skipped } = review;
  return (
    <div className={classes.review}>
      <ReviewSummary store={store} review={review} />
      {review.sameText !== null && <SameTextNote sameText={review.sameText} />}
      <RecipientPreview store={store} review={review} />
      {skipped.length > 0 && <SkippedList skipped={skipped} />}
      {recipients.length > 0 && (
        <section className={classes.section} aria-labelledby="review-gets-it">
          <h3 id="review-gets-it" className={classes.heading}>
            {recipients.length === 1
              ? '1 patient gets it'
              : `${countWords(recipients.length, 'patient')} get it`}
          </h3>
          <ul className={classes.list}>
            {recipients.map(({ patientId, patientName, address }) => (
              <li key={patientId} className={classes.row}>
                <span>{patientName}</span>
                <span className={classes.quiet}>{address}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ReviewSummary({ store, review }: ReviewStepProps) {
  const now = useNow();
  const draft = useStore(store, (state) => state.draft);
  const accounts = useStore(store, (state) => state.accounts);
  const account = sendingAccount(draft, accounts ?? []);
  const scheduledFor = timeOf(draft.scheduledFor);
  const notAfter = timeOf(draft.notAfter);
  const hold = holdWords(review.recipients.length, useHoldSize(), scheduledFor !== null);
  const limit =
    review.sizeLimitBytes === null ? '' : ` The server takes up to ${sizeWords(review.sizeLimitBytes)}.`;
  const unsubscribe = UNSUBSCRIBE_WORDS[review.unsubscribe];
  return (
    <div className={classes.summary}>
      <p className={classes.subject}>{draft.subject}</p>
      <p>
        {draft.purpose} · from {account?.fromAddress} · {goesWords(scheduledFor, hold !== null, now)}
        {notAfter !== null && ` · not after ${dayAndTime(notAfter, now)}`}
      </p>
      <p className={classes.quiet}>
        Each patient gets a message of their own, of about {sizeWords(review.sizeBytes)}.{limit}
      </p>
      {hold !== null && <p>{hold}</p>}
      {unsubscribe !== null && <p className={classes.quiet}>{unsubscribe}</p>}
    </div>
  );
}

function goesWords(scheduledFor: number | null, isHeld: boolean, now: number): string {
  if (scheduledFor !== null) return `goes ${dayAndTime(scheduledFor, now)}`;
  return isHeld ? 'goes in two minutes' : 'goes at once';
}

function SkippedList({ skipped }: { skipped: readonly SkippedRecipient[] }) {
  return (
    <section className={`${classes.section} ${classes.skipped}`} aria-labelledby="review-skipped">
      <h3 id="review-skipped" className={classes.heading}>
        <MailX className={classes.icon} aria-hidden="true" />
        {skipped.length === 1
          ? '1 patient does not get it'
          : `${countWords(skipped.length, 'patient')} do not get it`}
      </h3>
      <ul className={classes.list}>
        {skipped.map(({ patientId, patientName, reason, missing, address }) => (
          <li key={patientId} className={classes.row}>
            <span>{patientName}</span>
            <span>
              {SKIP_REASON_WORDS[reason]}
              {missing.length > 0 && `: ${missing.map(mergeFieldWords).join(', ')}`}
              {reason !== 'missing-field' && address !== '' && `: ${address}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>The log keeps a line for each of them with this reason.</p>
    </section>
  );
}

/** From which size on batches are held; null until it is known, or where none is. */
function useHoldSize(): number | null {
  const [holdsBatchesFrom, setHoldsBatchesFrom] = useState<number | null>(null);
  useEffect(() => {
    ask('settings:get', null).then(
      (settings) => {
        setHoldsBatchesFrom(settings.holdsBatchesFrom);
      },
      // The batch is held all the same, and says so once it is written.
      () => undefined,
    );
  }, []);
  return holdsBatchesFrom;
}
