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

/** What a patient has said, or that nobody has asked, means for a message. */
export type ConsentVerdict = 'allowed' | 'opted-out' | 'not-asked';

/**
 * Whether a message may be sent: a refusal always stops it; having asked nobody does for the purposes that need a yes.
 * @param consents all that the patient has said
 * @param consentNeededFor purposes that need a yes (see `DeskSettings`)
 */
export function consentVerdict(
  consents: readonly Pick<Consent, 'purpose' | 'channel' | 'choice'>[],
  purpose: Purpose,
  channel: Channel,
  consentNeededFor: readonly Purpose[],
): ConsentVerdict {
  const said = consents.find((consent) => consent.purpose === purpose && consent.channel === channel);
  return verdictOfChoice(said?.choice, purpose, consentNeededFor);
}

/** The same of one answer. @param choice what was said about this purpose on this channel; undefined: nothing */
export function verdictOfChoice(
  choice: ConsentChoice | undefined,
  purpose: Purpose,
  consentNeededFor: readonly Purpose[],
): ConsentVerdict {
  if (choice === 'refused') return 'opted-out';
  return choice === 'given' || !consentNeededFor.includes(purpose) ? 'allowed' : 'not-asked';
}
