import type { MessageItem } from '../../../shared/domain/message-item';
import type {
  SmsReplacement,
  SmsReplacementKind,
  SmsSuggestion,
} from '../../../shared/domain/sms-suggestions';
import { SMS_SEGMENT_LIMIT } from '../../../shared/domain/draft';
import { graphemesOf } from '../../../shared/domain/graphemes';
import { isInSmsAlphabet } from '../../../shared/domain/sms-alphabet';
import { countSms, smsCapacity, type SmsCount, type SmsEncoding } from '../../../shared/domain/sms-text';
import { countWords, numberWords } from './numbers';

export const SMS_ENCODING_WORDS = {
  'gsm-7': 'GSM-7',
  'ucs-2': 'UCS-2',
} as const satisfies Record<SmsEncoding, string>;

/** "1 SMS", "12 SMS" */
export function smsWords(segments: number): string {
  return countWords(segments, 'SMS', 'SMS');
}

/** "1 SMS · 142 of 160 characters · GSM-7", "2 SMS of 153 · 210 of 306 characters · GSM-7". */
export function smsCountWords(count: Pick<SmsCount, 'encoding' | 'segments' | 'unitsLeftInSegment'>): string {
  const { encoding, segments, unitsLeftInSegment } = count;
  const { segment, all } = smsCapacity(count);
  const parts = segments > 1 ? `${smsWords(segments)} of ${segment}` : smsWords(segments);
  const used = `${numberWords(all - unitsLeftInSegment)} of ${numberWords(all)} characters`;
  const excess = segments > SMS_SEGMENT_LIMIT ? ` · more than ${SMS_SEGMENT_LIMIT} are not sent` : '';
  return `${parts} · ${used} · ${SMS_ENCODING_WORDS[encoding]}${excess}`;
}

/**
 * Whose values a count goes by.
 * @param givenName null: nobody's
 * @param hasColumns what a file says about each is not known while a text is typed
 */
export function countedAsWords(givenName: string | null, hasColumns: boolean): string {
  if (givenName === null) return 'without its fields';
  return `as ${givenName} reads it${hasColumns ? ', without the file’s columns' : ''}`;
}

/** "The quote mark ’ makes this 2 SMS instead of 1." */
export function smsSuggestionWords({ replacements, before, after }: SmsSuggestion): string {
  const named = distinct(replacements);
  const shown = named.slice(0, NAMED_CULPRITS).map(culpritWords);
  const more = named.length - shown.length;
  const culprits = more > 0 ? [...shown, `${more} more`] : shown;
  const verb = named.length === 1 ? 'makes' : 'make';
  const words = listed(culprits);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${verb} this ${smsWords(before.segments)} instead of ${after.segments}.`;
}

/** "“😀” makes each SMS shorter: 67 characters instead of 153."; null where nothing does, or one is enough. */
export function shorterSmsWords(text: string): string | null {
  const { encoding, segments } = countSms(text);
  if (encoding === 'gsm-7' || segments < 2) return null;
  const seen = Array.from(graphemesOf(text), ({ segment }) => segment);
  const culprits = [...new Set(seen.filter((character) => !isInSmsAlphabet(character)))];
  const shown = culprits.slice(0, NAMED_CULPRITS).map(quoted);
  const more = culprits.length - shown.length;
  const words = listed(more > 0 ? [...shown, `${more} more`] : shown);
  const [plain, special] = (['gsm-7', 'ucs-2'] as const).map(
    (each) => smsCapacity({ encoding: each, segments }).segment,
  );
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ${culprits.length === 1 ? 'makes' : 'make'} each SMS shorter: ${special} characters instead of ${plain}.`;
}

/** What the button does: "Replace with '", or with several of them "Replace all 3". */
export function replaceWords({ replacements }: SmsSuggestion): string {
  const [first, ...others] = distinct(replacements);
  if (first === undefined || others.length > 0) return `Replace all ${distinct(replacements).length}`;
  if (first.to === '') return 'Leave it out';
  return first.to.trim() === '' ? 'Replace with a plain one' : `Replace with ${first.to}`;
}

const NAMED_CULPRITS = 3;

/** Characters that cannot be seen are named; all others are shown. */
const UNSEEN: Partial<Record<SmsReplacementKind, string>> = {
  space: 'a special space',
  invisible: 'an invisible character',
  'line-break': 'a special line break',
};

function culpritWords({ kind, from }: SmsReplacement): string {
  return UNSEEN[kind] ?? (kind === 'quote' ? quoteMark(from) : quoted(from));
}

/** Between quotes a quote could not be told. */
function quoted(character: string): string {
  return /[\p{Pi}\p{Pf}]/u.test(character) ? quoteMark(character) : `“${character}”`;
}

function quoteMark(character: string): string {
  return `the quote mark ${character}`;
}

function distinct(replacements: readonly SmsReplacement[]): SmsReplacement[] {
  return [...new Map(replacements.map((one) => [UNSEEN[one.kind] ?? one.from, one])).values()];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "170 characters, charged as 2 SMS", with the reason where a character makes every one of them shorter. */
export function smsLengthWords({
  encoding,
  characters,
  segments,
}: NonNullable<MessageItem['smsLength']>): string {
  const length = `${countWords(characters, 'character')}, charged as ${smsWords(segments)}`;
  return encoding === 'ucs-2' ? `${length}, with special characters` : length;
}
