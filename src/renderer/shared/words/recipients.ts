import {
  type BatchPart,
  type BatchRecipients,
  type MatchMappingProblem,
  type RecipientMatch,
  type UnmatchedReason,
  type UnmatchedRow,
} from '../../../shared/domain/recipients';
import { countWords } from './numbers';

export const MATCH_MAPPING_PROBLEM_WORDS = {
  'nothing-to-match':
    'Choose the column with the e-mail or the mobile number, or those with the name and the date of birth.',
  'field-twice': 'Two columns hold the same. Leave one of them out.',
} as const satisfies Record<MatchMappingProblem, string>;

export const BATCH_PART_WORDS = {
  all: 'Everybody it was for',
  failed: 'Those whose message failed',
  'not-reached': 'Those who did not get it: failed, or not sent',
} as const satisfies Record<BatchPart, string>;

/** Headings of the rows of a file that bring no message. */
export const UNMATCHED_WORDS = {
  'not-on-record': (count) => `${countWords(count, 'row fits', 'rows fit')} nobody on record`,
  'fits-several': (count) => `${countWords(count, 'row fits', 'rows fit')} several patients`,
  'repeated-row': (count) =>
    `${countWords(count, 'row is', 'rows are')} about somebody who is in the file already`,
} as const satisfies Record<UnmatchedReason, (count: number) => string>;

/** What is said of one such row beside its line and name. */
export function unmatchedNote({ reason, candidates, email, mobile }: UnmatchedRow): string {
  const contact = email ?? mobile ?? '';
  const others = candidates.join(', ');
  if (reason === 'fits-several') return `fits ${others}`;
  if (reason === 'not-on-record' && others !== '')
    return `${contact} is on record for ${others}, but the name or the date of birth differs`;
  return contact === '' ? 'no usable e-mail or mobile in this row' : contact;
}

/** What the file brings: "398 patients of recall.csv". */
export function tableWords(
  { counts, name }: Pick<RecipientMatch, 'counts' | 'name'>,
  patients: number,
): string {
  const left = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const rest = left === 0 ? '' : `, ${countWords(left, 'row')} without a message`;
  return `${name}: ${countWords(patients, 'patient')}${rest}`;
}

/** Who of an earlier batch is left out. */
export function leftOutWords({ archived, notOnRecord }: BatchRecipients): string {
  return [
    archived === 0 ? '' : `${countWords(archived, 'patient is', 'patients are')} archived and left out.`,
    notOnRecord === 0
      ? ''
      : `${countWords(notOnRecord, 'message was', 'messages were')} to nobody on record.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}
