import { checkAddress } from './address';
import { parseDateOfBirth } from './date-of-birth';
import type { Patient, PatientField, PatientInput, PatientProblem } from './patient';
import type { PhoneCheck } from './phone';

/** What a person can say about a patient, as the record keeps it. */
export type PatientFacts = Pick<
  Patient,
  'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'hasNoEmail' | 'mobile'
>;

export interface CheckedPatient {
  /** Empty when the facts can be kept. */
  problems: Partial<Record<PatientField, PatientProblem>>;
  /** What was understood; what has a problem is null, or as it was typed for names. */
  facts: PatientFacts;
}

/** Of each name, in characters as people count them. */
export const NAME_LIMIT = 200;
/** Nobody alive was born before; such a year is a slip. */
const EARLIEST_BIRTH = '1875-01-01';
/** Spreadsheets run a cell that begins so, and a record goes out into many. */
const FORMULA_START = /^[=+\-@]/;
/** "-Smith" may be the second half of a name; "-1+2" is none. */
const HYPHEN_NAME = /^-[\p{L}\p{M}\s'’.-]+$/u;
/** Marks that turn the direction of what follows, and spaces without a width: they let one name pass for another. */
const UNSEEN = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/**
 * Checks what was typed about a patient: the one rule for the form, the import and whatever else writes records.
 * @param phone how the mobile number was understood; null where none was typed
 * @param today ISO 8601 calendar date where the desk is
 */
export function checkPatientInput(
  input: PatientInput,
  phone: PhoneCheck | null,
  today: string,
): CheckedPatient {
  const familyName = tidyName(input.familyName);
  const givenName = tidyName(input.givenName);
  const isNameless = familyName === '' && givenName === '';
  const birth = checkBirth(input.dateOfBirth, today);
  const email = checkEmail(input);
  const found: Record<PatientField, PatientProblem | null> = {
    familyName: isNameless ? 'name-missing' : nameProblem(familyName),
    givenName: nameProblem(givenName),
    dateOfBirth: birth.problem,
    email: email.problem,
    hasNoEmail: null,
    mobile: phone === null || phone.ok ? null : phone.problem,
  };
  return {
    problems: Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null)),
    facts: {
      familyName,
      givenName,
      dateOfBirth: birth.date,
      email: email.address,
      hasNoEmail: input.hasNoEmail,
      mobile: phone?.ok === true ? phone.number : null,
    },
  };
}

/** One line without unseen characters, in composed letters: the same name has one spelling. */
function tidyName(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

function nameProblem(name: string): PatientProblem | null {
  if (Array.from(name).length > NAME_LIMIT) return 'name-too-long';
  return FORMULA_START.test(name) && !HYPHEN_NAME.test(name) ? 'name-like-a-formula' : null;
}

function checkBirth(text: string, today: string): { date: string | null; problem: PatientProblem | null } {
  if (text.trim() === '') return { date: null, problem: null };
  const date = parseDateOfBirth(text);
  if (date === null) return { date, problem: 'date-not-understood' };
  // Dates in this form sort as texts.
  if (date > today) return { date: null, problem: 'date-in-the-future' };
  return date < EARLIEST_BIRTH ? { date: null, problem: 'date-too-long-ago' } : { date, problem: null };
}

function checkEmail({ email, hasNoEmail }: Pick<PatientInput, 'email' | 'hasNoEmail'>): {
  address: string | null;
  problem: PatientProblem | null;
} {
  if (email.trim() === '') return { address: null, problem: null };
  if (hasNoEmail) return { address: null, problem: 'email-and-none' };
  const check = checkAddress(email);
  return check.ok ? { address: check.address, problem: null } : { address: null, problem: 'email-form' };
}
