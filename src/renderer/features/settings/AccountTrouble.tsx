import { Button } from '@mantine/core';
import { channelOf, type AccountPause, type AccountView } from '../../../shared/domain/account';
import { ErrorNote } from '../../shared/ui/ErrorNote';
import { useNow } from '../../shared/ui/use-now';
import { pauseWords } from '../../shared/words/send-failures';
import { dayAndTime } from '../../shared/words/times';
import classes from './AccountList.module.css';
import type { AccountsStore } from './accounts-store';

interface AccountTroubleProps {
  store: AccountsStore;
  account: AccountView;
}

/** What keeps an account from sending: a server that is not reached now or asks to wait, or a pause until a person acts. */
export function AccountTrouble({ store, account }: AccountTroubleProps) {
  const { pause, blockedUntil } = account;
  const now = useNow();
  if (pause !== null) return <Paused store={store} account={account} pause={pause} />;
  if (blockedUntil === null || blockedUntil <= now) return null;
  return (
    <p className={classes.blocked}>
      Nothing goes through {account.host} at the moment. Tried again at {dayAndTime(blockedUntil, now)}.
    </p>
  );
}

function Paused({ store, account, pause }: AccountTroubleProps & { pause: AccountPause }) {
  const { happened, advice } = pauseWords(pause.reason, account.name, channelOf(account));
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
