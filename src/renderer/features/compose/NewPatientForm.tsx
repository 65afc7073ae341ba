import { Button } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { dateOfBirthText } from '../../../shared/domain/date-of-birth';
import { listName, type Patient, type PatientInput, type PatientRow } from '../../../shared/domain/patient';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { TextField } from '../../shared/ui/TextField';
import { PATIENT_FIELD_NAMES } from '../../shared/words/patients';
import { createNewPatient, problemOf, type NewPatientStore } from './new-patient-store';
import classes from './NewPatientForm.module.css';

interface NewPatientFormProps {
  /** What was typed in the search. */
  typed: string;
  /** Put on record now, or found to be there already. */
  onChosen: (patient: Patient) => void;
  onCancel: () => void;
}

/** Puts a patient on record without leaving the message. */
export function NewPatientForm({ typed, onChosen, onCancel }: NewPatientFormProps) {
  const [store] = useState(() => createNewPatient(typed));
  const state = useStore(store);
  useEffect(() => {
    void store.getState().look();
  }, [store]);
  const create = async (): Promise<void> => {
    const created = await store.getState().create();
    if (created !== null) onChosen(created);
  };
  const field = (name: Exclude<keyof PatientInput, 'hasNoEmail'>, hint?: string, isFirst = false) => (
    <TextField
      label={PATIENT_FIELD_NAMES[name]}
      hint={hint}
      problem={problemOf(state, name)}
      autoFocus={isFirst}
      autoComplete="off"
      spellCheck={false}
      value={state.input[name]}
      onChange={(text) => {
        state.change({ [name]: text });
      }}
    />
  );
  return (
    <form
      className={classes.form}
      aria-label="New patient"
      noValidate
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        // The panel behind would close as well.
        event.stopPropagation();
        onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      {field('givenName', undefined, true)}
      {field('familyName')}
      {field('dateOfBirth', 'For example 12/3/1980')}
      {field('email')}
      <SuggestedAddress store={store} />
      {field('mobile')}
      <Lookalikes patients={state.check?.lookalikes ?? []} onChosen={onChosen} />
      {state.failure !== null && (
        <FailureNote happened="The patient was not added." failure={state.failure} />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button variant="light" type="submit" loading={state.isBusy}>
          Add patient
        </Button>
      </div>
    </form>
  );
}

function SuggestedAddress({ store }: { store: NewPatientStore }) {
  const suggested = useStore(store, (state) => state.check?.suggestedEmail ?? null);
  return (
    <div role="status" className={classes.suggestion}>
      {suggested !== null && (
        <span>
          Did you mean{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              store.getState().change({ email: suggested });
            }}
          >
            {suggested}
          </button>
          ?
        </span>
      )}
    </div>
  );
}

interface LookalikesProps {
  patients: readonly PatientRow[];
  onChosen: NewPatientFormProps['onChosen'];
}

/** Who may be the same person: chosen here, nobody has to be merged later. */
function Lookalikes({ patients, onChosen }: LookalikesProps) {
  return (
    <div role="status">
      {patients.length > 0 && (
        <section className={classes.lookalikes} aria-label="Already on record?">
          Already on record?
          <ul>
            {patients.map((patient) => (
              <li key={patient.id}>
                <button
                  type="button"
                  className={classes.link}
                  title="Choose this patient"
                  onClick={() => {
                    onChosen(patient);
                  }}
                >
                  {listName(patient)}
                </button>{' '}
                {factsOf(patient)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function factsOf({ dateOfBirth, email, mobileText }: PatientRow): string {
  const born = dateOfBirth === null ? null : dateOfBirthText(dateOfBirth);
  return [born, email, mobileText].filter((fact) => fact !== null).join(' · ');
}
