import { Button } from '@mantine/core';
import { MailPlus } from 'lucide-react';
import { useStore } from 'zustand';
import type { AccountView } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import classes from './AccountList.module.css';
import { AccountRow } from './AccountRow';
import type { AccountsStore } from './accounts-store';
import settings from './Settings.module.css';

interface AccountListProps {
  store: AccountsStore;
  accounts: readonly AccountView[];
  session: SessionView;
}

/** Every account with how it stands. */
export function AccountList({ store, accounts, session }: AccountListProps) {
  const note = useStore(store, (state) => state.note);
  const trouble = useStore(store, (state) => state.trouble);
  const isTraining = session.practice === 'training';
  const add = (
    <Button
      leftSection={<MailPlus size="1rem" aria-hidden="true" />}
      onClick={() => {
        if (isTraining) store.getState().startSetUp();
        else store.getState().startNew();
      }}
    >
      {isTraining ? 'Set up a real account…' : 'Add an account'}
    </Button>
  );
  if (accounts.length === 0) {
    return (
      <EmptyState icon={MailPlus} title="No account yet" actions={add}>
        <p>
          An account is the clinic’s mail server and the address that patients see. Messages go out through
          it.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className={settings.column}>
      <p className={settings.note} role="status" hidden={note === null}>
        {note}
      </p>
      {trouble !== null && <FailureNote happened={trouble.what} failure={trouble.failure} />}
      <ul className={classes.list}>
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            store={store}
            account={account}
            isProtected={session.secrets.isProtected}
          />
        ))}
      </ul>
      <div className={settings.row}>{add}</div>
    </div>
  );
}
