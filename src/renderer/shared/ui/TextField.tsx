import { TextInput, type TextInputProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldRow } from './FieldRow';

interface TextFieldProps extends Omit<
  TextInputProps,
  'label' | 'error' | 'description' | 'value' | 'onChange' | 'size'
> {
  label: string;
  hint?: ReactNode;
  problem?: string | null;
  value: string;
  onChange: (value: string) => void;
}

/** One line of text with its label, hint and problem. */
export function TextField({ label, hint, problem = null, onChange, ...input }: TextFieldProps) {
  return (
    <FieldRow label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <TextInput
          {...input}
          {...attributes}
          error={problem !== null}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </FieldRow>
  );
}
