import type { Handling, ProbableReport } from '../../../src/shared/domain/attention';
import type { Report } from '../../../src/shared/domain/report';
import type { AttentionStore } from '../../../src/main/ports/attention-store';
import type { MemoryDatabase } from './memory-database';

type StoredReport = { view: ProbableReport; report: Report };

export class InMemoryAttentionStore implements AttentionStore {
  constructor(private readonly database: MemoryDatabase) {}

  insertProbable(probable: { id: string; messageId: string; recordedAt: number; report: Report }): boolean {
    return this.database.run(() => {
      const { tables } = this.database;
      const { id, messageId, recordedAt } = probable;
      const report = structuredClone(probable.report);
      if (!tables.messages.has(messageId)) throw new Error('There is no such message.');
      if (this.all().some((stored) => stored.report.key === report.key)) return false;
      if (tables.probableReports.has(id)) throw new Error('There is such a report already.');
      const { occurredAt, status, code, detail, keys } = report;
      const says = { occurredAt, status, code, detail, namedRecipient: keys.recipient };
      this.put({ view: { id, messageId, recordedAt, ...says, decided: null }, report });
      return true;
    });
  }

  undecided(limit: number): ProbableReport[] {
    const open = this.open().reverse().slice(0, limit);
    return open.map(({ view }) => structuredClone(view));
  }

  countUndecided(): number {
    return this.open().length;
  }

  probable(id: string): StoredReport | null {
    return structuredClone(this.database.tables.probableReports.get(id) ?? null);
  }

  decide(id: string, decided: ProbableReport['decided']): void {
    this.database.run(() => {
      const stored = this.database.tables.probableReports.get(id);
      if (stored === undefined) throw new Error('There is no such report.');
      this.put({ ...stored, view: { ...stored.view, decided: structuredClone(decided) } });
    });
  }

  handling(subject: string, occurrence: string): Handling | null {
    return structuredClone(this.database.tables.handlings.get(keyOf(subject, occurrence)) ?? null);
  }

  setHandling(subject: string, occurrence: string, handling: Handling | null): void {
    this.database.run(() => {
      const { handlings } = this.database.tables;
      const key = keyOf(subject, occurrence);
      if (handling === null) handlings.delete(key);
      else handlings.set(key, { ...handling });
      this.database.touch({ hasAttentionChange: true });
    });
  }

  private all(): StoredReport[] {
    return [...this.database.tables.probableReports.values()];
  }

  private open(): StoredReport[] {
    return this.all().filter(({ view }) => view.decided === null);
  }

  private put(stored: StoredReport): void {
    this.database.tables.probableReports.set(stored.view.id, stored);
    this.database.touch({ hasAttentionChange: true });
  }
}

function keyOf(subject: string, occurrence: string): string {
  return JSON.stringify([subject, occurrence]);
}
