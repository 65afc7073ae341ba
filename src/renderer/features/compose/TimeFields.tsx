import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { FieldRow, type FieldAttributes } from '../../shared/ui/FieldRow';
import { useNow } from '../../shared/ui/use-now';
import type { ComposeStore } from './compose-state';
import type { ChosenTime, TimeField } from './draft';
import { fromInput, timeChoices, toInput } from './time-choices';
import classes from './TimeFields.module.css';

/** When it goes, and from when on it makes no sense any more. Both may stay empty. */
export function TimeFields({ store }: { store: ComposeStore }) {
  return (
    <>
      <TimeRow store={store} field="scheduledFor" label="Send" empty="At once" />
      <TimeRow
        store={store}
        field="notAfter"
        label="Not after"
        empty="No limit"
        hint="If it has not gone by then, it is not sent at all: a reminder does not come after the appointment."
      />
    </>
  );
}

interface TimeRowProps {
  store: ComposeStore;
  field: TimeField;
  label: string;
  empty: string;
  hint?: string;
}

const OWN = 'own';

function TimeRow({ store, field, label, empty, hint }: TimeRowProps) {
  const time = useStore(store, (state) => state.draft[field]);
  const problem = useStore(store, (state) => state.problems[field] ?? null);
  const choices = timeChoices(field, useNow());
  const offered = choices.find(({ at }) => at === time);
  const [isOwn, setIsOwn] = useState(time !== null && offered === undefined);
  const choose = (value: string): void => {
    setIsOwn(value === OWN);
    const chosen = choices.find(({ at }) => String(at) === value)?.at ?? null;
    store.getState().change({ [field]: value === OWN ? 'unfinished' : chosen });
  };
  return (
    <FieldRow label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <div className={classes.time}>
          <NativeSelect
            {...(isOwn ? { 'aria-label': label } : attributes)}
            error={problem !== null && !isOwn}
            value={isOwn ? OWN : String(offered?.at ?? '')}
            onChange={(event) => {
              choose(event.currentTarget.value);
            }}
          >
            <option value="">{empty}</option>
            {choices.map(({ words, at }) => (
              <option key={at} value={at}>
                {words}
              </option>
            ))}
            <option value={OWN}>At another time…</option>
          </NativeSelect>
          {isOwn && (
            <OwnTime
              attributes={attributes}
              isWrong={problem !== null}
              time={time}
              onChange={(changed) => {
                store.getState().change({ [field]: changed });
              }}
            />
          )}
        </div>
      )}
    </FieldRow>
  );
}

interface OwnTimeProps {
  attributes: FieldAttributes;
  isWrong: boolean;
  time: ChosenTime;
  onChange: (time: ChosenTime) => void;
}

/** The system's own field for a date and a time: it can be typed into, and it knows the calendar. */
function OwnTime({ attributes, isWrong, time, onChange }: OwnTimeProps) {
  return (
    <TextInput
      {...attributes}
      type="datetime-local"
      autoFocus
      error={isWrong}
      defaultValue={toInput(time)}
      onChange={(event) => {
        onChange(fromInput(event.currentTarget.value));
      }}
    />
  );
}
