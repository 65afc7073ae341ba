import { checkAddress, type AddressProblem } from './address';
import { isHeaderSafe } from './header-text';
import type { ConsentVerdict } from './consent';
import type { Purpose } from './message';
import { isTooLate } from './retry-schedule';
import { toPlainText, type RichText } from './rich-text';
import type { SameText } from './same-text';
import type { UpdateCode } from './status-history';
import type { UnsubscribeOffer } from './unsubscribe';

/** An e-mail as a person has written it, to one patient or several. */
export interface MessageDraft {
  accountId: string;
  purpose: Purpose;
  patientIds: string[];
  subject: string;
  body: RichText;
  /** Ids of files chosen in the file dialog. */
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
  | 'scheduled-past-not-after'
  | 'not-after-past'
  /** A merge field that there is not, or one that is not closed. */
  | 'merge-fields';

export const RECIPIENT_LIMIT = 10_000;
export const SUBJECT_LIMIT = 500;
export const BODY_LIMIT = 1_000_000;

interface DraftRule {
  problem: DraftProblem;
  isBroken: (draft: MessageDraft, now: number) => boolean;
}

const DRAFT_RULES: readonly DraftRule[] = [
  { problem: 'no-recipient', isBroken: ({ patientIds }) => patientIds.length === 0 },
  { problem: 'too-many-recipients', isBroken: ({ patientIds }) => patientIds.length > RECIPIENT_LIMIT },
  { problem: 'subject-empty', isBroken: ({ subject }) => subject.trim() === '' },
  { problem: 'subject-line-break', isBroken: ({ subject }) => !isHeaderSafe(subject) },
  { problem: 'subject-too-long', isBroken: ({ subject }) => subject.length > SUBJECT_LIMIT },
  { problem: 'body-empty', isBroken: ({ body }) => toPlainText(body) === '' },
  { problem: 'body-too-long', isBroken: ({ body }) => toPlainText(body).length > BODY_LIMIT },
  {
    problem: 'scheduled-past-not-after',
    isBroken: ({ scheduledFor, notAfter }) => scheduledFor !== null && isTooLate(scheduledFor, notAfter),
  },
  { problem: 'not-after-past', isBroken: ({ notAfter }, now) => isTooLate(now, notAfter) },
];

/** What keeps a draft from being sent; empty when nothing does. */
export function draftProblems(draft: MessageDraft, now: number): DraftProblem[] {
  return DRAFT_RULES.filter((rule) => rule.isBroken(draft, now)).map((rule) => rule.problem);
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
  /** The address has no problem where it is the patient's consent that is missing. */
  | {
      willBeSent: false;
      reason: RefusedRecipient;
      problem: AddressProblem | null;
      address: string;
    };

/**
 * Whether a patient can be sent to: by the address on record, and by what they have said. That is told first: no new
 * address gets round it.
 */
export function checkRecipient(email: string | null, consent: ConsentVerdict = 'allowed'): RecipientCheck {
  if (consent !== 'allowed')
    return { willBeSent: false, reason: consent, problem: null, address: email ?? '' };
  const check = checkAddress(email ?? '');
  if (check.ok) return { willBeSent: true, address: check.address };
  return {
    willBeSent: false,
    reason: check.problem === 'empty' ? 'no-address' : 'invalid-address',
    problem: check.problem,
    address: email ?? '',
  };
}

export interface SkippedRecipient {
  /** Null: nobody on record. */
  patientId: string | null;
  patientName: string;
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
  recipients: { patientId: string; patientName: string; address: string }[];
  skipped: SkippedRecipient[];
  households: HouseholdReview;
  /** About how large one message is in bytes, encoded. */
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
