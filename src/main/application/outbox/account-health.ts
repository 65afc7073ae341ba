import type { PauseReason } from '../../../shared/domain/account';
import { addFailure } from '../../../shared/domain/circuit-breaker';
import type { SendResult } from '../../ports/email-transport';
import type { Ports } from '../ports';
import type { AttemptVerdict } from './settle-attempt';

/** What the last attempts have shown of one account: whether it works, must wait, or needs a person. */
export class AccountHealth {
  /** One connection at a time until a message has gone: a wrong password is then tried once, not five times. */
  private hasSucceeded = false;
  private blockedUntilMs = 0;
  private recentFailures: number[] = [];
  private isBroken = false;
  private seenCapabilities = '';

  constructor(
    private readonly ports: Pick<Ports, 'accounts' | 'clock' | 'logger'>,
    private readonly accountId: string,
  ) {}

  isProven(): boolean {
    return this.hasSucceeded;
  }

  blockedUntil(now: number): number | null {
    return this.blockedUntilMs > now ? this.blockedUntilMs : null;
  }

  unblock(): void {
    this.blockedUntilMs = 0;
  }

  /** The account has new settings: what was learnt of the old ones counts no more. */
  reset(): void {
    this.hasSucceeded = false;
    this.blockedUntilMs = 0;
    this.recentFailures = [];
    this.isBroken = false;
  }

  /** Learns from one attempt. */
  note(verdict: AttemptVerdict, result: SendResult): void {
    if (result.ok) {
      this.hasSucceeded = true;
      this.recentFailures = [];
      this.keepCapabilities(result);
      return;
    }
    if (verdict.blockedUntil !== null) {
      this.blockedUntilMs = Math.max(this.blockedUntilMs, verdict.blockedUntil);
    }
    if (verdict.isAccountFault) {
      const { recent, isBroken } = addFailure(this.recentFailures, this.ports.clock.now());
      this.recentFailures = recent;
      this.isBroken = isBroken;
    }
  }

  /** Whether so much has failed that a person must look. */
  pauseNeeded(): PauseReason | null {
    return this.isBroken ? 'too-many-failures' : null;
  }

  /** Stops the account until a person acts, with the server's words. */
  pause(reason: PauseReason, verdict: AttemptVerdict, at: number): void {
    const detail = verdict.updates[0]?.detail.reply ?? '';
    this.ports.accounts.setPause(this.accountId, { reason, at, detail });
    this.ports.logger.warn('account-paused', { accountId: this.accountId, reason });
    this.reset();
  }

  private keepCapabilities(result: Extract<SendResult, { ok: true }>): void {
    const { seenAt, ...offered } = result.capabilities;
    const seen = JSON.stringify(offered);
    if (seen === this.seenCapabilities) return;
    this.seenCapabilities = seen;
    this.ports.accounts.setCapabilities(this.accountId, { ...offered, seenAt });
  }
}
