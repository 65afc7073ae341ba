import type { Account } from '../../../shared/domain/account';
import type { SmsCreditSeen } from '../../../shared/domain/sms-account';
import type { TrackingState } from '../../../shared/domain/tracking';
import type { Ports } from '../ports';
import { SmsPoller, type PollerPorts } from './sms-poller';

export type TrackSmsPorts = PollerPorts &
  Pick<Ports, 'accounts' | 'changes' | 'network' | 'smsProviders' | 'vault'>;

/** What SMS providers last said is left to send with; kept for this run only. */
export interface SmsCreditBook {
  /** Null: the provider does not say, or has not been asked yet. */
  creditOf(accountId: string): SmsCreditSeen | null;
}

/** One provider that is asked, with what it was begun with. */
interface Running {
  begunWith: string;
  isPaused: boolean;
  poller: SmsPoller;
}

type WithProvider = Account & { sms: NonNullable<Account['sms']> };

/** Asks the providers of all accounts that send SMS by one: one poller an account, begun anew when its settings change. */
export class TrackSms implements SmsCreditBook {
  private readonly running = new Map<string, Running>();
  private readonly stopping = new Set<Promise<void>>();
  private readonly listeners = new Set<() => void>();
  private readonly creditListeners = new Set<() => void>();
  /** Since when a password has been missing, by account. */
  private readonly missingSince = new Map<string, number>();
  private stops: (() => void)[] = [];

  /** @param wake SMS of an account wait again */
  constructor(
    private readonly ports: TrackSmsPorts,
    private readonly wake: (accountId: string) => void,
  ) {}

  /** Begins to ask, and from now on follows what is saved. */
  start(): void {
    const { changes, network } = this.ports;
    this.stops = [
      changes.subscribe(({ hasAccountChange }) => {
        if (hasAccountChange) this.follow();
      }),
      network.subscribe(() => {
        if (!network.isOnline()) return;
        for (const { poller } of this.running.values()) poller.checkNow();
      }),
    ];
    this.follow();
  }

  /** Asks now; of another account nothing is asked. */
  checkNow(accountId: string): void {
    this.running.get(accountId)?.poller.checkNow();
  }

  creditOf(accountId: string): SmsCreditSeen | null {
    return this.running.get(accountId)?.poller.credit() ?? null;
  }

  /** How the asking is doing, for each account. */
  states(): ({ accountId: string } & TrackingState)[] {
    const missing = [...this.missingSince].map(([accountId, at]) => ({
      ...{ accountId, lastCheckedAt: null, backfill: null },
      trouble: { kind: 'password-needed' as const, detail: '', at },
    }));
    const running = [...this.running].map(([accountId, { poller }]) => ({ accountId, ...poller.state() }));
    return [...running, ...missing];
  }

  /** Calls back when a provider has said what is left to send with; returns how to stop that. */
  onCredit(listener: () => void): () => void {
    this.creditListeners.add(listener);
    return () => {
      this.creditListeners.delete(listener);
    };
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
    for (const accountId of [...this.running.keys()]) this.end(accountId);
    await Promise.all(this.stopping);
  }

  private follow(): void {
    const asked = new Map(
      this.ports.accounts
        .list()
        .filter(
          (account): account is WithProvider => account.sms !== null && account.sms.driver !== 'gateway',
        )
        .map((account) => [account.id, account]),
    );
    const known = [...this.running.keys(), ...this.missingSince.keys()];
    for (const accountId of known.filter((id) => !asked.has(id))) {
      this.end(accountId);
      this.missingSince.delete(accountId);
    }
    for (const account of asked.values()) this.renew(account);
    this.tell();
  }

  private renew({ id, user, sms, pause }: WithProvider): void {
    const secret = user === null ? '' : this.ports.vault.get(id);
    if (secret === null) {
      this.end(id);
      if (!this.missingSince.has(id)) this.missingSince.set(id, this.ports.clock.now());
      return;
    }
    this.missingSince.delete(id);
    const begunWith = JSON.stringify([user, secret, sms]);
    const before = this.running.get(id);
    if (before?.begunWith === begunWith) {
      const isResumed = before.isPaused && pause === null;
      before.isPaused = pause !== null;
      if (isResumed) before.poller.checkNow();
      return;
    }
    this.end(id);
    const provider = this.ports.smsProviders.open(sms, user ?? '', secret);
    // One that never says anything after accepting is not asked.
    if (provider.confirmable.length === 0) return;
    const poller = new SmsPoller(this.ports, id, provider, {
      onStateChange: () => {
        this.tell();
      },
      onCredit: () => {
        for (const listener of [...this.creditListeners]) listener();
      },
      onWaiting: () => {
        this.wake(id);
      },
    });
    this.running.set(id, { begunWith, isPaused: pause !== null, poller });
    poller.start();
  }

  private end(accountId: string): void {
    const running = this.running.get(accountId);
    if (running === undefined) return;
    this.running.delete(accountId);
    const stopped = running.poller
      .stop()
      .catch((error: unknown) => {
        this.ports.logger.error('sms-poller-not-stopped', { accountId, reason: String(error) });
      })
      .finally(() => {
        this.stopping.delete(stopped);
      });
    this.stopping.add(stopped);
  }

  private tell(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
