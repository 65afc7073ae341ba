import type { Status, Tone } from '../../../shared/domain/status';

/** What each status means, for tooltips. The statuses themselves are their own words. */
export const STATUS_MEANINGS = {
  Created: 'Written to the log. The sending server has not taken it yet.',
  Queued: 'The sending server has accepted it.',
  Sent: 'Handed on to the recipient’s mail service.',
  Delivered: 'In the patient’s mailbox. It may be in Junk or Promotions.',
  Opened: 'In the patient’s mailbox, and opened.',
  Clicked: 'In the patient’s mailbox, and a link in it was followed.',
  Error: 'Not sent: the sending server did not accept it.',
  Rejected: 'Refused by the recipient’s mail server.',
  Bounced: 'Not delivered: the address is dead, or the mailbox is full or closed.',
  Complaint: 'Reported or refused as spam.',
  Other: 'Not sent or not delivered for another reason. Details give the reason.',
} as const satisfies Record<Status, string>;

/** What the colours of a batch's bar mean, as they are counted: "118 in the mailbox". */
export const TONE_MEANINGS = {
  green: 'in the mailbox',
  blue: 'on the way',
  grey: 'not sent yet',
  red: 'failed',
  amber: 'other',
} as const satisfies Record<Tone, string>;
