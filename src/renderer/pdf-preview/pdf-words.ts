import { countWords, numberWords } from '../shared/words/numbers';

const DAMAGED = 'This PDF cannot be shown: its file is damaged. Save a copy to try it in another program.';

const OTHERWISE = 'This PDF cannot be shown here. Save a copy to open it in another program.';

/** By the names that PDF.js gives to what it throws. */
const FAILURE_WORDS: ReadonlyMap<string, string> = new Map([
  ['PasswordException', 'This PDF is protected by a password. Save a copy to open it in another program.'],
  ['InvalidPDFException', DAMAGED],
]);

/** Why a PDF is not shown. */
export function failureWords(thrown: unknown): string {
  return FAILURE_WORDS.get(thrown instanceof Error ? thrown.name : '') ?? OTHERWISE;
}

/** Said once the PDF is open; empty when all of it can be seen. */
export function openedWords(pageCount: number, shownCount: number): string {
  if (pageCount === 0) return DAMAGED;
  if (pageCount === shownCount) return '';
  return `The first ${countWords(shownCount, 'page')} of ${numberWords(pageCount)}. Save a copy to read the rest.`;
}

export const PAGE_FAILED = 'This page cannot be shown.';

export const PAGE_COMING = 'Drawing this page…';

export const PICTURE_MISSING = 'A picture is too large or damaged and is not shown. Save a copy to see it.';
