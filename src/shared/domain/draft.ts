import { checkAddress, type AddressProblem } from './address';
import { isHeaderSafe } from './header-text';
import type { ConsentVerdict } from './consent';
import { readMergeText } from './merge-template';
import { CHANNELS, type Channel, type Purpose } from './message';
import type { Patient } from './patient';
import type { PhoneCheck } from './phone';
import { isTooLate } from './retry-schedule';
import { toPlainText, type RichText } from './rich-text';
import type { SameText } from './same-text';
import type { SmsReview } from './sms-review';
import { countSms } from './sms-text';
import type { UpdateCode } from './status-history';
import type { UnsubscribeOffer } from './unsubscribe';

/** A message as a person has written it, to one patient or several. */
export interface MessageDraft {
  /** That of its account. */
  channel: Channel;
  accountId: string;
  purpose: Purpose;
  patientIds: string[];
  /** Empty for an SMS. */
  subject: string;
  /** Without formatting for an SMS. */
  body: RichText;
  /** Ids of files chosen in the file dialog; none for an SMS. */
  attachmentIds: string[];
  /** The file of recipients, whose columns are fields of the message; null: none. */
  tableId: string | null;
  /** One message for people who share a phone or an address and would read the same. */
  isJoiningHouseholds: boolean;
  /** Not before this time (ms); null: at once. */
  scheduledFor: number | null;
  /** Not sent any more after this time (ms); null: no limit. */
  notAfter: number | null;
}

export type DraftProblem =
  | 'no-recipient'
  | 'too-many-recipients'
  | 'subject-empty'
  | 'subject-line-break'
  | 'subject-too-long'
  | 'body-empty'
  | 'body-too-long'
  /** An SMS is a text and nothing else. */
  | 'sms-with-subject'
  | 'sms-with-attachments'
  | 'sms-too-long'
  | 'scheduled-past-not-after'
  /** The next hour for SMS comes after the time from which it is not sent any more. */
  | 'sms-hours-past-not-after'
  | 'not-after-past'
  /** A merge field that there is not, or one that is not closed. */
  | 'merge-fields';

export const RECIPIENT_LIMIT = 10_000;
export const SUBJECT_LIMIT = 500;
export const BODY_LIMIT = 1_000_000;
/** More parts than this are no short message, and many networks refuse them. */
export const SMS_SEGMENT_LIMIT = 10;

/** Ten parts of 153 septets: what is longer need not be counted. */
export const SMS_LENGTH_LIMIT = 1_530;

const TEXT_TOO_LONG = {
  email: (text) => text.length > BODY_LIMIT,
  sms: (text) => text.length > SMS_LENGTH_LIMIT || countSms(text).segments > SMS_SEGMENT_LIMIT,
} as const satisfies Record<Channel, (text: string) => boolean>;

/** Whether a text, as one recipient gets it, is longer than its channel carries. */
export function isTextTooLong(channel: Channel, text: string): boolean {
  return TEXT_TOO_LONG[channel](text);
}

interface DraftRule {
  problem: DraftProblem;
  channels: readonly Channel[];
  isBroken: (draft: MessageDraft, now: number) => boolean;
}

const ALL = CHANNELS;
const EMAIL = ['email'] as const;
const SMS = ['sms'] as const;

const DRAFT_RULES: readonly DraftRule[] = [
  { problem: 'no-recipient', channels: ALL, isBroken: ({ patientIds }) => patientIds.length === 0 },
  {
    problem: 'too-many-recipients',
    channels: ALL,
    isBroken: ({ patientIds }) => patientIds.length > RECIPIENT_LIMIT,
  },
  { problem: 'subject-empty', channels: EMAIL, isBroken: ({ subject }) => subject.trim() === '' },
  { problem: 'subject-line-break', channels: EMAIL, isBroken: ({ subject }) => !isHeaderSafe(subject) },
  { problem: 'subject-too-long', channels: EMAIL, isBroken: ({ subject }) => subject.length > SUBJECT_LIMIT },
  { problem: 'sms-with-subject', channels: SMS, isBroken: ({ subject }) => subject !== '' },
  { problem: 'body-empty', channels: ALL, isBroken: ({ body }) => toPlainText(body) === '' },
  {
    problem: 'body-too-long',
    channels: EMAIL,
    isBroken: ({ body }) => isTextTooLong('email', toPlainText(body)),
  },
  {
    problem: 'sms-too-long',
    channels: SMS,
    isBroken: ({ body }) => isTextTooLong('sms', textWithoutFields(toPlainText(body))),
  },
  {
    problem: 'sms-with-attachments',
    channels: SMS,
    isBroken: ({ attachmentIds }) => attachmentIds.length > 0,
  },
  {
    problem: 'scheduled-past-not-after',
    channels: ALL,
    isBroken: ({ scheduledFor, notAfter }) => scheduledFor !== null && isTooLate(scheduledFor, notAfter),
  },
  { problem: 'not-after-past', channels: ALL, isBroken: ({ notAfter }, now) => isTooLate(now, notAfter) },
];

/** What is the same for everybody. */
function textWithoutFields(text: string): string {
  return readMergeText(text)
    .parts.map((part) => (part.kind === 'text' ? part.text : ''))
    .join('');
}

/** What keeps a draft from being sent; empty when nothing does. */
export function draftProblems(draft: MessageDraft, now: number): DraftProblem[] {
  return DRAFT_RULES.filter(({ channels, isBroken }) => {
    return channels.some((channel) => channel === draft.channel) && isBroken(draft, now);
  }).map(({ problem }) => problem);
}

/** Why one patient gets nothing; the message is logged as Other with this reason. */
export const SKIP_REASONS = [
  'no-address',
  'invalid-address',
  'no-mobile',
  'invalid-mobile',
  'opted-out',
  /** The purpose needs a yes, and nobody has asked. */
  'not-asked',
  'missing-field',
  /** Somebody of the same household gets the same message at the same address or phone. */
  'household',
  /** A row of the recipients' file that fits nobody on record. */
  'not-on-record',
  /** A row of the recipients' file that fits more than one on record: whom it means nobody can tell. */
  'fits-several',
  /** A further row of the recipients' file for somebody who is in it already. */
  'repeated-row',
] as const satisfies readonly UpdateCode[];
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why a patient cannot be written to, whatever the message says. */
export type RefusedRecipient = Extract<
  SkipReason,
  'no-address' | 'invalid-address' | 'no-mobile' | 'invalid-mobile' | 'opted-out' | 'not-asked'
>;

export type RecipientCheck =
  | { willBeSent: true; address: string }
  /** The address has no problem where it is the patient's consent that is missing, and a number none of these. */
  | {
      willBeSent: false;
      reason: RefusedRecipient;
      problem: AddressProblem | null;
      address: string;
    };

/** Where a patient can be reached. */
export type Contact = Pick<Patient, 'email' | 'mobile'>;

/** How a mobile number of the record is understood in the practice's country. */
export type MobileCheck = (mobile: string) => PhoneCheck;

/** What is on record for a channel, as it stands there; empty: nothing. */
export function contactOn(channel: Channel, { email, mobile }: Contact): string {
  return (channel === 'email' ? email : mobile) ?? '';
}

/**
 * Whether a patient can be sent to: by what is on record for the channel, and by what they have said. That is
 * told first: no new address gets round it.
 */
export function checkRecipient(
  channel: Channel,
  contact: Contact,
  checkMobile: MobileCheck,
  consent: ConsentVerdict = 'allowed',
): RecipientCheck {
  const address = contactOn(channel, contact);
  if (consent !== 'allowed') return { willBeSent: false, reason: consent, problem: null, address };
  return CONTACT_CHECKS[channel](address, checkMobile);
}

const CONTACT_CHECKS = {
  email: checkEmailContact,
  sms: checkMobileContact,
} as const satisfies Record<Channel, (onRecord: string, checkMobile: MobileCheck) => RecipientCheck>;

function checkEmailContact(email: string): RecipientCheck {
  const check = checkAddress(email);
  if (check.ok) return { willBeSent: true, address: check.address };
  return {
    willBeSent: false,
    reason: check.problem === 'empty' ? 'no-address' : 'invalid-address',
    problem: check.problem,
    address: email,
  };
}

function checkMobileContact(mobile: string, checkMobile: MobileCheck): RecipientCheck {
  const refused = { willBeSent: false, problem: null, address: mobile } as const;
  if (mobile.trim() === '') return { ...refused, reason: 'no-mobile' };
  const check = checkMobile(mobile);
  return check.ok ? { willBeSent: true, address: check.number } : { ...refused, reason: 'invalid-mobile' };
}

export interface SkippedRecipient {
  /** Null: nobody on record. */
  patientId: string | null;
  patientName: string;
  /** As people read it. */
  address: string;
  reason: SkipReason;
  /** For a missing field: which ones, by name; empty where the merged text would be empty or too long. */
  missing: string[];
  /** What is said beside the reason: the line of the file. */
  note?: string;
}

/** How messages to households become fewer. */
export interface HouseholdReview {
  /** Messages that go to more than one person, if they are joined. */
  messages: number;
  /** How many people those are. */
  people: number;
  /** For those whose message goes: the names of those it is for, too, by the patient's id. */
  alsoFor: Record<string, string>;
  /** For those who get theirs with somebody else's: that person's name, by the patient's id. */
  goesTo: Record<string, string>;
}

/** What sending a draft would do, told before it is sent. */
export interface DraftReview {
  problems: DraftProblem[];
  /** With the address or the number as people read it. */
  recipients: { patientId: string; patientName: string; address: string }[];
  skipped: SkippedRecipient[];
  /** When it goes because SMS have hours (ms); null: at the time asked for. */
  movedTo: number | null;
  /** What it takes as SMS; null for an e-mail, and where nobody gets it. */
  sms: SmsReview | null;
  households: HouseholdReview;
  /** About how large one e-mail is in bytes, encoded. */
  sizeBytes: number;
  /** The sending server's limit, where it has named one. */
  sizeLimitBytes: number | null;
  unsubscribe: UnsubscribeOffer;
  /** Most of them got the same lately; null: they did not. */
  sameText: SameText | null;
}

/** How far the writing of a batch has come. */
export interface SendProgress {
  /** The batch, so that it can be stopped meanwhile. */
  batchId: string;
  written: number;
  total: number;
}

/** What one act of sending has written to the log. */
export interface SentBatch {
  batchId: string;
  messageIds: string[];
}
