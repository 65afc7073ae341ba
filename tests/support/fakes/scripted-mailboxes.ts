import type { Cancellation } from '../../../src/main/ports/cancellation';
import type { MailboxTracker, MailboxTrackers, TrackingSink } from '../../../src/main/ports/mailbox-tracker';
import type { TrackingSettings, TrackingState, TrackingTestView } from '../../../src/shared/domain/tracking';

/** One reading of a mailbox that does what the test says. */
export class ScriptedTracker implements MailboxTracker {
  sink: TrackingSink | null = null;
  shown: TrackingState = { lastCheckedAt: null, trouble: null, backfill: null };
  checks = 0;
  isStopped = false;
  stopResult: Promise<void> = Promise.resolve();

  constructor(
    readonly accountId: string,
    readonly settings: TrackingSettings,
    readonly password: string,
  ) {}

  /** What it was given to tell; it has been started. */
  get given(): TrackingSink {
    if (this.sink === null) throw new Error('The tracker was not started.');
    return this.sink;
  }

  start(sink: TrackingSink): void {
    this.sink = sink;
  }

  state(): TrackingState {
    return this.shown;
  }

  checkNow(): void {
    this.checks += 1;
  }

  stop(): Promise<void> {
    this.isStopped = true;
    return this.stopResult;
  }
}

export const GOOD_TEST: TrackingTestView = {
  ok: true,
  trouble: null,
  folders: ['INBOX', 'Sent'],
  hasIdle: true,
  mailCount: 3,
};

/** Mailboxes that do as they are told, and keep who was begun with what. */
export class ScriptedMailboxes implements MailboxTrackers {
  readonly created: ScriptedTracker[] = [];
  readonly testsOf: { host: string; password: string }[] = [];
  /** Null: the server never answers. */
  testResult: TrackingTestView | null = GOOD_TEST;

  /** The trackers that have not been stopped. */
  get running(): ScriptedTracker[] {
    return this.created.filter(({ isStopped }) => !isStopped);
  }

  /** The one that was created last. */
  get last(): ScriptedTracker {
    const last = this.created.at(-1);
    if (last === undefined) throw new Error('No tracker was created.');
    return last;
  }

  create(accountId: string, settings: TrackingSettings, password: string): MailboxTracker {
    const tracker = new ScriptedTracker(accountId, settings, password);
    this.created.push(tracker);
    return tracker;
  }

  test({ host }: TrackingSettings, password: string, signal: Cancellation): Promise<TrackingTestView> {
    this.testsOf.push({ host, password });
    const { testResult } = this;
    if (testResult !== null) return Promise.resolve(testResult);
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        resolve({ ...GOOD_TEST, ok: false, trouble: { kind: 'unreachable', detail: '' } });
      });
    });
  }
}
