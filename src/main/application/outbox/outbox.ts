import { Lane, type LanePorts } from './lane';
import { recoverOutbox } from './recover-outbox';
import type { Ports } from '../ports';

export type OutboxPorts = LanePorts & Pick<Ports, 'host'>;

/** Whether use cases that make messages due can wake the sending. */
export interface OutboxControl {
  /** Something of this account may be due. */
  wake(accountId: string): void;
  /** The account has new settings or a new password, or was resumed. */
  renew(accountId: string): void;
  /** Tries at once what waits for the network. */
  retryNetwork(accountId: string): void;
  blockedUntil(accountId: string): number | null;
  hasLogTrouble(): boolean;
}

/** The sending: one lane an account. It decides about every retry; nobody else does. */
export class Outbox implements OutboxControl {
  private readonly lanes = new Map<string, Lane>();
  private stopListening: () => void = () => undefined;

  constructor(private readonly ports: OutboxPorts) {}

  /** Puts right what the last run left behind, then begins to send. */
  start(): void {
    recoverOutbox(this.ports);
    for (const account of this.ports.accounts.list()) {
      // "Pauses until … the app restarts": a wrong password stays a reason, a run of failures does not.
      if (account.pause?.reason === 'too-many-failures') this.ports.accounts.setPause(account.id, null);
      this.lane(account.id).pump();
    }
    this.stopListening = this.ports.network.subscribe(() => {
      if (!this.ports.network.isOnline()) return;
      for (const lane of this.lanes.values()) lane.retryNetwork();
    });
  }

  wake(accountId: string): void {
    this.lane(accountId).pump();
  }

  renew(accountId: string): void {
    this.lane(accountId).renew();
  }

  retryNetwork(accountId: string): void {
    this.lane(accountId).retryNetwork();
  }

  blockedUntil(accountId: string): number | null {
    return this.lanes.get(accountId)?.blockedUntil() ?? null;
  }

  hasLogTrouble(): boolean {
    return [...this.lanes.values()].some((lane) => lane.hasLogTrouble());
  }

  /** Lets running attempts end for at most `graceMs`, then ends them. */
  async stop(graceMs: number): Promise<void> {
    this.stopListening();
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop(graceMs)));
  }

  private lane(accountId: string): Lane {
    let lane = this.lanes.get(accountId);
    if (lane === undefined) {
      lane = new Lane(this.ports, accountId);
      this.lanes.set(accountId, lane);
    }
    return lane;
  }
}
