import type { Channel, Purpose } from './message';

/** Without an entry nobody has been asked. */
export type ConsentChoice = 'given' | 'refused';

/** What a patient has said about one purpose on one channel. */
export interface Consent {
  purpose: Purpose;
  channel: Channel;
  choice: ConsentChoice;
  setAt: number;
  /** Null: it came from a report (a complaint), not from a person at the desk. */
  setBy: string | null;
}

/** What was said once, or that it was taken back. Whatever is said later stands beside it. */
export interface ConsentChange extends Omit<Consent, 'choice'> {
  choice: ConsentChoice | 'not-asked';
}

/** Whether a message may be sent: a refusal stops it, having asked nobody does not. */
export function isOptedOut(
  consents: readonly Pick<Consent, 'purpose' | 'channel' | 'choice'>[],
  purpose: Purpose,
  channel: Channel,
): boolean {
  return consents.some(
    (consent) => consent.purpose === purpose && consent.channel === channel && consent.choice === 'refused',
  );
}
