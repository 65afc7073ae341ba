import type { TrackingSettings, TrackingState } from '../../../shared/domain/tracking';
import type { Clock } from '../../ports/clock';
import { DiskFullError } from '../../ports/log-errors';
import type { Logger } from '../../ports/logger';
import type { MailboxTracker, TrackingSink } from '../../ports/mailbox-tracker';
import { Bell } from './bell';
import type { ImapLimits } from './imap-limits';
import { isRefusal, mailboxTrouble, type MailboxTrouble } from './imap-trouble';
import { MailTries } from './mail-tries';
import type { MailboxSession, OpenMailboxSession } from './mailbox-session';
import { readFolder, type ReadMail } from './read-folder';
import { SentFolder } from './sent-folder';

/** Waits between tries to connect, each longer than the one before; the last stands for all that follow. */
const BACK_OFF_MS = [5_000, 15_000, 60_000, 300_000] as const;

/** A connection that held so long was a good one: after it the waits begin anew. */
const STEADY_MS = 60_000;

/** A server may tell of new mail so often without there being any; then it is asked at intervals for a while. */
const FALSE_NEWS_LIMIT = 5;

export interface ImapTrackerParts {
  accountId: string;
  settings: TrackingSettings;
  password: string;
  openSession: OpenMailboxSession;
  readMail: ReadMail;
  limits: ImapLimits;
  clock: Clock;
  logger: Logger;
}

/** The log could not be read or written: nothing is wrong with the mailbox. */
class LogFailure extends Error {
  override readonly name = 'LogFailure';
}

/** Keeps looking into one mailbox over one connection after the other. */
export class ImapTracker implements MailboxTracker {
  private current: TrackingState = { lastCheckedAt: null, trouble: null, backfill: null };
  private readonly bell = new Bell();
  private readonly stopping = new AbortController();
  private readonly sent: SentFolder;
  private session: MailboxSession | null = null;
  private running: Promise<void> | null = null;
  private isCheckWanted = false;
  private readonly tries = new MailTries();
  /** How often in a row the server has told of new mail, and there was none. */
  private falseNews = 0;
  /** A mail that could not be had, until a person has seen it and the mailbox is begun anew. */
  private leftOut: TrackingState['trouble'] = null;

  constructor(private readonly parts: ImapTrackerParts) {
    this.sent = new SentFolder(parts.settings.sentFolder);
  }

  start(sink: TrackingSink): void {
    this.running ??= this.run(sink);
  }

  state(): TrackingState {
    return this.current;
  }

  checkNow(): void {
    this.isCheckWanted = true;
    this.bell.ring();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await Promise.all([this.session?.close(), this.running]);
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private isAskedToCheck(): boolean {
    return this.isCheckWanted;
  }

  /** One connection after the other until it is stopped or only a person can help. */
  private async run(sink: TrackingSink): Promise<void> {
    const { clock, password } = this.parts;
    if (password === '') {
      this.tellTrouble(sink, { kind: 'password-needed', detail: 'There is no password', isFinal: true });
      return;
    }
    for (let failures = 0; !this.isStopped(); failures += 1) {
      const held = { isSteady: false };
      const steady = clock.after(STEADY_MS, () => {
        held.isSteady = true;
      });
      this.isCheckWanted = false;
      const trouble = await this.useOneConnection(sink);
      steady.cancel();
      if (this.isStopped()) return;
      if (trouble !== null) this.tellTrouble(sink, trouble);
      if (trouble?.isFinal === true) return;
      if (held.isSteady) failures = 0;
      // Asked for meanwhile: that the connection was dead is only known now.
      if (this.isAskedToCheck()) continue;
      // It was rung by the end of the connection.
      this.bell.silence();
      await this.bell.wait(clock, BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length - 1)] ?? STEADY_MS);
    }
  }

  /** Looks again and again until the connection or the log fails; tells what is wrong with the mailbox, if anything. */
  private async useOneConnection(sink: TrackingSink): Promise<MailboxTrouble | null> {
    const { settings, password, openSession, accountId, logger } = this.parts;
    const safely = logSafe(sink);
    let session: MailboxSession | null = null;
    try {
      const onNews = (): void => {
        if (!this.isDeaf()) this.bell.ring();
      };
      session = await openSession(settings, password, { onNews }, this.stopping.signal);
      this.session = session;
      await this.keepLooking(session, safely);
      return null;
    } catch (error) {
      if (!(error instanceof LogFailure)) return mailboxTrouble(error, settings.host);
      if (!this.isStopped()) logger.error('tracking-not-committed', { accountId });
      return logTrouble(error);
    } finally {
      this.session = null;
      await session?.close();
      this.update(sink, { backfill: null });
    }
  }

  private async keepLooking(session: MailboxSession, sink: TrackingSink): Promise<void> {
    const { clock, limits } = this.parts;
    for (let isFirst = true; !this.isStopped(); isFirst = false) {
      const found = await this.look(session, sink, isFirst);
      if (found > 0) this.falseNews = 0;
      if (this.isStopped()) return;
      session.listen();
      const isTold = session.hasIdle && !this.isDeaf();
      const wasRung = await this.bell.wait(clock, isTold ? limits.idleRenewalMs : limits.pollIntervalMs);
      this.falseNews = wasRung ? this.falseNews + 1 : 0;
      // Asked for when the network came back: a connection from before may be dead without having been told so.
      if (this.isAskedToCheck() && !this.isStopped()) await session.probe();
    }
  }

  private async look(session: MailboxSession, sink: TrackingSink, isFirst: boolean): Promise<number> {
    const { accountId, settings, readMail, limits, clock, logger } = this.parts;
    this.isCheckWanted = false;
    const sentTrouble = await this.lookAmongSent(session, sink);
    const found = await readFolder({
      accountId,
      folder: settings.folder,
      session,
      sink,
      readMail,
      limits,
      clock,
      logger,
      tries: this.tries,
      onExamined: () => {
        this.bell.silence();
      },
      onProgress: (backfill) => {
        if (isFirst || backfill.total > limits.batchMails) this.update(sink, { backfill });
      },
      onLeftOut: (uid) => {
        const detail = `Mail ${String(uid)} of ${settings.folder} could not be read`;
        this.leftOut = { kind: 'mail-unreadable', detail, at: clock.now() };
      },
    });
    const now = clock.now();
    const trouble = sentTrouble && { kind: sentTrouble.kind, detail: sentTrouble.detail, at: now };
    this.update(sink, { lastCheckedAt: now, trouble: trouble ?? this.leftOut, backfill: null });
    return found;
  }

  /** The server has told of new mail too often when there was none: asked at once each time, it would be asked for ever. */
  private isDeaf(): boolean {
    return this.falseNews >= FALSE_NEWS_LIMIT;
  }

  /** A sent folder that is not there is told, and the reports are read nevertheless. */
  private async lookAmongSent(session: MailboxSession, sink: TrackingSink): Promise<MailboxTrouble | null> {
    try {
      await this.sent.look(session, sink);
      return null;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return mailboxTrouble(error, this.parts.settings.host);
    }
  }

  private tellTrouble(sink: TrackingSink, { kind, detail }: MailboxTrouble): void {
    this.parts.logger.warn('tracking-troubled', { accountId: this.parts.accountId, kind });
    this.update(sink, { trouble: { kind, detail, at: this.parts.clock.now() } });
  }

  private update(sink: TrackingSink, changes: Partial<TrackingState>): void {
    if (this.isStopped()) return;
    this.current = { ...this.current, ...changes };
    sink.onStateChange();
  }
}

/** Nothing is wrong with the mailbox: what it says waits there until it can be written. */
function logTrouble({ cause }: LogFailure): MailboxTrouble {
  const detail = cause instanceof DiskFullError ? 'The disk is full' : 'The log cannot be read or written';
  return { kind: 'log-unwritable', detail, isFinal: false };
}

/** The same sink, whose failures can be told from those of the mailbox. */
function logSafe(sink: TrackingSink): TrackingSink {
  const safe = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new LogFailure('The log cannot be read or written', { cause: error });
    }
  };
  return {
    cursor: () => safe(() => sink.cursor()),
    commit: (fetched) => {
      safe(() => {
        sink.commit(fetched);
      });
    },
    unconfirmedIds: () => safe(() => sink.unconfirmedIds()),
    foundSent: (messageIdHeaders) => {
      safe(() => {
        sink.foundSent(messageIdHeaders);
      });
    },
    onStateChange: () => {
      sink.onStateChange();
    },
  };
}
