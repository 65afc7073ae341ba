import { Checkbox, PasswordInput } from '@mantine/core';
import type { TrackingPassword } from '../../../shared/domain/tracking';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { FieldRow } from '../../shared/ui/FieldRow';
import type { TrackingForm } from './tracking-form';

interface TrackingPasswordFieldProps {
  form: TrackingForm;
  problem: string | null;
  /** Which passwords there are to choose from. */
  kinds: readonly TrackingPassword['kind'][];
  /** Nothing protects what is kept on this computer, and this field is where that is agreed to. */
  isUnprotectedAsked: boolean;
  onChange: (changes: Partial<TrackingForm>) => void;
}

const CHOICE_WORDS = {
  keep: 'The one that is kept',
  'same-as-sending': 'The same as for sending',
  typed: 'Another one',
} as const satisfies Record<TrackingPassword['kind'], string>;

/** The password goes in and never comes back. */
export function TrackingPasswordField({
  form,
  problem,
  kinds,
  isUnprotectedAsked,
  onChange,
}: TrackingPasswordFieldProps) {
  return (
    <>
      {kinds.length > 1 && (
        <ChoiceField
          label="Which password"
          value={form.passwordKind}
          choices={kinds.map((value) => ({ value, words: CHOICE_WORDS[value] }))}
          onChange={(passwordKind) => {
            onChange({ passwordKind, password: '' });
          }}
        />
      )}
      {form.passwordKind === 'typed' && (
        <FieldRow label="Mailbox password" problem={problem}>
          {(attributes) => (
            <PasswordInput
              {...attributes}
              autoComplete="off"
              error={problem !== null}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the mailbox password' }}
              value={form.password}
              onChange={(event) => {
                onChange({ password: event.currentTarget.value });
              }}
            />
          )}
        </FieldRow>
      )}
      {isUnprotectedAsked && (
        <Checkbox
          checked={form.isUnprotectedAllowed}
          label="Keep the mailbox password on this computer without protection. Otherwise it is asked for after every start."
          onChange={(event) => {
            onChange({ isUnprotectedAllowed: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}
