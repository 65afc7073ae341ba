import type { Status } from '../../../src/shared/domain/status';
import type { MailboxCursor, TrackingSettings } from '../../../src/shared/domain/tracking';
import type { TrackingStore } from '../../../src/main/ports/tracking-store';
import type { MemoryDatabase, StoredTracking } from './memory-database';

export class InMemoryTrackingStore implements TrackingStore {
  constructor(private readonly database: MemoryDatabase) {}

  list(): { accountId: string; settings: TrackingSettings }[] {
    return [...this.database.tables.accounts.keys()].flatMap((accountId) => {
      const settings = this.get(accountId);
      return settings === null ? [] : [{ accountId, settings }];
    });
  }

  get(accountId: string): TrackingSettings | null {
    return structuredClone(this.stored(accountId)?.settings ?? null);
  }

  save(accountId: string, settings: TrackingSettings | null): void {
    this.database.run(() => {
      if (settings === null) this.database.tables.tracking.delete(accountId);
      else this.put(accountId, settings);
      this.database.touch({ hasAccountChange: true });
    });
  }

  cursor(accountId: string): MailboxCursor | null {
    return structuredClone(this.stored(accountId)?.cursor ?? null);
  }

  saveCursor(accountId: string, { uidValidity, lastUid }: MailboxCursor): void {
    this.database.run(() => {
      const stored = this.database.tables.tracking.get(accountId);
      if (stored === undefined) throw new Error('The account is not tracked.');
      this.database.tables.tracking.set(accountId, { ...stored, cursor: { uidValidity, lastUid } });
    });
  }

  seenStatuses(accountId: string): Set<Status> {
    return new Set(this.database.tables.seenStatuses.get(accountId));
  }

  noteSeen(accountId: string, statuses: readonly Status[]): void {
    this.database.run(() => {
      if (!this.database.tables.accounts.has(accountId)) return;
      const seen = new Set([...this.seenStatuses(accountId), ...statuses]);
      this.database.tables.seenStatuses.set(accountId, seen);
    });
  }

  private put(accountId: string, settings: TrackingSettings): void {
    const { tables } = this.database;
    if (tables.accounts.get(accountId)?.removedAt !== null) throw new Error('There is no such account.');
    const before = tables.tracking.get(accountId);
    const isSame = (['host', 'user', 'folder'] as const).every(
      (key) => before?.settings[key] === settings[key],
    );
    const cursor = isSame ? (before?.cursor ?? null) : null;
    tables.tracking.set(accountId, { settings: structuredClone(settings), cursor });
  }

  private stored(accountId: string): StoredTracking | undefined {
    const { accounts, tracking } = this.database.tables;
    return accounts.get(accountId)?.removedAt === null ? tracking.get(accountId) : undefined;
  }
}
