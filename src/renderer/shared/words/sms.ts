import type { MessageItem } from '../../../shared/domain/message-item';
import { countWords } from './numbers';

/** "170 characters in 2 segments", with the reason where a character makes every segment shorter. */
export function smsLengthWords({
  encoding,
  characters,
  segments,
}: NonNullable<MessageItem['smsLength']>): string {
  const length = `${countWords(characters, 'character')} in ${countWords(segments, 'segment')}`;
  return encoding === 'ucs-2' ? `${length}, with special characters` : length;
}
