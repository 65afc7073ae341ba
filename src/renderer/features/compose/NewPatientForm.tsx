import { Button } from '@mantine/core';
import { useState } from 'react';
import { checkAddress } from '../../../shared/domain/address';
import type { Patient } from '../../../shared/domain/patient';
import { ask, asFailure, type BridgeFailure } from '../../shared/bridge';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { TextField } from '../../shared/ui/TextField';
import { ADDRESS_PROBLEM_WORDS } from '../../shared/words/drafts';
import classes from './NewPatientForm.module.css';
import { nameParts, type NameParts } from './name-parts';

interface NewPatientFormProps {
  /** What was typed in the search. */
  typed: string;
  onCreated: (patient: Patient) => void;
  onCancel: () => void;
}

/** Puts a patient on record without leaving the message. */
export function NewPatientForm({ typed, onCreated, onCancel }: NewPatientFormProps) {
  const [parts, setParts] = useState(() => nameParts(typed));
  const [hasTried, setHasTried] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<BridgeFailure | null>(null);
  const problems = partProblems(parts);
  const create = async (): Promise<void> => {
    setHasTried(true);
    if (problems.name !== null || problems.email !== null || isBusy) return;
    setIsBusy(true);
    try {
      onCreated(await ask('patients:create', recordOf(parts)));
    } catch (thrown) {
      setFailure(asFailure(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  const field = (label: string, part: keyof NameParts, problem: string | null, isFirst = false) => (
    <TextField
      label={label}
      problem={hasTried ? problem : null}
      autoFocus={isFirst}
      value={parts[part]}
      onChange={(text) => {
        setParts({ ...parts, [part]: text });
      }}
    />
  );
  return (
    <form
      className={classes.form}
      aria-label="New patient"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      {field('Given name', 'givenName', problems.name, true)}
      {field('Family name', 'familyName', null)}
      {field('E-mail', 'email', problems.email)}
      {failure !== null && <FailureNote happened="The patient was not added." failure={failure} />}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="light" type="submit" loading={isBusy}>
          Add patient
        </Button>
      </div>
    </form>
  );
}

function partProblems({ givenName, familyName, email }: NameParts): {
  name: string | null;
  email: string | null;
} {
  const check = checkAddress(email);
  return {
    name: givenName.trim() === '' && familyName.trim() === '' ? 'Enter a name.' : null,
    email: check.ok || check.problem === 'empty' ? null : ADDRESS_PROBLEM_WORDS[check.problem],
  };
}

function recordOf({ givenName, familyName, email }: NameParts) {
  return {
    givenName: givenName.trim(),
    familyName: familyName.trim(),
    email: email.trim() === '' ? null : email.trim(),
  };
}
