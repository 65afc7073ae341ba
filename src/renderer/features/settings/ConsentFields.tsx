import { Checkbox } from '@mantine/core';
import type { DeskSettings } from '../../../shared/domain/desk-settings';
import { PURPOSES, type Purpose } from '../../../shared/domain/message';
import classes from './Settings.module.css';

interface ConsentFieldsProps {
  needed: readonly Purpose[];
  onChange: (edits: Pick<DeskSettings, 'consentNeededFor'>) => void;
}

/** For which purposes patients must have said yes. */
export function ConsentFields({ needed, onChange }: ConsentFieldsProps) {
  return (
    <section className={classes.section} aria-labelledby="consent-heading">
      <h2 id="consent-heading" className={classes.heading}>
        Consent
      </h2>
      <p className={classes.quiet}>
        Messages for a ticked purpose go only to patients who have said yes to it; e-mail and SMS are asked
        for separately. All other messages go unless the patient has said no.
      </p>
      <div className={classes.choices} role="group" aria-labelledby="consent-heading">
        {PURPOSES.map((purpose) => (
          <Checkbox
            key={purpose}
            label={purpose}
            checked={needed.includes(purpose)}
            onChange={(event) => {
              const isNeeded = event.currentTarget.checked;
              onChange({
                consentNeededFor: PURPOSES.filter((each) =>
                  each === purpose ? isNeeded : needed.includes(each),
                ),
              });
            }}
          />
        ))}
      </div>
    </section>
  );
}
