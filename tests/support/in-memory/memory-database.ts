import type { Account } from '../../../src/shared/domain/account';
import { FIRST_DESK_SETTINGS, type DeskSettings } from '../../../src/shared/domain/desk-settings';
import type { OutboxState } from '../../../src/shared/domain/message';
import type { MessageState } from '../../../src/shared/domain/message-state';
import type { Patient } from '../../../src/shared/domain/patient';
import type { Evidence, StatusUpdate } from '../../../src/shared/domain/status-history';
import type { ChangeFeed, Changes } from '../../../src/main/ports/change-feed';
import type { NewBatch, NewMessage } from '../../../src/main/ports/message-store';
import type { SealedSecret } from '../../../src/main/ports/secret-table';
import type { Transaction } from '../../../src/main/ports/transaction';

/** A message as the twin keeps it. Never changed in place: a change puts a new one in its stead. */
export interface StoredMessage {
  readonly position: number;
  readonly written: NewMessage;
  readonly state: MessageState;
  readonly outboxState: OutboxState | null;
  readonly dueAt: number | null;
  readonly waitReason: string | null;
  readonly tries: number;
  readonly claimedAt: number | null;
  readonly handedOverAt: number | null;
  readonly providerId: string | null;
}

export interface StoredLine {
  readonly line: StatusUpdate;
  readonly evidence: Evidence | null;
}

export interface StoredAccount {
  readonly account: Account;
  readonly removedAt: number | null;
}

class MemoryTables {
  batches = new Map<string, NewBatch & { position: number }>();
  messages = new Map<string, StoredMessage>();
  lines = new Map<string, readonly StoredLine[]>();
  accounts = new Map<string, StoredAccount>();
  patients = new Map<string, Patient>();
  secrets = new Map<string, SealedSecret>();
  desk: DeskSettings = FIRST_DESK_SETTINGS;
  lastSequence = 0;

  copy(): MemoryTables {
    const copy = new MemoryTables();
    copy.batches = new Map(this.batches);
    copy.messages = new Map(this.messages);
    copy.lines = new Map(this.lines);
    copy.accounts = new Map(this.accounts);
    copy.patients = new Map(this.patients);
    copy.secrets = new Map(this.secrets);
    copy.desk = this.desk;
    copy.lastSequence = this.lastSequence;
    return copy;
  }
}

interface Touched {
  messageIds: Set<string>;
  batchIds: Set<string>;
  hasPatientChange: boolean;
  hasAccountChange: boolean;
  hasSettingsChange: boolean;
}

function nothingTouched(): Touched {
  return {
    messageIds: new Set(),
    batchIds: new Set(),
    hasPatientChange: false,
    hasAccountChange: false,
    hasSettingsChange: false,
  };
}

/** The tables of the in-memory twin, with its transactions and its change feed. */
export class MemoryDatabase implements Transaction, ChangeFeed {
  tables = new MemoryTables();
  private touched = nothingTouched();
  private depth = 0;
  private failure: { error: unknown } | null = null;
  private readonly listeners = new Set<(changes: Changes) => void>();

  subscribe(listener: (changes: Changes) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  run<Result>(work: () => Result): Result {
    return this.depth > 0 ? this.runInner(work) : this.runOutermost(work);
  }

  touch(changes: Partial<Omit<Touched, 'messageIds' | 'batchIds'>> & { message?: string; batch?: string }) {
    const { message, batch, ...flags } = changes;
    if (message !== undefined) this.touched.messageIds.add(message);
    if (batch !== undefined) this.touched.batchIds.add(batch);
    Object.assign(this.touched, flags);
  }

  private runInner<Result>(work: () => Result): Result {
    this.depth += 1;
    try {
      return work();
    } catch (error) {
      this.failure ??= { error };
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  private runOutermost<Result>(work: () => Result): Result {
    const before = this.tables.copy();
    let result: Result;
    try {
      result = this.runInner(work);
      this.rethrowInnerFailure();
    } catch (error) {
      this.tables = before;
      this.touched = nothingTouched();
      throw error;
    } finally {
      this.failure = null;
    }
    this.tell();
    return result;
  }

  /** Work that swallowed the failure of a part would otherwise commit half of it. */
  private rethrowInnerFailure(): void {
    if (this.failure !== null) throw this.failure.error;
  }

  private tell(): void {
    const changes = this.touched;
    this.touched = nothingTouched();
    const { messageIds, batchIds, hasPatientChange, hasAccountChange, hasSettingsChange } = changes;
    const hasChange = hasPatientChange || hasAccountChange || hasSettingsChange;
    if (!hasChange && messageIds.size + batchIds.size === 0) return;
    for (const listener of [...this.listeners]) {
      try {
        listener(changes);
      } catch {
        // As with the real one: the commit stands, and the others hear of it.
      }
    }
  }
}
