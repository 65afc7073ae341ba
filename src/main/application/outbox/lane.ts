import { isLoopbackHost, type Account } from '../../../shared/domain/account';
import { allowance, noteSent, type SentInSecond } from '../../../shared/domain/rate-window';
import { isTooLate } from '../../../shared/domain/retry-schedule';
import type { Timer } from '../../ports/clock';
import type { EmailTransport, SendResult } from '../../ports/email-transport';
import type { ClaimedMessage } from '../../ports/outbox-store';
import type { Ports } from '../ports';
import { AccountHealth } from './account-health';
import { Pace } from './pace';
import { settleAttempt, tooLateVerdict, unreadLogVerdict, type AttemptVerdict } from './settle-attempt';
import { StopSignal } from './stop-signal';

export type LanePorts = Pick<
  Ports,
  | 'accounts'
  | 'chance'
  | 'clock'
  | 'logger'
  | 'messages'
  | 'network'
  | 'outbox'
  | 'transaction'
  | 'transports'
  | 'vault'
>;

/** The lane looks again after this long at the most, so that it notices a clock that was set back. */
const LONGEST_REST_MS = 60_000;
const SHORTEST_REST_MS = 20;
/** When the log cannot be written (disk full), the lane rests this long before it tries again. */
const LOG_TROUBLE_REST_MS = 5_000;
/** More than any correction over the network sets a clock back. */
const CLOCK_SET_BACK_MS = 30_000;

/** What waits for the network goes as soon as it is back. */
const NETWORK_WAIT_REASONS = ['host-not-found', 'connection-refused', 'connection-lost', 'timed-out'];

/** An outcome that happened but is not in the log yet. It must get there, or the message could be sent twice. */
interface UnwrittenOutcome {
  message: ClaimedMessage;
  verdict: AttemptVerdict;
  at: number;
}

/** Sends the messages of one account: claims what is due, makes the attempts, writes what became of them. */
export class Lane {
  private readonly health: AccountHealth;
  private readonly stopSignal = new StopSignal();
  private transport: EmailTransport | null = null;
  /** Claimed ahead, not begun: one safe commit then serves several messages. */
  private ready: ClaimedMessage[] = [];
  private readonly pace = new Pace();
  private inFlight = 0;
  private sent: SentInSecond[] = [];
  private timer: Timer | null = null;
  private unwritten: UnwrittenOutcome[] = [];
  private lastLookAt = 0;
  private isStopping = false;
  private onIdle: () => void = () => undefined;

  constructor(
    private readonly ports: LanePorts,
    private readonly accountId: string,
  ) {
    this.health = new AccountHealth(ports, accountId);
  }

  /** Before this time nothing of this account is tried (ms); null when nothing holds it. */
  blockedUntil(): number | null {
    return this.health.blockedUntil(this.ports.clock.now());
  }

  /** Whether an outcome could not be written: the disk is full or the log is not there. */
  hasLogTrouble(): boolean {
    return this.unwritten.length > 0;
  }

  /** Looks for due messages and starts as many attempts as may run. */
  pump(): void {
    this.timer?.cancel();
    this.timer = null;
    if (this.isStopping) return;
    try {
      this.writeOutcomes();
      this.startAttempts();
    } catch (error) {
      this.ports.logger.error('outbox-log-trouble', { reason: String(error) });
      this.rest(LOG_TROUBLE_REST_MS);
    }
  }

  /** The network is back, or a person pressed for it: nothing that was due to the network keeps waiting. */
  retryNetwork(): void {
    this.health.unblock();
    this.ports.outbox.makeDue(
      { accountId: this.accountId, waitReasons: NETWORK_WAIT_REASONS },
      this.ports.clock.now(),
    );
    this.pump();
  }

  /** The account has new settings, a new password, or was resumed: old connections are not used again. */
  renew(): void {
    this.transport?.close();
    this.transport = null;
    this.health.reset();
    this.pump();
  }

  /** Lets running attempts end for a while, then ends them, and closes the connections. */
  async stop(graceMs: number): Promise<void> {
    this.isStopping = true;
    this.timer?.cancel();
    this.giveBackReady(this.ports.clock.now());
    if (this.inFlight > 0) {
      const grace = this.ports.clock.after(graceMs, () => {
        this.stopSignal.stop();
      });
      await new Promise<void>((resolve) => {
        this.onIdle = resolve;
      });
      grace.cancel();
    }
    this.transport?.close();
  }

  private startAttempts(): void {
    const { accounts, clock, network } = this.ports;
    const now = clock.now();
    this.noticeClockSetBack(now);
    const account = accounts.get(this.accountId);
    const isReachable = account !== null && (isLoopbackHost(account.host) || network.isOnline());
    if (!isReachable || account.pause !== null || this.health.blockedUntil(now) !== null)
      this.giveBackReady(now);
    if (!isReachable || account.pause !== null) return;
    if (this.ready.length === 0 && !this.claimMore(account, now)) return;
    const transport = this.openTransport(account);
    if (transport === null) {
      this.giveBackReady(now);
      return;
    }
    const connections = this.health.isProven() ? transport.connections : 1;
    while (this.inFlight < connections) {
      const message = this.ready.shift();
      if (message === undefined) break;
      void this.attempt(message, transport);
    }
  }

  /** Claims what is due; false when nothing may go now, with a timer set for when something may. */
  private claimMore(account: Account, now: number): boolean {
    const { outbox } = this.ports;
    const nextDueAt = outbox.nextDueAt(this.accountId);
    if (nextDueAt === null) return false;
    const rate = allowance(this.sent, account.messagesPerMinute, now);
    const notBefore = Math.max(nextDueAt, rate.nextFreeAt, this.health.blockedUntil(now) ?? now);
    if (notBefore > now) {
      this.rest(notBefore - now);
      return false;
    }
    const connections = this.health.isProven() ? (this.transport?.connections ?? 1) : 1;
    const wanted = Math.min(rate.free, connections - this.inFlight + this.pace.ahead(now));
    if (wanted <= 0) return false;
    this.ready = outbox.claim(this.accountId, now, wanted);
    this.sent = noteSent(this.sent, this.ready.length, now);
    return this.ready.length > 0;
  }

  /** What was claimed ahead and not begun waits again, as if it had never been claimed. */
  private giveBackReady(now: number): void {
    const settlement = { state: 'waiting', dueAt: now, waitReason: null, countsAsTry: false } as const;
    for (let message = this.ready[0]; message !== undefined; message = this.ready[0]) {
      this.ports.outbox.settle(message.id, settlement, [], now);
      this.ready.shift();
    }
  }

  private openTransport(account: Account): EmailTransport | null {
    if (this.transport !== null) return this.transport;
    const password = account.user === null ? null : this.ports.vault.get(account.id);
    if (account.user !== null && password === null) {
      this.ports.accounts.setPause(account.id, {
        reason: 'password-needed',
        at: this.ports.clock.now(),
        detail: '',
      });
      return null;
    }
    this.transport = this.ports.transports.open(account, password);
    return this.transport;
  }

  private async attempt(message: ClaimedMessage, transport: EmailTransport): Promise<void> {
    this.inFlight += 1;
    const verdict = await this.verdictOf(message, transport);
    this.unwritten.push({ message, verdict, at: this.ports.clock.now() });
    this.inFlight -= 1;
    this.pace.noteFinished(this.ports.clock.now());
    if (this.isStopping) {
      this.writeLastOutcomes();
      if (this.inFlight === 0) this.onIdle();
    } else {
      this.pump();
    }
  }

  private async verdictOf(message: ClaimedMessage, transport: EmailTransport): Promise<AttemptVerdict> {
    const { clock, chance, logger, messages, outbox } = this.ports;
    if (isTooLate(clock.now(), message.notAfter)) return tooLateVerdict(clock.now());
    let mime: Uint8Array[];
    try {
      mime = messages.mime(message.id).map(({ bytes }) => bytes);
    } catch (error) {
      logger.error('outbox-mime-unread', { messageId: message.id, reason: String(error) });
      return unreadLogVerdict(clock.now());
    }
    const email = {
      messageId: message.id,
      messageIdHeader: message.messageIdHeader,
      envelopeFrom: message.fromAddress,
      envelopeTo: message.recipient,
      envelopeId: message.id,
      mime,
      sizeBytes: message.sizeBytes,
    };
    const result: SendResult =
      mime.length === 0
        ? { ok: false, durationMs: 0, failure: NOTHING_TO_SEND }
        : await transport.send(
            email,
            () => {
              outbox.markHandedOver(message.id, clock.now());
            },
            this.stopSignal,
          );
    const verdict = settleAttempt(message, result, clock.now(), chance.fraction());
    this.health.note(verdict, result);
    return verdict;
  }

  /** Writes outcomes in the order in which they came; what cannot be written stays for the next time. */
  private writeOutcomes(): void {
    for (let next = this.unwritten[0]; next !== undefined; next = this.unwritten[0]) {
      this.writeOutcome(next);
      this.unwritten.shift();
    }
  }

  private writeOutcome({ message, verdict, at }: UnwrittenOutcome): void {
    const { outbox, transaction } = this.ports;
    const pause = verdict.pause ?? this.health.pauseNeeded();
    if (pause === null) {
      outbox.settle(message.id, verdict.settlement, verdict.updates, at);
      return;
    }
    transaction.run(() => {
      outbox.settle(message.id, verdict.settlement, verdict.updates, at);
      this.health.pause(pause, verdict, at);
    });
    this.transport?.close();
    this.transport = null;
  }

  private writeLastOutcomes(): void {
    try {
      this.writeOutcomes();
    } catch (error) {
      // The next start finds the message claimed: handed over is then Unconfirmed, else it waits again.
      this.ports.logger.error('outbox-outcome-unwritten', { reason: String(error) });
    }
  }

  private noticeClockSetBack(now: number): void {
    if (this.lastLookAt - now > CLOCK_SET_BACK_MS) {
      this.ports.logger.warn('clock-set-back', { byMs: this.lastLookAt - now });
      this.health.unblock();
      this.sent = [];
      this.ports.outbox.makeDueAfterClockSetBack(this.accountId, now);
    }
    this.lastLookAt = now;
  }

  private rest(durationMs: number): void {
    const restMs = Math.min(Math.max(durationMs, SHORTEST_REST_MS), LONGEST_REST_MS);
    this.timer?.cancel();
    this.timer = this.ports.clock.after(restMs, () => {
      this.pump();
    });
  }
}

const NOTHING_TO_SEND = {
  kind: 'unreadable',
  stage: 'resolve',
  isHandedOver: false,
  replyCode: null,
  enhancedCode: null,
  reply: '',
  server: '',
} as const;
