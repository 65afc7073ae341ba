import { NAME_LIMIT } from './check-patient';
import type { ImportField, RowProblem } from './patient-import';

/** What a column holds, as the record names it. */
export const IMPORT_FIELD_WORDS = {
  familyName: 'Family name',
  givenName: 'Given name',
  fullName: 'Full name',
  dateOfBirth: 'Date of birth',
  email: 'E-mail',
  mobile: 'Mobile',
} as const satisfies Record<ImportField, string>;

/** Why a row is not taken: on the screen and in the file of rows to mend. */
export const ROW_PROBLEM_WORDS = {
  'name-missing': 'The name is missing.',
  'name-too-long': `The name is longer than ${NAME_LIMIT} characters.`,
  'name-like-a-formula': 'The name begins like a formula.',
  'date-not-understood': 'This is not a date. Write it as 12/3/1980.',
  'date-in-the-future': 'The date of birth is in the future.',
  'date-too-long-ago': 'The date of birth is too long ago.',
  'email-form': 'This is not an e-mail address.',
  'email-and-none': 'There is an e-mail address, and “has no e-mail”.',
  'mobile-form': 'This is not a telephone number.',
  'mobile-not-a-mobile': 'This is not a mobile number.',
  'wrong-number-of-columns': 'The row does not have as many columns as the header.',
  'text-not-readable': 'Some characters cannot be read. Try another encoding.',
  'line-break': 'There is a line break inside. A quote may be closed in the wrong place.',
} as const satisfies Record<RowProblem, string>;

/** One problem of a row with the column it is in: "E-mail: This is not an e-mail address." */
export function rowProblemText(field: ImportField | null, problem: RowProblem): string {
  const words = ROW_PROBLEM_WORDS[problem];
  return field === null ? words : `${IMPORT_FIELD_WORDS[field]}: ${words}`;
}
