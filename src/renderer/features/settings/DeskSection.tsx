import { useStore } from 'zustand';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { hasEdits, shownSettings, type DeskStore } from './desk-store';
import { HoldField } from './HoldField';
import { PracticeFields, TestRecipientFields } from './PracticeFields';
import { SaveBar } from './SaveBar';
import classes from './Settings.module.css';
import { SettingsOnTheirWay } from './SettingsOnTheirWay';
import { StaffNames } from './StaffNames';

/** The practice, this desk and the people at it; where a test goes, and how carefully it sends. */
export function DeskSection({ store }: { store: DeskStore }) {
  const state = useStore(store);
  const shown = shownSettings(state);
  if (shown === null) return <SettingsOnTheirWay store={store} />;
  return (
    <div className={classes.column}>
      <PracticeFields shown={shown} onChange={state.change} />
      <section className={classes.section} aria-labelledby="staff-heading">
        <h2 id="staff-heading" className={classes.heading}>
          Staff
        </h2>
        <p className={classes.quiet}>The log writes beside everything who did it.</p>
        <ChoiceField
          label="At the desk now"
          value={shown.currentStaffName === '' ? null : shown.currentStaffName}
          choices={shown.staffNames.map((name) => ({ value: name, words: name }))}
          empty="Choose who is at the desk"
          onChange={(currentStaffName) => {
            state.change({ currentStaffName });
          }}
        />
        <StaffNames store={store} names={shown.staffNames} problem={state.problem} />
      </section>
      <TestRecipientFields shown={shown} problems={state.fieldProblems} onChange={state.change} />
      <HoldField holdsBatchesFrom={shown.holdsBatchesFrom} onChange={state.change} />
      {state.trouble !== null && (
        <FailureNote happened={state.trouble.what} failure={state.trouble.failure} />
      )}
      <SaveBar
        hasChanges={hasEdits(state, 'desk')}
        isSaved={state.savedSection === 'desk'}
        isBusy={state.isBusy}
        onSave={() => void state.saveDesk()}
      />
    </div>
  );
}
