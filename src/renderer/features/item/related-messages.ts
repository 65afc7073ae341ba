import type { MessageRow } from '../../../shared/domain/message';
import type { MessageItem } from '../../../shared/domain/message-item';

/** A message that belongs to the one that is shown. */
export interface RelatedMessage {
  messageId: string;
  words: string;
  /** As it stands; null: not known. */
  row: MessageRow | null;
}

/** The e-mail behind an SMS and the SMS before it, then what the message repeats and what repeats it. */
export function relatedMessages({
  message,
  related,
}: Pick<MessageItem, 'message' | 'related'>): RelatedMessage[] {
  const { carries, carriedBy, resendOf, resentAs } = message;
  const rows = new Map(related.map((row) => [row.id, row]));
  const one = (messageId: string, words: string) => ({ messageId, words, row: rows.get(messageId) ?? null });
  const subjectOf = (messageId: string) => rows.get(messageId)?.subject ?? '';
  return [
    ...(carriedBy === null ? [] : [one(carriedBy, `Carried by the e-mail${quoted(subjectOf(carriedBy))}`)]),
    ...(carries === null ? [] : [one(carries, `Carries the SMS${quoted(subjectOf(carries))}`)]),
    ...(resendOf === null ? [] : [one(resendOf, 'Sent again from an earlier message')]),
    ...resentAs.map((messageId, index) => one(messageId, resentWords(index, resentAs.length))),
  ];
}

function resentWords(index: number, count: number): string {
  return count === 1 ? 'Sent again as a new message' : `Sent again as a new message (${index + 1})`;
}

/** A gateway may want no subject at all. */
function quoted(subject: string): string {
  return subject === '' ? '' : ` “${subject}”`;
}
