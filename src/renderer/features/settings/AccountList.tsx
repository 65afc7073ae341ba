import { Button } from '@mantine/core';
import { MailPlus, MessageSquarePlus } from 'lucide-react';
import { useStore } from 'zustand';
import { channelOf, type AccountView } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FailureNote } from '../../shared/ui/ErrorNote';
import classes from './AccountList.module.css';
import { AccountRow } from './AccountRow';
import type { AccountsStore } from './accounts-store';
import settings from './Settings.module.css';
import type { SmsEditorStore } from './sms-editor-store';
import { SmsAccountRow } from './SmsAccountRow';

interface AccountListProps {
  store: AccountsStore;
  smsEditor: SmsEditorStore;
  accounts: readonly AccountView[];
  session: SessionView;
}

/** Every account with how it stands. */
export function AccountList({ store, smsEditor, accounts, session }: AccountListProps) {
  const note = useStore(store, (state) => state.note);
  const trouble = useStore(store, (state) => state.trouble);
  const trackedIds = useStore(store, (state) => state.trackedIds);
  const isTraining = session.practice === 'training';
  const { isProtected } = session.secrets;
  const add = <AddAccount store={store} smsEditor={smsEditor} accounts={accounts} isTraining={isTraining} />;
  if (accounts.length === 0) {
    return (
      <EmptyState icon={MailPlus} title="No account yet" actions={add}>
        <p>
          An account is a way to send: the clinic’s mail server with the address that patients see, or an SMS
          provider. Messages go out through it.
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
        {accounts.map((account) =>
          account.sms === null ? (
            <AccountRow
              key={account.id}
              store={store}
              account={account}
              isTracked={trackedIds.includes(account.id)}
              isProtected={isProtected}
            />
          ) : (
            <SmsAccountRow
              key={account.id}
              store={store}
              account={account}
              sms={account.sms}
              emailAccountName={nameOf(accounts, account.sms.gateway?.emailAccountId)}
              isProtected={isProtected}
              isTraining={isTraining}
              onEdit={() => {
                smsEditor.getState().edit(account);
              }}
            />
          ),
        )}
      </ul>
      <div className={settings.row}>{add}</div>
    </div>
  );
}

function nameOf(accounts: readonly AccountView[], accountId: string | undefined): string {
  return accounts.find(({ id }) => id === accountId)?.name ?? '';
}

interface AddAccountProps extends Omit<AccountListProps, 'session'> {
  isTraining: boolean;
}

function AddAccount({ store, smsEditor, accounts, isTraining }: AddAccountProps) {
  if (isTraining) {
    return (
      <>
        <Button
          leftSection={<MailPlus size="1rem" aria-hidden="true" />}
          onClick={store.getState().startSetUp}
        >
          Set up a real account…
        </Button>
        <p className={settings.quiet}>
          Real accounts for SMS can be added once there is a real e-mail account.
        </p>
      </>
    );
  }
  const firstEmail = accounts.find((account) => channelOf(account) === 'email');
  return (
    <>
      <Button leftSection={<MailPlus size="1rem" aria-hidden="true" />} onClick={store.getState().startNew}>
        Add e-mail account…
      </Button>
      <Button
        variant="default"
        leftSection={<MessageSquarePlus size="1rem" aria-hidden="true" />}
        onClick={() => {
          store.setState({ note: null, trouble: null });
          smsEditor.getState().startNew(firstEmail?.id ?? '');
        }}
      >
        Add SMS account…
      </Button>
    </>
  );
}
