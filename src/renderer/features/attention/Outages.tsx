import { Button } from '@mantine/core';
import type { Outage } from '../../../shared/domain/outage-guard';
import { DayAndTime } from '../../shared/ui/Times';
import { heldWords, outageWords } from '../../shared/words/outages';
import classes from './Attention.module.css';
import { useAttention } from './attention-store';
import { Group } from './Group';

/** Domains that sent many messages back for one reason: dead addresses or an outage, a person knows. */
export function Outages({ outages }: { outages: readonly Outage[] }) {
  const { decideOutage, isActing } = useAttention();
  return (
    <Group
      heading="Dead addresses, or an outage?"
      explanation="When many messages to one domain come back for one reason, its mail service may be down or may be blocking ours."
      entries={outages}
      keyOf={({ domain, reason }) => `${domain} ${reason}`}
    >
      {(outage) => (
        <>
          <div className={classes.words}>
            <p className={classes.happened}>{outageWords(outage)}</p>
            <p className={classes.quiet}>
              {heldWords(outage)} The last came back <DayAndTime at={outage.lastAt} />.
            </p>
          </div>
          <div className={classes.actions}>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isActing}
              onClick={() => void decideOutage(outage, true)}
            >
              The addresses are dead
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isActing}
              onClick={() => void decideOutage(outage, false)}
            >
              It was an outage
            </Button>
          </div>
        </>
      )}
    </Group>
  );
}
