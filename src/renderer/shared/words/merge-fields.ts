import { MERGE_FIELDS, type NamedMergeField } from '../../../shared/domain/merge-fields';
import type { MergeProblemCode, TextProblem } from '../../../shared/domain/merge-template';

export type MergeFieldGroup = 'Patient' | 'Practice' | 'Sender';

/** Every merge field in words, under the heading where it is offered. */
export const MERGE_FIELD_WORDS = {
  'patient.firstName': { group: 'Patient', words: 'First name' },
  'patient.lastName': { group: 'Patient', words: 'Last name' },
  'patient.fullName': { group: 'Patient', words: 'Full name' },
  'patient.dateOfBirth': { group: 'Patient', words: 'Date of birth' },
  'patient.email': { group: 'Patient', words: 'E-mail address' },
  'patient.mobile': { group: 'Patient', words: 'Mobile number' },
  'practice.name': { group: 'Practice', words: 'Name of the practice' },
  'practice.desk': { group: 'Practice', words: 'Name of this desk' },
  'practice.phone': { group: 'Practice', words: 'Phone of the practice' },
  'practice.address': { group: 'Practice', words: 'Address of the practice' },
  'sender.name': { group: 'Sender', words: 'Who is at the desk' },
} as const satisfies Record<NamedMergeField, { group: MergeFieldGroup; words: string }>;

/** "first name", "column “Appointment time”": how a field is called in a sentence. */
export function mergeFieldWords(name: string): string {
  const named = MERGE_FIELDS.find((field) => field === name);
  if (named !== undefined) return MERGE_FIELD_WORDS[named].words.toLowerCase();
  return `column “${name.slice(name.indexOf('.') + 1)}”`;
}

const PROBLEM_WORDS = {
  unclosed: (text) => `“${text}” is not closed. A merge field ends with }} on the same line.`,
  unopened: () => 'There is a }} without a {{ before it.',
  empty: (text) => `“${text}” names no field. Choose one from the list.`,
  'unknown-field': (text) => `There is no field “${text}”. Choose one from the list.`,
  'unknown-column': (text) => `The recipients’ file has no column for “${text}”.`,
  'tag-in-link': (text) =>
    `The link behind “${text}” holds a merge field. A link leads everyone to the same address.`,
} as const satisfies Record<MergeProblemCode, (text: string) => string>;

/** What is wrong with a merge field, and what to do. */
export function mergeProblemWords({ code, text }: Pick<TextProblem, 'code' | 'text'>): string {
  return PROBLEM_WORDS[code](text);
}
