import type { Account } from '../../../src/shared/domain/account';
import type { AdminNote } from '../../../src/shared/domain/admin-note';
import type { Arrival, ArrivalStop } from '../../../src/shared/domain/arrival';
import type { BatchEvent } from '../../../src/shared/domain/batch';
import type { Handling, ProbableReport } from '../../../src/shared/domain/attention';
import { FIRST_DESK_SETTINGS, type DeskSettings } from '../../../src/shared/domain/desk-settings';
import type { OutboxState } from '../../../src/shared/domain/message';
import type { MessageState } from '../../../src/shared/domain/message-state';
import type { Consent, ConsentChange } from '../../../src/shared/domain/consent';
import type { Patient } from '../../../src/shared/domain/patient';
import type { Report } from '../../../src/shared/domain/report';
import type { DocumentFile } from '../../../src/shared/domain/document';
import type { Template } from '../../../src/shared/domain/template';
import type { Status } from '../../../src/shared/domain/status';
import type { Evidence, StatusUpdate } from '../../../src/shared/domain/status-history';
import type { MailboxCursor, TrackingSettings } from '../../../src/shared/domain/tracking';
import type { ChangeFeed, Changes } from '../../../src/main/ports/change-feed';
import type { DomainBounce } from '../../../src/main/ports/domain-bounces';
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
  /** One of several that were written together. */
  readonly isBulk: boolean;
  readonly tries: number;
  readonly claimedAt: number | null;
  readonly handedOverAt: number | null;
  readonly providerId: string | null;
  /** The SMS that it carries. */
  readonly carries: string | null;
}

export interface StoredBatch extends NewBatch {
  readonly position: number;
  readonly isWritten: boolean;
  readonly holdUntil: number | null;
  readonly stopped: { at: number; by: string } | null;
  readonly events: readonly BatchEvent[];
  /** The batch of SMS that its e-mails carry. */
  readonly carries: string | null;
}

export interface StoredLine {
  readonly line: StatusUpdate;
  readonly evidence: Evidence | null;
}

export interface StoredAccount {
  readonly account: Account;
  readonly removedAt: number | null;
}

export interface StoredTracking {
  readonly settings: TrackingSettings;
  readonly cursor: MailboxCursor | null;
}

/** A record with what only the store knows of it. Never changed in place. */
export interface StoredPatient extends Patient {
  readonly position: number;
  /** The import that is still writing it. */
  readonly stagedBy: string | null;
}

interface StoredConsent extends Consent {
  readonly patientId: string;
}

interface StoredConsentChange extends ConsentChange {
  readonly patientId: string;
}

class MemoryTables {
  batches = new Map<string, StoredBatch>();
  messages = new Map<string, StoredMessage>();
  lines = new Map<string, readonly StoredLine[]>();
  accounts = new Map<string, StoredAccount>();
  patients = new Map<string, StoredPatient>();
  notes = new Map<string, AdminNote>();
  /** By patient, purpose and channel. */
  consents = new Map<string, StoredConsent>();
  consentChanges: readonly StoredConsentChange[] = [];
  arrivals = new Map<string, Arrival>();
  stops = new Map<string, ArrivalStop>();
  documents = new Map<string, DocumentFile & { removedAt: number | null }>();
  probableReports = new Map<string, { view: ProbableReport; report: Report }>();
  handlings = new Map<string, Handling>();
  /** By message. */
  bounces = new Map<string, DomainBounce>();
  secrets = new Map<string, SealedSecret>();
  templates = new Map<string, Template & { removedAt: number | null }>();
  tracking = new Map<string, StoredTracking>();
  seenStatuses = new Map<string, ReadonlySet<Status>>();
  /** By account and event. */
  smsReplies: ReadonlySet<string> = new Set();
  desk: DeskSettings = FIRST_DESK_SETTINGS;
  lastSequence = 0;
  lastPatient = 0;

  copy(): MemoryTables {
    const copy = new MemoryTables();
    copy.batches = new Map(this.batches);
    copy.messages = new Map(this.messages);
    copy.lines = new Map(this.lines);
    copy.accounts = new Map(this.accounts);
    copy.patients = new Map(this.patients);
    copy.notes = new Map(this.notes);
    copy.consents = new Map(this.consents);
    copy.consentChanges = this.consentChanges;
    copy.arrivals = new Map(this.arrivals);
    copy.stops = new Map(this.stops);
    copy.documents = new Map(this.documents);
    copy.probableReports = new Map(this.probableReports);
    copy.handlings = new Map(this.handlings);
    copy.bounces = new Map(this.bounces);
    copy.secrets = new Map(this.secrets);
    copy.templates = new Map(this.templates);
    copy.tracking = new Map(this.tracking);
    copy.seenStatuses = new Map(this.seenStatuses);
    copy.smsReplies = this.smsReplies;
    copy.desk = this.desk;
    copy.lastSequence = this.lastSequence;
    copy.lastPatient = this.lastPatient;
    return copy;
  }
}

type Flag = Exclude<keyof Changes, 'messageIds' | 'batchIds' | 'patientIds'>;

interface Touched extends Record<Flag, boolean> {
  messageIds: Set<string>;
  batchIds: Set<string>;
  patientIds: Set<string>;
}

function nothingTouched(): Touched {
  return {
    messageIds: new Set(),
    batchIds: new Set(),
    patientIds: new Set(),
    hasPatientChange: false,
    hasArrivalChange: false,
    hasAttentionChange: false,
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

  touch(changes: Partial<Record<Flag, boolean>> & { message?: string; batch?: string; patient?: string }) {
    const { message, batch, patient, ...flags } = changes;
    if (message !== undefined) this.touched.messageIds.add(message);
    if (batch !== undefined) this.touched.batchIds.add(batch);
    if (patient !== undefined) {
      this.touched.patientIds.add(patient);
      this.touched.hasPatientChange = true;
    }
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
    const hasAny = Object.values(changes).some((change: boolean | Set<string>) =>
      typeof change === 'boolean' ? change : change.size > 0,
    );
    if (!hasAny) return;
    for (const listener of [...this.listeners]) {
      try {
        listener(changes);
      } catch {
        // As with the real one: the commit stands, and the others hear of it.
      }
    }
  }
}
