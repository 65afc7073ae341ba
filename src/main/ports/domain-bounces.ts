import type { Outage } from '../../shared/domain/outage-guard';

/** A message that bounced, where and why. */
export interface DomainBounce {
  messageId: string;
  domain: string;
  reason: string;
  /** When it bounced (ms). */
  at: number;
  /** What it would do to the patient's record waits for a person, or did until one had decided. */
  isHeld: boolean;
  /** Null for one that is not held, or that nobody has decided about. */
  decided: OutageDecision | null;
}

export interface OutageDecision {
  at: number;
  by: string;
  /** The addresses are dead; else it was an outage. */
  isDead: boolean;
}

/** Which domains sent messages back for which reasons, and what of that waits for a person. */
export interface DomainBounces {
  /** Each message once; it throws when the message is there. */
  insert(bounce: DomainBounce): void;
  /** Whether the message's bounce has been noted, held or not. */
  isNoted(messageId: string): boolean;
  /** How many of a domain for a reason bounced between two times (ms), both left out. */
  countBetween(domain: string, reason: string, after: number, before: number): number;
  /** What a person has decided last of one that bounced between two times, both left out; null: nothing. */
  decidedBetween(domain: string, reason: string, after: number, before: number): OutageDecision | null;
  /** Held messages of a domain for a reason that nobody has decided about, in the order in which they bounced. */
  held(domain: string, reason: string): string[];
  /** All that is held and undecided, by domain and reason. */
  outages(): Outage[];
  countOutages(): number;
  /** Decides about all that is held of a domain for a reason. */
  decide(domain: string, reason: string, decision: OutageDecision): void;
}
