import type { AccountView } from '../../../shared/domain/account';
import type { SmsReview } from '../../../shared/domain/sms-review';
import { countWords } from '../../shared/words/numbers';
import { SMS_ENCODING_WORDS, smsWords } from '../../shared/words/sms';
import { whenWords } from '../../shared/words/times';
import { senderWords } from './sender-words';

/** Where a message comes from, as its readers see it. */
export function reviewedSender({ sms, fromAddress }: Pick<AccountView, 'sms' | 'fromAddress'>): string {
  return sms === null ? fromAddress : senderWords(sms);
}

interface Going {
  scheduledFor: number | null;
  /** When it goes because SMS have hours. */
  movedTo: number | null;
  isHeld: boolean;
}

/** When it goes; where that is not what was asked for, why. */
export function goesWords({ scheduledFor, movedTo, isHeld }: Going, now: number): string {
  if (movedTo !== null) return `goes ${whenWords(movedTo, now)}, when the hours for SMS begin`;
  if (scheduledFor !== null) return `goes ${whenWords(scheduledFor, now)}`;
  return isHeld ? 'goes in two minutes' : 'goes at once';
}

/**
 * What SMS take: the longest of them, and all together.
 * @param count how many go
 * @param isEachAlone none of them is for several people
 */
export function smsReviewWords(
  { longest, segmentsInAll: segmentsApart, segmentsJoined, encodings }: SmsReview,
  count: number,
  isEachAlone: boolean,
): string {
  const segmentsInAll = isEachAlone ? segmentsApart : segmentsJoined;
  const reader = isEachAlone ? 'Each patient' : 'Each patient or household';
  const { segments, characters, encoding } = longest;
  const size = `${countWords(characters, 'character')}, ${SMS_ENCODING_WORDS[encoding]}`;
  if (count === 1) return `${smsWords(segments)}: ${size}.`;
  const most = encodings.length > 1 || segmentsInAll !== segments * count ? 'at most ' : '';
  return `${smsWords(segmentsInAll)} in all. ${reader} gets ${most}${smsWords(segments)}: ${size}.`;
}

export const SENDER_UNNAMED_WORDS =
  'Advertising and education have to say who they are from. Neither the text nor a sender id does: name the practice in the text.';
