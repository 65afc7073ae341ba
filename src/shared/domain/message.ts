import { batchWait, type BatchWaitReason } from './batch-wait';
import { QUIET_HOURS_WAIT } from './quiet-hours';
import type { Status } from './status';
import type { UpdateCode } from './status-history';

export const CHANNELS = ['email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a message is sent. Consent is per purpose and channel. */
export const PURPOSES = [
  'Appointment reminder',
  'Account',
  'Clinical letter',
  'Recall',
  'Education',
  'Marketing',
  'Other',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * What the outbox is doing with a message; null once it has nothing more to do. Not a status.
 * - waiting: to be tried at `dueAt`; - sending: claimed by a running attempt;
 * - unconfirmed: the whole body was handed over and no reply came; never tried again by itself.
 */
export const OUTBOX_STATES = ['waiting', 'sending', 'unconfirmed'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** A row of the message table on the screen. Times in milliseconds since 1970. */
export interface MessageRow {
  id: string;
  /** Position in the log: grows with every message written. */
  position: number;
  batchId: string;
  batchName: string;
  patientId: string | null;
  patientName: string;
  recipient: string;
  channel: Channel;
  purpose: Purpose;
  subject: string;
  createdAt: number;
  createdBy: string;
  status: Status;
  statusAt: number;
  /** Code of the history line whose status is shown: says why, for example "opted-out". */
  statusCode: UpdateCode;
  outboxState: OutboxState | null;
  /** When the outbox tries (again); null unless waiting. */
  dueAt: number | null;
  scheduledFor: number | null;
  /** Code of why it waits, from the send-outcome table; null when it has not been tried. */
  waitReason: string | null;
  tries: number;
  /** The recipient's server has said that it is still trying. */
  isDelayed: boolean;
  handledAt: number | null;
  handledBy: string | null;
  handledNote: string | null;
  /** Id of the SMS that this e-mail carries to a gateway; null: it carries none. */
  carries: string | null;
}

export interface AttachmentInfo {
  name: string;
  sizeBytes: number;
  mediaType: string;
}

/** A file chosen for a draft; the page knows it by its id only. */
export interface ChosenAttachment extends AttachmentInfo {
  id: string;
}

export interface AttachmentRefusal {
  name: string;
  reason: 'too-large' | 'unreadable' | 'empty';
}

/** Everything about one message but its history. */
export interface MessageDetails extends MessageRow {
  from: string;
  replyTo: string | null;
  accountId: string;
  accountName: string;
  /** RFC 5322 Message-ID with its angle brackets. */
  messageIdHeader: string | null;
  /** The sending server's own id for it, from its reply. */
  providerId: string | null;
  attachments: AttachmentInfo[];
  notAfter: number | null;
  /** The first 500 characters of the body as plain text. */
  preview: string;
  isPreviewCut: boolean;
  isWholeMessageKept: boolean;
  resendOf: string | null;
  resentAs: string[];
  /** Id of the e-mail that carries this SMS; null: none does. */
  carriedBy: string | null;
}

export type BadgeKind =
  'waiting' | 'sending' | 'retrying' | 'unconfirmed' | 'scheduled' | 'held' | 'stopped' | 'delayed';

export interface Badge {
  kind: BadgeKind;
  /** The time named by the badge (ms), where it names one. */
  at: number | null;
}

/** What the outbox is doing with a message, in the words of the badges beside a status. */
export function badgeOf(
  row: Pick<MessageRow, 'outboxState' | 'dueAt' | 'scheduledFor' | 'waitReason' | 'tries' | 'isDelayed'>,
  now: number,
): Badge | null {
  if (row.outboxState === 'unconfirmed') return { kind: 'unconfirmed', at: null };
  if (row.outboxState === 'sending') return { kind: 'sending', at: null };
  if (row.outboxState === 'waiting') return waitingBadge(row, now);
  return row.isDelayed ? { kind: 'delayed', at: null } : null;
}

const BATCH_BADGES = {
  'being-written': 'waiting',
  held: 'held',
  stopped: 'stopped',
} as const satisfies Record<BatchWaitReason, BadgeKind>;

/** A time that has passed is not named: the message is due, and something else (offline, a pause) holds it. */
function waitingBadge(
  row: Pick<MessageRow, 'dueAt' | 'scheduledFor' | 'waitReason' | 'tries'>,
  now: number,
): Badge {
  if (row.dueAt === null || row.dueAt <= now) return { kind: 'waiting', at: null };
  const held = batchWait(row, now);
  if (held !== null) return { kind: BATCH_BADGES[held], at: held === 'held' ? row.dueAt : null };
  // Hours that have not begun are no failed try.
  if (row.waitReason === QUIET_HOURS_WAIT) return { kind: 'scheduled', at: row.dueAt };
  if (row.tries > 0) return { kind: 'retrying', at: row.dueAt };
  const isScheduled = row.scheduledFor !== null && row.scheduledFor > now;
  return isScheduled ? { kind: 'scheduled', at: row.scheduledFor } : { kind: 'waiting', at: null };
}

/**
 * Whether a person should look at a message: it has failed or nobody knows whether it went, and nobody has handled
 * it. Most of Other was decided knowingly (opted out, too late); what went wrong on the way was not.
 */
export function needsAttention(
  row: Pick<MessageRow, 'status' | 'statusCode' | 'outboxState' | 'handledAt' | 'purpose'>,
): boolean {
  if (row.handledAt !== null) return false;
  if (row.outboxState === 'unconfirmed' || ATTENTION_STATUSES.has(row.status)) return true;
  if (row.status !== 'Other') return false;
  // Nobody can be reminded of an appointment any more, but somebody can still call.
  const isLateReminder = row.statusCode === 'too-late' && row.purpose === 'Appointment reminder';
  return isLateReminder || UNDECIDED_CODES.has(row.statusCode);
}

/** Other that nobody at the desk decided: the servers on the way gave up, or had trouble. */
const UNDECIDED_CODES: ReadonlySet<UpdateCode> = new Set(['gave-up', 'trouble']);

const ATTENTION_STATUSES: ReadonlySet<Status> = new Set(['Error', 'Rejected', 'Bounced', 'Complaint']);
