import type { SameText } from '../../../shared/domain/same-text';
import { numberWords } from './numbers';
import { whenWords } from './times';

/** "142 of 150 of them got the same text yesterday at 10:02.", "All 150 of them …". @param now in milliseconds since 1970 */
export function sameTextWords(
  { count, recipientCount, isSameText, createdAt }: SameText,
  now: number,
): string {
  const what = isSameText ? 'the same text' : 'a message under the same title';
  const who =
    count === recipientCount
      ? `All ${numberWords(count)}`
      : `${numberWords(count)} of ${numberWords(recipientCount)}`;
  return `${who} of them got ${what} ${whenWords(createdAt, now)}.`;
}
