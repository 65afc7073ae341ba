import { EventEmitter } from 'node:events';
import { createMailboxTrackers } from '../../../src/main/adapters/trackers/mailbox-trackers';
import { readMailReports } from '../../../src/main/adapters/trackers/read-mail-reports';
import { saveTracking } from '../../../src/main/application/tracking/save-tracking';
import { TrackMailboxes } from '../../../src/main/application/tracking/track-mailboxes';
import type { Log } from '../../../src/main/ports/log';
import type { MessageDraft } from '../../../src/shared/domain/draft';
import type { TrackingSettings, TrackingState } from '../../../src/shared/domain/tracking';
import { TestPractice } from '../fakes/test-practice';
import { sampleLine, sampleTracking } from '../log/sample-log';
import { CHANGE, waitUntil } from '../wait-until';

const TIMEOUT_MS = 10_000;

/** A desk whose account is tracked by a real tracker on a server of the test's. */
export class TrackedDesk {
  readonly practice: TestPractice;
  readonly tracking: TrackMailboxes;
  readonly account;
  private readonly changes = new EventEmitter();

  constructor(log: Log) {
    this.practice = new TestPractice(undefined, log);
    this.account = this.practice.addAccount();
    const { clock, logger, ports } = this.practice;
    const trackers = createMailboxTrackers({ clock, logger, readMail: readMailReports });
    this.tracking = new TrackMailboxes(ports, trackers);
    this.tracking.subscribe(() => {
      setImmediate(() => this.changes.emit(CHANGE));
    });
  }

  /** Sets the tracking up, which `tracking.start()` begins. */
  setUp(settings: Partial<TrackingSettings>, password = 'secret'): void {
    const whole = sampleTracking({ host: '127.0.0.1', security: 'none', ...settings });
    const typed = { kind: 'typed', text: password } as const;
    const input = { settings: whole, password: typed, isUnprotectedAllowed: true };
    saveTracking(this.practice.ports, this.tracking, this.account.id, input);
  }

  /** Sets it up and begins to read the mailbox. */
  track(settings: Partial<TrackingSettings>, password?: string): void {
    this.setUp(settings, password);
    this.tracking.start();
  }

  /** Messages to these addresses that the sending server has taken, or of which nobody knows whether it has. */
  async send(
    emails: string[],
    outcome: 'accepted' | 'unconfirmed' = 'accepted',
    changes: Partial<MessageDraft> = {},
  ): Promise<string[]> {
    const { practice, account } = this;
    const patientIds = practice.addPatients(...emails);
    const ids = await practice.write(account, 0, { patientIds, ...changes });
    const { outbox } = practice.log;
    const now = practice.clock.now();
    outbox.claim(account.id, now, ids.length);
    for (const id of ids) {
      if (outcome === 'unconfirmed') outbox.settle(id, { state: 'unconfirmed' }, [], now);
      else outbox.settle(id, { state: 'done', providerId: null }, [sampleLine({ at: now })], now);
    }
    return ids;
  }

  state(): TrackingState {
    return this.tracking.state(this.account.id);
  }

  async until(isReached: () => boolean): Promise<void> {
    await waitUntil(this.changes, {
      check: () => (isReached() ? true : undefined),
      timeoutMs: TIMEOUT_MS,
      describeTimeout: () => `Not reached; ${JSON.stringify(this.state())}`,
    });
  }

  /** Until the mailbox has been read once. */
  async untilChecked(): Promise<void> {
    await this.until(() => this.state().lastCheckedAt !== null);
  }
}
