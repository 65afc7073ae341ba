import type { PatientField, PatientProblem } from '../../../shared/domain/patient';

/** Fields of a record as forms, tables and notes name them. */
export const PATIENT_FIELD_NAMES = {
  familyName: 'Family name',
  givenName: 'Given name',
  dateOfBirth: 'Date of birth',
  email: 'E-mail',
  hasNoEmail: 'Has no e-mail',
  mobile: 'Mobile',
} as const satisfies Record<PatientField, string>;

/** Why a field cannot be kept as typed, and what would do. */
export const PATIENT_PROBLEM_WORDS = {
  'name-missing': 'Enter a name.',
  'name-too-long': 'The name is too long.',
  'name-like-a-formula': 'A name cannot begin with =, +, - or @.',
  'date-not-understood': 'Not understood as a date. It looks like 12/3/1980.',
  'date-in-the-future': 'This day is still to come.',
  'date-too-long-ago': 'This day is too long ago.',
  'email-form': 'This is not an e-mail address. It looks like anh@example.org.',
  'email-and-none': 'Enter an address, or say that there is none: not both.',
  'mobile-form': 'This is not a phone number.',
  'mobile-not-a-mobile': 'This is not a mobile number.',
} as const satisfies Record<PatientProblem, string>;
