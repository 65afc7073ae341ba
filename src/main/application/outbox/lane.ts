import { isLoopbackHost, type Account, type PauseReason } from '../../../shared/domain/account';
import type { ReturnSettings } from '../../../shared/domain/envelope-sender';
import { QUIET_HOURS_WAIT } from '../../../shared/domain/quiet-hours';
import { SEND_FAILURE_KINDS } from '../../../shared/domain/send-outcome';
import type { Timer } from '../../ports/clock';
import type { MessageTransport } from '../../ports/message-transport';
import type { ClaimedMessage } from '../../ports/outbox-store';
import type { Ports } from '../ports';
import { openGateway, type GatewayPorts } from '../sms/gateway-transport';
import { AccountHealth } from './account-health';
import { Claims } from './claims';
import { makeAttempt, type Attempt } from './make-attempt';
import { OutcomeWriter } from './outcome-writer';
import { Pace } from './pace';
import { StopSignal } from './stop-signal';

export type LanePorts = GatewayPorts &
  Pick<Ports, 'logger' | 'network' | 'notes' | 'patients' | 'tracking' | 'transports' | 'vault'>;

/** The lane looks again after this long at the most, so that it notices a clock that was set back. */
const LONGEST_REST_MS = 60_000;
const SHORTEST_REST_MS = 20;
/** An outcome waits this long for others at the most, to be written with them. */
const LONGEST_HOLD_MS = 20;
/** When the log cannot be written (disk full), the lane rests this long before it tries again. */
export const LOG_TROUBLE_REST_MS = 5_000;
/** More than any correction over the network sets a clock back. */
const CLOCK_SET_BACK_MS = 30_000;

/** What waits for the network goes as soon as it is back. */
const NETWORK_WAIT_REASONS: readonly string[] = [
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timed-out',
  'unreachable',
];

/** Sends the messages of one account: claims what is due, makes the attempts, has written what became of them. */
export class Lane {
  private readonly health = new AccountHealth();
  private readonly stopSignal = new StopSignal();
  private readonly pace = new Pace();
  private readonly outcomes: OutcomeWriter;
  private transport: MessageTransport | null = null;
  private readonly claims: Claims;
  private returns: ReturnSettings = null;
  /** Messages that wait for one of these reasons are to be made due before anything is claimed. */
  private endedReasons: readonly string[] = [];
  private inFlight = 0;
  private timer: Timer | null = null;
  private writeTimer: Timer | null = null;
  private lastLookAt = 0;
  private isStopping = false;
  private onIdle: () => void = () => undefined;

  constructor(
    private readonly ports: LanePorts,
    private readonly accountId: string,
    /** Something of another account may be due. */
    private readonly wakeOther: (accountId: string) => void,
  ) {
    this.claims = new Claims(ports, accountId);
    this.outcomes = new OutcomeWriter(ports, ({ pause, capabilities }) => {
      if (capabilities !== null) this.health.capabilitiesWritten(capabilities);
      if (pause === null) return;
      ports.logger.warn('account-paused', { accountId, reason: pause.reason });
      this.health.reset();
    });
  }

  /** Before this time nothing of this account is tried (ms); null when nothing holds it. */
  blockedUntil(): number | null {
    return this.health.blockedUntil(this.ports.clock.now());
  }

  /** Whether an outcome could not be written: the disk is full or the log is not there. */
  hasLogTrouble(): boolean {
    return this.outcomes.isInTrouble();
  }

  /** Looks for due messages and starts as many attempts as may run. */
  pump(): void {
    this.timer?.cancel();
    this.timer = null;
    const isWritten = this.withLog(() => {
      if (!this.mayHoldOutcomes()) this.outcomes.write();
      if (!this.isStopping) this.startAttempts();
      if (this.inFlight === 0) this.outcomes.write();
    });
    this.holdOutcomes();
    if (!isWritten && !this.isStopping) this.rest(LOG_TROUBLE_REST_MS);
  }

  /** Something may be due; a message to one recipient alone goes before what was claimed for batches. */
  wake(): void {
    this.claims.noteUrgent();
    this.pump();
  }

  /** Does something to waiting messages while none of them is claimed and not begun. */
  whileNoneIsReady(work: () => void): void {
    this.claims.giveBack(this.ports.clock.now());
    work();
    this.pump();
  }

  /** The network is back, or a person wants it tried now: nothing keeps waiting for the network. */
  retryNetwork(by: 'network' | 'person'): void {
    if (by === 'person') this.health.unblock();
    else this.health.unblockNetwork();
    this.endedReasons = [...this.endedReasons, ...NETWORK_WAIT_REASONS];
    this.pump();
  }

  /** What waits for the hours for SMS is looked at again: they may have changed. */
  retryHours(): void {
    this.endedReasons = [...this.endedReasons, QUIET_HOURS_WAIT];
    this.pump();
  }

  /** The account has new settings, a new password, or was resumed: old connections and old waits count no more. */
  renew(): void {
    this.dropTransport();
    this.health.reset();
    this.endedReasons = SEND_FAILURE_KINDS;
    this.pump();
  }

  /** Lets running attempts end for a while, then ends them, and closes the connections. */
  async stop(graceMs: number): Promise<void> {
    this.isStopping = true;
    this.timer?.cancel();
    this.writeTimer?.cancel();
    // What cannot be written now the next start finds claimed: handed over is then Unconfirmed, else it waits again.
    this.withLog(() => {
      this.claims.giveBack(this.ports.clock.now());
    });
    if (this.inFlight > 0) {
      const grace = this.ports.clock.after(graceMs, () => {
        this.stopSignal.stop();
      });
      await new Promise<void>((resolve) => {
        this.onIdle = resolve;
      });
      grace.cancel();
    }
    this.withLog(() => {
      this.outcomes.write();
    });
    this.dropTransport();
  }

  /** Acceptances that come fast wait for each other a little; everything else is written at once. */
  private mayHoldOutcomes(): boolean {
    return !this.isStopping && this.pace.isFast(this.ports.clock.now()) && this.outcomes.mayWait();
  }

  /** What waits to be written does not wait long, even when nothing comes after it. */
  private holdOutcomes(): void {
    if (!this.outcomes.hasUnwritten() || this.outcomes.isInTrouble()) {
      this.writeTimer?.cancel();
      this.writeTimer = null;
      return;
    }
    this.writeTimer ??= this.ports.clock.after(LONGEST_HOLD_MS, () => {
      this.writeTimer = null;
      const isWritten = this.withLog(() => {
        this.outcomes.write();
      });
      if (!isWritten) this.rest(LOG_TROUBLE_REST_MS);
    });
  }

  private startAttempts(): void {
    const now = this.ports.clock.now();
    this.noticeClockSetBack(now);
    this.endWaits(now);
    const account = this.ports.accounts.get(this.accountId);
    const maySend = account !== null && this.isReachable(account) && account.pause === null;
    if (!maySend || this.health.blockedUntil(now) !== null) this.claims.giveBack(now);
    if (!maySend) return;
    while (this.inFlight < this.connections(now)) {
      this.claimMore(account, now);
      if (this.claims.isEmpty()) return;
      const transport = this.openTransport(account, now);
      const message = transport === null ? undefined : this.claims.next();
      if (transport === null || message === undefined) return;
      void this.attempt(message, transport);
    }
  }

  private isReachable(account: Account): boolean {
    return isLoopbackHost(account.host) || this.ports.network.isOnline();
  }

  private connections(now: number): number {
    return this.health.isProven(now) ? (this.transport?.connections ?? 1) : 1;
  }

  /** Claims what is due. When nothing may go now, a timer is set for when something may. */
  private claimMore(account: Account, now: number): void {
    const places = this.connections(now) - this.inFlight + this.pace.ahead(now);
    // Read with each claim: no message costs a question of its own.
    if (this.claims.isEmpty()) this.returns = this.ports.tracking.get(this.accountId);
    const lookAgainAt = this.claims.fill(account, places, this.health.blockedUntil(now) ?? now, now);
    if (lookAgainAt !== null) this.rest(lookAgainAt - now);
  }

  private openTransport(account: Account, now: number): MessageTransport | null {
    if (this.transport !== null) return this.transport;
    const password = account.user === null ? null : this.ports.vault.get(account.id);
    if (account.user !== null && password === null) {
      this.ports.accounts.setPause(account.id, { reason: 'password-needed', at: now, detail: '' });
      this.claims.giveBack(now);
      return null;
    }
    this.transport =
      openGateway(this.ports, account, this.wakeOther) ?? this.ports.transports.open(account, password);
    return this.transport;
  }

  private dropTransport(): void {
    this.transport?.close();
    this.transport = null;
  }

  private async attempt(message: ClaimedMessage, transport: MessageTransport): Promise<void> {
    this.inFlight += 1;
    const attempt = await makeAttempt(this.ports, message, transport, this.stopSignal, this.returns);
    const at = this.ports.clock.now();
    const { reason, capabilities } = this.learn(attempt, transport === this.transport, at);
    const detail = attempt.verdict.updates[0]?.detail.reply ?? '';
    const pause = reason === null ? null : { reason, at, detail };
    const isAccepted = attempt.result?.ok ?? false;
    this.outcomes.add({ message, verdict: attempt.verdict, isAccepted, at, pause, capabilities });
    // Attempts that still run have the old connections: what becomes of them must not stop the account again.
    if (pause !== null) this.dropTransport();
    this.inFlight -= 1;
    this.pace.noteFinished(at);
    this.pump();
    if (this.inFlight === 0) this.onIdle();
  }

  /** An attempt over connections that were given up says nothing about the account as it is now. */
  private learn({ verdict, result }: Attempt, isCurrent: boolean, at: number) {
    if (!isCurrent || result === null) return { reason: null, capabilities: null };
    const reason: PauseReason | null = this.health.note(verdict, result.ok, at);
    return { reason, capabilities: this.health.newCapabilities(result) };
  }

  private endWaits(now: number): void {
    if (this.endedReasons.length === 0) return;
    this.ports.outbox.makeDue({ accountId: this.accountId, waitReasons: this.endedReasons }, now);
    this.endedReasons = [];
  }

  private noticeClockSetBack(now: number): void {
    if (this.lastLookAt - now > CLOCK_SET_BACK_MS) {
      this.ports.logger.warn('clock-set-back', { byMs: this.lastLookAt - now });
      this.health.unblock();
      this.ports.outbox.makeDueAfterClockSetBack(this.accountId, now);
    }
    this.lastLookAt = now;
  }

  /** Does what needs the log; false when the log could not be used. */
  private withLog(work: () => void): boolean {
    try {
      work();
      return true;
    } catch (error) {
      this.ports.logger.error('outbox-log-trouble', { reason: String(error) });
      return false;
    }
  }

  private rest(durationMs: number): void {
    const restMs = Math.min(Math.max(durationMs, SHORTEST_REST_MS), LONGEST_REST_MS);
    this.timer?.cancel();
    this.timer = this.ports.clock.after(restMs, () => {
      this.pump();
    });
  }
}
