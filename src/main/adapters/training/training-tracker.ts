import type { Report } from '../../../shared/domain/report';
import type { Clock, Timer } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { Tracker } from '../../ports/tracker';
import type { AcceptedMail } from './accepted-mail';
import type { PracticeJournal } from './practice-journal';
import { reportsAbout } from './training-reports';

const TRY_AGAIN_MS = 5_000;

/**
 * Reports what became of the messages that the practice's server has taken, each report when it is due. Reports come
 * at least once: what was reported before a restart may come again, under the same key.
 */
export class TrainingTracker implements Tracker {
  private onReports: ((reports: readonly Report[]) => void) | null = null;
  private readonly timers = new Set<Timer>();
  /** How many reports about a message are still to come. */
  private readonly outstanding = new Map<string, number>();

  constructor(
    private readonly accountId: string,
    private readonly ports: { clock: Clock; logger: Logger },
    private readonly journal: PracticeJournal,
  ) {}

  start(onReports: (reports: readonly Report[]) => void): void {
    this.onReports = onReports;
    for (const mail of this.journal.pending()) this.follow(mail);
  }

  /** Reports about a message that is in the journal, from now on or, before the start, from then on. */
  follow(mail: AcceptedMail): void {
    if (this.onReports === null) return;
    // Taken a second time while the first story runs: it is one and the same message.
    if (this.outstanding.has(mail.id)) return;
    const reports = reportsAbout(mail, this.accountId);
    if (reports.length === 0) {
      this.journal.finish(mail.id);
      return;
    }
    this.outstanding.set(mail.id, reports.length);
    const now = this.ports.clock.now();
    for (const report of reports) this.reportAfter(Math.max(0, report.occurredAt - now), mail, report);
  }

  /** The practice is on this computer and tells everything at once. */
  lastCheckedAt(): number | null {
    return this.onReports === null ? null : this.ports.clock.now();
  }

  stop(): Promise<void> {
    this.onReports = null;
    for (const timer of this.timers) timer.cancel();
    this.timers.clear();
    this.outstanding.clear();
    return Promise.resolve();
  }

  private reportAfter(delayMs: number, mail: AcceptedMail, report: Report): void {
    const timer = this.ports.clock.after(delayMs, () => {
      this.timers.delete(timer);
      this.report(mail, report);
    });
    this.timers.add(timer);
  }

  private report(mail: AcceptedMail, report: Report): void {
    try {
      this.onReports?.([report]);
    } catch (error) {
      this.ports.logger.warn('training-report-not-kept', { code: report.code, reason: String(error) });
      this.reportAfter(TRY_AGAIN_MS, mail, report);
      return;
    }
    const left = (this.outstanding.get(mail.id) ?? 1) - 1;
    this.outstanding.set(mail.id, left);
    if (left > 0) return;
    this.outstanding.delete(mail.id);
    this.journal.finish(mail.id);
  }
}
