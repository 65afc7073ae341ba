import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Patient, PatientField } from '../../../shared/domain/patient';
import { FailureNote } from '../../shared/ui/ErrorNote';
import { TextField } from '../../shared/ui/TextField';
import { lowerFirst } from '../../shared/words/bounce-reasons';
import { PATIENT_FIELD_NAMES, PATIENT_PROBLEM_WORDS } from '../../shared/words/patients';
import { EmailField } from './EmailField';
import { birthHint, mobileHint } from './form-hints';
import { Lookalikes } from './Lookalikes';
import { shownProblems, type PatientForm as Form } from './patient-form-store';
import classes from './PatientForm.module.css';

interface PatientFormProps {
  form: Form;
  saveLabel: string;
  onClose: () => void;
  onSaved: (patient: Patient) => void;
}

/** The details of a patient, checked while they are typed. */
export function PatientForm({ form, saveLabel, onClose, onSaved }: PatientFormProps) {
  const state = useStore(form);
  const formRef = useRef<HTMLFormElement>(null);
  const problems = shownProblems(state);
  useEffect(() => {
    form.getState().change({});
  }, [form]);
  const save = async (): Promise<void> => {
    const saved = await form.getState().save();
    if (saved !== null) onSaved(saved);
    else formRef.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  };
  const field = (name: Exclude<PatientField, 'email' | 'hasNoEmail'>, hint?: string, isFirst = false) => (
    <TextField
      label={PATIENT_FIELD_NAMES[name]}
      hint={hint}
      problem={problems[name] === undefined ? null : PATIENT_PROBLEM_WORDS[problems[name]]}
      autoComplete="off"
      spellCheck={false}
      data-autofocus={isFirst || undefined}
      value={state.input[name]}
      onChange={(text) => {
        state.change({ [name]: text });
      }}
      onBlur={() => {
        state.leave(name);
      }}
    />
  );
  return (
    <form
      ref={formRef}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ChangedMeanwhile fields={state.changedMeanwhile} />
      {field('givenName', undefined, true)}
      {field('familyName')}
      {field('dateOfBirth', birthHint(state.input.dateOfBirth))}
      <EmailField form={form} problem={problems.email} />
      {field('mobile', mobileHint(state))}
      <Lookalikes form={form} />
      {state.failure !== null && <FailureNote happened="Not saved." failure={state.failure} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={state.isBusy}>
          {saveLabel}
        </Button>
      </div>
    </form>
  );
}

/** What happened to the record meanwhile stays as it is, unless the person types something else. */
function ChangedMeanwhile({ fields }: { fields: readonly PatientField[] }) {
  const names = fields.map((field, index) =>
    index === 0 ? PATIENT_FIELD_NAMES[field] : lowerFirst(PATIENT_FIELD_NAMES[field]),
  );
  return (
    <div role="status">
      {names.length > 0 && (
        <p className={classes.changed}>
          The record has changed while this form was open: {names.join(', ')}. What you did not touch shows
          the record as it is now.
        </p>
      )}
    </div>
  );
}
