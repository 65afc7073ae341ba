import type { Purpose } from './message';
import { fold } from './search-words';
import { countSms, type SmsCount, type SmsEncoding } from './sms-text';
import { UNSUBSCRIBABLE } from './unsubscribe';

/** What the SMS of a draft take, as they would be sent: merged for each who gets one. */
export interface SmsReview {
  /** The one that takes most. */
  longest: Pick<SmsCount, 'encoding' | 'characters' | 'units' | 'segments'>;
  /** Parts of all of them together: what a provider charges. */
  segmentsInAll: number;
  /** The same where people who share a phone and would read the same get one. */
  segmentsJoined: number;
  /** Encodings that occur. */
  encodings: SmsEncoding[];
  /** Of some, neither the text nor the sender id says who it is from, and this purpose has to. */
  isSenderUnnamed: boolean;
}

/** What decides whether a reader knows who it is from. */
export interface SmsSender {
  purpose: Purpose;
  /** Name or number shown on the phone; null: the provider's own. */
  senderId: string | null;
  practiceName: string;
}

interface SmsTally {
  /** One SMS that would go, as its recipient reads it. */
  add: (patientId: string, text: string) => void;
  /** Null when none goes. @param joinedIds of patients who get theirs with somebody else's */
  result: (joinedIds: readonly string[]) => SmsReview | null;
}

/** Counts the SMS of a draft, one after the other. */
export function smsTally(sender: SmsSender): SmsTally {
  const encodings = new Set<SmsEncoding>();
  let last: { text: string; count: SmsCount } | null = null;
  let longest: SmsCount | null = null;
  const segmentsOf = new Map<string, number>();
  let segmentsInAll = 0;
  let isSenderUnnamed = false;
  return {
    add: (patientId, text) => {
      // Without merge fields all of them are one text.
      if (last?.text !== text) {
        last = { text, count: countSms(text) };
        isSenderUnnamed ||= !isSenderNamed(text, sender);
      }
      const { count } = last;
      encodings.add(count.encoding);
      segmentsInAll += count.segments;
      segmentsOf.set(patientId, count.segments);
      if (longest === null || takesMore(count, longest)) longest = count;
    },
    result: (joinedIds) => {
      if (longest === null) return null;
      const { encoding, characters, units, segments } = longest;
      return {
        longest: { encoding, characters, units, segments },
        segmentsInAll,
        segmentsJoined: joinedIds.reduce((sum, id) => sum - (segmentsOf.get(id) ?? 0), segmentsInAll),
        encodings: [...encodings],
        isSenderUnnamed,
      };
    },
  };
}

function takesMore(one: SmsCount, other: SmsCount): boolean {
  return one.segments === other.segments ? one.units > other.units : one.segments > other.segments;
}

/** Whoever gets advertising must be able to tell from whom; the sender id of a provider's own tells nothing. */
function isSenderNamed(text: string, { purpose, senderId, practiceName }: SmsSender): boolean {
  if (senderId !== null || !UNSUBSCRIBABLE.includes(purpose)) return true;
  const name = fold(practiceName).trim();
  return name !== '' && fold(text).includes(name);
}
