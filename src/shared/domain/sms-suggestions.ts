import { graphemesOf } from './graphemes';
import { isInSmsAlphabet } from './sms-alphabet';
import { countSms, type SmsCount } from './sms-text';

/** What kind of change a replacement is, for the person who decides about it. */
export type SmsReplacementKind =
  | 'quote'
  | 'dash'
  | 'ellipsis'
  | 'space'
  | 'invisible'
  | 'line-break'
  | 'sign'
  | 'look-alike'
  | 'composed'
  | 'letter';

export interface SmsReplacement {
  /** Where it begins in the text as it was, in UTF-16 units. */
  index: number;
  from: string;
  /** Empty: it is left out. */
  to: string;
  kind: SmsReplacementKind;
}

/** A text that says the same in fewer segments; offered, never applied by itself. */
export interface SmsSuggestion {
  text: string;
  /** Each single change, in the order of the text. */
  replacements: readonly SmsReplacement[];
  before: SmsCount;
  after: SmsCount;
}

interface PlainForm {
  kind: SmsReplacementKind;
  to: string;
}

/** What word processors, phones and pasted pages put in the place of plain characters. */
const FAMILIES: readonly (PlainForm & { from: string })[] = [
  {
    kind: 'quote',
    to: "'",
    from: '\u2018\u2019\u201a\u201b\u2032\u2035\u02b9\u02bb\u02bc\u02bd\u0060\u00b4',
  },
  { kind: 'quote', to: '"', from: '\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb' },
  { kind: 'dash', to: '-', from: '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d' },
  { kind: 'ellipsis', to: '...', from: '\u2026' },
  {
    kind: 'space',
    to: ' ',
    from: '\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  },
  {
    kind: 'invisible',
    to: '',
    from:
      '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069' +
      '\ufe0e\ufe0f\ufeff',
  },
  { kind: 'line-break', to: '\n', from: '\v\u0085\u2028\u2029' },
  { kind: 'sign', to: '-', from: '\u00b7\u2022\u2023\u2043\u25aa\u25cf\u25e6' },
  { kind: 'sign', to: 'x', from: '\u00d7' },
  { kind: 'sign', to: '/', from: '\u2044\u2215' },
  { kind: 'sign', to: 'Δ', from: '\u2206' },
];

/** Characters that read the same as one of the alphabet, or as several of them. */
const LOOK_ALIKES: readonly (readonly [from: string, to: string])[] = [
  // Greek capitals are written with Latin letters of the same form where the alphabet has none of their own.
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
];

const PLAIN_FORMS: ReadonlyMap<string, PlainForm> = new Map([
  ...FAMILIES.flatMap(({ kind, to, from }) =>
    Array.from(from, (character) => [character, { kind, to }] as const),
  ),
  ...LOOK_ALIKES.map(([from, to]) => [from, { kind: 'look-alike', to }] as const),
]);

/** Letters that are not a plain one with a mark, or whose language has a nearer one in the alphabet. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['œ', 'oe'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ő', 'ö'],
  ['ű', 'ü'],
]);

const WORDS = /[\p{L}\p{M}]+(?:['\u2019\u02bc\u2010\u2011-][\p{L}\p{M}]+)*/gu;

/**
 * Rewrites the few characters that make a text go as UCS-2, when that saves a segment. Accented letters lose their
 * accent only in words without a capital that are no part of a given name: a name is not spelt differently for money.
 * @param names of people and places in the text, such as the merged fields
 * @returns null when nothing would be saved, or something has no plain form
 */
export function suggestSms(text: string, names: readonly string[]): SmsSuggestion | null {
  const before = countSms(text);
  if (before.encoding === 'gsm-7' || before.segments < 2) return null;
  const replacements = replacementsIn(text, names);
  if (replacements === null) return null;
  const rewritten = rewrite(text, replacements);
  const after = countSms(rewritten);
  return after.segments < before.segments ? { text: rewritten, replacements, before, after } : null;
}

/** All or nothing: a single character left over would leave the price as it is. */
function replacementsIn(text: string, names: readonly string[]): SmsReplacement[] | null {
  const isInName = nameTest(text, names);
  const replacements: SmsReplacement[] = [];
  for (const { segment, index } of graphemesOf(text)) {
    if (isInSmsAlphabet(segment)) continue;
    const found = composed(segment, index) ?? replacedOneByOne(segment, index, isInName);
    if (found === null) return null;
    replacements.push(...found);
  }
  return replacements;
}

/** A letter and its mark as two characters, as some systems write it; the same letter is in the alphabet as one. */
function composed(cluster: string, index: number): SmsReplacement[] | null {
  const to = cluster.normalize('NFC');
  return isInSmsAlphabet(to) ? [{ index, from: cluster, to, kind: 'composed' }] : null;
}

function replacedOneByOne(
  cluster: string,
  index: number,
  isInName: (index: number) => boolean,
): SmsReplacement[] | null {
  const replacements: SmsReplacement[] = [];
  let at = index;
  for (const letter of cluster.match(/\p{Script=Latin}(?:(?![\ufe0e\ufe0f])\p{Mn})*|[^]/gu) ?? []) {
    const plain = isInSmsAlphabet(letter) ? null : plainFormOf(letter, isInName(at));
    if (plain === undefined) return null;
    if (plain !== null) replacements.push({ index: at, from: letter, ...plain });
    at += letter.length;
  }
  return replacements;
}

function plainFormOf(letter: string, isInName: boolean): PlainForm | undefined {
  const plain = PLAIN_FORMS.get(letter);
  if (plain !== undefined || isInName) return plain;
  const composedLetter = letter.normalize('NFC');
  const to = LETTERS.get(composedLetter) ?? composedLetter.normalize('NFD').replace(/\p{Mn}/gu, '');
  return /^[\p{Script=Latin}]+$/u.test(to) && isInSmsAlphabet(to) ? { kind: 'letter', to } : undefined;
}

/** Whether a place in the text is within a word that is, or may be, a name. */
function nameTest(text: string, names: readonly string[]): (index: number) => boolean {
  const known = new Set(names.flatMap((name) => name.match(WORDS) ?? []).map(foldedWord));
  const places = new Set<number>();
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (!/\p{Lu}/u.test(word) && !known.has(foldedWord(word))) continue;
    for (let place = index; place < index + word.length; place += 1) places.add(place);
  }
  return (index) => places.has(index);
}

function foldedWord(word: string): string {
  return word.normalize('NFC').toLowerCase();
}

/** A text with replacements made; they stand in the order of the text. */
export function rewrite(text: string, replacements: readonly SmsReplacement[]): string {
  let rewritten = '';
  let at = 0;
  for (const { index, from, to } of replacements) {
    rewritten += text.slice(at, index) + to;
    at = index + from.length;
  }
  return rewritten + text.slice(at);
}

function pairs(from: string, to: string): (readonly [string, string])[] {
  return Array.from(from, (character, index) => [character, to.charAt(index)] as const);
}
