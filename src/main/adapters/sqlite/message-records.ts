import type { Handling } from '../../../shared/domain/attention';
import { needsAttention, type OutboxState, type Purpose } from '../../../shared/domain/message';
import { followedLine } from '../../../shared/domain/carried-status';
import { withLine, type MessageState } from '../../../shared/domain/message-state';
import { STATUSES } from '../../../shared/domain/status';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import { OWN_DESK, type LogConnection } from './log-connection';
import { MESSAGE_PARTS, MessageSaving, type MessagePart } from './message-saving';
import type { Parameters } from './named-statements';

/** The outbox's columns of a message. */
export interface OutboxColumns {
  outboxState: OutboxState | null;
  /** Kept while a message is sent or unconfirmed; never null while it waits. */
  dueAt: number | null;
  waitReason: string | null;
  tries: number;
  claimedAt: number | null;
  handedOverAt: number | null;
  providerId: string | null;
}

/** The part of a message that changes. */
export interface MessageRecord {
  readonly position: number;
  readonly id: string;
  readonly batchId: string;
  readonly purpose: Purpose;
  /** Position of the SMS that it carries. */
  readonly carries: number | null;
  readonly state: MessageState;
  readonly outbox: OutboxColumns;
}

/** As much of a message as the columns of its state are made of. */
interface StatedMessage {
  readonly purpose: Purpose;
  readonly state: MessageState;
  readonly outbox: Pick<OutboxColumns, 'outboxState'>;
}

interface RecordRow extends Omit<MessageState, 'isDelayed' | 'isAccepted' | 'handled'>, OutboxColumns {
  position: number;
  id: string;
  batchId: string;
  purpose: Purpose;
  carries: number | null;
  isDelayed: number;
  isAccepted: number;
  handledAt: number | null;
  handledBy: string | null;
  handledNote: string | null;
}

const RECORD_COLUMNS = `
SELECT m.position, m.id, (SELECT b.id FROM batch AS b WHERE b.position = m.batch) AS batchId, m.purpose, m.carries, m.status, m.status_at AS statusAt, m.status_code AS statusCode,
  m.is_delayed AS isDelayed, m.is_accepted AS isAccepted, m.handled_at AS handledAt, m.handled_by AS handledBy,
  m.handled_note AS handledNote,
  m.outbox_state AS outboxState, m.due_at AS dueAt, m.wait_reason AS waitReason, m.tries,
  m.claimed_at AS claimedAt, m.handed_over_at AS handedOverAt, m.provider_id AS providerId
FROM message AS m`;

const RECORD = `${RECORD_COLUMNS} WHERE m.id = @id`;
const RECORD_AT = `${RECORD_COLUMNS} WHERE m.position = @position`;

const ADD_LINE = `
INSERT INTO status_update (desk, message, at, recorded_at, status, code, detail, source, by, event_key)
VALUES (@desk, @message, @at, @recordedAt, @status, @code, @detail, @source, @by, @eventKey)
ON CONFLICT (message, event_key) DO NOTHING`;

const ADD_EVIDENCE =
  'INSERT INTO evidence (sequence, media_type, text) VALUES (@sequence, @mediaType, @text)';

const COLUMNS_OF: Record<MessagePart, (record: MessageRecord) => Parameters> = {
  shown: shownColumns,
  attention: attentionColumns,
  outbox: outboxColumns,
};

const PARTS = Object.keys(MESSAGE_PARTS) as MessagePart[];

/** Reads and writes what changes about a message: its history, the cache of it, and what the outbox does with it. */
export class MessageRecords {
  private readonly selectRecord;
  private readonly selectRecordAt;
  private readonly saving;
  private readonly insertLine;
  private readonly insertEvidence;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.selectRecord = statements.prepare<RecordRow>('message-record', RECORD);
    this.selectRecordAt = statements.prepare<RecordRow>('message-record-at', RECORD_AT);
    this.saving = new MessageSaving(statements);
    this.insertLine = statements.prepare('add-status-update', ADD_LINE);
    this.insertEvidence = statements.prepare('add-evidence', ADD_EVIDENCE);
  }

  find(id: string): MessageRecord | null {
    const row = this.selectRecord.get({ id });
    return row === undefined ? null : recordOf(row);
  }

  get(id: string): MessageRecord {
    const record = this.find(id);
    if (record === null) throw new Error('There is no such message.');
    return record;
  }

  /** Writes history lines; gives the message as they have made it and how many were new. */
  addLines(
    record: MessageRecord,
    updates: readonly NewStatusUpdate[],
    recordedAt: number,
  ): { record: MessageRecord; added: number } {
    const added = updates.filter((update) => this.addLine(record.position, update, recordedAt));
    if (record.carries !== null) this.follow(record.id, record.carries, added, recordedAt);
    return { record: { ...record, state: added.reduce(withLine, record.state) }, added: added.length };
  }

  /** Writes one history line; false when the message has one with its key already. */
  addLine(message: number, update: NewStatusUpdate, recordedAt: number): boolean {
    const { at, status, code, detail, source, by, eventKey, evidence } = update;
    const line = { at, recordedAt, status, code, detail: JSON.stringify(detail), source, by, eventKey };
    const { changes, position } = this.insertLine.run({ desk: OWN_DESK, message, ...line });
    if (changes === 0) return false;
    if (evidence !== undefined) this.insertEvidence.run({ sequence: position, ...evidence });
    return true;
  }

  /** Writes what has become different, and tells of it. */
  save(before: MessageRecord, after: MessageRecord): void {
    const { changes } = this.connection;
    const columns: Parameters = { position: after.position };
    const parts = PARTS.filter((part) => {
      const written = COLUMNS_OF[part](after);
      const isWritten = isDifferent(COLUMNS_OF[part](before), written);
      if (isWritten) Object.assign(columns, written);
      return isWritten;
    });
    if (parts.length > 0) this.saving.save(parts, columns);
    changes.touchMessage(after.id);
    if (after.state.status !== before.state.status) changes.touchBatch(after.batchId);
  }

  /** What becomes of an e-mail becomes of the SMS that it carries. */
  private follow(carrierId: string, position: number, lines: readonly NewStatusUpdate[], at: number): void {
    const followed = lines.flatMap((line) => followedLine(line, carrierId) ?? []);
    const carried = followed.length === 0 ? undefined : this.selectRecordAt.get({ position });
    if (carried === undefined) return;
    const before = recordOf(carried);
    this.save(before, this.addLines(before, followed, at).record);
  }
}

function isDifferent(before: Parameters, after: Parameters): boolean {
  return Object.keys(after).some((column) => after[column] !== before[column]);
}

/** The columns that keep the state of a message. */
export function stateColumns(message: StatedMessage) {
  return { ...shownColumns(message), ...attentionColumns(message) };
}

function shownColumns({ state }: StatedMessage) {
  const { status, statusAt, statusCode, isDelayed, isAccepted } = state;
  return {
    status,
    statusOrder: STATUSES.indexOf(status),
    statusAt,
    statusCode,
    isDelayed: Number(isDelayed),
    isAccepted: Number(isAccepted),
  };
}

function attentionColumns({ state, outbox, purpose }: StatedMessage) {
  const { status, statusCode, handled } = state;
  const { outboxState } = outbox;
  const handledAt = handled?.at ?? null;
  return {
    handledAt,
    handledBy: handled?.by ?? null,
    handledNote: handled?.note ?? null,
    needsAttention: Number(needsAttention({ status, statusCode, outboxState, handledAt, purpose })),
  };
}

function outboxColumns({ outbox }: MessageRecord) {
  return { ...outbox };
}

function recordOf(row: RecordRow): MessageRecord {
  return {
    position: row.position,
    id: row.id,
    batchId: row.batchId,
    purpose: row.purpose,
    carries: row.carries,
    state: {
      status: row.status,
      statusAt: row.statusAt,
      statusCode: row.statusCode,
      isDelayed: row.isDelayed === 1,
      isAccepted: row.isAccepted === 1,
      handled: handlingOf(row),
    },
    outbox: {
      outboxState: row.outboxState,
      dueAt: row.dueAt,
      waitReason: row.waitReason,
      tries: row.tries,
      claimedAt: row.claimedAt,
      handedOverAt: row.handedOverAt,
      providerId: row.providerId,
    },
  };
}

function handlingOf({ handledAt, handledBy, handledNote }: RecordRow): Handling | null {
  if (handledAt === null || handledBy === null) return null;
  return { at: handledAt, by: handledBy, note: handledNote ?? '' };
}
