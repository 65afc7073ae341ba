import { useEffect } from 'react';
import { useStore } from 'zustand';
import { channelOf } from '../../../shared/domain/account';
import { FIRST_DESK_SETTINGS } from '../../../shared/domain/desk-settings';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { AccountEditorForm } from './AccountEditorForm';
import { AccountList } from './AccountList';
import type { AccountsStore } from './accounts-store';
import { shownSettings, type DeskStore } from './desk-store';
import classes from './Settings.module.css';
import { SmsAccountEditor } from './SmsAccountEditor';
import type { SmsEditorStore } from './sms-editor-store';

interface AccountsSectionProps {
  store: AccountsStore;
  smsEditor: SmsEditorStore;
  desk: DeskStore;
  /** The person came here to set up the first real account. */
  isSetUpWanted: boolean;
  onSetUpDone: () => void;
}

/** The ways to send: a list, or the one that is being written. */
export function AccountsSection({
  store,
  smsEditor,
  desk,
  isSetUpWanted,
  onSetUpDone,
}: AccountsSectionProps) {
  const { accounts, session, editor, trouble } = useStore(store);
  const sms = useStore(smsEditor, (state) => state.editor);
  const country = useStore(desk, (state) => shownSettings(state)?.country ?? FIRST_DESK_SETTINGS.country);
  const practice = session?.practice;
  useEffect(() => {
    if (!isSetUpWanted || practice === undefined) return;
    if (practice === 'training') store.getState().startSetUp();
    else store.getState().startNew();
  }, [store, isSetUpWanted, practice]);
  if (accounts === null || session === null) {
    return (
      <div className={classes.column}>
        {trouble === null ? (
          <p className={classes.quiet}>Reading the accounts…</p>
        ) : (
          <FailureNote happened={trouble.what} failure={trouble.failure} />
        )}
      </div>
    );
  }
  if (editor !== null) {
    return <AccountEditorForm store={store} editor={editor} session={session} onSetUpDone={onSetUpDone} />;
  }
  if (sms !== null) {
    return (
      <SmsAccountEditor
        store={smsEditor}
        accounts={store}
        editor={sms}
        emailAccounts={accounts.filter((account) => channelOf(account) === 'email')}
        country={country}
        secrets={session.secrets}
      />
    );
  }
  return <AccountList store={store} smsEditor={smsEditor} accounts={accounts} session={session} />;
}
