import { Checkbox, PasswordInput } from '@mantine/core';
import type { TrackingPassword } from '../../../shared/domain/tracking';
import type { SessionView } from '../../../shared/ipc/contract';
import { ChoiceField } from '../../shared/ui/ChoiceField';
import { FieldRow } from '../../shared/ui/FieldRow';
import { useStore } from 'zustand';
import type { TrackingForm } from './tracking-form';
import type { TrackingStore } from './tracking-store';

interface TrackingPasswordFieldProps {
  store: TrackingStore;
  form: TrackingForm;
  problem: string | null;
  secrets: SessionView['secrets'];
}

const CHOICE_WORDS = {
  keep: 'The one that is kept',
  'same-as-sending': 'The same as for sending',
  typed: 'Another one',
} as const satisfies Record<TrackingPassword['kind'], string>;

/** The password goes in and never comes back. */
export function TrackingPasswordField({ store, form, problem, secrets }: TrackingPasswordFieldProps) {
  const { change } = store.getState();
  const hasKept = useStore(store, ({ view }) => view?.hasPassword === true);
  const kinds = (['keep', 'same-as-sending', 'typed'] as const).filter((kind) => kind !== 'keep' || hasKept);
  return (
    <>
      <ChoiceField
        label="Which password"
        value={form.passwordKind}
        choices={kinds.map((value) => ({ value, words: CHOICE_WORDS[value] }))}
        onChange={(passwordKind) => {
          change({ passwordKind, password: '' });
        }}
      />
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
                change({ password: event.currentTarget.value });
              }}
            />
          )}
        </FieldRow>
      )}
      {form.passwordKind !== 'keep' && !secrets.isProtected && (
        <Checkbox
          checked={form.isUnprotectedAllowed}
          label="Keep the mailbox password on this computer without protection. Otherwise it is asked for after every start."
          onChange={(event) => {
            change({ isUnprotectedAllowed: event.currentTarget.checked });
          }}
        />
      )}
    </>
  );
}
