import type { OutboxState } from '../../../src/shared/domain/message';
import type { OutboxCounts, OutboxEntry } from '../../../src/shared/domain/outbox';
import type { NewStatusUpdate } from '../../../src/shared/domain/status-history';
import { NEVER_DUE } from '../../../src/shared/domain/batch';
import type {
  BulkWish,
  ClaimedMessage,
  InterruptedMessage,
  NextDue,
  OutboxStore,
  LeavingMessage,
  Settlement,
} from '../../../src/main/ports/outbox-store';
import type { InMemoryMessageStore } from './in-memory-message-store';
import { currentId } from './current-patient';
import { InMemoryPatientNotes } from './in-memory-patient-notes';
import type { MemoryDatabase, StoredMessage } from './memory-database';

export class InMemoryOutboxStore implements OutboxStore {
  constructor(
    private readonly database: MemoryDatabase,
    private readonly messages: InMemoryMessageStore,
  ) {}

  claim(accountId: string, now: number, limit: number, bulk?: BulkWish): ClaimedMessage[] {
    return this.database.run(() => {
      const due = this.waiting(accountId).filter(({ dueAt }) => (dueAt ?? 0) <= now);
      const singles = due.filter(({ isBulk }) => !isBulk).slice(0, limit);
      const most = Math.min(bulk?.limit ?? limit, limit - singles.length);
      const taken: StoredMessage[] = [];
      for (const stored of due.filter(({ isBulk }) => isBulk)) {
        if (taken.length >= most) break;
        if (bulk?.mayTake(stored.written.recipient) ?? true) taken.push(stored);
      }
      return [...singles, ...taken].map((before) => {
        const tries = before.tries + 1;
        const after = {
          ...before,
          outboxState: 'sending' as const,
          claimedAt: now,
          handedOverAt: null,
          tries,
        };
        this.messages.replace(before, after);
        return claimedOf(after);
      });
    });
  }

  leaving(messageId: string): LeavingMessage | null {
    const { messages } = this.database.tables;
    const stored = messages.get(messageId);
    if (stored === undefined) return null;
    const { written } = stored.carries === null ? stored : this.messages.stored(stored.carries);
    const { purpose, channel, patientId } = written;
    const patient = patientId === null ? undefined : this.database.tables.patients.get(patientId);
    const consents =
      patient === undefined
        ? []
        : new InMemoryPatientNotes(this.database).consents(currentId(this.database.tables, patient.id));
    const said = consents.find((consent) => consent.purpose === purpose && consent.channel === channel);
    const mime = this.messages.mime(messageId).map(({ bytes }) => bytes);
    return { purpose, channel, isToPatient: patient !== undefined, choice: said?.choice ?? null, mime };
  }

  markHandedOver(messageId: string, at: number): void {
    this.database.run(() => {
      const before = this.messages.stored(messageId);
      this.database.tables.messages.set(messageId, { ...before, handedOverAt: at });
    });
  }

  settle(messageId: string, settlement: Settlement, updates: readonly NewStatusUpdate[], at: number): void {
    this.database.run(() => {
      const before = this.messages.stored(messageId);
      const after = this.messages.withLines(before, updates, at);
      this.messages.replace(before, settledStored(after, this.unlessStopped(before, settlement)));
    });
  }

  private unlessStopped({ isBulk, written }: StoredMessage, settlement: Settlement): Settlement {
    const stopped = this.database.tables.batches.get(written.batchId)?.stopped ?? null;
    if (settlement.state !== 'waiting' || !isBulk || stopped === null) return settlement;
    return { ...settlement, dueAt: NEVER_DUE, waitReason: 'stopped' };
  }

  together(work: () => void): void {
    this.database.run(work);
  }

  interrupted(): InterruptedMessage[] {
    return this.inState('sending').map((stored) => ({
      ...claimedOf(stored),
      claimedAt: stored.claimedAt ?? 0,
      handedOverAt: stored.handedOverAt,
    }));
  }

  nextDueAt(accountId: string): NextDue {
    const waiting = this.waiting(accountId);
    const first = (wanted: boolean) => waiting.find(({ isBulk }) => isBulk === wanted)?.dueAt ?? null;
    return { single: first(false), bulk: first(true) };
  }

  makeDue(
    which: { messageIds: readonly string[] } | { accountId: string; waitReasons: readonly string[] },
    now: number,
  ): string[] {
    return this.database.run(() => {
      const chosen =
        'messageIds' in which
          ? this.inState('waiting').filter(({ written }) => which.messageIds.includes(written.id))
          : this.waiting(which.accountId).filter(({ waitReason }) =>
              which.waitReasons.includes(waitReason ?? ''),
            );
      for (const stored of chosen) this.bringForward(stored, now);
      return chosen.map(({ written }) => written.id);
    });
  }

  makeDueAfterClockSetBack(accountId: string, now: number): void {
    this.database.run(() => {
      const late = this.waiting(accountId).filter(
        ({ dueAt, written }) => (dueAt ?? 0) > now && dueAt !== written.scheduledFor && dueAt !== NEVER_DUE,
      );
      for (const stored of late) this.bringForward(stored, now);
    });
  }

  cancel(messageId: string, updates: readonly NewStatusUpdate[], at: number): boolean {
    return this.database.run(() => {
      const before = this.database.tables.messages.get(messageId);
      if (before?.outboxState !== 'waiting') return false;
      const after = this.messages.withLines(before, updates, at);
      this.messages.replace(before, settledStored(after, { state: 'done', providerId: null }));
      return true;
    });
  }

  entries(limit: number): OutboxEntry[] {
    const open = this.messages.all().filter(({ outboxState }) => outboxState !== null);
    return byDueTime(open)
      .slice(0, limit)
      .flatMap((stored) => this.entry(stored));
  }

  counts(): OutboxCounts {
    const [waiting, sending, unconfirmed] = (['waiting', 'sending', 'unconfirmed'] as const).map(
      (state) => this.inState(state).length,
    );
    return { waiting: waiting ?? 0, sending: sending ?? 0, unconfirmed: unconfirmed ?? 0 };
  }

  openCount(accountId: string): number {
    const open = this.messages.all().filter(({ outboxState }) => outboxState !== null);
    return open.filter(({ written }) => written.accountId === accountId).length;
  }

  private entry(stored: StoredMessage): OutboxEntry[] {
    const { written, outboxState, waitReason, tries } = stored;
    const account = this.database.tables.accounts.get(written.accountId)?.account;
    if (account === undefined || outboxState === null) return [];
    const replies = this.messages.history(written.id).map(({ detail }) => detail.reply);
    return [
      {
        messageId: written.id,
        accountId: account.id,
        accountName: account.name,
        channel: written.channel,
        patientName: written.patientName,
        recipient: written.recipient,
        subject: written.subject,
        state: outboxState,
        dueAt: outboxState === 'waiting' ? stored.dueAt : null,
        tries,
        waitReason,
        lastDetail: replies.findLast((reply) => reply !== undefined) ?? null,
        pause: account.pause,
      },
    ];
  }

  private bringForward(stored: StoredMessage, now: number): void {
    this.messages.replace(stored, { ...stored, dueAt: Math.min(stored.dueAt ?? now, now) });
  }

  private inState(state: OutboxState): StoredMessage[] {
    return this.messages.all().filter(({ outboxState }) => outboxState === state);
  }

  private waiting(accountId: string): StoredMessage[] {
    return byDueTime(this.inState('waiting').filter(({ written }) => written.accountId === accountId));
  }
}

/** Oldest first; the sort is stable, so that messages due at the same time stay in the order of writing. */
function byDueTime(messages: StoredMessage[]): StoredMessage[] {
  return messages.sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0));
}

export function settledStored(stored: StoredMessage, settlement: Settlement): StoredMessage {
  switch (settlement.state) {
    case 'done': {
      const providerId = settlement.providerId ?? stored.providerId;
      return { ...stored, outboxState: null, dueAt: null, waitReason: null, providerId };
    }
    case 'waiting': {
      const { dueAt, waitReason } = settlement;
      const tries = settlement.countsAsTry ? stored.tries : stored.tries - 1;
      return {
        ...stored,
        outboxState: 'waiting',
        dueAt,
        waitReason,
        tries,
        claimedAt: null,
        handedOverAt: null,
      };
    }
    case 'unconfirmed':
      return { ...stored, outboxState: 'unconfirmed', state: { ...stored.state, handled: null } };
  }
}

function claimedOf({ written, tries }: StoredMessage): ClaimedMessage {
  return {
    id: written.id,
    accountId: written.accountId,
    fromAddress: written.fromAddress,
    recipient: written.recipient,
    messageIdHeader: written.messageIdHeader ?? '',
    token: written.token,
    createdAt: written.createdAt,
    firstDueAt: written.scheduledFor ?? written.createdAt,
    notAfter: written.notAfter,
    tries,
    sizeBytes: written.mime.reduce((total, { bytes }) => total + bytes.length, 0),
  };
}
