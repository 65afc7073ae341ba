import { Checkbox } from '@mantine/core';
import { useStore } from 'zustand';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { ConsentFields } from './ConsentFields';
import { countryChoices } from './countries';
import { hasEdits, shownSettings, type DeskStore } from './desk-store';
import { SaveBar } from './SaveBar';
import classes from './Settings.module.css';
import { SettingsOnTheirWay } from './SettingsOnTheirWay';

/** How records are read and kept. */
export function PatientsSection({ store }: { store: DeskStore }) {
  const state = useStore(store);
  const shown = shownSettings(state);
  if (shown === null) return <SettingsOnTheirWay store={store} />;
  return (
    <div className={classes.column}>
      <section className={classes.section} aria-labelledby="country-heading">
        <h2 id="country-heading" className={classes.heading}>
          Phone numbers
        </h2>
        <ChoiceField
          label="Country of the practice"
          hint="Mobile numbers without a country code are read as numbers of this country."
          value={shown.country}
          choices={countryChoices(shown.country)}
          onChange={(country) => {
            state.change({ country });
          }}
        />
      </section>
      <section className={classes.section} aria-labelledby="bounce-heading">
        <h2 id="bounce-heading" className={classes.heading}>
          When an e-mail bounces
        </h2>
        <p className={classes.quiet}>
          A dead address is taken off the patient’s record, and the desk is told when the patient next
          arrives.
        </p>
        <div className={classes.choices}>
          <Checkbox
            label="Keep the address when the mailbox is full"
            description="A full mailbox may have room again. The desk is told when the patient arrives all the same."
            classNames={{ description: classes.quiet }}
            checked={shown.keepsAddressOfFullMailbox}
            onChange={(event) => {
              state.change({ keepsAddressOfFullMailbox: event.currentTarget.checked });
            }}
          />
        </div>
      </section>
      <ConsentFields needed={shown.consentNeededFor} onChange={state.change} />
      {state.trouble !== null && (
        <FailureNote happened={state.trouble.what} failure={state.trouble.failure} />
      )}
      <SaveBar
        hasChanges={hasEdits(state, 'patients')}
        isSaved={state.savedSection === 'patients'}
        isBusy={state.isBusy}
        onSave={() => void state.savePatients()}
      />
    </div>
  );
}
