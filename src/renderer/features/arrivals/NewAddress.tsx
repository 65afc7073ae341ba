import { Button } from '@mantine/core';
import { useState } from 'react';
import { checkAddress } from '../../../shared/domain/address';
import { suggestAddress } from '../../../shared/domain/mistyped-domain';
import { TextField } from '../../shared/ui/TextField';
import { ADDRESS_PROBLEM_WORDS } from '../../shared/words/drafts';
import { countWords } from '../../shared/words/numbers';
import classes from './PatientStops.module.css';

interface NewAddressProps {
  oldAddress: string;
  resendCount: number;
  isBusy: boolean;
  onSave: (email: string) => void;
}

/** The most frequent answer: the patient says the right address, and what did not arrive goes there. */
export function NewAddress({ oldAddress, resendCount, isBusy, onSave }: NewAddressProps) {
  const [typed, setTyped] = useState('');
  const [isShown, setIsShown] = useState(false);
  const problem = addressProblem(typed, oldAddress);
  const suggestion = suggestAddress(typed);
  const save = (): void => {
    setIsShown(true);
    if (problem === null && !isBusy) onSave(typed.trim());
  };
  return (
    <form
      className={classes.newAddress}
      aria-label="New address"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label="New address"
        type="text"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        problem={isShown ? problem : null}
        value={typed}
        onChange={(text) => {
          setTyped(text);
          if (text === '') setIsShown(false);
        }}
        onBlur={() => {
          setIsShown(typed.trim() !== '');
        }}
      />
      <Suggestion suggestion={suggestion} onTake={setTyped} />
      <Button type="submit" loading={isBusy}>
        {resendCount === 0 ? 'Save the new address' : `Save and send ${resendCount} again`}
      </Button>
      <span className={classes.spoken}>
        {resendCount > 0 && `${countWords(resendCount, 'message')} will be sent to the new address.`}
      </span>
    </form>
  );
}

function addressProblem(typed: string, oldAddress: string): string | null {
  const check = checkAddress(typed);
  if (!check.ok)
    return check.problem === 'empty' ? 'Enter the new address.' : ADDRESS_PROBLEM_WORDS[check.problem];
  return check.address.toLowerCase() === oldAddress.toLowerCase()
    ? 'This is the address that failed. If it is right, press Keep the old address.'
    : null;
}

interface SuggestionProps {
  suggestion: string | null;
  onTake: (address: string) => void;
}

/** Says it also to those who hear the page; empty while there is nothing to ask. */
function Suggestion({ suggestion, onTake }: SuggestionProps) {
  return (
    <div role="status" className={classes.suggestionLine}>
      {suggestion !== null && (
        <>
          Did you mean{' '}
          <button
            type="button"
            className={classes.suggestion}
            onClick={() => {
              onTake(suggestion);
            }}
          >
            {suggestion}
          </button>
          ?
        </>
      )}
    </div>
  );
}
