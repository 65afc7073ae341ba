/** The eleven statuses of a message, in the order in which they are listed everywhere. */
export const STATUSES = [
  'Created',
  'Queued',
  'Sent',
  'Delivered',
  'Opened',
  'Clicked',
  'Error',
  'Rejected',
  'Bounced',
  'Complaint',
  'Other',
] as const;

export type Status = (typeof STATUSES)[number];

/** What a status looks like from afar. Green means one thing only: it is in the patient's mailbox. */
export const TONES = ['green', 'blue', 'grey', 'red', 'amber'] as const;

export type Tone = (typeof TONES)[number];

interface StatusRule {
  tone: Tone;
  /** Whether this ends the message's way: no good news may hide it. */
  isFailure: boolean;
  /** Good news: how far the message has come. Failures: which one is shown when two bear the same time. */
  rank: number;
}

/** The one table that says what each status is. */
export const STATUS_RULES = {
  Created: { tone: 'grey', isFailure: false, rank: 0 },
  Queued: { tone: 'blue', isFailure: false, rank: 1 },
  Sent: { tone: 'blue', isFailure: false, rank: 2 },
  Delivered: { tone: 'green', isFailure: false, rank: 3 },
  Opened: { tone: 'green', isFailure: false, rank: 4 },
  Clicked: { tone: 'green', isFailure: false, rank: 5 },
  Error: { tone: 'red', isFailure: true, rank: 1 },
  Rejected: { tone: 'red', isFailure: true, rank: 2 },
  Bounced: { tone: 'red', isFailure: true, rank: 3 },
  Complaint: { tone: 'red', isFailure: true, rank: 4 },
  Other: { tone: 'amber', isFailure: true, rank: 0 },
} as const satisfies Record<Status, StatusRule>;

/** The statuses that end a message's way badly. */
export type FailureStatus = {
  [One in Status]: (typeof STATUS_RULES)[One]['isFailure'] extends true ? One : never;
}[Status];

/** Whether a status ends a message's way badly. */
export function isFailure(status: Status): status is FailureStatus {
  return STATUS_RULES[status].isFailure;
}

/** The statuses that say that a message is in the patient's mailbox. */
export type GreenStatus = {
  [One in Status]: (typeof STATUS_RULES)[One]['tone'] extends 'green' ? One : never;
}[Status];

/** Whether a status says that a message is in the patient's mailbox. */
export function isGreen(status: Status): status is GreenStatus {
  return STATUS_RULES[status].tone === 'green';
}

/** Statuses of one tone, in listing order. */
export function statusesOfTone(tone: Tone): Status[] {
  return STATUSES.filter((status) => STATUS_RULES[status].tone === tone);
}
