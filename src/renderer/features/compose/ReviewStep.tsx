import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DraftReview, SkippedRecipient } from '../../../shared/domain/draft';
import { toPlainText } from '../../../shared/domain/rich-text';
import { smsTitle } from '../../../shared/domain/sms-title';
import { ask } from '../../shared/bridge';
import { LongList } from '../../shared/ui/LongList';
import { useNow } from '../../shared/ui/use-now';
import { SKIP_REASON_WORDS, UNSUBSCRIBE_WORDS } from '../../shared/words/drafts';
import { mergeFieldWords } from '../../shared/words/merge-fields';
import { countWords, sizeWords } from '../../shared/words/numbers';
import { dayAndTime } from '../../shared/words/times';
import type { ComposeStore } from './compose-state';
import { sendingAccount, timeOf, type Draft } from './draft';
import { HouseholdChoice } from './HouseholdChoice';
import { householdNote, isEachAlone, messageCount } from './household-words';
import { NotSentIcon } from './NotSentIcon';
import { RecipientPreview } from './RecipientPreview';
import { goesWords, reviewedSender, SENDER_UNNAMED_WORDS, smsReviewWords } from './review-words';
import { SameTextNote } from './SameTextNote';
import { holdWords, skippedWords } from './send-words';
import classes from './ReviewStep.module.css';

interface ReviewStepProps {
  store: ComposeStore;
  review: DraftReview;
}

/** Before anything goes: who gets it, who does not and why. */
export function ReviewStep({ store, review }: ReviewStepProps) {
  const { recipients, skipped, households } = review;
  const isJoining = useStore(store, (state) => state.draft.isJoiningHouseholds);
  return (
    <div className={classes.review}>
      <ReviewSummary store={store} review={review} />
      {review.sameText !== null && <SameTextNote sameText={review.sameText} />}
      <HouseholdChoice store={store} households={households} />
      <RecipientPreview store={store} review={review} />
      {skipped.length > 0 && <SkippedList store={store} skipped={skipped} />}
      {recipients.length > 0 && (
        <section className={classes.section} aria-labelledby="review-gets-it">
          <h3 id="review-gets-it" className={classes.heading}>
            {recipients.length === 1
              ? '1 patient gets it'
              : `${countWords(recipients.length, 'patient')} get it`}
          </h3>
          <LongList
            label="Who gets it"
            items={recipients}
            keyOf={({ patientId }) => patientId}
            textOf={({ patientName, address }) => `${patientName} ${address}`}
          >
            {({ patientId, patientName, address }) => (
              <div className={classes.row}>
                <span>{patientName}</span>
                <span className={classes.quiet}>
                  {address}
                  {isJoining && householdNote(households, patientId)}
                </span>
              </div>
            )}
          </LongList>
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
  const { movedTo } = review;
  const isScheduled = scheduledFor !== null || movedTo !== null;
  const hold = holdWords(messageCount(review, draft), useHoldSize(), isScheduled);
  const unsubscribe = UNSUBSCRIBE_WORDS[review.unsubscribe];
  return (
    <div className={classes.summary}>
      <p className={classes.subject}>
        {draft.channel === 'sms' ? smsTitle(toPlainText(draft.body)) : draft.subject}
      </p>
      <p>
        {draft.purpose} · from {account !== null && reviewedSender(account)} ·{' '}
        {goesWords({ scheduledFor, movedTo, isHeld: hold !== null }, now)}
        {notAfter !== null && ` · not after ${dayAndTime(notAfter, now)}`}
      </p>
      <ContentFacts draft={draft} review={review} />
      {hold !== null && <p>{hold}</p>}
      {unsubscribe !== null && <p className={classes.quiet}>{unsubscribe}</p>}
    </div>
  );
}

/** An e-mail has a size and may offer to unsubscribe; an SMS has neither, and is charged by its parts. */
function ContentFacts({ draft, review }: Pick<ReviewStepProps, 'review'> & { draft: Draft }) {
  const { sms, sizeBytes, sizeLimitBytes } = review;
  const isEach = isEachAlone(review, draft);
  if (sms !== null) {
    return (
      <>
        <p className={classes.quiet}>{smsReviewWords(sms, messageCount(review, draft), isEach)}</p>
        {sms.isSenderUnnamed && <p>{SENDER_UNNAMED_WORDS}</p>}
      </>
    );
  }
  if (sizeBytes === 0) return null;
  const limit = sizeLimitBytes === null ? '' : ` The server takes up to ${sizeWords(sizeLimitBytes)}.`;
  return (
    <p className={classes.quiet}>
      {isEach ? 'Each patient' : 'Each patient or household'} gets a message of their own, of about{' '}
      {sizeWords(sizeBytes)}.{limit}
    </p>
  );
}

interface SkippedListProps {
  store: ComposeStore;
  skipped: readonly SkippedRecipient[];
}

function SkippedList({ store, skipped }: SkippedListProps) {
  const channel = useStore(store, (state) => state.draft.channel);
  return (
    <section className={`${classes.section} ${classes.skipped}`} aria-labelledby="review-skipped">
      <h3 id="review-skipped" className={classes.heading}>
        <NotSentIcon channel={channel} className={classes.icon} />
        {skippedWords(skipped)}
      </h3>
      <LongList
        label="Who does not get it"
        items={skipped}
        keyOf={({ patientId, note = '' }) => `${patientId ?? ''} ${note}`}
        textOf={({ patientName, address }) => `${patientName} ${address}`}
      >
        {({ patientName, reason, missing, address, note }) => (
          <div className={classes.row}>
            <span>{patientName === '' ? address : patientName}</span>
            <span>
              {SKIP_REASON_WORDS[reason]}
              {missing.length > 0 && `: ${missing.map(mergeFieldWords).join(', ')}`}
              {reason !== 'missing-field' && address !== '' && `: ${address}`}
              {note !== undefined && ` · ${note}`}
            </span>
          </div>
        )}
      </LongList>
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
