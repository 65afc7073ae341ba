import { Button, Checkbox, PasswordInput } from '@mantine/core';
import type { PasswordState } from '../../../shared/domain/account';
import type { SessionView } from '../../../shared/ipc/contract';
import { FieldRow } from '../../shared/ui/FieldRow';
import { passwordWords } from '../../shared/words/accounts';
import { inSentence } from '../../shared/words/sms-accounts';
import classes from './SecretField.module.css';

interface SecretFieldProps {
  /** What it is called where it was given out, such as "Password" or "API key". */
  words: string;
  /** What is typed; null: the one that is kept stays as it is. */
  secret: string | null;
  /** Where that of a saved account is; null: the account is new. */
  state: PasswordState | null;
  problem: string | null;
  secrets: SessionView['secrets'];
  isUnprotectedAllowed: boolean;
  onType: (secret: string | null) => void;
  onAllowUnprotected: (isAllowed: boolean) => void;
}

/** What an account is let in by goes in and never comes back: what is kept can only be replaced. */
export function SecretField(props: SecretFieldProps) {
  const { words, secret, state, problem, secrets, onType } = props;
  if (secret === null && state !== null) {
    return (
      <FieldRow label={words} problem={problem}>
        {(attributes) => (
          <div className={classes.kept}>
            <span>{passwordWords(state, secrets.isProtected, words)}</span>
            <Button
              {...attributes}
              aria-label={`Replace the ${inSentence(words)}`}
              variant="default"
              size="compact-sm"
              onClick={() => {
                onType('');
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
      <TypedSecret {...props} />
      {!secrets.isProtected && <UnprotectedChoice {...props} />}
    </>
  );
}

function TypedSecret({ words, secret, state, problem, onType }: SecretFieldProps) {
  const isOldKept = state === 'kept' || state === 'this-run-only';
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
            value={secret ?? ''}
            onChange={(event) => {
              onType(event.currentTarget.value);
            }}
          />
          {isOldKept && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                onType(null);
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

function UnprotectedChoice({ words, secrets, isUnprotectedAllowed, onAllowUnprotected }: SecretFieldProps) {
  const what = inSentence(words);
  return (
    <div className={classes.unprotected}>
      <p>
        This computer has nothing that protects what is stored ({secrets.backend}). The {what} is kept until
        Sendtrail is closed, and has to be entered again after the next start.
      </p>
      <Checkbox
        checked={isUnprotectedAllowed}
        label={`Keep the ${what} on this computer without protection. Whoever can read this computer’s files can then read it.`}
        onChange={(event) => {
          onAllowUnprotected(event.currentTarget.checked);
        }}
      />
    </div>
  );
}
