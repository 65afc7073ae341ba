import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldRow } from './FieldRow';

interface ChoiceFieldProps<Choice extends string> {
  label: string;
  hint?: ReactNode;
  problem?: string | null;
  /** Null: nothing is chosen yet, and `empty` says so. */
  value: Choice | null;
  choices: readonly { value: Choice; words: string }[];
  empty?: string;
  onChange: (choice: Choice) => void;
}

/** One choice of a few, in the system's own list. */
export function ChoiceField<Choice extends string>({
  label,
  hint,
  problem = null,
  value,
  choices,
  empty,
  onChange,
}: ChoiceFieldProps<Choice>) {
  return (
    <FieldRow label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <NativeSelect
          {...attributes}
          error={problem !== null}
          value={value ?? ''}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {empty !== undefined && (
            <option value="" disabled>
              {empty}
            </option>
          )}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.words}
            </option>
          ))}
        </NativeSelect>
      )}
    </FieldRow>
  );
}
