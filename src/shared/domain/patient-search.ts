import type { Patient } from './patient';
import { fold } from './search-words';

const APOSTROPHES = /['’ʼ`]/g;
const HAN = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const BETWEEN_WORDS = /[\s,;()"]+/;
const WITHIN_NAMES = /[-'’ʼ`.]+/;

/**
 * The beginnings by which a patient is found: every part of the names ("Smith-Jones" whole and by halves, "O'Brien"
 * also without its apostrophe) and the whole address.
 */
export function patientWords(patient: Pick<Patient, 'familyName' | 'givenName' | 'email'>): string[] {
  const { familyName, givenName, email } = patient;
  const words = [familyName, givenName].flatMap(nameWords);
  // Written without a space where names are: the family name comes first.
  if (HAN.test(familyName + givenName)) words.push(fold(familyName + givenName));
  if (email !== null) words.push(fold(email));
  return [...new Set(words)].filter((word) => word !== '');
}

/** The words of a search text; a patient is found when each begins one of theirs. */
export function patientWordsWanted(text: string): string[] {
  const words = fold(text).replace(APOSTROPHES, '').split(BETWEEN_WORDS);
  return [...new Set(words)].filter((word) => word !== '');
}

function nameWords(name: string): string[] {
  const parts = fold(name).split(BETWEEN_WORDS);
  return parts.flatMap((part) => [part.replace(APOSTROPHES, ''), ...part.split(WITHIN_NAMES)]);
}
