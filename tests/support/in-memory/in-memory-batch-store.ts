import { NEVER_DUE, type BatchEvent, type BatchEventKind } from '../../../src/shared/domain/batch';
import type { BatchWaitReason } from '../../../src/shared/domain/batch-wait';
import { REACHED_WITH_OTHERS, REACHES_NOBODY, type LikeBatch } from '../../../src/shared/domain/same-text';
import type { NewStatusUpdate } from '../../../src/shared/domain/status-history';
import type { BatchStore, LikeQuery } from '../../../src/main/ports/batch-store';
import type { NewBatch, NewMessage } from '../../../src/main/ports/message-store';
import type { InMemoryMessageStore } from './in-memory-message-store';
import { settledStored } from './in-memory-outbox-store';
import type { MemoryDatabase, StoredBatch, StoredMessage } from './memory-database';

const STOPPED = { dueAt: NEVER_DUE, waitReason: 'stopped' } as const;

interface Act {
  kind: BatchEventKind;
  at: number;
  by: string | null;
}

export class InMemoryBatchStore implements BatchStore {
  constructor(
    private readonly database: MemoryDatabase,
    private readonly messages: InMemoryMessageStore,
  ) {}

  begin(batch: NewBatch): void {
    this.database.run(() => {
      this.messages.begin(batch, false);
    });
  }

  add(batchId: string, messages: readonly NewMessage[]): void {
    this.database.run(() => {
      if (this.database.tables.batches.get(batchId)?.isWritten !== false)
        throw new Error('There is no such batch that is being written.');
      for (const message of messages) {
        const isDue = message.dueAt !== null;
        this.messages.insertOne(message, {
          dueAt: isDue ? NEVER_DUE : null,
          waitReason: isDue ? 'being-written' : null,
          isBulk: true,
        });
      }
      this.database.touch({ batch: batchId });
    });
  }

  beginRelease(batchId: string, holdUntil: number | null, at: number, by: string): void {
    this.database.run(() => {
      const isHeld = holdUntil !== null && this.stored(batchId).stopped === null;
      this.change(batchId, { isWritten: true, ...(isHeld && { holdUntil }) });
      if (isHeld) this.note(batchId, { kind: 'held', at, by }, this.waiting(batchId, 'being-written').length);
    });
  }

  releaseSome(batchId: string, limit: number): number {
    return this.database.run(() => {
      const { holdUntil, stopped } = this.stored(batchId);
      const released = this.waiting(batchId, 'being-written').slice(0, limit);
      for (const stored of released) {
        const own = ownTime(stored);
        const heldOrNot = (holdUntil ?? 0) > own ? 'held' : null;
        const due = { dueAt: Math.max(own, holdUntil ?? 0), waitReason: heldOrNot };
        this.messages.replace(stored, { ...stored, ...(stopped === null ? due : STOPPED) });
      }
      this.change(batchId, {});
      return released.length;
    });
  }

  halfReleased(): string[] {
    return [...this.database.tables.batches.values()]
      .filter(({ isWritten, id }) => isWritten && this.waiting(id, 'being-written').length > 0)
      .map(({ id }) => id);
  }

  unfinished(): string[] {
    return [...this.database.tables.batches.values()]
      .filter(({ isWritten }) => !isWritten)
      .map(({ id }) => id);
  }

  abandon(batchId: string, updates: readonly NewStatusUpdate[], at: number): number {
    return this.database.run(() => {
      const waiting = this.messages
        .all()
        .filter(({ written, outboxState }) => written.batchId === batchId && outboxState === 'waiting');
      for (const before of waiting) {
        const after = this.messages.withLines(before, updates, at);
        this.messages.replace(before, settledStored(after, { state: 'done', providerId: null }));
      }
      this.change(batchId, { isWritten: true });
      this.note(batchId, { kind: 'interrupted', at, by: null }, waiting.length);
      return waiting.length;
    });
  }

  endHold(batchId: string, at: number, by: string): number {
    return this.database.run(() => {
      this.change(batchId, { holdUntil: at });
      return this.free(batchId, 'held', { kind: 'hold-ended', at, by });
    });
  }

  stop(batchId: string, at: number, by: string): number {
    return this.database.run(() => {
      const waiting = this.messages
        .all()
        .filter(({ written, outboxState }) => written.batchId === batchId && outboxState === 'waiting')
        .filter(({ waitReason }) => waitReason !== 'stopped');
      for (const stored of waiting) this.messages.replace(stored, { ...stored, ...STOPPED });
      const isUnderWay = this.messages
        .all()
        .some(({ written, outboxState }) => written.batchId === batchId && outboxState === 'sending');
      const { isWritten, stopped } = this.stored(batchId);
      if (waiting.length > 0 || ((isUnderWay || !isWritten) && stopped === null)) {
        this.change(batchId, { stopped: { at, by } });
        this.note(batchId, { kind: 'stopped', at, by }, waiting.length);
      }
      return waiting.length;
    });
  }

  resume(batchId: string, at: number, by: string): number {
    return this.database.run(() => {
      const { holdUntil, isWritten } = this.stored(batchId);
      if (!isWritten) return this.resumeWriting(batchId, { kind: 'resumed', at, by });
      this.change(batchId, { stopped: null, holdUntil: holdUntil === null ? null : Math.min(holdUntil, at) });
      return this.free(batchId, 'stopped', { kind: 'resumed', at, by });
    });
  }

  carrying(batchId: string): string | null {
    const { batches } = this.database.tables;
    return [...batches.values()].find(({ carries }) => carries === batchId)?.id ?? null;
  }

  accountsOf(batchId: string): string[] {
    const open = this.messages
      .all()
      .filter(({ written, outboxState }) => written.batchId === batchId && outboxState !== null);
    return [...new Set(open.map(({ written }) => written.accountId))];
  }

  recentLike({ channel, purpose, name, body, since }: LikeQuery): LikeBatch[] {
    const batches = [...this.database.tables.batches.values()].reverse();
    return batches.flatMap((batch) => {
      if (batch.channel !== channel || batch.createdAt < since) return [];
      const own = this.messages.all().filter(({ written }) => written.batchId === batch.id);
      const isSameText =
        body !== null && JSON.stringify(own[0]?.written.body ?? null) === JSON.stringify(body);
      if (!isSameText && (batch.name !== name || batch.purpose !== purpose)) return [];
      const patientIds = own.flatMap(({ written, state }) =>
        written.patientId !== null &&
        (state.statusCode === REACHED_WITH_OTHERS || !REACHES_NOBODY.includes(state.status))
          ? [written.patientId]
          : [],
      );
      return [{ batchId: batch.id, name: batch.name, createdAt: batch.createdAt, isSameText, patientIds }];
    });
  }

  events(batchId: string): BatchEvent[] {
    return [...(this.database.tables.batches.get(batchId)?.events ?? [])];
  }

  private free(batchId: string, reason: BatchWaitReason, act: Act): number {
    const freed = this.waiting(batchId, reason);
    for (const stored of freed) {
      this.messages.replace(stored, {
        ...stored,
        dueAt: Math.max(ownTime(stored), act.at),
        waitReason: null,
      });
    }
    if (freed.length > 0) this.note(batchId, act, freed.length);
    return freed.length;
  }

  private resumeWriting(batchId: string, act: Act): number {
    this.change(batchId, { stopped: null });
    const resumed = this.waiting(batchId, 'stopped');
    for (const stored of resumed) this.messages.replace(stored, { ...stored, waitReason: 'being-written' });
    if (resumed.length > 0) this.note(batchId, act, resumed.length);
    return resumed.length;
  }

  private waiting(batchId: string, reason: BatchWaitReason): StoredMessage[] {
    return this.messages
      .all()
      .filter(({ written, outboxState }) => written.batchId === batchId && outboxState === 'waiting')
      .filter(({ waitReason }) => waitReason === reason);
  }

  private note(batchId: string, { at, kind, by }: Act, count: number): void {
    const { events } = this.stored(batchId);
    this.change(batchId, { events: [...events, { at, kind, by, count }] });
  }

  private change(batchId: string, changes: Partial<StoredBatch>): void {
    this.database.tables.batches.set(batchId, { ...this.stored(batchId), ...changes });
    this.database.touch({ batch: batchId });
  }

  private stored(batchId: string): StoredBatch {
    const batch = this.database.tables.batches.get(batchId);
    if (batch === undefined) throw new Error('There is no such batch.');
    return batch;
  }
}

/** When a message was to leave if nothing held it. */
function ownTime({ written }: StoredMessage): number {
  return written.scheduledFor ?? written.createdAt;
}
