/** Many failures at one domain for one reason, with what would follow from them held until a person has decided. */
export interface Outage {
  domain: string;
  /** Machine name of the bounce reason. */
  reason: string;
  /** How many messages wait for the decision. */
  heldCount: number;
  /** How many came back in all, those before the guard noticed included. */
  count: number;
  /** When the last one that waits came back (ms). */
  lastAt: number;
}

/** So close together they are one event. */
export const OUTAGE_WINDOW_MS = 60 * 60_000;

/** From this one on: a few dead addresses at one domain are everyday. */
const OUTAGE_FROM = 5;

/** What is known of messages to a domain that came back for the reason for which another one does now. */
export interface OutageFacts {
  /** How many came back less than an hour before or after. */
  othersNearby: number;
  /** Some wait for a person already. */
  isHolding: boolean;
  /** A person has decided about one that came back less than an hour before or after. */
  isDecided: boolean;
}

/** What becomes of what a bounce does to a patient's record. */
export type OutageVerdict = 'follows' | 'waits' | 'as-decided';

/**
 * Many messages to one domain that come back for one reason are an outage or a block, not dead addresses: a person looks
 * first. What the person says holds for those that go on coming, too, each less than an hour from one that it held for:
 * they are one event. After a quiet hour a person is asked anew.
 */
export function outageVerdict({ othersNearby, isHolding, isDecided }: OutageFacts): OutageVerdict {
  if (isHolding) return 'waits';
  if (isDecided) return 'as-decided';
  return othersNearby + 1 >= OUTAGE_FROM ? 'waits' : 'follows';
}
