import { dateOfBirthText, parseDateOfBirth } from '../../../shared/domain/date-of-birth';
import type { PatientField, PatientInput, PatientRow } from '../../../shared/domain/patient';
import { nameParts } from '../../shared/name-parts';

/** In the order of the form. */
export const PATIENT_FIELDS = [
  'givenName',
  'familyName',
  'dateOfBirth',
  'email',
  'hasNoEmail',
  'mobile',
] as const satisfies readonly PatientField[];

export const EMPTY_INPUT: PatientInput = {
  familyName: '',
  givenName: '',
  dateOfBirth: '',
  email: '',
  hasNoEmail: false,
  mobile: '',
};

/** A record as a person would type it. */
export function inputOf(patient: PatientRow): PatientInput {
  const { familyName, givenName, dateOfBirth, email, hasNoEmail, mobile, mobileText } = patient;
  return {
    familyName,
    givenName,
    dateOfBirth: dateOfBirth === null ? '' : dateOfBirthText(dateOfBirth),
    email: email ?? '',
    hasNoEmail,
    mobile: mobileText ?? mobile ?? '',
  };
}

/** What a new patient's form begins with, after a search for what was typed. */
export function startOf(typed: string): Partial<PatientInput> {
  const text = typed.trim();
  if (parseDateOfBirth(text) !== null) return { dateOfBirth: text };
  return NUMBER.test(text) ? { mobile: text } : nameParts(text);
}

const NUMBER = /^\+?[\d\s()-]{5,}$/;

/** What is written: the address stays in the form behind "has no e-mail", but does not go on record with it. */
export function sentInput(input: PatientInput): PatientInput {
  return input.hasNoEmail ? { ...input, email: '' } : input;
}

/** Fields in which two forms differ; spaces at the ends count for nothing. */
export function changedFields(base: PatientInput, input: PatientInput): PatientField[] {
  return PATIENT_FIELDS.filter((field) => trimmed(base[field]) !== trimmed(input[field]));
}

export function pick<Value extends object>(value: Value, keys: readonly (keyof Value)[]): Partial<Value> {
  const picked: Partial<Value> = {};
  for (const key of keys) picked[key] = value[key];
  return picked;
}

function trimmed(value: string | boolean): string | boolean {
  return typeof value === 'string' ? value.trim() : value;
}
