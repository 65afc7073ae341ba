import { useStore } from 'zustand';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { TextField } from '../../shared/ui/TextField';
import { hasEdits, shownSettings, type DeskStore } from './desk-store';
import { SaveBar } from './SaveBar';
import classes from './Settings.module.css';
import { SettingsOnTheirWay } from './SettingsOnTheirWay';
import { minuteOf, smsHoursWords, timeOf } from './sms-hours-words';

/** At what time of the day SMS may go out. */
export function SmsSection({ store }: { store: DeskStore }) {
  const state = useStore(store);
  const shown = shownSettings(state);
  if (shown === null) return <SettingsOnTheirWay store={store} />;
  const { smsHours } = shown;
  const change = (field: keyof typeof smsHours, typed: string) => {
    const minute = minuteOf(typed);
    // While a part of the time is being typed anew there is none.
    if (minute !== null) state.change({ smsHours: { ...smsHours, [field]: minute } });
  };
  return (
    <div className={classes.column}>
      <section className={classes.section} aria-labelledby="sms-ways-heading">
        <h2 id="sms-ways-heading" className={classes.heading}>
          Providers and gateways
        </h2>
        <p className={classes.quiet}>
          What SMS go through is set up under Accounts, with “Add SMS account…”.
        </p>
      </section>
      <section className={classes.section} aria-labelledby="sms-hours-heading">
        <h2 id="sms-hours-heading" className={classes.heading}>
          Quiet hours
        </h2>
        <p className={classes.quiet}>
          Nobody wants an SMS at night. E-mails go out at any time. The same time twice means no quiet hours.
        </p>
        <TextField
          label="SMS go out from"
          type="time"
          value={timeOf(smsHours.fromMinute)}
          onChange={(typed) => {
            change('fromMinute', typed);
          }}
        />
        <TextField
          label="Until"
          type="time"
          value={timeOf(smsHours.toMinute)}
          onChange={(typed) => {
            change('toMinute', typed);
          }}
        />
        <p className={classes.proposal} role="status">
          {smsHoursWords(smsHours)}
        </p>
      </section>
      {state.trouble !== null && (
        <FailureNote happened={state.trouble.what} failure={state.trouble.failure} />
      )}
      <SaveBar
        hasChanges={hasEdits(state, 'sms')}
        isSaved={state.savedSection === 'sms'}
        isBusy={state.isBusy}
        onSave={() => void state.saveSms()}
      />
    </div>
  );
}
