import { Button, Checkbox, PasswordInput } from '@mantine/core';
import type { SessionView } from '../../../shared/ipc/contract';
import { FieldRow } from '../../shared/ui/FieldRow';
import { passwordWords } from '../../shared/words/accounts';
import { inSentence, SMS_DRIVER_WORDS } from '../../shared/words/sms-accounts';
import classes from './PasswordField.module.css';
import type { SmsEditor, SmsEditorStore } from './sms-editor-store';

interface SmsSecretFieldProps {
  store: SmsEditorStore;
  editor: SmsEditor;
  secrets: SessionView['secrets'];
}

/** What the provider lets in by goes in and never comes back: what is kept can only be replaced. */
export function SmsSecretField({ store, editor, secrets }: SmsSecretFieldProps) {
  const { form, account, problems } = editor;
  const { change } = store.getState();
  const { secret: words } = SMS_DRIVER_WORDS[form.driver];
  const problem = problems.secret ?? null;
  if (form.secret === null && account !== null) {
    return (
      <FieldRow label={words} problem={problem}>
        {(attributes) => (
          <div className={classes.kept}>
            <span>{passwordWords(account.password, secrets.isProtected, words)}</span>
            <Button
              {...attributes}
              aria-label={`Replace the ${inSentence(words)}`}
              variant="default"
              size="compact-sm"
              onClick={() => {
                change({ secret: '' });
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
      <TypedSecret store={store} editor={editor} />
      {!secrets.isProtected && <UnprotectedChoice store={store} editor={editor} backend={secrets.backend} />}
    </>
  );
}

function TypedSecret({ store, editor: { form, account, problems } }: Omit<SmsSecretFieldProps, 'secrets'>) {
  const { change } = store.getState();
  const { secret: words } = SMS_DRIVER_WORDS[form.driver];
  const isOldKept = account?.password === 'kept' || account?.password === 'this-run-only';
  const problem = problems.secret ?? null;
  return (
    <FieldRow label={words} problem={problem}>
      {(attributes) => (
        <div className={classes.typed}>
          <PasswordInput
            {...attributes}
            className={classes.field}
            autoComplete="off"
            error={problem !== null}
            visibilityToggleButtonProps={{ 'aria-label': `Show the ${inSentence(words)}` }}
            value={form.secret ?? ''}
            onChange={(event) => {
              change({ secret: event.currentTarget.value });
            }}
          />
          {isOldKept && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                change({ secret: null });
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

function UnprotectedChoice({
  store,
  editor: { form },
  backend,
}: Omit<SmsSecretFieldProps, 'secrets'> & { backend: string }) {
  const { secret: words } = SMS_DRIVER_WORDS[form.driver];
  return (
    <div className={classes.unprotected}>
      <p>
        This computer has nothing that protects what is stored ({backend}). The {inSentence(words)} is kept
        until Sendtrail is closed, and has to be entered again after the next start.
      </p>
      <Checkbox
        checked={form.isUnprotectedAllowed}
        label={`Keep the ${inSentence(words)} on this computer without protection. Whoever can read this computer’s files can then read it.`}
        onChange={(event) => {
          store.getState().change({ isUnprotectedAllowed: event.currentTarget.checked });
        }}
      />
    </div>
  );
}
