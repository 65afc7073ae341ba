import type { Handling, ProbableReport } from '../../shared/domain/attention';
import type { Report } from '../../shared/domain/report';

/** What waits for a person's word, and what has been handled by name. */
export interface AttentionStore {
  /** Keeps a report that is probably about a message. False when its key is known already: it changes nothing. */
  insertProbable(report: { id: string; messageId: string; recordedAt: number; report: Report }): boolean;
  /** Undecided ones, newest first, at most `limit`. */
  undecided(limit: number): ProbableReport[];
  countUndecided(): number;
  probable(id: string): { view: ProbableReport; report: Report } | null;
  /** Null takes a decision back. */
  decide(id: string, decided: ProbableReport['decided']): void;
  /** How a person handled something that has no row of its own, by subject and occurrence; null: nobody has. */
  handling(subject: string, occurrence: string): Handling | null;
  setHandling(subject: string, occurrence: string, handling: Handling | null): void;
}
