import { isSameAddress } from '../../../src/shared/domain/address';
import type { Handling } from '../../../src/shared/domain/attention';
import { followedLine, GATEWAY_NAME } from '../../../src/shared/domain/carried-status';
import { batchOutcomes, type BatchOutcomes } from '../../../src/shared/domain/batch-outcome';
import { NEVER_DUE, type BatchRow } from '../../../src/shared/domain/batch';
import type { Channel, MessageDetails, MessageRow, OutboxState } from '../../../src/shared/domain/message';
import { needsAttention } from '../../../src/shared/domain/message';
import {
  canBeReportedOn,
  isProbablyReportedOn,
  strongestMatch,
} from '../../../src/shared/domain/match-report';
import { stateOf, withLine } from '../../../src/shared/domain/message-state';
import type { MatchStrength, ReportKeys, ReportMatch, ReportTimes } from '../../../src/shared/domain/report';
import type { RichText } from '../../../src/shared/domain/rich-text';
import { STATUSES } from '../../../src/shared/domain/status';
import type { Evidence, NewStatusUpdate, StatusUpdate } from '../../../src/shared/domain/status-history';
import type { MimeSegment } from '../../../src/main/ports/email-composer';
import type {
  MessageQuery,
  MessageStore,
  NewBatch,
  NewCarrier,
  NewMessage,
  Page,
} from '../../../src/main/ports/message-store';
import { decodeCursor, encodeCursor } from '../../../src/main/adapters/sqlite/page-cursor';
import { MalformedCursorError } from '../../../src/main/ports/log-errors';
import { listStored } from './list-stored';
import type { MemoryDatabase, StoredBatch, StoredMessage } from './memory-database';
import { reportableOf, rowOf } from './stored-message';

const NEWEST_FIRST = { column: 'created', isDescending: true } as const;

export class InMemoryMessageStore implements MessageStore {
  constructor(private readonly database: MemoryDatabase) {}

  insert(batch: NewBatch, messages: readonly NewMessage[]): void {
    this.database.run(() => {
      this.begin(batch, true);
      const isBulk = messages.length > 1;
      for (const message of messages) {
        this.insertOne(message, { dueAt: message.dueAt, waitReason: null, isBulk });
      }
    });
  }

  /** The row of a batch; for the batches' twin, too. */
  begin(batch: NewBatch, isWritten: boolean): void {
    const { tables } = this.database;
    if (tables.batches.has(batch.id)) throw new Error('There is such a batch already.');
    const facts = { isWritten, holdUntil: null, stopped: null, events: [], carries: null };
    tables.batches.set(batch.id, { ...batch, ...facts, position: tables.batches.size + 1 });
    this.database.touch({ batch: batch.id });
  }

  insertCarrier({ carries, batch, message }: NewCarrier): string {
    return this.database.run(() => {
      const sms = this.stored(carries);
      const known = this.carrierOf(carries);
      if (known !== null) return known;
      const smsBatch = sms.written.batchId;
      const { batches } = this.database.tables;
      let carrying = [...batches.values()].find((other) => other.carries === smsBatch);
      if (carrying === undefined) {
        this.begin(batch, true);
        carrying = { ...this.storedBatch(batch.id), carries: smsBatch };
      }
      const { stopped } = this.storedBatch(smsBatch);
      if (stopped !== null) carrying = { ...carrying, stopped: carrying.stopped ?? stopped };
      batches.set(carrying.id, carrying);
      const isHeldBack = sms.isBulk && carrying.stopped !== null;
      const due = isHeldBack
        ? ({ dueAt: NEVER_DUE, waitReason: 'stopped' } as const)
        : { dueAt: message.dueAt, waitReason: null };
      this.insertOne({ ...message, batchId: carrying.id }, { ...due, isBulk: sms.isBulk });
      this.database.tables.messages.set(message.id, { ...this.stored(message.id), carries });
      return message.id;
    });
  }

  private carrierOf(id: string): string | null {
    return this.all().find(({ carries }) => carries === id)?.written.id ?? null;
  }

  private storedBatch(id: string): StoredBatch {
    const batch = this.database.tables.batches.get(id);
    if (batch === undefined) throw new Error('There is no such batch.');
    return batch;
  }

  list(query: MessageQuery): Page<MessageRow> {
    return listStored(this.all(), this.database.tables, query);
  }

  rows(ids: readonly string[]): MessageRow[] {
    const { messages } = this.database.tables;
    return [...new Set(ids)].flatMap((id) => {
      const stored = messages.get(id);
      return stored === undefined ? [] : [this.row(stored)];
    });
  }

  details(id: string): MessageDetails | null {
    const stored = this.database.tables.messages.get(id);
    if (stored === undefined) return null;
    const { written, providerId } = stored;
    const account = this.database.tables.accounts.get(written.accountId)?.account;
    const isByGateway = written.channel === 'sms' && account?.sms?.driver === 'gateway';
    const resends = this.all().filter((other) => other.written.resendOf === id);
    return {
      ...this.row(stored),
      from: written.from,
      replyTo: written.replyTo,
      accountId: written.accountId,
      accountName: isByGateway ? GATEWAY_NAME : (account?.name ?? ''),
      messageIdHeader: written.messageIdHeader,
      providerId,
      attachments: structuredClone(written.attachments),
      notAfter: written.notAfter,
      preview: written.preview.text,
      isPreviewCut: written.preview.isCut,
      isWholeMessageKept: true,
      resendOf: written.resendOf,
      resentAs: resends.map((other) => other.written.id),
      carriedBy: this.carrierOf(id),
    };
  }

  history(id: string): StatusUpdate[] {
    const lines = this.database.tables.lines.get(id) ?? [];
    return lines.map(({ line }) => structuredClone(line));
  }

  evidence(messageId: string, sequence: number): Evidence | null {
    const lines = this.database.tables.lines.get(messageId) ?? [];
    return lines.find(({ line }) => line.sequence === sequence)?.evidence ?? null;
  }

  listBatches(cursor: string | null, limit: number): Page<BatchRow> {
    if (cursor !== null && !/^[1-9]\d{0,14}$/.test(cursor)) throw new MalformedCursorError();
    const before = cursor === null ? Infinity : Number(cursor);
    const newestFirst = [...this.database.tables.batches.values()].reverse();
    const found = newestFirst.filter(({ position }) => position < before);
    const rows = found.slice(0, limit).map((batch) => this.batchRow(batch));
    return { rows, nextCursor: found.length > limit ? String(rows.at(-1)?.position) : null };
  }

  outcomes(batchId: string): BatchOutcomes {
    const rows = this.all().filter(({ written }) => written.batchId === batchId);
    return batchOutcomes(rows.map((stored) => ({ ...rowOf(stored, this.database.tables), count: 1 })));
  }

  batches(ids: readonly string[]): BatchRow[] {
    const { batches } = this.database.tables;
    return [...new Set(ids)].flatMap((id) => {
      const batch = batches.get(id);
      return batch === undefined ? [] : [this.batchRow(batch)];
    });
  }

  countMessages(): number {
    return this.database.tables.messages.size;
  }

  countAttention(): number {
    return this.all().filter((stored) => needsAttention(this.row(stored))).length;
  }

  append(
    messageId: string,
    update: NewStatusUpdate,
    recordedAt: number,
  ): { isNew: boolean; outboxState: OutboxState | null } {
    return this.database.run(() => {
      const before = this.stored(messageId);
      const isNew = this.addLine(messageId, update, recordedAt);
      if (isNew) this.follow(before, [update], recordedAt);
      if (isNew) this.replace(before, { ...before, state: withLine(before.state, update) });
      return { isNew, outboxState: before.outboxState };
    });
  }

  setHandled(messageId: string, handled: Handling | null): void {
    this.database.run(() => {
      const before = this.stored(messageId);
      this.replace(before, { ...before, state: { ...before.state, handled } });
    });
  }

  ofPatient(
    patientIds: readonly string[],
    channel: Channel | null,
    cursor: string | null,
    limit: number,
  ): Page<MessageRow> {
    const before = cursor === null ? Infinity : decodeCursor(NEWEST_FIRST, cursor).position;
    const found = this.all()
      .filter(({ written }) => written.patientId !== null && patientIds.includes(written.patientId))
      .filter(({ written }) => channel === null || written.channel === channel)
      .filter(({ position }) => position < before)
      .sort((one, other) => other.position - one.position);
    const rows = found.slice(0, limit).map((stored) => this.row(stored));
    const last = rows.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    const end = { key: null, position: last?.position ?? 0 };
    return { rows, nextCursor: hasMore ? encodeCursor(NEWEST_FIRST, end) : null };
  }

  lateReminders(dueBefore: number, limit: number): MessageRow[] {
    return this.late(dueBefore)
      .slice(0, limit)
      .map((stored) => this.row(stored));
  }

  countLateReminders(dueBefore: number): number {
    return this.late(dueBefore).length;
  }

  match(keys: ReportKeys, times: ReportTimes): ReportMatch | null {
    const certain = this.all().filter((stored) =>
      canBeReportedOn(reportableOf(stored), times.receivedAt, times.code),
    );
    const probable = certain.filter((stored) => isProbablyReportedOn(reportableOf(stored), times));
    const lower = (text: string | null) => text?.toLowerCase() ?? null;
    const names = (key: string | null, one: string | null) => key !== null && one === key;
    const tries: [MatchStrength, StoredMessage[], (message: NewMessage) => boolean][] = [
      ['token', certain, ({ token }) => names(lower(keys.token), token)],
      ['envelope-id', certain, ({ id }) => names(lower(keys.envelopeId), id)],
      ['sendtrail-id', certain, ({ id }) => names(lower(keys.sendtrailId), id)],
      ['message-id', certain, ({ messageIdHeader }) => names(keys.messageIdHeader, messageIdHeader)],
      [
        'recipient-and-time',
        probable,
        ({ recipient }) => recipient !== '' && isSameAddress(recipient, keys.recipient),
      ],
    ];
    const found = tries.flatMap(([strength, candidates, isNamed]) => {
      const one = candidates.findLast(({ written }) => isNamed(written));
      return one === undefined
        ? []
        : [{ messageId: one.written.id, strength, recipient: one.written.recipient }];
    });
    return strongestMatch(found, keys.recipient);
  }

  mime(messageId: string): MimeSegment[] {
    return [...(this.database.tables.messages.get(messageId)?.written.mime ?? [])];
  }

  body(messageId: string): RichText | null {
    return structuredClone(this.database.tables.messages.get(messageId)?.written.body ?? null);
  }

  /** Puts a changed message in the place of the one before and tells of it. For the outbox's twin, too. */
  replace(before: StoredMessage, after: StoredMessage): void {
    this.database.tables.messages.set(after.written.id, after);
    this.database.touch({ message: after.written.id });
    if (before.state.status !== after.state.status) this.database.touch({ batch: after.written.batchId });
  }

  /** Writes history lines and gives the message as they have made it; for the outbox's twin, too. */
  withLines(stored: StoredMessage, updates: readonly NewStatusUpdate[], recordedAt: number): StoredMessage {
    const added = updates.filter((update) => this.addLine(stored.written.id, update, recordedAt));
    this.follow(stored, added, recordedAt);
    return { ...stored, state: added.reduce(withLine, stored.state) };
  }

  /** What becomes of an e-mail becomes of the SMS that it carries. */
  private follow(
    { written, carries }: StoredMessage,
    lines: readonly NewStatusUpdate[],
    recordedAt: number,
  ): void {
    const followed = lines.flatMap((line) => followedLine(line, written.id) ?? []);
    if (carries === null || followed.length === 0) return;
    const before = this.stored(carries);
    this.replace(before, this.withLines(before, followed, recordedAt));
  }

  stored(messageId: string): StoredMessage {
    const stored = this.database.tables.messages.get(messageId);
    if (stored === undefined) throw new Error('There is no such message.');
    return stored;
  }

  all(): StoredMessage[] {
    return [...this.database.tables.messages.values()];
  }

  private late(dueBefore: number): StoredMessage[] {
    return this.all()
      .filter(({ outboxState, state }) => outboxState === 'waiting' && state.handled === null)
      .filter(({ written }) => written.purpose === 'Appointment reminder')
      .filter((stored) => firstDueAt(stored) < dueBefore)
      .sort((one, other) => firstDueAt(one) - firstDueAt(other));
  }

  private row(stored: StoredMessage): MessageRow {
    return rowOf(stored, this.database.tables);
  }

  /** One message of a batch whose row is there; for the batches' twin, too. */
  insertOne(message: NewMessage, due: Pick<StoredMessage, 'dueAt' | 'waitReason' | 'isBulk'>): void {
    const { tables } = this.database;
    if (tables.messages.has(message.id)) throw new Error('There is such a message already.');
    if (!tables.accounts.has(message.accountId)) throw new Error('There is no such account.');
    if (!tables.batches.has(message.batchId)) throw new Error('There is no such batch.');
    tables.messages.set(message.id, {
      position: tables.messages.size + 1,
      written: message,
      state: stateOf(message.updates),
      outboxState: message.dueAt === null ? null : 'waiting',
      ...due,
      tries: 0,
      claimedAt: null,
      handedOverAt: null,
      providerId: null,
      carries: null,
    });
    for (const update of message.updates) this.addLine(message.id, update, message.createdAt);
    this.database.touch({ message: message.id });
  }

  private addLine(messageId: string, update: NewStatusUpdate, recordedAt: number): boolean {
    const { tables } = this.database;
    const lines = tables.lines.get(messageId) ?? [];
    if (lines.some(({ line }) => line.eventKey === update.eventKey)) return false;
    const { at, status, code, detail, source, by, eventKey, evidence } = update;
    tables.lastSequence += 1;
    const line = {
      ...{ at, status, code, detail: structuredClone(detail), source, by, eventKey, recordedAt },
      sequence: tables.lastSequence,
      hasEvidence: evidence !== undefined,
    };
    tables.lines.set(messageId, [...lines, { line, evidence: evidence ?? null }]);
    return true;
  }

  private batchRow(batch: StoredBatch): BatchRow {
    const own = this.all().filter(({ written }) => written.batchId === batch.id);
    const tally = Object.fromEntries(
      STATUSES.map((status) => [status, own.filter(({ state }) => state.status === status).length]),
    ) as BatchRow['tally'];
    const { id, position, name, channel, purpose, createdAt, createdBy, isWritten, holdUntil, stopped } =
      batch;
    const facts = {
      id,
      position,
      name,
      channel,
      purpose,
      createdAt,
      createdBy,
      isWritten,
      holdUntil,
      stopped,
    };
    const inState = (state: string) => own.filter(({ outboxState }) => outboxState === state).length;
    const outbox = {
      waiting: inState('waiting'),
      sending: inState('sending'),
      unconfirmed: inState('unconfirmed'),
    };
    return { ...facts, count: own.length, tally, outbox };
  }
}

/** When a waiting message was to leave; trying again later does not make it any less late. */
function firstDueAt({ written, dueAt }: StoredMessage): number {
  return Math.min(dueAt ?? Infinity, written.scheduledFor ?? written.createdAt);
}
