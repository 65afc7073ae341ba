import { Checkbox } from '@mantine/core';
import {
  FEWEST_HELD,
  FIRST_DESK_SETTINGS,
  isHoldSize,
  MOST_HELD,
  type DeskSettings,
} from '../../../shared/domain/desk-settings';
import { TextField } from '../../shared/ui/TextField';
import { numberWords } from '../../shared/words/numbers';
import classes from './Settings.module.css';

interface HoldFieldProps {
  holdsBatchesFrom: DeskSettings['holdsBatchesFrom'];
  onChange: (edits: Pick<DeskSettings, 'holdsBatchesFrom'>) => void;
}

/** From which size on a batch is held, so that a mistake can still be stopped. */
export function HoldField({ holdsBatchesFrom, onChange }: HoldFieldProps) {
  return (
    <section className={classes.section} aria-labelledby="hold-heading">
      <h2 id="hold-heading" className={classes.heading}>
        Batches
      </h2>
      <div className={classes.choices}>
        <Checkbox
          label="Hold large batches for two minutes"
          description="Nothing of the batch leaves in that time, and one press stops it."
          classNames={{ description: classes.quiet }}
          checked={holdsBatchesFrom !== null}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            onChange({ holdsBatchesFrom: checked ? FIRST_DESK_SETTINGS.holdsBatchesFrom : null });
          }}
        />
      </div>
      {holdsBatchesFrom !== null && (
        <TextField
          label="Held from this many messages on"
          inputMode="numeric"
          problem={isHoldSize(holdsBatchesFrom) ? null : HOLD_SIZE_PROBLEM}
          value={holdsBatchesFrom === 0 ? '' : String(holdsBatchesFrom)}
          onChange={(typed) => {
            onChange({ holdsBatchesFrom: Number(typed.replaceAll(/\D/g, '').slice(0, 6)) });
          }}
        />
      )}
    </section>
  );
}

const HOLD_SIZE_PROBLEM = `Enter a number from ${numberWords(FEWEST_HELD)} to ${numberWords(MOST_HELD)}.`;
