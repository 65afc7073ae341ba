import { Button } from '@mantine/core';
import { DayAndTime } from '../../shared/ui/Times';
import classes from './Attention.module.css';
import type { ShownTrouble } from './account-troubles';
import { useAttention } from './attention-store';
import { Group } from './Group';

/** Trouble of accounts that somebody has seen to; it lasts still. */
export function HandledAccounts({ troubles }: { troubles: readonly ShownTrouble[] }) {
  const { bringTroubleBack, isActing } = useAttention();
  return (
    <Group heading="Accounts" entries={troubles} keyOf={({ about, accountId }) => `${about} ${accountId}`}>
      {(trouble) => (
        <>
          <div className={classes.words}>
            <p className={classes.happened}>{trouble.happened}</p>
            {trouble.handled !== null && (
              <p className={classes.quiet}>
                Handled by {trouble.handled.by}, <DayAndTime at={trouble.handled.at} />
                {trouble.handled.note !== '' && `: ${trouble.handled.note}`}
              </p>
            )}
          </div>
          <div className={classes.actions}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isActing}
              onClick={() => void bringTroubleBack(trouble)}
            >
              Bring back
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
