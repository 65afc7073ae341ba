import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PausedAccount } from '../../../shared/domain/attention';
import { HandleDialog } from '../../shared/ui/HandleDialog';
import { DayAndTime } from '../../shared/ui/Times';
import { pauseWords } from '../../shared/words/send-failures';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import { Group } from './Group';

interface PausedAccountsProps {
  accounts: readonly PausedAccount[];
  onOpenSettings: () => void;
}

/** Accounts that send nothing until a person acts. */
export function PausedAccounts({ accounts, onOpenSettings }: PausedAccountsProps) {
  const { tryAgain, handleAccount, isActing } = useAttention();
  const [asked, setAsked] = useState<PausedAccount | null>(null);
  return (
    <>
      <Group heading="Paused accounts" entries={accounts} keyOf={({ accountId }) => accountId}>
        {(account) => {
          const { happened, advice } = pauseWords(account.pause.reason, account.accountName);
          return (
            <>
              <div className={classes.words}>
                <p className={classes.happened}>{happened}</p>
                <p className={classes.quiet}>
                  Since <DayAndTime at={account.pause.at} />. Its messages wait. {advice}
                </p>
                {account.pause.detail !== '' && <p className={classes.reply}>{account.pause.detail}</p>}
              </div>
              <div className={classes.actions}>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isActing}
                  onClick={() => void tryAgain(account)}
                >
                  Try again
                </Button>
                <Button size="compact-sm" variant="default" onClick={onOpenSettings}>
                  Open settings
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={isActing}
                  onClick={() => {
                    setAsked(account);
                  }}
                >
                  Handled…
                </Button>
              </div>
            </>
          );
        }}
      </Group>
      {asked !== null && (
        <HandleDialog
          what={asked.accountName}
          onClose={() => {
            setAsked(null);
          }}
          onConfirm={(note) => {
            setAsked(null);
            void handleAccount(asked, note);
          }}
        >
          <p>The account stays paused, and its messages wait, until it works again.</p>
        </HandleDialog>
      )}
    </>
  );
}
