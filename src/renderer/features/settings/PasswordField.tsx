import { Button, Checkbox, PasswordInput } from '@mantine/core';
import type { SessionView } from '../../../shared/ipc/contract';
import { FieldRow } from '../../shared/ui/FieldRow';
import { passwordWords } from '../../shared/words/accounts';
import type { AccountEditor } from './account-editor';
import type { AccountsStore } from './accounts-store';
import classes from './PasswordField.module.css';

interface PasswordFieldProps {
  store: AccountsStore;
  editor: AccountEditor;
  secrets: SessionView['secrets'];
}

/** The password goes in and never comes back: what is kept can only be replaced. */
export function PasswordField({ store, editor, secrets }: PasswordFieldProps) {
  const { form, account } = editor;
  if (form.password === null && account !== null) {
    return (
      <FieldRow label="Password">
        {(attributes) => (
          <div id={attributes.id} className={classes.kept}>
            <span>{passwordWords(account.password, secrets.isProtected)}</span>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => {
                store.getState().change({ password: '' });
              }}
            >
              Replace…
            </Button>
          </div>
        )}
      </FieldRow>
    );
  }
  return (
    <>
      <TypedPassword store={store} editor={editor} />
      {!secrets.isProtected && <UnprotectedChoice store={store} editor={editor} secrets={secrets} />}
    </>
  );
}

function TypedPassword({ store, editor: { form, account, problems } }: Omit<PasswordFieldProps, 'secrets'>) {
  const { change } = store.getState();
  const isOldKept = account?.password === 'kept' || account?.password === 'this-run-only';
  const problem = problems.password ?? null;
  return (
    <FieldRow label="Password" problem={problem}>
      {(attributes) => (
        <div className={classes.typed}>
          <PasswordInput
            {...attributes}
            className={classes.field}
            autoComplete="off"
            error={problem !== null}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            value={form.password ?? ''}
            onChange={(event) => {
              change({ password: event.currentTarget.value });
            }}
          />
          {isOldKept && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                change({ password: null });
              }}
            >
              Keep the old one
            </Button>
          )}
        </div>
      )}
    </FieldRow>
  );
}

function UnprotectedChoice({ store, editor: { form }, secrets }: PasswordFieldProps) {
  return (
    <div className={classes.unprotected}>
      <p>
        This computer has nothing that protects stored passwords ({secrets.backend}). The password is kept
        until Sendtrail is closed, and is asked for again after the next start.
      </p>
      <Checkbox
        checked={form.isUnprotectedAllowed}
        label="Keep it on this computer without protection. Whoever can read this computer’s files can then read it."
        onChange={(event) => {
          store.getState().change({ isUnprotectedAllowed: event.currentTarget.checked });
        }}
      />
    </div>
  );
}
