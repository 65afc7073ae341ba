import { Button } from '@mantine/core';
import { MailQuestionMark } from 'lucide-react';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { StopAnswer, StopView } from '../../../shared/domain/arrival';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { NoteDialog } from '../../shared/ui/NoteDialog';
import { DayAndTime } from '../../shared/ui/Times';
import { bounceReasonWords } from '../../shared/words/bounce-reasons';
import { countWords } from '../../shared/words/numbers';
import { NewAddress } from './NewAddress';
import classes from './PatientStops.module.css';
import { StopMessages } from './StopMessages';
import type { StopsStore } from './stops-store';

interface StopCardProps {
  store: StopsStore;
  view: StopView;
}

/** One address that failed. The patient may be looking on: neutral words, and subjects in small type only. */
export function StopCard({ store, view }: StopCardProps) {
  const headingId = useId();
  const { stop, messages } = view;
  const [leftOutIds, setLeftOutIds] = useState<ReadonlySet<string>>(new Set());
  const isBusy = useStore(store, (state) => state.busyId === stop.id);
  const trouble = useStore(store, (state) => (state.trouble?.stopId === stop.id ? state.trouble : null));
  const resendIds = messages
    .filter(({ row, resendProblem }) => resendProblem === null && !leftOutIds.has(row.id))
    .map(({ row }) => row.id);
  const answer = (given: StopAnswer, sentAgain: readonly string[]) =>
    void store.getState().handle(stop.id, given, sentAgain);
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.heading}>
        <MailQuestionMark className={classes.icon} aria-hidden="true" />
        E-mail to this address did not arrive
      </h2>
      <div className={classes.column}>
        <StopFacts view={view} />
        <StopMessages
          messages={messages}
          chosenIds={new Set(resendIds)}
          onChoose={(messageId, isChosen) => {
            const next = new Set(leftOutIds);
            if (isChosen) next.delete(messageId);
            else next.add(messageId);
            setLeftOutIds(next);
          }}
        />
      </div>
      <div className={classes.column}>
        <NewAddress
          oldAddress={stop.address}
          resendCount={resendIds.length}
          isBusy={isBusy}
          onSave={(email) => {
            answer({ kind: 'new-address', email }, resendIds);
          }}
        />
        <div className={classes.answers}>
          <Button
            variant="default"
            disabled={isBusy}
            onClick={() => {
              answer({ kind: 'no-email' }, []);
            }}
          >
            Patient has no e-mail
          </Button>
          <Button
            variant="default"
            disabled={isBusy}
            onClick={() => {
              answer({ kind: 'keep-address' }, []);
            }}
          >
            Keep the old address
          </Button>
        </div>
      </div>
      {trouble !== null && <FailureNote happened={trouble.happened} failure={trouble.failure} />}
      <QuietWays store={store} view={view} isBusy={isBusy} />
    </section>
  );
}

/** The address, since when, why, and what that has done to the record. */
function StopFacts({ view: { stop, currentEmail } }: { view: StopView }) {
  return (
    <>
      <p className={classes.address}>{stop.address}</p>
      <p className={classes.facts}>
        {bounceReasonWords(stop.reason)} · since <DayAndTime at={stop.createdAt} /> ·{' '}
        {onRecord(stop.address, currentEmail)}
      </p>
      {stop.putOff !== null && (
        <p className={classes.facts}>
          Put off: {stop.putOff.reason} · {stop.putOff.by}, <DayAndTime at={stop.putOff.at} />
        </p>
      )}
      {stop.sharedWith.length > 0 && (
        // Closed at first: the patient at the desk need not read other people's names.
        <details className={classes.shared}>
          <summary>
            {countWords(stop.sharedWith.length, 'other')} on record with this address when it failed
          </summary>
          {stop.sharedWith.map(({ patientName }) => patientName).join(' · ')}
        </details>
      )}
    </>
  );
}

function onRecord(failed: string, current: string | null): string {
  if (current === null) return 'no longer on the record';
  if (current.toLowerCase() === failed.toLowerCase()) return 'still on the record';
  return `now on record: ${current}`;
}

/** What is rarely right, and said more quietly. */
function QuietWays({ store, view: { stop }, isBusy }: StopCardProps & { isBusy: boolean }) {
  const [isPuttingOff, setIsPuttingOff] = useState(false);
  return (
    <div className={classes.quietWays}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        disabled={isBusy}
        onClick={() => {
          setIsPuttingOff(true);
        }}
      >
        Put off…
      </Button>
      {stop.isAddressRemoved && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          disabled={isBusy}
          title="Puts the address back on the record and strikes out the admin note"
          onClick={() => void store.getState().undoBounce(stop.id)}
        >
          Undo: the address is right after all
        </Button>
      )}
      {isPuttingOff && (
        <NoteDialog
          title="Put off until the next arrival"
          label="Reason"
          missing="Enter a reason: the admin notes keep it with your name."
          confirmLabel="Put off"
          onClose={() => {
            setIsPuttingOff(false);
          }}
          onConfirm={(reason) => {
            setIsPuttingOff(false);
            void store.getState().putOff(stop.id, reason);
          }}
        />
      )}
    </div>
  );
}
