import { Checkbox, TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import { fullName, type PatientProblem, type PatientRow } from '../../../shared/domain/patient';
import { FieldRow } from '../../shared/ui/FieldRow';
import { PATIENT_FIELD_NAMES, PATIENT_PROBLEM_WORDS } from '../../shared/words/patients';
import type { PatientForm } from './patient-form-store';
import classes from './PatientForm.module.css';

interface EmailFieldProps {
  form: PatientForm;
  problem: PatientProblem | undefined;
}

/** The address, or that there is none: both are answers, and nobody has to make one up. */
export function EmailField({ form, problem }: EmailFieldProps) {
  const { input, check, change, leave } = useStore(form);
  const isNone = input.hasNoEmail;
  const suggested = isNone ? null : (check?.suggestedEmail ?? null);
  const sharing = isNone ? [] : (check?.sharingEmail ?? []);
  return (
    <FieldRow
      label={PATIENT_FIELD_NAMES.email}
      problem={problem === undefined || isNone ? null : PATIENT_PROBLEM_WORDS[problem]}
    >
      {(attributes) => (
        <>
          <TextInput
            {...attributes}
            type="text"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            error={problem !== undefined && !isNone}
            disabled={isNone}
            value={isNone ? '' : input.email}
            onChange={(event) => {
              change({ email: event.currentTarget.value });
            }}
            onBlur={() => {
              leave('email');
            }}
          />
          <div role="status">
            {suggested !== null && (
              <p className={classes.suggestion}>
                Did you mean{' '}
                <button
                  type="button"
                  className={classes.link}
                  onClick={() => {
                    change({ email: suggested });
                  }}
                >
                  {suggested}
                </button>
                ?
              </p>
            )}
            {sharing.length > 0 && <p className={classes.sharing}>Also the address of {namesOf(sharing)}.</p>}
          </div>
          <Checkbox
            size="xs"
            label="The patient has no e-mail"
            checked={isNone}
            onChange={(event) => {
              change({ hasNoEmail: event.currentTarget.checked });
            }}
          />
        </>
      )}
    </FieldRow>
  );
}

const NAMED = 3;

/** "Mary Smith, Tom Smith and 2 others" */
function namesOf(patients: readonly PatientRow[]): string {
  const names = patients.slice(0, NAMED).map(fullName);
  const others = patients.length - names.length;
  if (others > 0) names.push(others === 1 ? '1 other' : `${others} others`);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}
