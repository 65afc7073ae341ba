import type { Handling } from '../../../shared/domain/attention';
import type { BatchRow } from '../../../shared/domain/batch';
import type { BatchOutcomes } from '../../../shared/domain/batch-outcome';
import type {
  AttachmentInfo,
  Channel,
  MessageDetails,
  MessageRow,
  OutboxState,
} from '../../../shared/domain/message';
import type { ReportKeys, ReportMatch, ReportTimes } from '../../../shared/domain/report';
import type { RichText } from '../../../shared/domain/rich-text';
import type {
  Evidence,
  NewStatusUpdate,
  StatusUpdate,
  UpdateDetail,
} from '../../../shared/domain/status-history';
import type { MimeSegment } from '../../ports/email-composer';
import type {
  MessageQuery,
  MessageStore,
  NewBatch,
  NewCarrier,
  NewMessage,
  Page,
} from '../../ports/message-store';
import { GATEWAY_NAME } from '../../../shared/domain/carried-status';
import { BatchList } from './batch-list';
import { Carriers } from './carriers';
import type { LogConnection } from './log-connection';
import { MESSAGE_ROW_COLUMNS, messageRow, type MessageRowColumns } from './message-columns';
import { MessageInsertion } from './message-insertion';
import { MessageList } from './message-list';
import type { MessageRecords } from './message-records';
import { MessageTallies } from './message-tallies';
import { PatientMessages } from './patient-messages';
import { ReportMatcher } from './report-matcher';
import { SearchIndex } from './search-index';

interface DetailColumns extends MessageRowColumns {
  from: string;
  replyTo: string | null;
  accountId: string;
  accountName: string;
  messageIdHeader: string | null;
  providerId: string | null;
  attachments: string;
  notAfter: number | null;
  preview: string;
  isPreviewCut: number;
  isWholeMessageKept: number;
  resendOf: string | null;
  carriedBy: string | null;
}

interface LineColumns extends Omit<StatusUpdate, 'detail' | 'hasEvidence'> {
  detail: string;
  hasEvidence: number;
}

const ROWS = `
SELECT ${MESSAGE_ROW_COLUMNS}
FROM json_each(@ids) AS wanted
  CROSS JOIN message AS m ON m.id = wanted.value
  CROSS JOIN batch AS b ON b.position = m.batch
GROUP BY m.position`;

const DETAILS = `
SELECT ${MESSAGE_ROW_COLUMNS}, d.from_text AS "from", d.reply_to AS replyTo, a.id AS accountId,
  CASE WHEN m.channel = 'sms' AND a.sms ->> 'driver' = 'gateway' THEN '${GATEWAY_NAME}' ELSE a.name END AS accountName,
  d.message_id_header AS messageIdHeader, m.provider_id AS providerId, d.attachments,
  m.not_after AS notAfter, d.preview, d.is_preview_cut AS isPreviewCut, d.body IS NOT NULL AS isWholeMessageKept,
  d.resend_of AS resendOf,
  (SELECT o.id FROM message AS o INDEXED BY message_carrying WHERE o.carries = m.position) AS carriedBy
FROM message AS m
  CROSS JOIN message_detail AS d ON d.message = m.position
  CROSS JOIN batch AS b ON b.position = m.batch
  CROSS JOIN account AS a ON a.position = m.account
WHERE m.id = @id`;

const RESENDS = `
SELECT m.id FROM message_detail AS d CROSS JOIN message AS m ON m.position = d.message
WHERE d.resend_of = @id ORDER BY m.position`;

const HISTORY = `
SELECT u.sequence, u.at, u.recorded_at AS recordedAt, u.status, u.code, u.detail, u.source, u.by,
  u.event_key AS eventKey, e.sequence IS NOT NULL AS hasEvidence
FROM message AS m
  CROSS JOIN status_update AS u ON u.message = m.position
  LEFT JOIN evidence AS e ON e.sequence = u.sequence
WHERE m.id = @id ORDER BY u.sequence`;

const EVIDENCE = `
SELECT e.media_type AS mediaType, e.text FROM evidence AS e
  CROSS JOIN status_update AS u ON u.sequence = e.sequence
  CROSS JOIN message AS m ON m.position = u.message
WHERE e.sequence = @sequence AND m.id = @messageId`;

const MIME = `
SELECT coalesce(x.bytes, (SELECT p.bytes FROM shared_piece AS p WHERE p.hash = x.shared_hash)) AS bytes,
  x.shared_hash AS sharedHash
FROM message_mime AS x
WHERE x.message = (SELECT m.position FROM message AS m WHERE m.id = @messageId) ORDER BY x.ordinal`;

const BODY = `
SELECT s.body FROM message AS m
  CROSS JOIN message_detail AS d ON d.message = m.position
  CROSS JOIN shared_body AS s ON s.position = d.body
WHERE m.id = @messageId`;

/** Trying again later does not make a reminder any less late: what counts is when it was to leave at first. */
const IS_LATE = `
m.outbox_state = 'waiting' AND m.purpose = 'Appointment reminder' AND m.handled_at IS NULL
  AND min(m.due_at, coalesce(m.scheduled_for, m.created_at)) < @dueBefore`;

const LATE_REMINDERS = `
SELECT ${MESSAGE_ROW_COLUMNS}
FROM message AS m INDEXED BY message_waiting_reminder CROSS JOIN batch AS b ON b.position = m.batch
WHERE ${IS_LATE} ORDER BY min(m.due_at, coalesce(m.scheduled_for, m.created_at)), m.position LIMIT @limit`;

const COUNT_LATE = `
SELECT count(*) AS count FROM message AS m INDEXED BY message_waiting_reminder WHERE ${IS_LATE}`;

export class SqliteMessageStore implements MessageStore {
  private readonly insertion;
  private readonly carriers;
  private readonly messageList;
  private readonly batchList;
  private readonly tallies;
  private readonly matcher;
  private readonly patientMessages;
  private readonly selectLate;
  private readonly countLate;
  private readonly selectRows;
  private readonly selectDetails;
  private readonly selectResends;
  private readonly selectHistory;
  private readonly selectEvidence;
  private readonly selectMime;
  private readonly selectBody;

  constructor(
    private readonly connection: LogConnection,
    private readonly records: MessageRecords,
  ) {
    const { statements } = connection;
    const searchIndex = new SearchIndex(connection);
    this.tallies = new MessageTallies(connection);
    this.insertion = new MessageInsertion(connection, records, searchIndex);
    this.carriers = new Carriers(connection, this.insertion);
    this.messageList = new MessageList(connection, this.tallies, searchIndex);
    this.batchList = new BatchList(connection);
    this.matcher = new ReportMatcher(connection);
    this.patientMessages = new PatientMessages(connection);
    this.selectLate = statements.prepare<MessageRowColumns>('late-reminders', LATE_REMINDERS);
    this.countLate = statements.prepare<{ count: number }>('count-late-reminders', COUNT_LATE);
    this.selectRows = statements.prepare<MessageRowColumns>('message-rows', ROWS);
    this.selectDetails = statements.prepare<DetailColumns>('message-details', DETAILS);
    this.selectResends = statements.prepare<{ id: string }>('message-resends', RESENDS);
    this.selectHistory = statements.prepare<LineColumns>('message-history', HISTORY);
    this.selectEvidence = statements.prepare<Evidence>('message-evidence', EVIDENCE);
    this.selectMime = statements.prepare<MimeSegment>('message-mime', MIME);
    this.selectBody = statements.prepare<{ body: string }>('message-body', BODY);
  }

  insert(batch: NewBatch, messages: readonly NewMessage[]): void {
    this.connection.transaction.run(() => this.insertion.insert(batch, messages));
  }

  insertCarrier(carrier: NewCarrier): string {
    return this.connection.transaction.run(() => this.carriers.insert(carrier));
  }

  list(query: MessageQuery): Page<MessageRow> {
    return this.messageList.page(query);
  }

  rows(ids: readonly string[]): MessageRow[] {
    return this.selectRows.all({ ids: JSON.stringify(ids) }).map(messageRow);
  }

  details(id: string): MessageDetails | null {
    const found = this.selectDetails.get({ id });
    if (found === undefined) return null;
    return {
      ...found,
      isDelayed: found.isDelayed === 1,
      isPreviewCut: found.isPreviewCut === 1,
      isWholeMessageKept: found.isWholeMessageKept === 1,
      attachments: JSON.parse(found.attachments) as AttachmentInfo[],
      resentAs: this.selectResends.all({ id }).map((resend) => resend.id),
    };
  }

  history(id: string): StatusUpdate[] {
    return this.selectHistory.all({ id }).map((line) => ({
      ...line,
      detail: JSON.parse(line.detail) as UpdateDetail,
      hasEvidence: line.hasEvidence === 1,
    }));
  }

  evidence(messageId: string, sequence: number): Evidence | null {
    return this.selectEvidence.get({ messageId, sequence }) ?? null;
  }

  listBatches(cursor: string | null, limit: number): Page<BatchRow> {
    return this.batchList.page(cursor, limit);
  }

  batches(ids: readonly string[]): BatchRow[] {
    return this.batchList.byIds(ids);
  }

  outcomes(batchId: string): BatchOutcomes {
    return this.batchList.outcomes(batchId);
  }

  countMessages(): number {
    return this.tallies.total();
  }

  countAttention(): number {
    return this.tallies.needingAttention();
  }

  append(
    messageId: string,
    update: NewStatusUpdate,
    recordedAt: number,
  ): { isNew: boolean; outboxState: OutboxState | null } {
    return this.connection.transaction.run(() => {
      const before = this.records.get(messageId);
      const { record, added } = this.records.addLines(before, [update], recordedAt);
      if (added > 0) this.records.save(before, record);
      return { isNew: added > 0, outboxState: record.outbox.outboxState };
    });
  }

  setHandled(messageId: string, handled: Handling | null): void {
    this.connection.transaction.run(() => {
      const before = this.records.get(messageId);
      this.records.save(before, { ...before, state: { ...before.state, handled } });
    });
  }

  ofPatient(
    patientIds: readonly string[],
    channel: Channel | null,
    cursor: string | null,
    limit: number,
  ): Page<MessageRow> {
    return this.patientMessages.page(patientIds, channel, cursor, limit);
  }

  lateReminders(dueBefore: number, limit: number): MessageRow[] {
    return this.selectLate.all({ dueBefore, limit }).map(messageRow);
  }

  countLateReminders(dueBefore: number): number {
    return this.countLate.get({ dueBefore })?.count ?? 0;
  }

  match(keys: ReportKeys, times: ReportTimes): ReportMatch | null {
    return this.matcher.match(keys, times);
  }

  mime(messageId: string): MimeSegment[] {
    return this.selectMime.all({ messageId });
  }

  body(messageId: string): RichText | null {
    const found = this.selectBody.get({ messageId });
    return found === undefined ? null : (JSON.parse(found.body) as RichText);
  }
}
