import { ImapFlow } from 'imapflow';
import { isLoopbackHost } from '../../../shared/domain/account';
import type { Clock } from '../../ports/clock';
import type { ImapLimits } from './imap-limits';
import { imapOptions } from './imap-options';
import { refusal, trackerError } from './imap-trouble';
import type {
  ExaminedMailbox,
  FetchedMail,
  MailboxSession,
  MailSize,
  OpenMailboxSession,
  SessionEvents,
} from './mailbox-session';

/** How long the farewell may take; nobody waits for its answer. */
const LOGOUT_TIMEOUT_MS = 2_000;

/** Mailboxes that hold no mails (RFC 9051 §7.3.1). */
const UNREADABLE_FOLDER = new Set(['\\noselect', '\\nonexistent']);

/** Opens sessions with imapflow. Certificates are always verified; the way without TLS leads to this computer only. */
export function imapSessionOpener(clock: Clock, limits: ImapLimits): OpenMailboxSession {
  return async (settings, password, events, signal) => {
    if (settings.security === 'none' && !isLoopbackHost(settings.host)) {
      throw trackerError('protocol', 'Without protection only this computer itself is connected to', true);
    }
    const client = new ImapFlow(imapOptions(settings, password, limits));
    const session = new ImapSession(client, clock, limits, events, settings.host);
    await session.connect(signal);
    return session;
  };
}

class ImapSession implements MailboxSession {
  hasIdle = false;
  /** What ended the connection; the commands that fail after it only say that it is gone. */
  private lostBy: unknown = null;

  constructor(
    private readonly client: ImapFlow,
    private readonly clock: Clock,
    private readonly limits: ImapLimits,
    events: SessionEvents,
    private readonly host: string,
  ) {
    client.on('error', (error) => {
      this.lostBy ??= error;
    });
    client.on('exists', ({ count, prevCount }) => {
      if (count > prevCount) events.onNews();
    });
    client.on('close', () => {
      events.onNews();
    });
    this.onIdleEnd = () => {
      this.hasIdle = false;
      events.onNews();
    };
  }

  /** The server ended IDLE by itself: asked again at once it might do so for ever, so from now on it is polled. */
  private readonly onIdleEnd: () => void;
  private commands = 0;

  async connect(signal: AbortSignal): Promise<void> {
    const stop = (): void => {
      this.client.close();
    };
    signal.addEventListener('abort', stop);
    try {
      if (signal.aborted) stop();
      await this.within(this.limits.connectTimeoutMs, () => this.client.connect());
      this.hasIdle = this.client.capabilities.has('IDLE');
    } catch (error) {
      this.client.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async folders(): Promise<string[]> {
    const listed = await this.command(() => this.client.list({ listOnly: true }));
    return listed
      .filter(({ flags }) => ![...flags].some((flag) => UNREADABLE_FOLDER.has(flag.toLowerCase())))
      .map(({ path }) => path);
  }

  async examine(folder: string): Promise<ExaminedMailbox> {
    // Not by a lock of the library's, which would keep a mailbox that is open already instead of looking anew.
    const mailbox = await this.command(() => this.client.mailboxOpen(folder, { readOnly: true }));
    const { uidValidity, uidNext, exists } = mailbox as Partial<typeof mailbox>;
    if (uidValidity === undefined) {
      throw trackerError('protocol', `${this.host} does not say which mailbox this is (UIDVALIDITY)`);
    }
    return { uidValidity: String(uidValidity), uidNext: uidNext ?? null, mailCount: exists ?? 0 };
  }

  async uidsAbove(uid: number): Promise<number[]> {
    const uids = await this.search({ uid: `${String(uid + 1)}:*` });
    // "n:*" always names the last mail, whatever its UID (RFC 9051 §9, sequence-set).
    return uids.filter((found) => found > uid);
  }

  uidsSince(time: number): Promise<number[]> {
    return this.search({ since: new Date(time) });
  }

  async sizes(uids: readonly number[]): Promise<MailSize[]> {
    const rows = await this.command(() =>
      this.client.fetchAll(uids.join(','), { uid: true, size: true }, { uid: true }),
    );
    const bytesOf = new Map(rows.map(({ uid, size }) => [uid, size]));
    return uids.flatMap((uid) => {
      const bytes = bytesOf.get(uid);
      return bytes === undefined ? [] : [{ uid, bytes }];
    });
  }

  async fetch(mails: readonly MailSize[], take: (mail: FetchedMail) => Promise<void>): Promise<void> {
    const { largeMailBytes, largeMailReadBytes } = this.limits;
    // The limit is asked of the server, too: the size it tells may be an estimate.
    await this.fetchUpTo(
      largeMailBytes,
      mails.filter(({ bytes }) => bytes <= largeMailBytes),
      take,
    );
    await this.fetchUpTo(
      largeMailReadBytes,
      mails.filter(({ bytes }) => bytes > largeMailBytes),
      take,
    );
  }

  async hasMessageId(messageIdHeader: string): Promise<boolean> {
    return (await this.search({ header: { 'Message-ID': messageIdHeader } })).length > 0;
  }

  async probe(): Promise<void> {
    await this.within(this.limits.probeTimeoutMs, () => this.client.noop());
  }

  listen(): void {
    if (!this.hasIdle) return;
    const before = this.commands;
    const ended = (): void => {
      if (this.commands === before) this.onIdleEnd();
    };
    // A lost connection is told by the next command.
    this.client.idle().then(ended, ended);
  }

  async close(): Promise<void> {
    if (this.client.usable) {
      await this.within(LOGOUT_TIMEOUT_MS, () => this.client.logout()).catch(() => undefined);
    }
    this.client.close();
  }

  private async fetchUpTo(
    maxLength: number,
    mails: readonly MailSize[],
    take: (mail: FetchedMail) => Promise<void>,
  ): Promise<void> {
    if (mails.length === 0) return;
    const wanted = new Set(mails.map(({ uid }) => uid));
    const range = [...wanted].join(',');
    const bytes = mails.reduce((sum, mail) => sum + Math.min(mail.bytes, maxLength), 0);
    const limitMs = this.limits.commandTimeoutMs + bytes / this.limits.slowestBytesPerMs;
    await this.within(limitMs, async () => {
      // `source` becomes BODY.PEEK[]: nothing is marked as seen.
      const query = { uid: true, internalDate: true, source: { maxLength } };
      for await (const { uid, source, internalDate } of this.client.fetch(range, query, { uid: true })) {
        // A server may tell of changed flags at any time in the same form, and a removed mail has no source.
        if (source === undefined || !wanted.delete(uid)) continue;
        await take({ uid, raw: source, receivedAt: timeOf(internalDate) });
      }
    });
  }

  private async search(query: Parameters<ImapFlow['search']>[0]): Promise<number[]> {
    const found = await this.command(() => this.client.search(query, { uid: true }));
    if (!Array.isArray(found)) throw refusal('protocol', `${this.host} refused to search the folder`);
    return found;
  }

  private command<Result>(run: () => Promise<Result>): Promise<Result> {
    return this.within(this.limits.commandTimeoutMs, run);
  }

  /** Runs with a deadline. When it passes the connection is closed, because its answers would come out of turn. */
  private async within<Result>(limitMs: number, run: () => Promise<Result>): Promise<Result> {
    this.commands += 1;
    let timer = null;
    const late = new Promise<never>((_, reject) => {
      timer = this.clock.after(limitMs, () => {
        this.lostBy = trackerError('unreachable', `No reply from ${this.host}`);
        this.client.close();
        reject(asError(this.lostBy));
      });
    });
    const work = run();
    // After the deadline nobody waits for it any more.
    work.catch(() => undefined);
    try {
      return await Promise.race([work, late]);
    } catch (error) {
      throw this.lostBy === null ? error : asError(this.lostBy);
    } finally {
      (timer as { cancel: () => void } | null)?.cancel();
    }
  }
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value));
}

function timeOf(date: Date | string | undefined): number | null {
  const time = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isNaN(time) ? null : time;
}
