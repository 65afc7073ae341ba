import type { TrackingSettings, TrackingState } from '../../../shared/domain/tracking';
import type { MailboxTracker, MailboxTrackers, TrackingSink } from '../../ports/mailbox-tracker';
import type { Ports } from '../ports';
import { commitFetched, type CommitPorts } from './commit-fetched';
import { resolveFoundSent, unconfirmedIds } from './resolve-found-sent';
import { mailboxPassword } from './tracking-password';

export type TrackMailboxesPorts = CommitPorts & Pick<Ports, 'changes' | 'network' | 'vault'>;

/** What use cases and the screen ask of the trackers. */
export interface TrackingControl {
  /** Looks now. One that has given up, because only a person could help, begins anew. */
  checkNow(accountId: string): void;
  state(accountId: string): TrackingState;
}

/** One mailbox that is read, with what it was begun with. */
interface Running {
  settings: TrackingSettings;
  password: string;
  tracker: MailboxTracker;
  /** With the time since when it has been so: every failed try tells it anew. */
  trouble: TrackingState['trouble'];
  /** Once it has been told to stop, what it still brings is left for the next one to fetch again. */
  end: () => void;
}

const NOT_CHECKED: TrackingState = { lastCheckedAt: null, trouble: null, backfill: null };

/** Reads the mailboxes of all accounts that are tracked: one tracker an account, begun anew when its settings change. */
export class TrackMailboxes implements TrackingControl {
  private readonly running = new Map<string, Running>();
  private readonly stopping = new Set<Promise<void>>();
  private readonly listeners = new Set<() => void>();
  /** Since when a password has been missing, by account. */
  private readonly missingSince = new Map<string, number>();
  private stops: (() => void)[] = [];

  constructor(
    private readonly ports: TrackMailboxesPorts,
    private readonly trackers: MailboxTrackers,
  ) {}

  /** Begins to read, and from now on follows what is saved. */
  start(): void {
    const { changes, network } = this.ports;
    this.stops = [
      changes.subscribe(({ hasAccountChange }) => {
        if (hasAccountChange) this.follow();
      }),
      network.subscribe(() => {
        if (!network.isOnline()) return;
        for (const { tracker } of this.running.values()) tracker.checkNow();
      }),
    ];
    this.follow();
  }

  checkNow(accountId: string): void {
    const running = this.running.get(accountId);
    if (running === undefined) return;
    if (running.trouble === null) running.tracker.checkNow();
    else this.beginAnew(accountId, running);
  }

  state(accountId: string): TrackingState {
    const missingSince = this.missingSince.get(accountId);
    if (missingSince !== undefined) {
      return { ...NOT_CHECKED, trouble: { kind: 'password-needed', detail: '', at: missingSince } };
    }
    const running = this.running.get(accountId);
    return running === undefined ? NOT_CHECKED : { ...running.tracker.state(), trouble: running.trouble };
  }

  /** How all accounts that are tracked are doing. */
  states(): ({ accountId: string } & TrackingState)[] {
    return this.ports.tracking.list().map(({ accountId }) => ({ accountId, ...this.state(accountId) }));
  }

  /** Calls back when a state may have changed; returns how to stop that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) stop();
    for (const [accountId, running] of [...this.running]) this.end(accountId, running);
    await Promise.all(this.stopping);
  }

  /** Ends what is not wanted any more or has other settings or another password, and begins what is not read yet. */
  private follow(): void {
    const tracked = new Map(
      this.ports.tracking.list().map(({ accountId, settings }) => [accountId, settings]),
    );
    for (const accountId of new Set([
      ...this.running.keys(),
      ...this.missingSince.keys(),
      ...tracked.keys(),
    ])) {
      this.renew(accountId, tracked.get(accountId) ?? null);
    }
  }

  private renew(accountId: string, settings: TrackingSettings | null): void {
    const password = settings === null ? null : mailboxPassword(this.ports, accountId);
    this.noteMissing(accountId, settings !== null && password === null);
    const before = this.running.get(accountId);
    if (before !== undefined && isSame(before, settings, password)) return;
    if (before !== undefined) this.end(accountId, before);
    if (settings !== null && password !== null) this.begin(accountId, settings, password);
    this.tell();
  }

  private begin(accountId: string, settings: TrackingSettings, password: string): void {
    const tracker = this.trackers.create(accountId, settings, password);
    let isEnded = false;
    const running: Running = {
      ...{ settings, password, tracker, trouble: null },
      end: () => {
        isEnded = true;
      },
    };
    this.running.set(accountId, running);
    tracker.start(this.sinkOf(accountId, running, () => isEnded));
  }

  private beginAnew(accountId: string, running: Running): void {
    this.end(accountId, running);
    this.begin(accountId, running.settings, running.password);
    this.tell();
  }

  private sinkOf(accountId: string, running: Running, isEnded: () => boolean): TrackingSink {
    const { ports } = this;
    return {
      cursor: () => ports.tracking.cursor(accountId),
      commit: (fetched) => {
        // Its cursor may be one of another mailbox than the account has now.
        if (isEnded()) throw new Error('This tracking has ended.');
        commitFetched(ports, accountId, fetched);
      },
      unconfirmedIds: () => unconfirmedIds(ports, accountId),
      foundSent: (messageIdHeaders) => {
        if (!isEnded()) resolveFoundSent(ports, accountId, messageIdHeaders);
      },
      onStateChange: () => {
        if (isEnded()) return;
        noteTrouble(running);
        this.tell();
      },
    };
  }

  private end(accountId: string, running: Running): void {
    this.running.delete(accountId);
    running.end();
    const stopped = running.tracker
      .stop()
      .catch((error: unknown) => {
        this.ports.logger.error('tracker-not-stopped', { accountId, reason: String(error) });
      })
      .finally(() => {
        this.stopping.delete(stopped);
      });
    this.stopping.add(stopped);
  }

  private noteMissing(accountId: string, isMissing: boolean): void {
    if (!isMissing) this.missingSince.delete(accountId);
    else if (!this.missingSince.has(accountId)) this.missingSince.set(accountId, this.ports.clock.now());
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

function noteTrouble(running: Running): void {
  const { trouble } = running.tracker.state();
  const before = running.trouble;
  const isStill = trouble !== null && before !== null && trouble.kind === before.kind;
  running.trouble = isStill ? { ...trouble, at: before.at } : trouble;
}

function isSame(before: Running, settings: TrackingSettings | null, password: string | null): boolean {
  return before.password === password && JSON.stringify(before.settings) === JSON.stringify(settings);
}
