import { EventEmitter } from 'node:events';
import type { FetchedReports, MailboxTracker, TrackingSink } from '../../../src/main/ports/mailbox-tracker';
import type { MailboxCursor, TrackingState } from '../../../src/shared/domain/tracking';
import { CHANGE, waitUntil } from '../wait-until';

const TIMEOUT_MS = 10_000;

/** Keeps what a tracker tells, as the log would. */
export class RecordingSink implements TrackingSink {
  readonly commits: FetchedReports[] = [];
  readonly states: TrackingState[] = [];
  readonly found: string[] = [];
  unconfirmed: string[] = [];
  /** Thrown by the next commits, as when the disk is full. */
  failure: Error | null = null;
  failedCommits = 0;
  tracker: MailboxTracker | null = null;
  private readonly changes = new EventEmitter();

  constructor(private kept: MailboxCursor | null = null) {}

  cursor(): MailboxCursor | null {
    return this.kept;
  }

  commit(fetched: FetchedReports): void {
    if (this.failure !== null) {
      this.failedCommits += 1;
      this.changes.emit(CHANGE);
      throw this.failure;
    }
    this.commits.push(fetched);
    this.kept = fetched.cursor;
    this.changes.emit(CHANGE);
  }

  unconfirmedIds(): readonly string[] {
    return this.unconfirmed;
  }

  foundSent(messageIdHeaders: readonly string[]): void {
    this.found.push(...messageIdHeaders);
    this.unconfirmed = this.unconfirmed.filter((id) => !messageIdHeaders.includes(id));
    this.changes.emit(CHANGE);
  }

  onStateChange(): void {
    if (this.tracker !== null) this.states.push(this.tracker.state());
    this.changes.emit(CHANGE);
  }

  /** The keys of all reports, in order of their commits. */
  keys(): string[] {
    return this.commits.flatMap(({ reports }) => reports.map(({ key }) => key));
  }

  state(): TrackingState | undefined {
    return this.tracker?.state();
  }

  async until(isReached: (sink: this) => boolean): Promise<void> {
    await waitUntil(this.changes, {
      check: () => (isReached(this) ? true : undefined),
      timeoutMs: TIMEOUT_MS,
      describeTimeout: () =>
        `Not reached; ${JSON.stringify(this.state())}, cursor ${JSON.stringify(this.kept)}, reports ${this.keys().join(' ')}`,
    });
  }
}
