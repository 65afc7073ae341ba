import type { Channel } from '../../../shared/domain/message';
import type { UpdateCode } from '../../../shared/domain/status-history';
import { withReason } from './bounce-reasons';
import { mergeFieldWords } from './merge-fields';
import { duringStage } from './send-failures';
import { SMS_UPDATE_SENTENCES } from './sms-updates';
import { triedWords } from './tried-words';
import type { UpdateLine } from './update-line';

/** One sentence for every kind of history line; never more than the line knows. */
const UPDATE_SENTENCES = {
  created: ({ by }) => (by === null ? 'Written to the log' : `Written to the log by ${by}`),
  accepted: ({ detail }) =>
    detail.matchedBy === undefined
      ? `Accepted by ${detail.server ?? 'the sending server'}`
      : 'A report about it has come, so the sending server had it',
  'handed-on': ({ detail }) => `Handed on to ${detail.server ?? 'the recipient’s mail service'}`,
  delivered: ({ detail }) =>
    detail.server === undefined ? 'In the mailbox' : `In the mailbox, taken by ${detail.server}`,
  opened: openedWords,
  clicked: ({ detail }) =>
    detail.isPossiblyAutomatic === true
      ? 'A link was followed, possibly by a machine and not by the patient'
      : 'A link was followed',
  bounced: ({ detail }) => withReason('Returned', detail),
  rejected: ({ detail }) => withReason('Refused by the recipient’s server', detail),
  complaint: ({ detail }) => withReason('Reported or refused as spam', detail),
  'send-refused': ({ detail }) =>
    `Refused by ${detail.server ?? 'the sending server'}${duringStage(detail.stage)}. It was not sent.`,
  // Ours gave up before it left; a report tells of another server that gave up on its way.
  'gave-up': ({ status }) =>
    status === 'Error'
      ? 'Given up: it could not be handed over in time. It was not sent.'
      : 'A mail server on the way gave up on it',
  'too-large': () => 'Larger than the sending server takes. It was not sent.',
  'too-late': () => 'Too late: the time set for it has passed. It was not sent.',
  'opted-out': () => 'The patient has opted out. It was not sent.',
  'no-address': () => 'No e-mail address on record. It was not sent.',
  'invalid-address': () => 'The address on record is not valid. It was not sent.',
  cancelled: ({ by }) =>
    by === null ? 'Cancelled. It was not sent.' : `Cancelled by ${by}. It was not sent.`,
  trouble: ({ detail }) => withReason('Trouble on the way', detail),
  'try-failed': (line) => triedWords(line, line.detail.server ?? null, 'email'),
  unconfirmed: () => 'Handed over, but no reply came: it may have gone',
  'returned-to-waiting': () => 'Sending stopped before the message was handed over. It waits again.',
  'confirmed-gone': ({ by }) =>
    by === null ? 'Its copy stands in the Sent folder, so it has gone' : `${by} says that it arrived`,
  'confirmed-not-gone': ({ by }) =>
    by === null
      ? 'Found not to have gone. It waits again.'
      : `${by} says that it did not arrive. It waits again.`,
  delayed: () => 'The recipient’s server has not taken it yet and is still trying',
  'automatic-reply': () => 'An automatic reply came',
  'sent-again-as': ({ by }) =>
    by === null ? 'Sent again as a new message' : `Sent again by ${by} as a new message`,
  'send-now': ({ by }) => (by === null ? 'Put in front' : `Put in front by ${by}`),
  handled: ({ by }) => (by === null ? 'Marked as handled' : `Marked as handled by ${by}`),
  'handled-undone': ({ by }) =>
    by === null ? 'No longer marked as handled' : `No longer marked as handled, says ${by}`,
  'address-removed': () => 'The address was taken off the patient’s record',
  'bounce-undone': ({ by }) =>
    by === null ? 'The address is right after all' : `${by} says that the address is right after all`,
  unsubscribed: () => 'The patient asked to get no more e-mail of this kind',
  'report-confirmed': ({ by }) =>
    by === null
      ? 'A report was confirmed to be about this message'
      : `${by} says that the report is about this message`,
  'missing-field': ({ detail: { note } }) =>
    note === undefined || note === ''
      ? 'With this patient’s details the message would be empty or too long. It was not sent.'
      : `The record lacks what the message needs: ${note.split(', ').map(mergeFieldWords).join(', ')}. It was not sent.`,
  'no-mobile': () => 'No mobile number on record. It was not sent.',
  'invalid-mobile': () => 'The number on record is not a mobile number. It was not sent.',
  'not-asked': () => 'This purpose needs a yes, and the patient has not been asked. It was not sent.',
  household: ({ status }) =>
    status === null
      ? 'Also for others who share the phone or address'
      : 'Somebody of the same household gets the same message. It was not sent a second time.',
  'not-on-record': () => 'Nobody on record fits this row of the file. It was not sent.',
  'fits-several': () => 'More than one patient fits this row of the file. It was not sent.',
  'repeated-row': () =>
    'A further row of the file for somebody who is in it already. It was not sent a second time.',
  carried: () => 'Handed to the e-mail that carries it',
  'carrier-failed': ({ detail }) => withReason('The e-mail that carries it failed', detail),
  'batch-unfinished': () => 'Sendtrail ended while this batch was being written. Nothing of it was sent.',
} as const satisfies Record<UpdateCode, (line: UpdateLine) => string>;

/** A receipt comes from the patient's mail program, which may have sent it without anybody having read (RFC 8098). */
function openedWords({ detail: { note, isPossiblyAutomatic } }: UpdateLine): string {
  const happened = note === 'receipt' ? 'Their mail program sent a receipt' : 'Opened';
  return isPossiblyAutomatic === true
    ? `${happened}, possibly by a machine and not by the patient`
    : happened;
}

/** The plain sentence of one history line of an e-mail or an SMS. */
export function updateSentence(line: UpdateLine & { code: UpdateCode }, channel: Channel): string {
  const ofSms = channel === 'sms' ? SMS_UPDATE_SENTENCES[line.code] : undefined;
  return (ofSms ?? UPDATE_SENTENCES[line.code])(line);
}

/** Names of history lines that have no status of their own, for the column where others show a status. */
export const NOTICE_NAMES = {
  'try-failed': 'Tried',
  unconfirmed: 'Unconfirmed',
  'returned-to-waiting': 'Waits again',
  'confirmed-gone': 'Has gone',
  'confirmed-not-gone': 'Has not gone',
  delayed: 'Delayed',
  'automatic-reply': 'Automatic reply',
  'sent-again-as': 'Sent again',
  'send-now': 'Send now',
  handled: 'Handled',
  'handled-undone': 'Not handled',
  'address-removed': 'Address removed',
  'bounce-undone': 'Bounce undone',
  'report-confirmed': 'Report confirmed',
  unsubscribed: 'Unsubscribed',
  carried: 'Carried by e-mail',
  household: 'Household',
} as const satisfies Partial<Record<UpdateCode, string>>;
