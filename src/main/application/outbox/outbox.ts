import type { Timer } from '../../ports/clock';
import type { Ports } from '../ports';
import { Lane, LOG_TROUBLE_REST_MS, type LanePorts } from './lane';
import { recoverOutbox } from './recover-outbox';

export type OutboxPorts = LanePorts & Pick<Ports, 'changes' | 'host'>;

/** Whether use cases that make messages due can wake the sending. */
export interface OutboxControl {
  /** Something of this account may be due. */
  wake(accountId: string): void;
  /** Does something to waiting messages of these accounts while none of them is claimed and not begun. */
  whileNoneIsReady(accountIds: readonly string[], work: () => void): void;
  /** The account has new settings or a new password, or was resumed: all that waits after a failure is tried at once. */
  renew(accountId: string): void;
  /** A person wants it now: tries at once what waits for the network. */
  retryNetwork(accountId: string): void;
  blockedUntil(accountId: string): number | null;
  hasLogTrouble(): boolean;
}

/** The sending: one lane an account. It decides about every retry; nobody else does. */
export class Outbox implements OutboxControl {
  private readonly lanes = new Map<string, Lane>();
  private hasBegun = false;
  private timer: Timer | null = null;
  private stopListening: () => void = () => undefined;

  constructor(private readonly ports: OutboxPorts) {}

  /** Puts right what the last run left behind, then begins to send; while the log cannot be written, it waits. */
  start(): void {
    const { changes, network } = this.ports;
    const stops = [
      network.subscribe(() => {
        if (!this.hasBegun || !network.isOnline()) return;
        for (const lane of this.lanes.values()) lane.retryNetwork('network');
      }),
      changes.subscribe(({ hasSettingsChange }) => {
        if (!this.hasBegun || !hasSettingsChange) return;
        for (const lane of this.lanes.values()) lane.retryHours();
      }),
    ];
    this.stopListening = () => {
      for (const stop of stops) stop();
    };
    this.begin();
  }

  wake(accountId: string): void {
    this.lane(accountId)?.wake();
  }

  whileNoneIsReady(accountIds: readonly string[], work: () => void): void {
    const [accountId, ...others] = accountIds;
    const rest = () => {
      if (others.length === 0) work();
      else this.whileNoneIsReady(others, work);
    };
    const lane = accountId === undefined ? null : this.lane(accountId);
    if (lane === null) rest();
    else lane.whileNoneIsReady(rest);
  }

  renew(accountId: string): void {
    this.lane(accountId)?.renew();
  }

  retryNetwork(accountId: string): void {
    this.lane(accountId)?.retryNetwork('person');
  }

  blockedUntil(accountId: string): number | null {
    return this.lanes.get(accountId)?.blockedUntil() ?? null;
  }

  hasLogTrouble(): boolean {
    return this.timer !== null || [...this.lanes.values()].some((lane) => lane.hasLogTrouble());
  }

  /** Lets running attempts end for at most `graceMs`, then ends them. */
  async stop(graceMs: number): Promise<void> {
    this.stopListening();
    this.timer?.cancel();
    this.timer = null;
    this.hasBegun = false;
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop(graceMs)));
  }

  private begin(): void {
    this.timer = null;
    try {
      this.ports.transaction.run(() => {
        recoverOutbox(this.ports);
        this.endPauses();
      });
    } catch (error) {
      // Nothing may be sent before it is known what the last run has sent.
      this.ports.logger.error('outbox-not-begun', { reason: String(error) });
      this.timer = this.ports.clock.after(LOG_TROUBLE_REST_MS, () => {
        this.begin();
      });
      return;
    }
    this.hasBegun = true;
    for (const { id } of this.ports.accounts.list()) this.wake(id);
  }

  /** "Pauses until … the app restarts": a wrong password stays a reason, a run of failures does not. */
  private endPauses(): void {
    for (const { id, pause } of this.ports.accounts.list()) {
      if (pause?.reason === 'too-many-failures') this.ports.accounts.setPause(id, null);
    }
  }

  /** Null before the sending has begun and after it has stopped. */
  private lane(accountId: string): Lane | null {
    if (!this.hasBegun) return null;
    let lane = this.lanes.get(accountId);
    if (lane === undefined) {
      lane = new Lane(this.ports, accountId, (otherId) => {
        this.wake(otherId);
      });
      this.lanes.set(accountId, lane);
    }
    return lane;
  }
}
