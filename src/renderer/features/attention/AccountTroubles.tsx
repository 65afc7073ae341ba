import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountTrouble } from '../../../shared/domain/attention';
import { HandleDialog } from '../../shared/ui/HandleDialog';
import { DayAndTime } from '../../shared/ui/Times';
import classes from './Attention.module.css';
import type { ShownTrouble } from './account-troubles';
import { useAttention } from './attention-store';
import { Group } from './Group';

interface AccountTroublesProps {
  about: AccountTrouble;
  troubles: readonly ShownTrouble[];
  onOpenSettings: () => void;
}

const HEADINGS = {
  sending: 'Paused accounts',
  tracking: 'Tracking',
} as const satisfies Record<AccountTrouble, string>;

/** Accounts that send nothing, or of whose messages nothing is learnt, until a person acts. */
export function AccountTroubles({ about, troubles, onOpenSettings }: AccountTroublesProps) {
  const { tryAgain, handleTrouble, isActing } = useAttention();
  const [asked, setAsked] = useState<ShownTrouble | null>(null);
  if (troubles.length === 0) return null;
  return (
    <>
      <Group heading={HEADINGS[about]} entries={troubles} keyOf={({ accountId }) => accountId}>
        {(trouble) => (
          <>
            <div className={classes.words}>
              <p className={classes.happened}>{trouble.happened}</p>
              <p className={classes.quiet}>
                Since <DayAndTime at={trouble.at} />. {trouble.meaning}
              </p>
              {trouble.detail !== '' && <p className={classes.reply}>{trouble.detail}</p>}
            </div>
            <div className={classes.actions}>
              <Action isBusy={isActing} onPress={() => void tryAgain(trouble)}>
                Try again
              </Action>
              <Action onPress={onOpenSettings}>Open settings</Action>
              <Action
                isBusy={isActing}
                onPress={() => {
                  setAsked(trouble);
                }}
              >
                Handled…
              </Action>
            </div>
          </>
        )}
      </Group>
      {asked !== null && (
        <HandleDialog
          what={asked.accountName}
          onClose={() => {
            setAsked(null);
          }}
          onConfirm={(note) => {
            setAsked(null);
            void handleTrouble(asked, note);
          }}
        >
          <p>{asked.stays}</p>
        </HandleDialog>
      )}
    </>
  );
}

function Action({
  isBusy = false,
  onPress,
  children,
}: {
  isBusy?: boolean;
  onPress: () => void;
  children: string;
}) {
  return (
    <Button size="compact-sm" variant="default" disabled={isBusy} onClick={onPress}>
      {children}
    </Button>
  );
}
