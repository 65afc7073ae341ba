import type { Channel } from '../../../shared/domain/message';
import type { Status, Tone } from '../../../shared/domain/status';

/** What each status means, for tooltips. The statuses themselves are their own words. */
const STATUS_MEANINGS = {
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

/** The same of an SMS, where it is something else. */
const SMS_STATUS_MEANINGS: Partial<Record<Status, string>> = {
  Created: 'Written to the log. The SMS provider has not taken it yet.',
  Queued: 'The SMS provider has accepted it, or the server of the e-mail that carries it.',
  Sent: 'Passed on to the phone’s network.',
  Delivered: 'On the patient’s phone.',
  Opened: 'On the patient’s phone, and shown there.',
  Clicked: 'On the patient’s phone, and a link in it was followed.',
  Error: 'Failed between this desk and the SMS provider, or at the provider.',
  Rejected: 'Refused on its way to the phone.',
  Bounced: 'Reported as not delivered: the number is dead, or the phone was not reached.',
};

/** What a status means for an e-mail or an SMS. */
export function statusMeaning(status: Status, channel: Channel): string {
  return (channel === 'sms' ? SMS_STATUS_MEANINGS[status] : undefined) ?? STATUS_MEANINGS[status];
}

/** What the colours of a batch's bar mean, as they are counted: "118 in the mailbox". */
const TONE_MEANINGS = {
  green: 'in the mailbox',
  blue: 'on the way',
  grey: 'not sent yet',
  red: 'failed',
  amber: 'other',
} as const satisfies Record<Tone, string>;

/** What a colour means for a batch of e-mails or of SMS. */
export function toneMeaning(tone: Tone, channel: Channel): string {
  return tone === 'green' && channel === 'sms' ? 'on the phone' : TONE_MEANINGS[tone];
}
