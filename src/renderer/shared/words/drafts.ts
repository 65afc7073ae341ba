import type { AddressProblem } from '../../../shared/domain/address';
import {
  BODY_LIMIT,
  RECIPIENT_LIMIT,
  SMS_SEGMENT_LIMIT,
  SUBJECT_LIMIT,
  type DraftProblem,
  type SkipReason,
} from '../../../shared/domain/draft';
import type { AttachmentRefusal } from '../../../shared/domain/message';
import type { UnsubscribeOffer } from '../../../shared/domain/unsubscribe';
import { numberWords } from './numbers';

export const DRAFT_PROBLEM_WORDS = {
  'no-recipient': 'Choose who gets it.',
  'too-many-recipients': `One batch holds ${numberWords(RECIPIENT_LIMIT)} patients at most.`,
  'subject-empty': 'Enter a subject.',
  'subject-line-break': 'The subject cannot hold a line break.',
  'subject-too-long': `The subject is longer than ${numberWords(SUBJECT_LIMIT)} characters.`,
  'body-empty': 'Write the message.',
  'body-too-long': `The message is longer than ${numberWords(BODY_LIMIT)} characters.`,
  'sms-with-subject': 'An SMS has no subject.',
  'sms-with-attachments': 'An SMS carries no attachments.',
  'sms-too-long': `The text is longer than ${numberWords(SMS_SEGMENT_LIMIT)} SMS.`,
  'sms-hours-past-not-after': 'SMS may go again only after the time from which it is not sent any more.',
  'scheduled-past-not-after': 'It is scheduled after the time from which it is not sent any more.',
  'not-after-past': 'The time from which it is not sent any more has passed.',
  'merge-fields': 'Mend the fields in double braces first: one is not known or not closed.',
} as const satisfies Record<DraftProblem, string>;

/** Why a patient gets nothing. The message is logged as Other with this reason. */
export const SKIP_REASON_WORDS = {
  'no-address': 'No e-mail address on record',
  'invalid-address': 'The address on record is not a valid e-mail address',
  'opted-out': 'The patient has opted out of such messages',
  'missing-field': 'The record lacks what the message needs',
  'no-mobile': 'No mobile number on record',
  'invalid-mobile': 'The number on record is not a mobile number',
  'not-asked': 'The patient has not been asked, and this purpose needs a yes',
  household: 'Goes to somebody of the same household',
  'not-on-record': 'Nobody on record fits this row of the file',
  'fits-several': 'More than one patient fits this row of the file',
  'repeated-row': 'Stands in the file more than once',
} as const satisfies Record<SkipReason, string>;

/** Whether a message says where to unsubscribe; null where nobody expects it to. */
export const UNSUBSCRIBE_WORDS = {
  offered: 'Mail programs offer to unsubscribe. Sendtrail reads the answers.',
  unread: 'Mail programs cannot offer to unsubscribe: the mailbox of this account is not read for reports.',
  training: 'With an account of your own whose mailbox is read, mail programs offer to unsubscribe.',
  'not-needed': null,
} as const satisfies Record<UnsubscribeOffer, string | null>;

export const ADDRESS_PROBLEM_WORDS = {
  empty: 'No address.',
  'no-at-sign': 'The @ is missing.',
  'line-break': 'The address holds a line break.',
  space: 'The address holds a space.',
  'local-part-empty': 'Nothing stands before the @.',
  'local-part-too-long': 'The part before the @ is too long.',
  'local-part-characters': 'The part before the @ holds a character that addresses do not have.',
  'domain-empty': 'Nothing stands after the @.',
  'domain-too-long': 'The part after the @ is too long.',
  'domain-form': 'The part after the @ is not a mail domain.',
} as const satisfies Record<AddressProblem, string>;

export const ATTACHMENT_REFUSAL_WORDS = {
  'too-large': 'The file is too large to send by e-mail.',
  unreadable: 'The file cannot be read.',
  empty: 'The file is empty.',
} as const satisfies Record<AttachmentRefusal['reason'], string>;
