import type { Handling } from '../../shared/domain/attention';
import type { BatchRow } from '../../shared/domain/batch';
import type { BatchOutcomes } from '../../shared/domain/batch-outcome';
import type {
  AttachmentInfo,
  Channel,
  MessageDetails,
  MessageRow,
  OutboxState,
  Purpose,
} from '../../shared/domain/message';
import type { MessageSearch, MessageSort, MessageFilter } from '../../shared/domain/message-search';
import type { Preview } from '../../shared/domain/preview';
import type { ReportKeys, ReportMatch, ReportTimes } from '../../shared/domain/report';
import type { Evidence, NewStatusUpdate, StatusUpdate } from '../../shared/domain/status-history';
import type { RichText } from '../../shared/domain/rich-text';
import type { MimeSegment } from './email-composer';

export interface NewBatch {
  id: string;
  name: string;
  channel: Channel;
  purpose: Purpose;
  createdAt: number;
  createdBy: string;
}

/** A message as it is first written, with its first history lines and, when it is to be sent, its outbox entry. */
export interface NewMessage {
  id: string;
  batchId: string;
  patientId: string | null;
  /** Name as it was then, in list form; the log does not change when a record does. */
  patientName: string;
  /** Bare address; empty when the patient has none. */
  recipient: string;
  channel: Channel;
  purpose: Purpose;
  accountId: string;
  /** `Name <address>` for the screen. */
  from: string;
  fromAddress: string;
  replyTo: string | null;
  subject: string;
  preview: Preview;
  messageIdHeader: string | null;
  token: string;
  attachments: AttachmentInfo[];
  createdAt: number;
  createdBy: string;
  scheduledFor: number | null;
  notAfter: number | null;
  resendOf: string | null;
  /** The body as it was written, for "Show whole message"; kept once for messages that share it. */
  body: RichText;
  /** The frozen bytes; empty for a message that is not to be sent. */
  mime: MimeSegment[];
  /** First lines of the history; the first one is Created. */
  updates: NewStatusUpdate[];
  /** When to send (ms); null: never (it was skipped). */
  dueAt: number | null;
}

/** An e-mail that carries an SMS to a gateway. */
export interface NewCarrier {
  /** Id of the SMS. */
  carries: string;
  /** The batch for the e-mails that carry the SMS's batch, where there is none yet. */
  batch: NewBatch;
  message: Omit<NewMessage, 'batchId'>;
}

export interface MessageQuery {
  /** Null: all messages. */
  batchId: string | null;
  search: MessageSearch;
  quickFilter: MessageFilter | null;
  sort: MessageSort;
  /** From an earlier page; null for the first. */
  cursor: string | null;
  /** 1 to 500. */
  limit: number;
  /** For the filters that count from now (ms), and the start of today. */
  now: number;
  startOfToday: number;
}

export interface Page<Row> {
  rows: Row[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Messages, batches and histories. Histories are append-only: nothing here edits or removes a line. */
export interface MessageStore {
  /** Writes a batch with its messages in one transaction. */
  insert(batch: NewBatch, messages: readonly NewMessage[]): void;
  /**
   * Writes the e-mail that carries an SMS, in one transaction and once only, however often it is asked for. From then on
   * what becomes of the e-mail becomes of the SMS (see `followedLine`), in the same transaction.
   * @returns the id of the e-mail that carries it, written now or before
   */
  insertCarrier(carrier: NewCarrier): string;
  /** A page of messages by keyset: rows that come in meanwhile neither shift nor repeat it. */
  list(query: MessageQuery): Page<MessageRow>;
  /** Rows as they stand now, in no special order; unknown ids are left out. */
  rows(ids: readonly string[]): MessageRow[];
  details(id: string): MessageDetails | null;
  /** The history in order of writing. */
  history(id: string): StatusUpdate[];
  evidence(messageId: string, sequence: number): Evidence | null;
  /** A page of batches, newest first. */
  listBatches(cursor: string | null, limit: number): Page<BatchRow>;
  batches(ids: readonly string[]): BatchRow[];
  /** How many messages of a batch have come to what. */
  outcomes(batchId: string): BatchOutcomes;
  /** How many messages there are in all. */
  countMessages(): number;
  /** How many messages ask for attention (see `needsAttention`). */
  countAttention(): number;
  /**
   * Adds a line and brings the shown status up to date. A line whose event key the message already has changes
   * nothing and gives `isNew: false`. A line changes nothing in the outbox; it gives how the message stands there.
   */
  append(
    messageId: string,
    update: NewStatusUpdate,
    recordedAt: number,
  ): { isNew: boolean; outboxState: OutboxState | null };
  /** Sets or lifts "handled by name". */
  setHandled(messageId: string, handled: Handling | null): void;
  /** Messages of a patient (any of the ids), newest first; null: all channels. */
  ofPatient(
    patientIds: readonly string[],
    channel: Channel | null,
    cursor: string | null,
    limit: number,
  ): Page<MessageRow>;
  /** Appointment reminders that wait although they were due before a time (ms), and that nobody has handled. */
  lateReminders(dueBefore: number, limit: number): MessageRow[];
  countLateReminders(dueBefore: number): number;
  /** Finds the message a report is about, by its strongest key; null when none fits. */
  match(keys: ReportKeys, times: ReportTimes): ReportMatch | null;
  /** The whole frozen message, to be joined in order; empty when it is no longer kept. */
  mime(messageId: string): MimeSegment[];
  /** The body as it was written; null when it is no longer kept. */
  body(messageId: string): RichText | null;
}
