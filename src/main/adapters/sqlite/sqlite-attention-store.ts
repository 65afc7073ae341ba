import type { Handling, ProbableReport } from '../../../shared/domain/attention';
import type { Report } from '../../../shared/domain/report';
import type { AttentionStore } from '../../ports/attention-store';
import { OWN_DESK, type LogConnection } from './log-connection';

interface ProbableColumns {
  id: string;
  messageId: string;
  report: string;
  recordedAt: number;
  decidedAt: number | null;
  decidedBy: string | null;
  isAboutMessage: number | null;
}

const INSERT = `
INSERT INTO probable_report (desk, id, report_key, message, report, recorded_at)
VALUES (@desk, @id, @key, (SELECT position FROM message WHERE id = @messageId), @report, @recordedAt)
ON CONFLICT (report_key) DO NOTHING`;

const REPORTS = `
SELECT r.id, m.id AS messageId, r.report, r.recorded_at AS recordedAt, r.decided_at AS decidedAt,
  r.decided_by AS decidedBy, r.is_about_message AS isAboutMessage
FROM probable_report AS r`;

const OF_MESSAGE = 'CROSS JOIN message AS m ON m.position = r.message';

const UNDECIDED = `${REPORTS} INDEXED BY probable_report_undecided ${OF_MESSAGE}
WHERE r.decided_at IS NULL ORDER BY r.position DESC LIMIT @limit`;

const COUNT_UNDECIDED = `
SELECT count(*) AS count FROM probable_report INDEXED BY probable_report_undecided WHERE decided_at IS NULL`;

const DECIDE = `
UPDATE probable_report SET decided_at = @at, decided_by = @by, is_about_message = @isAboutMessage WHERE id = @id`;

const SET_HANDLING = `
INSERT INTO handling (subject, occurrence, desk, at, by, note)
VALUES (@subject, @occurrence, @desk, @at, @by, @note)
ON CONFLICT (subject, occurrence) DO UPDATE SET
  desk = excluded.desk, at = excluded.at, by = excluded.by, note = excluded.note`;

export class SqliteAttentionStore implements AttentionStore {
  private readonly insertOne;
  private readonly selectUndecided;
  private readonly selectCount;
  private readonly selectOne;
  private readonly updateDecided;
  private readonly selectHandling;
  private readonly putHandling;
  private readonly deleteHandling;

  constructor(private readonly connection: LogConnection) {
    const { statements } = connection;
    this.insertOne = statements.prepare('add-probable-report', INSERT);
    this.selectUndecided = statements.prepare<ProbableColumns>('undecided-reports', UNDECIDED);
    this.selectCount = statements.prepare<{ count: number }>('count-undecided-reports', COUNT_UNDECIDED);
    this.selectOne = statements.prepare<ProbableColumns>(
      'probable-report',
      `${REPORTS} ${OF_MESSAGE} WHERE r.id = @id`,
    );
    this.updateDecided = statements.prepare('decide-report', DECIDE);
    this.selectHandling = statements.prepare<Handling>(
      'handling',
      'SELECT at, by, note FROM handling WHERE subject = @subject AND occurrence = @occurrence',
    );
    this.putHandling = statements.prepare('set-handling', SET_HANDLING);
    this.deleteHandling = statements.prepare(
      'remove-handling',
      'DELETE FROM handling WHERE subject = @subject AND occurrence = @occurrence',
    );
  }

  insertProbable(probable: { id: string; messageId: string; recordedAt: number; report: Report }): boolean {
    const { id, messageId, recordedAt, report } = probable;
    return this.connection.transaction.run(() => {
      const columns = { id, messageId, recordedAt, key: report.key, report: JSON.stringify(report) };
      const { changes } = this.insertOne.run({ desk: OWN_DESK, ...columns });
      if (changes > 0) this.connection.changes.touchAttention();
      return changes > 0;
    });
  }

  undecided(limit: number): ProbableReport[] {
    return this.selectUndecided.all({ limit }).map((columns) => probableOf(columns).view);
  }

  countUndecided(): number {
    return this.selectCount.get()?.count ?? 0;
  }

  probable(id: string): { view: ProbableReport; report: Report } | null {
    const found = this.selectOne.get({ id });
    return found === undefined ? null : probableOf(found);
  }

  decide(id: string, decided: ProbableReport['decided']): void {
    this.connection.transaction.run(() => {
      const { changes } = this.updateDecided.run({
        id,
        at: decided?.at ?? null,
        by: decided?.by ?? null,
        isAboutMessage: decided === null ? null : Number(decided.isAboutMessage),
      });
      if (changes === 0) throw new Error('There is no such report.');
      this.connection.changes.touchAttention();
    });
  }

  handling(subject: string, occurrence: string): Handling | null {
    return this.selectHandling.get({ subject, occurrence }) ?? null;
  }

  setHandling(subject: string, occurrence: string, handling: Handling | null): void {
    this.connection.transaction.run(() => {
      if (handling === null) this.deleteHandling.run({ subject, occurrence });
      else this.putHandling.run({ subject, occurrence, desk: OWN_DESK, ...handlingColumns(handling) });
      this.connection.changes.touchAttention();
    });
  }
}

function handlingColumns({ at, by, note }: Handling) {
  return { at, by, note };
}

function probableOf(columns: ProbableColumns): { view: ProbableReport; report: Report } {
  const { id, messageId, recordedAt, decidedAt, decidedBy, isAboutMessage } = columns;
  const report = JSON.parse(columns.report) as Report;
  const { occurredAt, status, code, detail, keys } = report;
  const says = { occurredAt, status, code, detail, namedRecipient: keys.recipient };
  const isDecided = decidedAt !== null && decidedBy !== null;
  const decided = isDecided ? { at: decidedAt, by: decidedBy, isAboutMessage: isAboutMessage === 1 } : null;
  return { view: { id, messageId, recordedAt, ...says, decided }, report };
}
