import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { SessionView } from '../../../shared/ipc/contract';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { AccountActions } from './AccountActions';
import type { AccountEditor, AccountsStore } from './accounts-store';
import { ConnectionTest } from './ConnectionTest';
import { LimitFields } from './LimitFields';
import { SenderFields } from './SenderFields';
import { ServerFields } from './ServerFields';
import { TrackingSection } from './TrackingSection';
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
      {editor.account !== null && <TrackingSection account={editor.account} secrets={session.secrets} />}
      <ConnectionTest editor={editor} />
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      <AccountActions store={store} editor={editor} onSetUpDone={onSetUpDone} />
    </form>
  );
}

function EndOfTraining() {
  return (
    <p className={classes.quiet}>
      With a real account the training ends: its sample patients and practice messages are removed, and an
      empty log starts. From then on messages leave this computer.
    </p>
  );
}
