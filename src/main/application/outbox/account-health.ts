import type { PauseReason, ServerCapabilities } from '../../../shared/domain/account';
import { addFailure } from '../../../shared/domain/circuit-breaker';
import type { RetrySchedule } from '../../../shared/domain/retry-schedule';
import type { SendResult } from '../../ports/message-transport';
import type { AttemptVerdict } from './settle-attempt';

/** A message that has gone vouches for the password this long; it may have been changed since. */
const PROOF_MS = 5 * 60_000;

/** What the last attempts have shown of one account: whether it works, must wait, or needs a person. */
export class AccountHealth {
  private provenAt: number | null = null;
  private blockedUntilMs: Record<RetrySchedule, number> = { network: 0, server: 0 };
  private recentFailures: number[] = [];
  private writtenCapabilities: ServerCapabilities | null = null;

  /** Until a message has gone there is one connection at a time: a wrong password is then tried once, not five times. */
  isProven(now: number): boolean {
    return this.provenAt !== null && now - this.provenAt < PROOF_MS;
  }

  /** Before this time nothing of this account is tried (ms); null when nothing holds it. */
  blockedUntil(now: number): number | null {
    const until = Math.max(this.blockedUntilMs.network, this.blockedUntilMs.server);
    return until > now ? until : null;
  }

  /** The network is back. A wait that the server asked for is not the network's. */
  unblockNetwork(): void {
    this.blockedUntilMs.network = 0;
  }

  unblock(): void {
    this.blockedUntilMs = { network: 0, server: 0 };
  }

  /** What was learnt so far counts no more: there are new settings, or a person must act first. */
  reset(): void {
    this.provenAt = null;
    this.recentFailures = [];
    this.unblock();
  }

  /**
   * Learns from one attempt.
   * @returns why the account must stop until a person acts; null when it need not
   */
  note(verdict: AttemptVerdict, isAccepted: boolean, now: number): PauseReason | null {
    if (isAccepted) {
      this.provenAt = now;
      this.recentFailures = [];
      return null;
    }
    const { block, isAccountFault, pause } = verdict;
    // Attempts that ran side by side have met the same trouble: it counts once.
    const isNewTrouble = this.blockedUntil(now) === null;
    if (block !== null) {
      this.provenAt = null;
      this.blockedUntilMs[block.schedule] = Math.max(this.blockedUntilMs[block.schedule], block.until);
    }
    if (pause !== null || !isAccountFault || !isNewTrouble) return pause;
    const { recent, isBroken } = addFailure(this.recentFailures, now);
    this.recentFailures = recent;
    return isBroken ? 'too-many-failures' : null;
  }

  /** What the server said about itself, when the log does not know it yet. */
  newCapabilities(result: SendResult): ServerCapabilities | null {
    if (!result.ok || result.capabilities === null) return null;
    return isSameOffer(result.capabilities, this.writtenCapabilities) ? null : result.capabilities;
  }

  capabilitiesWritten(capabilities: ServerCapabilities): void {
    this.writtenCapabilities = capabilities;
  }
}

/** Whether the same was offered, whenever that was. */
function isSameOffer(one: ServerCapabilities, other: ServerCapabilities | null): boolean {
  if (other === null) return false;
  const names = Object.keys(one) as (keyof ServerCapabilities)[];
  return names.every((name) => name === 'seenAt' || one[name] === other[name]);
}
