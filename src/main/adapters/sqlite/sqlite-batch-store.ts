import { NEVER_DUE, type BatchEvent, type BatchEventKind } from '../../../shared/domain/batch';
import type { LikeBatch } from '../../../shared/domain/same-text';
import type { NewStatusUpdate } from '../../../shared/domain/status-history';
import type { BatchStore, LikeQuery } from '../../ports/batch-store';
import type { NewBatch, NewMessage } from '../../ports/message-store';
import { OWN_DESK, type LogConnection } from './log-connection';
import { MessageInsertion, type DueColumns } from './message-insertion';
import type { MessageRecords } from './message-records';
import { RecentBatches } from './recent-batches';
import { SearchIndex } from './search-index';
import { settled } from './settled-message';

const OF_BATCH = 'batch = (SELECT position FROM batch WHERE id = @batchId)';
const WAITING = `UPDATE message INDEXED BY message_in_outbox_by_batch`;
const THAT_WAITS = `WHERE ${OF_BATCH} AND outbox_state = 'waiting'`;

const UNRELEASED = `
SELECT position FROM message INDEXED BY message_in_outbox_by_batch
${THAT_WAITS} AND wait_reason = 'being-written'`;

const RELEASE = `
UPDATE message SET
  due_at = iif(@isStopped, ${NEVER_DUE}, max(coalesce(scheduled_for, created_at), @notBefore)),
  wait_reason = CASE WHEN @isStopped THEN 'stopped' WHEN @notBefore > coalesce(scheduled_for, created_at) THEN 'held' END
WHERE position IN (${UNRELEASED} ORDER BY position LIMIT @limit) RETURNING id`;

const HALF_RELEASED = `
SELECT b.id FROM batch AS b WHERE b.is_written = 1 AND b.position IN (
  SELECT m.batch FROM message AS m INDEXED BY message_in_outbox_by_batch
  WHERE m.outbox_state = 'waiting' AND m.wait_reason = 'being-written') ORDER BY b.position`;

/** Taken back before the batch is written: what was stopped waits for the rest again. */
const RESUME_WRITING = `
${WAITING} SET wait_reason = 'being-written' ${THAT_WAITS} AND wait_reason = 'stopped' RETURNING id`;

const END_HOLD = `
${WAITING} SET due_at = max(coalesce(scheduled_for, created_at), @at), wait_reason = NULL
${THAT_WAITS} AND wait_reason = 'held' RETURNING id`;

const STOP = `
${WAITING} SET due_at = ${NEVER_DUE}, wait_reason = 'stopped'
${THAT_WAITS} AND wait_reason IS NOT 'stopped' RETURNING id`;

const RESUME = `
${WAITING} SET due_at = max(coalesce(scheduled_for, created_at), @at), wait_reason = NULL
${THAT_WAITS} AND wait_reason = 'stopped' RETURNING id`;

/** On its way although nobody has stopped the batch yet. */
const UNDER_WAY = `
SELECT 1 AS found FROM batch AS b
  CROSS JOIN message AS m INDEXED BY message_in_outbox_by_batch ON m.batch = b.position
WHERE b.id = @batchId AND b.stopped_at IS NULL AND m.outbox_state = 'sending' LIMIT 1`;

const WAITING_IDS = `SELECT id FROM message INDEXED BY message_in_outbox_by_batch ${THAT_WAITS} ORDER BY position`;

const ACCOUNTS = `
SELECT DISTINCT a.id FROM message AS m INDEXED BY message_in_outbox_by_batch
  CROSS JOIN account AS a ON a.position = m.account
WHERE m.${OF_BATCH} AND m.outbox_state IS NOT NULL`;

const CARRYING = `
SELECT c.id FROM batch AS b CROSS JOIN batch AS c INDEXED BY batch_carrying ON c.carries = b.position
WHERE b.id = @batchId`;

const ADD_EVENT = `
INSERT INTO batch_event (desk, batch, at, kind, by, count)
VALUES (@desk, (SELECT position FROM batch WHERE id = @batchId), @at, @kind, @by, @count)`;

const BATCH = `
SELECT name, is_written AS isWritten, hold_until AS holdUntil, stopped_at AS stoppedAt
FROM batch WHERE id = @batchId`;

interface BatchColumns {
  name: string;
  isWritten: number;
  holdUntil: number | null;
  stoppedAt: number | null;
}

const EVENTS = `SELECT at, kind, by, count FROM batch_event WHERE ${OF_BATCH} ORDER BY position`;

interface Act {
  kind: BatchEventKind;
  at: number;
  by: string | null;
}

export class SqliteBatchStore implements BatchStore {
  private readonly insertion;
  private readonly recent;
  private readonly selectBatch;
  private readonly selectUnreleased;
  private readonly selectHalfReleased;
  private readonly resumeWriting;
  private readonly selectUnfinished;
  private readonly selectWaiting;
  private readonly selectUnderWay;
  private readonly selectAccounts;
  private readonly selectCarrying;
  private readonly selectEvents;
  private readonly setWritten;
  private readonly setHold;
  private readonly cutHold;
  private readonly setStopped;
  private readonly releasePortion;
  private readonly endHolds;
  private readonly stopAll;
  private readonly resumeAll;
  private readonly addEvent;

  constructor(
    private readonly connection: LogConnection,
    private readonly records: MessageRecords,
  ) {
    const { statements } = connection;
    const change = (name: string, sql: string) => statements.prepare<{ id: string }>(name, sql);
    this.insertion = new MessageInsertion(connection, records, new SearchIndex(connection));
    this.recent = new RecentBatches(connection);
    this.selectBatch = statements.prepare<BatchColumns>('batch-steered', BATCH);
    this.selectUnreleased = statements.prepare<{ count: number }>(
      'batch-unreleased',
      `SELECT count(*) AS count FROM (${UNRELEASED})`,
    );
    this.selectHalfReleased = statements.prepare<{ id: string }>('batches-half-released', HALF_RELEASED);
    this.resumeWriting = change('batch-resume-writing', RESUME_WRITING);
    this.selectUnfinished = statements.prepare<{ id: string }>(
      'batches-unfinished',
      'SELECT id FROM batch WHERE is_written = 0 ORDER BY position',
    );
    this.selectUnderWay = statements.prepare<{ found: number }>('batch-under-way', UNDER_WAY);
    this.selectWaiting = statements.prepare<{ id: string }>('batch-waiting', WAITING_IDS);
    this.selectAccounts = statements.prepare<{ id: string }>('batch-accounts', ACCOUNTS);
    this.selectCarrying = statements.prepare<{ id: string }>('batch-carrying', CARRYING);
    this.selectEvents = statements.prepare<BatchEvent>('batch-events', EVENTS);
    this.setWritten = statements.prepare(
      'batch-written',
      'UPDATE batch SET is_written = 1 WHERE id = @batchId',
    );
    this.setHold = statements.prepare(
      'batch-hold',
      'UPDATE batch SET hold_until = @until WHERE id = @batchId',
    );
    this.cutHold = statements.prepare(
      'batch-cut-hold',
      'UPDATE batch SET hold_until = min(hold_until, @at) WHERE id = @batchId',
    );
    this.setStopped = statements.prepare(
      'batch-stopped',
      'UPDATE batch SET stopped_at = @at, stopped_by = @by WHERE id = @batchId',
    );
    this.releasePortion = change('batch-release', RELEASE);
    this.endHolds = change('batch-end-hold', END_HOLD);
    this.stopAll = change('batch-stop', STOP);
    this.resumeAll = change('batch-resume', RESUME);
    this.addEvent = statements.prepare('add-batch-event', ADD_EVENT);
  }

  begin(batch: NewBatch): void {
    this.connection.transaction.run(() => {
      this.insertion.begin(batch, false);
    });
  }

  add(batchId: string, messages: readonly NewMessage[]): void {
    this.connection.transaction.run(() => {
      const batch = this.selectBatch.get({ batchId });
      if (batch?.isWritten !== 0) throw new Error('There is no such batch that is being written.');
      this.insertion.add(batch.name, messages, notYetDue);
      this.connection.changes.touchBatch(batchId);
    });
  }

  beginRelease(batchId: string, holdUntil: number | null, at: number, by: string): void {
    this.connection.transaction.run(() => {
      this.setWritten.run({ batchId });
      // What is stopped waits for a person: no time ends that.
      const isStopped = (this.selectBatch.get({ batchId })?.stoppedAt ?? null) !== null;
      if (holdUntil !== null && !isStopped) {
        this.setHold.run({ batchId, until: holdUntil });
        const count = this.selectUnreleased.get({ batchId })?.count ?? 0;
        this.note(batchId, { kind: 'held', at, by }, count);
      }
      this.connection.changes.touchBatch(batchId);
    });
  }

  releaseSome(batchId: string, limit: number): number {
    return this.connection.transaction.run(() => {
      const { holdUntil = null, stoppedAt = null } = this.selectBatch.get({ batchId }) ?? {};
      const how = { notBefore: holdUntil ?? 0, isStopped: Number(stoppedAt !== null) };
      return this.touching(batchId, this.releasePortion.all({ batchId, limit, ...how }));
    });
  }

  halfReleased(): string[] {
    return this.selectHalfReleased.all().map(({ id }) => id);
  }

  unfinished(): string[] {
    return this.selectUnfinished.all().map(({ id }) => id);
  }

  abandon(batchId: string, updates: readonly NewStatusUpdate[], at: number): number {
    return this.connection.transaction.run(() => {
      const waiting = this.selectWaiting.all({ batchId });
      for (const { id } of waiting) {
        const before = this.records.get(id);
        const { record } = this.records.addLines(before, updates, at);
        this.records.save(before, settled(record, { state: 'done', providerId: null }));
      }
      this.setWritten.run({ batchId });
      this.note(batchId, { kind: 'interrupted', at, by: null }, waiting.length);
      this.connection.changes.touchBatch(batchId);
      return waiting.length;
    });
  }

  endHold(batchId: string, at: number, by: string): number {
    return this.act(batchId, { kind: 'hold-ended', at, by }, () => {
      this.setHold.run({ batchId, until: at });
      return this.endHolds.all({ batchId, at });
    });
  }

  stop(batchId: string, at: number, by: string): number {
    return this.connection.transaction.run(() => {
      const count = this.touching(batchId, this.stopAll.all({ batchId }));
      // What is on its way may come back, and what is still to be written will come: they wait then, too.
      if (count > 0 || this.hasMoreToCome(batchId)) {
        this.setStopped.run({ batchId, at, by });
        this.note(batchId, { kind: 'stopped', at, by }, count);
      }
      return count;
    });
  }

  resume(batchId: string, at: number, by: string): number {
    return this.act(batchId, { kind: 'resumed', at, by }, () => {
      this.setStopped.run({ batchId, at: null, by: null });
      if (this.selectBatch.get({ batchId })?.isWritten === 0) return this.resumeWriting.all({ batchId });
      // Who resumes a batch wants it to go: the rest of a hold is not waited for.
      this.cutHold.run({ batchId, at });
      return this.resumeAll.all({ batchId, at });
    });
  }

  carrying(batchId: string): string | null {
    return this.selectCarrying.get({ batchId })?.id ?? null;
  }

  accountsOf(batchId: string): string[] {
    return this.selectAccounts.all({ batchId }).map(({ id }) => id);
  }

  recentLike(draft: LikeQuery): LikeBatch[] {
    return this.recent.like(draft);
  }

  events(batchId: string): BatchEvent[] {
    return this.selectEvents.all({ batchId });
  }

  private hasMoreToCome(batchId: string): boolean {
    const batch = this.selectBatch.get({ batchId });
    const isBeingWritten = batch?.isWritten === 0 && batch.stoppedAt === null;
    return isBeingWritten || this.selectUnderWay.get({ batchId }) !== undefined;
  }

  /** An act that concerns no message is none, and is not noted. */
  private act(batchId: string, act: Act, change: () => { id: string }[]): number {
    return this.connection.transaction.run(() => {
      const count = this.touching(batchId, change());
      if (count > 0) this.note(batchId, act, count);
      return count;
    });
  }

  private note(batchId: string, { kind, at, by }: Act, count: number): void {
    this.addEvent.run({ desk: OWN_DESK, batchId, at, kind, by, count });
  }

  private touching(batchId: string, changed: { id: string }[]): number {
    for (const { id } of changed) this.connection.changes.touchMessage(id);
    this.connection.changes.touchBatch(batchId);
    return changed.length;
  }
}

/** A message that is skipped is never due; any other waits until all of its batch has been written. */
function notYetDue({ dueAt }: NewMessage): DueColumns {
  return dueAt === null
    ? { dueAt: null, waitReason: null, isBulk: 1 }
    : { dueAt: NEVER_DUE, waitReason: 'being-written', isBulk: 1 };
}
