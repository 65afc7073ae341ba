import { Button } from '@mantine/core';
import type { AccountView } from '../../../shared/domain/account';
import { passwordWords } from '../../shared/words/accounts';
import classes from './AccountList.module.css';
import { AccountTrouble } from './AccountTrouble';
import type { AccountsStore } from './accounts-store';

interface AccountRowProps {
  store: AccountsStore;
  account: AccountView;
  /** Whether its mailbox is read for reports. */
  isTracked: boolean;
  /** Whether this computer protects stored passwords. */
  isProtected: boolean;
}

/** One account for e-mail: who it writes as, through which server, what can be known, and what keeps it from sending. */
export function AccountRow({ store, account, isTracked, isProtected }: AccountRowProps) {
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
        {!isTraining && (
          <p className={classes.quiet}>
            {isTracked
              ? 'Tracked: its mailbox is read for what became of messages.'
              : 'Not tracked: messages end at Queued or Error.'}
          </p>
        )}
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
      <AccountTrouble store={store} account={account} />
    </li>
  );
}
