import { Button } from '@mantine/core';
import type { PausedAccount } from '../../../shared/domain/attention';
import { DayAndTime } from '../../shared/ui/Times';
import { pauseWords } from '../../shared/words/send-failures';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import { Group } from './Group';

/** Pauses that somebody has seen to; the accounts are paused still. */
export function HandledAccounts({ accounts }: { accounts: readonly PausedAccount[] }) {
  const { bringAccountBack, isActing } = useAttention();
  return (
    <Group heading="Paused accounts" entries={accounts} keyOf={({ accountId }) => accountId}>
      {(account) => (
        <>
          <div className={classes.words}>
            <p className={classes.happened}>
              {pauseWords(account.pause.reason, account.accountName).happened}
            </p>
            {account.handled !== null && (
              <p className={classes.quiet}>
                Handled by {account.handled.by}, <DayAndTime at={account.handled.at} />
                {account.handled.note !== '' && `: ${account.handled.note}`}
              </p>
            )}
          </div>
          <div className={classes.actions}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isActing}
              onClick={() => void bringAccountBack(account)}
            >
              Bring back
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
