import type { BatchWaitReason } from '../../../shared/domain/batch-wait';
import { stateOf } from '../../../shared/domain/message-state';
import type { RichText } from '../../../shared/domain/rich-text';
import { fold } from '../../../shared/domain/search-words';
import type { MimeSegment } from '../../ports/email-composer';
import type { NewBatch, NewMessage } from '../../ports/message-store';
import { hashOfBody } from './body-hash';
import { OWN_DESK, type LogConnection } from './log-connection';
import { stateColumns, type MessageRecords } from './message-records';
import { tagOf, type SearchedTexts, type SearchIndex } from './search-index';

const INSERT_BATCH = `
INSERT INTO batch (desk, id, name, channel, purpose, created_at, created_by, is_written)
VALUES (@desk, @id, @name, @channel, @purpose, @createdAt, @createdBy, @isWritten)`;

const INSERT_MESSAGE = `
INSERT INTO message (
  desk, id, batch, account, patient_id, patient_name, patient_key, recipient, channel, purpose, subject,
  created_at, created_by, scheduled_for, not_after, status, status_order, status_at, status_code, is_delayed,
  is_accepted, handled_at, handled_by, handled_note, needs_attention, outbox_state, due_at, wait_reason, is_bulk
) VALUES (
  @desk, @id, (SELECT position FROM batch WHERE id = @batchId), (SELECT position FROM account WHERE id = @accountId),
  @patientId, @patientName, @patientKey, @recipient, @channel, @purpose, @subject, @createdAt, @createdBy,
  @scheduledFor, @notAfter, @status, @statusOrder, @statusAt, @statusCode, @isDelayed, @isAccepted, @handledAt,
  @handledBy, @handledNote, @needsAttention, @outboxState, @dueAt, @waitReason, @isBulk
)`;

const INSERT_DETAIL = `
INSERT INTO message_detail (
  message, token, message_id_header, from_text, from_address, reply_to, preview, is_preview_cut, attachments,
  size_bytes, resend_of, body
) VALUES (
  @message, @token, @messageIdHeader, @from, @fromAddress, @replyTo, @preview, @isPreviewCut, @attachments,
  @sizeBytes, @resendOf, @body
)`;

/** When a new message is due, and what keeps it from leaving by itself. */
export interface DueColumns {
  dueAt: number | null;
  waitReason: BatchWaitReason | null;
  isBulk: number;
}

/** What messages of one act share and is kept once. */
interface Kept {
  bodies: Map<RichText, number>;
  pieces: Set<string>;
}

/** Writes new messages with all that belongs to them. */
export class MessageInsertion {
  private readonly insertBatch;
  private readonly insertMessage;
  private readonly insertDetail;
  private readonly insertMime;
  private readonly insertPiece;
  private readonly insertBody;
  private readonly findBody;

  constructor(
    private readonly connection: LogConnection,
    private readonly records: MessageRecords,
    private readonly searchIndex: SearchIndex,
  ) {
    const { statements } = connection;
    this.insertBatch = statements.prepare('add-batch', INSERT_BATCH);
    this.insertMessage = statements.prepare('add-message', INSERT_MESSAGE);
    this.insertDetail = statements.prepare('add-message-detail', INSERT_DETAIL);
    this.insertMime = statements.prepare(
      'add-message-mime',
      'INSERT INTO message_mime (message, ordinal, bytes, shared_hash) VALUES (@message, @ordinal, @bytes, @sharedHash)',
    );
    this.insertPiece = statements.prepare(
      'add-shared-piece',
      'INSERT INTO shared_piece (hash, bytes) VALUES (@hash, @bytes) ON CONFLICT DO NOTHING',
    );
    this.insertBody = statements.prepare(
      'add-shared-body',
      'INSERT INTO shared_body (hash, body) VALUES (@hash, @body) ON CONFLICT DO NOTHING',
    );
    this.findBody = statements.prepare<{ position: number }>(
      'find-shared-body',
      'SELECT position FROM shared_body WHERE hash = @hash',
    );
  }

  /** A whole batch at once: its messages are due at their time. */
  insert(batch: NewBatch, messages: readonly NewMessage[]): void {
    this.begin(batch, true);
    this.add(batch.name, messages, (message) => dueColumns(message, messages.length > 1));
  }

  /** The row of a batch. @param isWritten whether its messages are written in the same transaction */
  begin(batch: NewBatch, isWritten: boolean): void {
    const { id, name, channel, purpose, createdAt, createdBy } = batch;
    const columns = { id, name, channel, purpose, createdAt, createdBy, isWritten: Number(isWritten) };
    this.insertBatch.run({ desk: OWN_DESK, ...columns });
    this.connection.changes.touchBatch(id);
  }

  /** Messages of a batch whose row is there already. @param due when they leave, and why not at once */
  add(batchName: string, messages: readonly NewMessage[], due: (message: NewMessage) => DueColumns): void {
    const kept = { bodies: new Map<RichText, number>(), pieces: new Set<string>() };
    const positions = messages.map((message) => this.insertOne(message, due(message), kept));
    // All words at the end, one after another: any other write between them makes the index put them on the disk in
    // small pieces, which takes ten times as long.
    for (const [index, message] of messages.entries()) {
      this.searchIndex.insert(positions[index] ?? 0, searchedTexts(message, batchName));
    }
  }

  private insertOne(message: NewMessage, due: DueColumns, { bodies, pieces }: Kept): number {
    const body = bodies.get(message.body) ?? this.keepBody(message.body);
    bodies.set(message.body, body);
    const { position } = this.insertMessage.run(messageColumns(message, due));
    this.insertDetail.run(detailColumns(message, position, body));
    for (const [ordinal, segment] of message.mime.entries())
      this.keepSegment(position, ordinal, segment, pieces);
    for (const update of message.updates) this.records.addLine(position, update, message.createdAt);
    this.connection.changes.touchMessage(message.id);
    return position;
  }

  /** Messages that were written together share their body, and so do those sent again. */
  private keepBody(body: RichText): number {
    const text = JSON.stringify(body);
    const hash = hashOfBody(text);
    const known = this.findBody.get({ hash });
    return known?.position ?? this.insertBody.run({ hash, body: text }).position;
  }

  private keepSegment(message: number, ordinal: number, segment: MimeSegment, pieces: Set<string>): void {
    const { bytes, sharedHash } = segment;
    if (sharedHash !== null && !pieces.has(sharedHash)) {
      this.insertPiece.run({ hash: sharedHash, bytes });
      pieces.add(sharedHash);
    }
    this.insertMime.run({ message, ordinal, bytes: sharedHash === null ? bytes : null, sharedHash });
  }
}

/** Due at their own time, as soon as they are committed. */
function dueColumns({ dueAt }: NewMessage, isBulk: boolean): DueColumns {
  return { dueAt, waitReason: null, isBulk: Number(isBulk) };
}

function searchedTexts(message: NewMessage, batchName: string): SearchedTexts {
  return {
    patient: message.patientName,
    recipient: message.recipient,
    subject: message.subject,
    preview: message.preview.text,
    batch: batchName,
    tag: `${tagOf(message.channel)} ${tagOf(message.purpose)}`,
  };
}

/** One literal: objects of so many properties that are put together of others are slow to make and to read. */
function messageColumns(message: NewMessage, { dueAt, waitReason, isBulk }: DueColumns) {
  const outboxState = message.dueAt === null ? null : 'waiting';
  const { purpose } = message;
  const state = stateColumns({ state: stateOf(message.updates), outbox: { outboxState }, purpose });
  return {
    desk: OWN_DESK,
    id: message.id,
    batchId: message.batchId,
    accountId: message.accountId,
    patientId: message.patientId,
    patientName: message.patientName,
    patientKey: fold(message.patientName),
    recipient: message.recipient,
    channel: message.channel,
    purpose,
    subject: message.subject,
    createdAt: message.createdAt,
    createdBy: message.createdBy,
    scheduledFor: message.scheduledFor,
    notAfter: message.notAfter,
    status: state.status,
    statusOrder: state.statusOrder,
    statusAt: state.statusAt,
    statusCode: state.statusCode,
    isDelayed: state.isDelayed,
    isAccepted: state.isAccepted,
    handledAt: state.handledAt,
    handledBy: state.handledBy,
    handledNote: state.handledNote,
    needsAttention: state.needsAttention,
    outboxState,
    dueAt,
    waitReason,
    isBulk,
  };
}

function detailColumns(message: NewMessage, position: number, body: number) {
  return {
    message: position,
    token: message.token,
    messageIdHeader: message.messageIdHeader,
    from: message.from,
    fromAddress: message.fromAddress,
    replyTo: message.replyTo,
    preview: message.preview.text,
    isPreviewCut: Number(message.preview.isCut),
    attachments: JSON.stringify(message.attachments),
    sizeBytes: message.mime.reduce((total, { bytes }) => total + bytes.length, 0),
    resendOf: message.resendOf,
    body,
  };
}
