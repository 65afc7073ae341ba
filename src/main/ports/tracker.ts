import type { Report } from '../../shared/domain/report';

/** Fetches reports for an account and hands them on. It never writes to the log itself. */
export interface Tracker {
  /**
   * Begins to fetch. `onReports` commits what it is given before it returns; only then may the tracker acknowledge
   * anything to where the reports came from.
   */
  start(onReports: (reports: readonly Report[]) => void): void;
  /** When reports were last looked for with success (ms); null: not yet. */
  lastCheckedAt(): number | null;
  stop(): Promise<void>;
}
