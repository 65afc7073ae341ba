import { describe, expect, it } from 'vitest';
import { DEFAULT_IMAP_LIMITS } from '../../../../src/main/adapters/trackers/imap-limits';
import { trackerError } from '../../../../src/main/adapters/trackers/imap-trouble';
import { ImapTracker } from '../../../../src/main/adapters/trackers/imap-tracker';
import type { MailboxSession, SessionEvents } from '../../../../src/main/adapters/trackers/mailbox-session';
import { ManualClock } from '../../../support/manual-clock';
import { RecordingLogger } from '../../../support/recording-logger';
import { readSampleMail } from '../../../support/tracking/read-sample-mail';
import { RecordingSink } from '../../../support/tracking/recording-sink';

const UNREACHABLE = trackerError('unreachable', 'No reply from mail.example.org');

/** A server that can be reached or not, with an empty folder. */
class SampleServer {
  /** Times of all tries to connect. */
  readonly triedAt: number[] = [];
  failure: Error | null = UNREACHABLE;
  events: SessionEvents | null = null;
  private isLost = false;

  constructor(private readonly clock: ManualClock) {}

  open(events: SessionEvents): Promise<MailboxSession> {
    this.triedAt.push(this.clock.now());
    if (this.failure !== null) return Promise.reject(this.failure);
    this.isLost = false;
    this.events = events;
    const answer = <Value>(value: Value): Promise<Value> =>
      this.isLost ? Promise.reject(UNREACHABLE) : Promise.resolve(value);
    return Promise.resolve({
      hasIdle: true,
      folders: () => answer(['INBOX']),
      examine: () => answer({ uidValidity: '1', uidNext: 1, mailCount: 0 }),
      uidsAbove: () => answer([]),
      uidsSince: () => answer([]),
      sizes: () => answer([]),
      fetch: () => answer(undefined),
      hasMessageId: () => answer(false),
      probe: () => answer(undefined),
      listen: () => undefined,
      close: () => Promise.resolve(),
    });
  }

  /** The connection breaks, and for now there is no other. */
  lose(failure: Error | null): void {
    this.isLost = true;
    this.failure = failure;
    this.events?.onNews();
  }
}

function begin(password = 'secret') {
  const clock = new ManualClock(0);
  const server = new SampleServer(clock);
  const sink = new RecordingSink();
  const tracker = new ImapTracker({
    accountId: 'account-1',
    settings: {
      host: 'mail.example.org',
      port: 993,
      security: 'tls',
      user: 'desk@example.org',
      folder: 'INBOX',
      sentFolder: null,
      hasPlusAddresses: false,
      isAskingForReceipts: false,
    },
    password,
    openSession: (_settings, _password, events) => server.open(events),
    readMail: readSampleMail,
    limits: DEFAULT_IMAP_LIMITS,
    clock,
    logger: new RecordingLogger(),
  });
  sink.tracker = tracker;
  return { clock, server, sink, tracker };
}

/** All that can happen without time going on has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('a tracker that cannot reach its server', () => {
  it('tries again after 5 s, 15 s, 1 min and then every 5 min', async () => {
    const { clock, server, sink, tracker } = begin();
    tracker.start(sink);
    for (let second = 0; second < 1_000; second += 1) {
      await settled();
      clock.advance(1_000);
    }
    await settled();
    expect(server.triedAt).toEqual([0, 5_000, 20_000, 80_000, 380_000, 680_000, 980_000]);
    expect(tracker.state()).toEqual({
      lastCheckedAt: null,
      trouble: { kind: 'unreachable', detail: 'No reply from mail.example.org', at: 980_000 },
      backfill: null,
    });
    await tracker.stop();
    expect(clock.waiting).toBe(0);
  });

  it('tries at once when it is told to look, and once only', async () => {
    const { clock, server, sink, tracker } = begin();
    tracker.start(sink);
    await settled();
    clock.advance(1_000);
    tracker.checkNow();
    await settled();
    expect(server.triedAt).toEqual([0, 1_000]);
    await tracker.stop();
  });

  it('begins with short waits again after a connection that held, but not after one that broke at once', async () => {
    const { clock, server, sink, tracker } = begin();
    server.failure = null;
    tracker.start(sink);
    await settled();
    const waits: number[][] = [];
    for (const heldMs of [0, 0, 0, 90_000]) {
      clock.advance(heldMs);
      await settled();
      server.lose(null);
      await settled();
      const { length } = server.triedAt;
      const lostAt = clock.now();
      while (server.triedAt.length === length) {
        clock.advance(1_000);
        await settled();
      }
      waits.push([heldMs, clock.now() - lostAt]);
    }
    expect(waits).toEqual([
      [0, 5_000],
      [0, 15_000],
      [0, 60_000],
      [90_000, 5_000],
    ]);
    await tracker.stop();
  });

  it('does not take the end of the connection for a reason to connect at once', async () => {
    const { server, sink, tracker } = begin();
    server.failure = null;
    tracker.start(sink);
    await settled();
    expect(tracker.state()).toMatchObject({ lastCheckedAt: 0, trouble: null });
    server.lose(UNREACHABLE);
    server.events?.onNews();
    await settled();
    expect(server.triedAt).toEqual([0]);
    await tracker.stop();
  });

  it('rests after a refused password', async () => {
    const { clock, server, sink, tracker } = begin();
    server.failure = trackerError('authentication-refused', 'Authentication failed.', true);
    tracker.start(sink);
    await settled();
    clock.advance(3_600_000);
    tracker.checkNow();
    await settled();
    expect(server.triedAt).toEqual([0]);
    expect(tracker.state().trouble).toEqual({
      kind: 'authentication-refused',
      detail: 'Authentication failed.',
      at: 0,
    });
    await tracker.stop();
  });

  it('asks for a password instead of trying without one', async () => {
    const { server, sink, tracker } = begin('');
    tracker.start(sink);
    await settled();
    expect(server.triedAt).toEqual([]);
    expect(tracker.state().trouble?.kind).toBe('password-needed');
    await tracker.stop();
  });
});
