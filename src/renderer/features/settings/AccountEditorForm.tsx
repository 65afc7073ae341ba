import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SessionView } from '../../../shared/ipc/contract';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { AccountActions } from './AccountActions';
import type { AccountEditor, TrackingDraft } from './account-editor';
import type { AccountsStore } from './accounts-store';
import { ConnectionTest } from './ConnectionTest';
import { LimitFields } from './LimitFields';
import { NewTrackingSection } from './NewTrackingSection';
import { SenderFields } from './SenderFields';
import { ServerFields } from './ServerFields';
import { TrackingSection } from './TrackingSection';
import { TrackingTest } from './TrackingTest';
import classes from './Settings.module.css';

interface AccountEditorFormProps {
  store: AccountsStore;
  editor: AccountEditor;
  session: SessionView;
  onSetUpDone: () => void;
}

const TITLES = {
  new: 'New account',
  existing: 'Edit the account',
  'set-up': 'Set up a real account',
} as const satisfies Record<AccountEditor['kind'], string>;

/** Everything an account needs, with a test that says in plain words how far it gets. */
export function AccountEditorForm({ store, editor, session, onSetUpDone }: AccountEditorFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { triedCount } = editor;
  const [isChangingTracking, setIsChangingTracking] = useState(false);
  const listTrouble = useStore(store, (state) => state.trouble);
  const trouble = editor.trouble ?? listTrouble;
  useEffect(() => {
    if (triedCount > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [triedCount]);
  return (
    <form
      ref={form}
      className={classes.column}
      aria-labelledby="account-heading"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
    >
      <div className={classes.section}>
        <h2 id="account-heading" className={classes.heading}>
          {editor.account?.name ?? TITLES[editor.kind]}
        </h2>
        {editor.kind === 'set-up' && <EndOfTraining />}
      </div>
      <SenderFields store={store} editor={editor} />
      <ServerFields store={store} editor={editor} secrets={session.secrets} />
      <LimitFields store={store} editor={editor} />
      {editor.account !== null && (
        <TrackingSection
          account={editor.account}
          secrets={session.secrets}
          onChanging={setIsChangingTracking}
        />
      )}
      {editor.tracking !== null && (
        <NewTrackingSection
          store={store}
          form={editor.form}
          draft={editor.tracking}
          secrets={session.secrets}
        />
      )}
      <ConnectionTest editor={editor} />
      {editor.tracking?.isWanted === true && (
        <NewTrackingTest store={store} editor={editor} draft={editor.tracking} />
      )}
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      {!isChangingTracking && <AccountActions store={store} editor={editor} onSetUpDone={onSetUpDone} />}
    </form>
  );
}

/** The second half of the test: the mailbox, once sending has passed. */
function NewTrackingTest({
  store,
  editor: { busy, test },
  draft,
}: Pick<AccountEditorFormProps, 'store' | 'editor'> & { draft: TrackingDraft }) {
  return (
    <TrackingTest
      test={draft.test}
      isTesting={busy === 'testing' && test?.ok === true && draft.test === null}
      otherwise={
        <Button
          variant="default"
          onClick={() => {
            store.getState().setTracking({ isWanted: false });
          }}
        >
          Go on without tracking
        </Button>
      }
    />
  );
}

function EndOfTraining() {
  return (
    <p className={classes.quiet}>
      With a real account the training ends: its sample patients and practice messages are removed, and an
      empty log starts. From then on messages leave this computer. Accounts for SMS can be added afterwards.
    </p>
  );
}
