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

/**
 * Whether what a bounce does to a patient's record waits for a person: many messages to one domain that come back for
 * one reason are an outage or a block, not dead addresses.
 * @param othersNearby messages to the domain that came back for the same reason less than an hour before or after
 * @param isHolding others of the kind wait for a person already
 */
export function waitsForOutageDecision(othersNearby: number, isHolding: boolean): boolean {
  return isHolding || othersNearby + 1 >= OUTAGE_FROM;
}
