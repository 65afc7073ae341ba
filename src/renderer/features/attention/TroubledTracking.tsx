import { Button } from '@mantine/core';
import type { TroubledTracking as Troubled } from '../../../shared/domain/tracking';
import { DayAndTime } from '../../shared/ui/Times';
import { TRACKING_TROUBLE_WORDS } from '../../shared/words/tracking';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import { Group } from './Group';

interface TroubledTrackingProps {
  accounts: readonly Troubled[];
  onOpenSettings: () => void;
}

/** Accounts whose reports are not read until a person acts. */
export function TroubledTracking({ accounts, onOpenSettings }: TroubledTrackingProps) {
  const { checkTracking, isActing } = useAttention();
  return (
    <Group heading="Tracking" entries={accounts} keyOf={({ accountId }) => accountId}>
      {({ accountId, accountName, trouble }) => (
        <>
          <div className={classes.words}>
            <p className={classes.happened}>
              {accountName}: {TRACKING_TROUBLE_WORDS[trouble.kind].happened}
            </p>
            <p className={classes.quiet}>
              Since <DayAndTime at={trouble.at} />. Messages go out, but bounces are not seen.{' '}
              {TRACKING_TROUBLE_WORDS[trouble.kind].advice}
            </p>
            {trouble.detail !== '' && <p className={classes.reply}>{trouble.detail}</p>}
          </div>
          <div className={classes.actions}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isActing}
              onClick={() => void checkTracking(accountId)}
            >
              Try again
            </Button>
            <Button size="compact-sm" variant="default" onClick={onOpenSettings}>
              Open settings
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
