import { parseDateOfBirth } from './date-of-birth';
import type { Patient } from './patient';
import { fold } from './search-words';

const APOSTROPHES = /['’ʼ`]/g;
const HAN = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const BETWEEN_WORDS = /[\s,;()"]+/;
const WITHIN_NAMES = /[-'’ʼ`.]+/;

/** Country calling codes of one and two digits; all others have three (ITU-T E.164, list of assigned codes). */
const CALLING_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;
/** The zero of calls within the country, as in "+61 (0)412 345 678". */
const ZERO_IN_BRACKETS = /\(0\)/g;
/** What is likely to be a date; whether it is one, `parseDateOfBirth` says. */
const DATE_IN_TEXT = /(?<![\w+])(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{1,2} [a-z]{3,9}\.? \d{4})(?!\w)/g;
/** Groups of digits that belong to one number. */
const NUMBER_IN_TEXT = /(?<![\w./@-])\+?\(?\d+\)?(?:[\s-]+\(?\d+\)?)+(?![\w./@-])/g;
const YEAR_BEFORE = /^((?:18|19|20)\d\d)\s+(?=\d)/;
const PLAIN_NUMBER = /^\+?\d[\d-]*$/;
/** "1980-03", which begins a date as the record keeps it. */
const BEGINNING_OF_ISO_DATE = /^[1-9]\d{3}-(?:\d|\d\d(?:-\d?)?)?$/;
/** "12/3", "12.03.19": a date as people write it, of which the end is missing. */
const BEGINNING_OF_DATE = /^0?(\d{1,2})([/.])0?(\d{1,2}|)(?:\2(\d{0,4}))?$/;
/** More words than anybody types: a pasted text is not looked up word by word. */
const MOST_WORDS = 20;

type Searched = Pick<Patient, 'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'mobile'>;

/**
 * The beginnings by which a patient is found: every part of the names ("Smith-Jones" whole and by halves, "O'Brien"
 * also without its apostrophe), the whole address, the date of birth and the number with and without its country.
 */
export function patientWords({ familyName, givenName, dateOfBirth, email, mobile }: Searched): string[] {
  const words = [familyName, givenName].flatMap(nameWords);
  // Written without a space where names are: the family name comes first.
  if (HAN.test(familyName + givenName)) words.push(fold(familyName + givenName));
  if (email !== null) words.push(fold(email));
  if (dateOfBirth !== null) words.push(...dateWords(dateOfBirth));
  if (mobile !== null) words.push(...numberWords(mobile));
  return [...new Set(words)].filter((word) => word !== '');
}

/** The words of a search text; a patient is found when each begins one of theirs. */
export function patientWordsWanted(text: string): string[] {
  const oneWordEach = fold(text)
    .replace(/\s+/g, ' ')
    .replace(DATE_IN_TEXT, wholeDate)
    .replace(ZERO_IN_BRACKETS, '')
    .replace(NUMBER_IN_TEXT, joinNumber);
  const words = oneWordEach.replace(APOSTROPHES, '').split(BETWEEN_WORDS).map(asKept);
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST_WORDS);
}

function nameWords(name: string): string[] {
  const parts = fold(name).split(BETWEEN_WORDS);
  return parts.flatMap((part) => [part.replace(APOSTROPHES, ''), ...part.split(WITHIN_NAMES)]);
}

/** The date as it is kept and as people write it, with the whole year and its last two digits. */
function dateWords(iso: string): string[] {
  const [year = '', month = '', day = ''] = iso.split('-');
  const dayAndMonth = `${Number(day)}/${Number(month)}`;
  return [iso, `${dayAndMonth}/${year}`, `${dayAndMonth}/${year.slice(2)}`];
}

function numberWords(mobile: string): string[] {
  const digits = mobile.replace(/\D/g, '');
  return [digits, digits.replace(CALLING_CODE, '')];
}

/** A whole date as it is kept, between commas: it is no part of the number beside it. */
function wholeDate(text: string): string {
  const iso = BEGINNING_OF_ISO_DATE.test(text) ? null : parseDateOfBirth(text);
  return iso === null ? text : `,${iso},`;
}

/** "0412 345 678" becomes one word. A year in front stays one by itself. */
function joinNumber(text: string): string {
  if (BEGINNING_OF_ISO_DATE.test(text) || parseDateOfBirth(text) !== null) return text;
  const [, year] = YEAR_BEFORE.exec(text) ?? [];
  if (year !== undefined) return `${year} ${joinNumber(text.slice(year.length).trim())}`;
  return text.replace(/[^\d+]/g, '');
}

/** A word in the form in which the words of patients are kept. */
function asKept(word: string): string {
  if (parseDateOfBirth(word) !== null || BEGINNING_OF_ISO_DATE.test(word)) return word;
  const [date, day, , month, year] = BEGINNING_OF_DATE.exec(word) ?? [];
  if (date !== undefined) return [day, month, year].filter((part) => part !== undefined).join('/');
  // Kept without the zeros that a number begins with where it is called from.
  if (PLAIN_NUMBER.test(word)) return word.replace(/\D/g, '').replace(/^0+/, '');
  return word;
}
