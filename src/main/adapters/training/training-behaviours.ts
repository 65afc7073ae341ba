import { createHash } from 'node:crypto';
import type { Status } from '../../../shared/domain/status';
import type { TrainingEventName } from './training-events';

/** What the practice's own server does with a message when it is handed over. */
export type TrainingAnswer = 'accepts' | 'refuses' | 'accepts the third try' | 'hangs up without an answer';

export interface TrainingBehaviour {
  answer: TrainingAnswer;
  /** What is reported afterwards, and when (ms after the message was taken). */
  events: readonly (readonly [afterMs: number, event: TrainingEventName])[];
  /** The status that the message shows in the end. */
  endsAs: Status;
  /** The story in the words of the guide. */
  story: string;
}

/** Every story that can be asked for, by the word that an address must bear. */
export const TRAINING_BEHAVIOURS = {
  deliver: {
    answer: 'accepts',
    events: [
      [600, 'handed-on'],
      [1_800, 'delivered'],
    ],
    endsAs: 'Delivered',
    story: 'Arrives in the mailbox and is not opened.',
  },
  open: {
    answer: 'accepts',
    events: [
      [600, 'handed-on'],
      [1_700, 'delivered'],
      [5_500, 'opened'],
    ],
    endsAs: 'Opened',
    story: 'Arrives and is opened on a phone.',
  },
  'open.click': {
    answer: 'accepts',
    events: [
      [500, 'handed-on'],
      [1_600, 'delivered'],
      [4_800, 'opened'],
      [8_300, 'clicked'],
    ],
    endsAs: 'Clicked',
    story: 'Is opened, then the first link in it is followed.',
  },
  'open-by-machine': {
    answer: 'accepts',
    events: [
      [600, 'handed-on'],
      [1_500, 'delivered'],
      [2_200, 'opened-by-machine'],
    ],
    endsAs: 'Opened',
    story: 'Is opened by the mail service itself, perhaps not by the patient.',
  },
  sent: {
    answer: 'accepts',
    events: [[700, 'handed-on']],
    endsAs: 'Sent',
    story: "Reaches the patient's mail service, which says no more.",
  },
  silent: {
    answer: 'accepts',
    events: [],
    endsAs: 'Queued',
    story: 'Is taken by the sending server; nothing is ever heard again.',
  },
  bounce: {
    answer: 'accepts',
    events: [[2_600, 'unknown-user']],
    endsAs: 'Bounced',
    story: 'Comes back: there is no such mailbox.',
  },
  full: {
    answer: 'accepts',
    events: [[3_400, 'mailbox-full']],
    endsAs: 'Bounced',
    story: 'Comes back: the mailbox is full.',
  },
  moved: {
    answer: 'accepts',
    events: [[3_000, 'moved']],
    endsAs: 'Bounced',
    story: 'Comes back: the patient has moved to another address.',
  },
  'late-bounce': {
    answer: 'accepts',
    events: [
      [600, 'handed-on'],
      [1_900, 'delivered'],
      [12_500, 'unknown-user'],
    ],
    endsAs: 'Bounced',
    story: 'Is said to have arrived, and comes back later.',
  },
  block: {
    answer: 'accepts',
    events: [[1_600, 'blocked']],
    endsAs: 'Rejected',
    story: "Is refused by the patient's mail service, which blocks the sender.",
  },
  large: {
    answer: 'accepts',
    events: [[1_700, 'too-large']],
    endsAs: 'Rejected',
    story: "Is refused by the patient's mail service as too large.",
  },
  spam: {
    answer: 'accepts',
    events: [[1_900, 'spam-refused']],
    endsAs: 'Complaint',
    story: "Is refused by the patient's mail service as spam.",
  },
  complain: {
    answer: 'accepts',
    events: [
      [600, 'handed-on'],
      [1_700, 'delivered'],
      [5_200, 'opened'],
      [13_500, 'complained'],
    ],
    endsAs: 'Complaint',
    story: 'Is opened, then the patient reports it as spam.',
  },
  delay: {
    answer: 'accepts',
    events: [
      [4_000, 'delayed'],
      [17_000, 'handed-on'],
      [18_500, 'delivered'],
    ],
    endsAs: 'Delivered',
    story: "Is delayed by the patient's mail service, then arrives.",
  },
  expire: {
    answer: 'accepts',
    events: [
      [4_000, 'delayed'],
      [21_000, 'expired'],
    ],
    endsAs: 'Other',
    story: 'Is given up by the sending server after many tries.',
  },
  'auto-reply': {
    answer: 'accepts',
    events: [
      [600, 'handed-on'],
      [1_800, 'delivered'],
      [3_600, 'automatic-reply'],
    ],
    endsAs: 'Delivered',
    story: 'Arrives; an automatic reply says that the patient is away.',
  },
  refuse: {
    answer: 'refuses',
    events: [],
    endsAs: 'Error',
    story: 'Is refused at once by the sending server.',
  },
  later: {
    answer: 'accepts the third try',
    events: [
      [600, 'handed-on'],
      [1_800, 'delivered'],
    ],
    endsAs: 'Delivered',
    story: 'Is put off twice by the sending server, half a minute each time, then arrives.',
  },
  lost: {
    answer: 'hangs up without an answer',
    events: [
      [8_000, 'handed-on'],
      [9_500, 'delivered'],
    ],
    endsAs: 'Delivered',
    story: 'The connection breaks before the answer: Unconfirmed, until a report says that it arrived.',
  },
} as const satisfies Record<string, TrainingBehaviour>;

export type TrainingPattern = keyof typeof TRAINING_BEHAVIOURS;

/** How often each story befalls an address that asks for none, in a hundred. */
const SPREAD: readonly (readonly [pattern: TrainingPattern, share: number])[] = [
  ['open', 40],
  ['deliver', 26],
  ['open.click', 15],
  ['open-by-machine', 6],
  ['delay', 3],
  ['auto-reply', 3],
  ['bounce', 3],
  ['full', 2],
  ['block', 1],
  ['expire', 1],
];

/** Longer patterns first, so that "open.click" is not taken for "open" before a dot. */
const PATTERNS = (Object.keys(TRAINING_BEHAVIOURS) as TrainingPattern[]).sort((a, b) => b.length - a.length);

/**
 * Which story an address asks for: its part before the @ is the pattern, begins with it and a dot, or bears it after
 * a plus sign. Any other address gets one by chance, always the same.
 */
export function patternOf(address: string): TrainingPattern {
  const localPart = address.slice(0, address.lastIndexOf('@')).toLowerCase();
  const [base = '', ...tags] = localPart.split('+');
  const asked = PATTERNS.find(
    (pattern) => base === pattern || base.startsWith(`${pattern}.`) || tags.includes(pattern),
  );
  return asked ?? chancePattern(address);
}

function chancePattern(address: string): TrainingPattern {
  const whole = SPREAD.reduce((sum, [, share]) => sum + share, 0);
  let rest = chanceOf(address, whole);
  for (const [pattern, share] of SPREAD) {
    if (rest < share) return pattern;
    rest -= share;
  }
  return 'deliver';
}

/** A whole number below `limit` that looks random, but is the same for the same address. */
export function chanceOf(address: string, limit: number): number {
  return createHash('sha256').update(address.toLowerCase()).digest().readUInt32BE() % limit;
}
