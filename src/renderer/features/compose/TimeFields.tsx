import { DateTimePicker } from '@mantine/dates';
import { useStore } from 'zustand';
import { FieldRow } from '../../shared/ui/FieldRow';
import { useNow } from '../../shared/ui/use-now';
import { dayAndTime } from '../../shared/words/times';
import type { ComposeStore } from './compose-store';
import { daysFromNow, daysUntilMonday, fromPicker, toPicker } from './picker-time';
import '@mantine/dates/styles.css';

/** When it goes, and from when on it makes no sense any more. Both may stay empty. */
export function TimeFields({ store }: { store: ComposeStore }) {
  return (
    <>
      <TimeField
        store={store}
        field="scheduledFor"
        label="Send later"
        empty="At once"
        hint={undefined}
        presets={SEND_PRESETS}
      />
      <TimeField
        store={store}
        field="notAfter"
        label="Not after"
        empty="No limit"
        hint="If it has not gone by then, it is not sent at all. Useful for reminders."
        presets={LIMIT_PRESETS}
      />
    </>
  );
}

type Preset = (now: number) => number;

const SEND_PRESETS: readonly Preset[] = [
  (now) => daysFromNow(now, 1, 8),
  (now) => daysFromNow(now, 1, 14),
  (now) => daysFromNow(now, daysUntilMonday(now), 8),
];
const LIMIT_PRESETS: readonly Preset[] = [
  (now) => daysFromNow(now, 1, 0),
  (now) => daysFromNow(now, 2, 0),
  (now) => daysFromNow(now, 7, 0),
];

/** Red is for messages that failed. */
const NO_RED_DAYS: [] = [];

const CALENDAR_LABELS = {
  nextMonth: 'Next month',
  previousMonth: 'Previous month',
  monthLevelControl: 'Choose the month',
  nextYear: 'Next year',
  previousYear: 'Previous year',
  yearLevelControl: 'Choose the year',
  nextDecade: 'Next ten years',
  previousDecade: 'Previous ten years',
};

interface TimeFieldProps {
  store: ComposeStore;
  field: 'scheduledFor' | 'notAfter';
  label: string;
  empty: string;
  hint: string | undefined;
  presets: readonly Preset[];
}

function TimeField({ store, field, label, empty, hint, presets }: TimeFieldProps) {
  const at = useStore(store, (state) => state.draft[field]);
  const problem = useStore(store, (state) => state.problems[field] ?? null);
  const now = useNow();
  return (
    <FieldRow label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <DateTimePicker
          // A button is named by its label alone, so its value is said here; the calendar is named after the button.
          aria-label={`${label}: ${at === null ? empty : dayAndTime(at, now)}`}
          aria-describedby={attributes['aria-describedby']}
          error={problem !== null}
          clearable
          placeholder={empty}
          value={toPicker(at)}
          minDate={toPicker(now) ?? undefined}
          valueFormat="ddd D MMM YYYY, HH:mm"
          weekendDays={NO_RED_DAYS}
          ariaLabels={CALENDAR_LABELS}
          defaultTimeValue="08:00"
          clearButtonProps={{ 'aria-label': `${label}: ${empty.toLowerCase()}` }}
          timePickerProps={{ 'aria-label': 'Time', hoursInputLabel: 'Hours', minutesInputLabel: 'Minutes' }}
          submitButtonProps={{ 'aria-label': 'Take this time' }}
          presets={presets.map((preset) => ({
            value: toPicker(preset(now)) ?? '',
            label: dayAndTime(preset(now), now),
          }))}
          onChange={(text) => {
            store.getState().change({ [field]: fromPicker(text) });
          }}
        />
      )}
    </FieldRow>
  );
}
