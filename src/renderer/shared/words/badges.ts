import type { Badge, BadgeKind } from '../../../shared/domain/message';
import { whenWords } from './times';

/** "at 10:40" → "10:40" */
function bare(time: string): string {
  return time.replace(/^(at|on) /, '');
}

/** What a badge says; `time` is where it names one, as "at 10:40". */
const BADGE_WORDS = {
  waiting: () => 'Waiting to send',
  sending: () => 'Sending',
  retrying: (time) => `Retrying ${time}`,
  unconfirmed: () => 'Unconfirmed',
  scheduled: (time) => `Scheduled ${bare(time)}`,
  delayed: () => 'Delayed by recipient’s server',
} as const satisfies Record<BadgeKind, (time: string) => string>;

/** The same where there is little room. */
const SHORT_BADGE_WORDS = {
  waiting: () => 'Waiting',
  sending: () => 'Sending',
  retrying: (time) => `Retry ${bare(time)}`,
  unconfirmed: () => 'Unconfirmed',
  scheduled: (time) => bare(time),
  delayed: () => 'Delayed',
} as const satisfies Record<BadgeKind, (time: string) => string>;

export const BADGE_MEANINGS = {
  waiting: 'In the outbox. It goes by itself.',
  sending: 'Being handed to the sending server now.',
  retrying: 'The last try did not go through. It is tried again by itself.',
  unconfirmed: 'The sending server took the whole message but did not reply. It may have gone.',
  scheduled: 'It goes at the time set.',
  delayed: 'The recipient’s server has not taken it yet and is still trying.',
} as const satisfies Record<BadgeKind, string>;

function timeOf(badge: Badge, now: number): string {
  return badge.at === null ? '' : whenWords(badge.at, now);
}

/** "Retrying at 10:40" */
export function badgeWords(badge: Badge, now: number): string {
  return BADGE_WORDS[badge.kind](timeOf(badge, now));
}

/** "Retry 10:40": for table cells, with the long form in the tooltip. */
export function shortBadgeWords(badge: Badge, now: number): string {
  return SHORT_BADGE_WORDS[badge.kind](timeOf(badge, now));
}
