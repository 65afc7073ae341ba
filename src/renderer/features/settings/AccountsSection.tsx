import { useEffect } from 'react';
import { useStore } from 'zustand';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { AccountEditorForm } from './AccountEditorForm';
import { AccountList } from './AccountList';
import type { AccountsStore } from './accounts-store';
import classes from './Settings.module.css';

interface AccountsSectionProps {
  store: AccountsStore;
  /** The person came here to set up the first real account. */
  isSetUpWanted: boolean;
  onSetUpDone: () => void;
}

/** The ways to send: a list, or the one that is being written. */
export function AccountsSection({ store, isSetUpWanted, onSetUpDone }: AccountsSectionProps) {
  const { accounts, session, editor, trouble } = useStore(store);
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
  return <AccountList store={store} accounts={accounts} session={session} />;
}
