import type { Badge, BadgeKind, Channel } from '../../../shared/domain/message';
import { countdownWords, whenWords } from './times';

/** "at 10:40" → "10:40" */
function bare(time: string): string {
  return time.replace(/^(at|on) /, '');
}

/** What a badge says; `time` is where it names one, as "at 10:40", for a hold the time left: "1:42". */
const BADGE_WORDS = {
  waiting: () => 'Waiting to send',
  sending: () => 'Sending',
  retrying: (time) => `Retrying ${time}`,
  unconfirmed: () => 'Unconfirmed',
  scheduled: (time) => `Scheduled ${bare(time)}`,
  held: (time) => `Held ${time}`,
  stopped: () => 'Stopped',
  delayed: () => 'Delayed by recipient’s server',
} as const satisfies Record<BadgeKind, (time: string) => string>;

/** The same where there is little room. */
const SHORT_BADGE_WORDS = {
  waiting: () => 'Waiting',
  sending: () => 'Sending',
  retrying: (time) => `Retry ${bare(time)}`,
  unconfirmed: () => 'Unconfirmed',
  scheduled: (time) => bare(time),
  held: (time) => `Held ${time}`,
  stopped: () => 'Stopped',
  delayed: () => 'Delayed',
} as const satisfies Record<BadgeKind, (time: string) => string>;

const BADGE_MEANINGS = {
  waiting: 'In the outbox. It goes by itself.',
  sending: 'Being handed to the sending server now.',
  retrying: 'The last try did not go through. It is tried again by itself.',
  unconfirmed: 'The sending server took the whole message but did not reply. It may have gone.',
  scheduled: 'It goes at the time set.',
  held: 'Its batch is held so that it can still be stopped. It goes by itself when the time is over.',
  stopped: 'Its batch was stopped. It waits until somebody resumes the batch.',
  delayed: 'The recipient’s server has not taken it yet and is still trying.',
} as const satisfies Record<BadgeKind, string>;

/** The same of an SMS, where it is something else. */
const SMS_BADGE_MEANINGS: Partial<Record<BadgeKind, string>> = {
  sending: 'Being handed to the SMS provider now.',
  unconfirmed: 'The SMS provider did not answer. It may have gone.',
  scheduled: 'It goes at that time: the time set, or when the hours for SMS begin.',
  delayed: 'It is not on the phone yet, and is still being tried.',
};

/** What a badge means for an e-mail or an SMS. */
export function badgeMeaning(kind: BadgeKind, channel: Channel): string {
  return (channel === 'sms' ? SMS_BADGE_MEANINGS[kind] : undefined) ?? BADGE_MEANINGS[kind];
}

function timeOf({ kind, at }: Badge, now: number): string {
  if (at === null) return '';
  return kind === 'held' ? countdownWords(at, now) : whenWords(at, now);
}

/** "Retrying at 10:40" */
export function badgeWords(badge: Badge, now: number, channel: Channel): string {
  if (badge.kind === 'delayed' && channel === 'sms') return 'Delayed on its way';
  return BADGE_WORDS[badge.kind](timeOf(badge, now));
}

/** "Retry 10:40": for table cells, with the long form in the tooltip. */
export function shortBadgeWords(badge: Badge, now: number): string {
  return SHORT_BADGE_WORDS[badge.kind](timeOf(badge, now));
}
