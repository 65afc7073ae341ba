import { Button } from '@mantine/core';
import type { AccountPause, AccountView } from '../../../shared/domain/account';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { useNow } from '../../shared/ui/use-now';
import { passwordWords } from '../../shared/words/accounts';
import { pauseWords } from '../../shared/words/send-failures';
import { dayAndTime } from '../../shared/words/times';
import classes from './AccountList.module.css';
import type { AccountsStore } from './accounts-store';

interface AccountRowProps {
  store: AccountsStore;
  account: AccountView;
  /** Whether this computer protects stored passwords. */
  isProtected: boolean;
}

/** One account: who it writes as, through which server, and what keeps it from sending. */
export function AccountRow({ store, account, isProtected }: AccountRowProps) {
  const isTraining = account.kind === 'training';
  return (
    <li className={classes.account}>
      <div className={classes.words}>
        <h2 className={classes.name}>{account.name}</h2>
        <p>
          {account.fromName} &lt;{account.fromAddress}&gt;
        </p>
        <p className={classes.quiet}>
          {isTraining
            ? 'The mail server inside Sendtrail. No message leaves this computer.'
            : `${account.host}, port ${account.port}. ${passwordWords(account.password, isProtected)}`}
        </p>
        <BlockedUntil account={account} />
      </div>
      {!isTraining && (
        <Button
          variant="default"
          aria-label={`Edit ${account.name}`}
          onClick={() => {
            store.getState().edit(account);
          }}
        >
          Edit…
        </Button>
      )}
      {account.pause !== null && <Paused store={store} account={account} pause={account.pause} />}
    </li>
  );
}

function BlockedUntil({ account: { blockedUntil, pause } }: { account: AccountView }) {
  const now = useNow();
  if (blockedUntil === null || blockedUntil <= now || pause !== null) return null;
  return <p>The server could not be reached. Tried again at {dayAndTime(blockedUntil, now)}.</p>;
}

function Paused({ store, account, pause }: Omit<AccountRowProps, 'isProtected'> & { pause: AccountPause }) {
  const { happened, advice } = pauseWords(pause.reason, account.name);
  const now = useNow();
  return (
    <div className={classes.wide}>
      <ErrorNote
        happened={happened}
        meaning={`Paused: ${dayAndTime(pause.at, now)}. ${pause.detail}`.trim()}
        advice={advice}
        actions={
          <Button variant="default" onClick={() => void store.getState().resume(account)}>
            Try again
          </Button>
        }
      />
    </div>
  );
}
