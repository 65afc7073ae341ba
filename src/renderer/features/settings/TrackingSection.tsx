import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { AccountView } from '../../../shared/domain/account';
import type { TrackingView } from '../../../shared/domain/tracking';
import type { SessionView } from '../../../shared/ipc/contract';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { ErrorNote, FailureNote } from '../../shared/ui/ErrorNote';
import { TimeAgo } from '../../shared/ui/Times';
import { useLive } from '../../shared/use-live';
import { numberWords } from '../../shared/words/numbers';
import { TRACKING_TROUBLE_WORDS, trackingAdvice } from '../../shared/words/tracking';
import classes from './Settings.module.css';
import type { TrackingForm } from './tracking-form';
import { TRACKING_MEANING } from './tracking-meaning';
import { TrackingActions } from './TrackingActions';
import { TrackingFields } from './TrackingFields';
import { TrackingTest } from './TrackingTest';
import { createTrackingStore, type TrackingStore } from './tracking-store';

interface TrackingSectionProps {
  account: AccountView;
  secrets: SessionView['secrets'];
  /** Whether it is being changed: then its buttons stand where those of the account do. */
  onChanging: (isChanging: boolean) => void;
}

/** Whether and how an account's mailbox is read for reports. It is saved by its own button. */
export function TrackingSection({ account, secrets, onChanging }: TrackingSectionProps) {
  const [store] = useState(() => createTrackingStore(account));
  const { view, isRead, form, note, trouble, read } = useStore(store);
  useEffect(() => {
    void read();
  }, [read]);
  const isChanging = form !== null;
  useEffect(() => {
    onChanging(isChanging);
  }, [onChanging, isChanging]);
  useLive(() => {
    if (store.getState().busy === null) void read();
  });
  return (
    <section className={classes.section} aria-labelledby="tracking-heading">
      <h3 id="tracking-heading" className={classes.heading}>
        Tracking
      </h3>
      <p className={classes.quiet}>{TRACKING_MEANING}</p>
      <p className={classes.note} role="status" hidden={note === null}>
        {note}
      </p>
      {form === null &&
        isRead &&
        (view === null ? <NotTracked store={store} /> : <Tracked store={store} view={view} />)}
      {form !== null && <TrackingEditor store={store} form={form} secrets={secrets} />}
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      {form !== null && <TrackingActions store={store} />}
    </section>
  );
}

/** What is being changed, with a test of its own. */
function TrackingEditor({
  store,
  form,
  secrets,
}: Pick<TrackingSectionProps, 'secrets'> & { store: TrackingStore; form: TrackingForm }) {
  const { view, problems, folders, test, busy, change } = useStore(store);
  return (
    <>
      <TrackingFields
        form={form}
        problems={problems}
        folders={folders}
        passwordKinds={view?.hasPassword === true ? ['keep', ...NEW_PASSWORDS] : NEW_PASSWORDS}
        isUnprotectedAsked={form.passwordKind !== 'keep' && !secrets.isProtected}
        onChange={change}
      />
      <TrackingTest test={test} isTesting={busy === 'testing'} />
    </>
  );
}

const NEW_PASSWORDS = ['same-as-sending', 'typed'] as const;

function NotTracked({ store }: { store: TrackingStore }) {
  return (
    <div className={classes.row}>
      <p>Off. Messages end at Queued or Error.</p>
      <Button variant="default" size="compact-sm" onClick={store.getState().startEditing}>
        Set up tracking…
      </Button>
    </div>
  );
}

function Tracked({ store, view }: { store: TrackingStore; view: TrackingView }) {
  const { settings, trouble, backfill, lastCheckedAt } = view;
  const busy = useStore(store, (state) => state.busy);
  return (
    <div className={classes.state}>
      <p>
        {settings.user} on {settings.host}, folder {settings.folder}.{' '}
        {backfill === null ? (
          <Checked at={lastCheckedAt} />
        ) : (
          `Catching up ${numberWords(backfill.done)} of ${numberWords(backfill.total)}.`
        )}
        {settings.isAskingForReceipts && ' Patients’ mail programs are asked for a receipt.'}
      </p>
      {trouble !== null && (
        <ErrorNote
          happened={TRACKING_TROUBLE_WORDS[trouble.kind].happened}
          {...(trouble.detail === '' ? {} : { meaning: trouble.detail })}
          advice={trackingAdvice(trouble.kind)}
        />
      )}
      <div className={classes.row}>
        <Button variant="default" size="compact-sm" onClick={store.getState().startEditing}>
          Change tracking…
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => void store.getState().checkNow()}>
          Check now
        </Button>
        <TurnOff store={store} isBusy={busy !== null} />
      </div>
    </div>
  );
}

function Checked({ at }: { at: number | null }) {
  if (at === null) return 'Not checked yet.';
  return (
    <>
      Checked <TimeAgo at={at} />.
    </>
  );
}

function TurnOff({ store, isBusy }: { store: TrackingStore; isBusy: boolean }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        disabled={isBusy}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        Turn off…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Turn tracking off?"
        confirmLabel="Turn off"
        onClose={() => {
          setIsAsking(false);
        }}
        onConfirm={() => {
          setIsAsking(false);
          void store.getState().turnOff();
        }}
      >
        <p>
          Reports are not read any more, and the mailbox’s password is removed from this computer. What was
          reported before stays in the log.
        </p>
      </ConfirmDialog>
    </>
  );
}
