import { isSameAddress } from './address';
import { waitsForPerson } from './bounce-policy';
import type { OutboxState } from './message';
import type { MatchStrength, Report, ReportMatch, ReportTimes } from './report';
import type { UpdateCode } from './status-history';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** Servers keep trying for days, and people read old mail; what comes after this is about something else. */
const CERTAIN_WITHIN_MS = 30 * DAY_MS;
/** Who wants no more e-mail is heard, however old the message is that offered it. */
const WITHOUT_LIMIT: readonly (UpdateCode | undefined)[] = ['unsubscribed'];
/** Without a key of our own only what was sent lately can be meant. */
const PROBABLE_WITHIN_MS = 7 * DAY_MS;
/** The clock of who reports may be behind ours by this much. */
const CLOCK_SKEW_MS = HOUR_MS;

/** What the rules ask of a message that a report may be about. */
export interface ReportableMessage {
  /** When it was first to be sent: created, or scheduled for (ms). */
  firstDueAt: number;
  /** The sending server has accepted it at some time. */
  isAccepted: boolean;
  outboxState: OutboxState | null;
  /** Tries that have begun. */
  tries: number;
}

/**
 * Whether a report with one of our own keys can be about a message: it was handed over, or may have been, less than
 * 30 days before. One that waits after a try may have been, too: a person has said of an Unconfirmed one that it did not
 * go. A message that has never left this computer cannot have bounced, whatever a mail claims.
 * @param receivedAt when the report came (ms): what it says of itself could be any time
 * @param code what it reports
 */
export function canBeReportedOn(message: ReportableMessage, receivedAt: number, code?: UpdateCode): boolean {
  const { isAccepted, outboxState, tries, firstDueAt } = message;
  const hasBegun = outboxState === 'waiting' ? tries > 0 : outboxState !== null;
  const wasHandedOver = isAccepted || hasBegun;
  const isInTime = receivedAt - firstDueAt < CERTAIN_WITHIN_MS || WITHOUT_LIMIT.includes(code);
  return wasHandedOver && isInTime;
}

/** Whether a report that knows nothing but the recipient is probably about a message to that recipient. */
export function isProbablyReportedOn(message: ReportableMessage, times: ReportTimes): boolean {
  const ageMs = times.occurredAt - message.firstDueAt;
  return canBeReportedOn(message, times.receivedAt) && ageMs >= -CLOCK_SKEW_MS && ageMs <= PROBABLE_WITHIN_MS;
}

/** A message that one of a report's keys names. */
export interface KeyedMessage {
  messageId: string;
  strength: MatchStrength;
  recipient: string;
}

/**
 * The message that a report is about: the first by a key of ours that went to whom the report names. Where none did, the
 * first by a key of ours all the same, as one that names somebody else.
 * @param found by key, strongest first; looked at no further than needed
 * @param recipient whom the report names; null when it names nobody
 */
export function strongestMatch(found: Iterable<KeyedMessage>, recipient: string | null): ReportMatch | null {
  const namesNobody = recipient === null || recipient === '';
  let doubtful: ReportMatch | null = null;
  for (const { messageId, strength, recipient: sentTo } of found) {
    if (strength === 'recipient-and-time') return doubtful ?? { messageId, strength, namesOther: false };
    if (namesNobody || isSameAddress(sentTo, recipient)) return { messageId, strength, namesOther: false };
    doubtful ??= { messageId, strength, namesOther: true };
  }
  return doubtful;
}

/**
 * Whether a report may be written into a message's history with all that follows from it. What may change a record must
 * name whom the message went to (an alias told by Original-Recipient is named so): else whoever got one message could end another
 * address. Good news of another address changes no record; mail programs write receipts in the name of their own.
 */
export function isCertain(
  { strength, namesOther }: ReportMatch,
  report: Pick<Report, 'status' | 'code'>,
): boolean {
  return strength !== 'recipient-and-time' && !(namesOther && waitsForPerson(report));
}
