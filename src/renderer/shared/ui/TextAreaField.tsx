import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { FieldRow } from './FieldRow';

interface TextAreaFieldProps {
  label: string;
  hint?: ReactNode;
  problem?: string | null;
  placeholder?: string;
  /** For what programs read: each character counts. */
  isCode?: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** Some lines of text with their label, hint and problem. */
export function TextAreaField({
  label,
  hint,
  problem = null,
  placeholder,
  isCode = false,
  value,
  onChange,
}: TextAreaFieldProps) {
  return (
    <FieldRow label={label} hint={hint} problem={problem}>
      {(attributes) => (
        <Textarea
          {...attributes}
          autosize
          minRows={2}
          maxRows={12}
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          error={problem !== null}
          styles={isCode ? CODE : {}}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </FieldRow>
  );
}

const CODE = { input: { fontFamily: 'var(--font-mono)', fontSize: 'var(--text-12)' } };
