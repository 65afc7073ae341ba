import { failureSentence } from './caller-failure';
import { lastLine, sendingServer, type CallerFacts, type CallerLine } from './caller-facts';
import { notGoneSentence } from './caller-waiting';
import { inOneRow, isMaybeUnread, isReceipt, wayOf } from './caller-way';
import { SMS_SENTENCES, smsFailureSentence, stopSentence } from './caller-sms';
import { mailServiceOf } from './mail-service';
import type { Channel } from './message';
import { spokenWhen } from './spoken-time';
import { isFailure, STATUS_RULES, type FailureStatus, type GreenStatus, type Status } from './status';
import { contradictions, shownLine } from './status-history';

/**
 * What reception can say to a patient who asks where a message is: "Left us Tue 10:02, accepted by Gmail 3 s later, not
 * confirmed in the mailbox yet. Please look in Promotions or Spam for 'ABC Chiro'." It is made from the history and
 * never says more than stands there: silence counts as news only where the account would have told.
 */
export function callerSentence(facts: CallerFacts, now: number): string {
  const shown = shownLine(facts.history);
  if (shown === null) return 'Nothing is known about this message yet.';
  const { status } = shown;
  const { channel } = facts.message;
  const sentences = [
    isFailure(status)
      ? FAILURE_SENTENCES[channel](facts, { ...shown, status }, now)
      : SENTENCES[channel][status](facts, shown, now),
    contradictionSentence(facts, now),
    stopSentence(facts, now),
    newMessageSentence(facts, now),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

type GoodStatus = Exclude<Status, FailureStatus>;

const EMAIL_SENTENCES = {
  Created: (facts, _shown, now) => notGoneSentence(facts, now),
  Queued: (facts, shown, now) => {
    const way = handedOver(facts, shown, now);
    return delayedSentence(facts, shown, way, now) ?? notConfirmedSentence(facts, way);
  },
  Sent: (facts, shown, now) => {
    const way = wayInOneRow(facts, now);
    const delayed = delayedSentence(facts, shown, way, now);
    return delayed ?? withWhereToLook(facts, notConfirmedSentence(facts, way));
  },
  Delivered: (facts, _shown, now) =>
    withWhereToLook(facts, `${wayInOneRow(facts, now)}${unopenedWords(facts)}.`),
  Opened: readSentence,
  Clicked: readSentence,
} as const satisfies Record<GoodStatus, (facts: CallerFacts, shown: CallerLine, now: number) => string>;

const SENTENCES = { email: EMAIL_SENTENCES, sms: SMS_SENTENCES } as const satisfies Record<Channel, unknown>;
const FAILURE_SENTENCES = { email: failureSentence, sms: smsFailureSentence } as const satisfies Record<
  Channel,
  typeof failureSentence
>;

function wayInOneRow(facts: CallerFacts, now: number): string {
  return inOneRow(wayOf(facts, Infinity, now).map(({ words }) => words));
}

/** Nobody is told that they have not opened it because their mail program has sent no receipt. */
function unopenedWords({ canConfirm, knowsOpeningsByReceipt, message }: CallerFacts): string {
  if (!canConfirm.Opened || message.carries !== null) return '';
  return knowsOpeningsByReceipt ? ', no receipt from their mail program yet' : ', not opened yet';
}

/** Whoever says that it has gone is told: a person, or what was found in the mailbox. */
function handedOver(facts: CallerFacts, shown: CallerLine, now: number): string {
  if (shown.code === 'confirmed-gone' || shown.source === 'mailbox') return wayInOneRow(facts, now);
  return `Handed to ${sendingServer(shown, 'email')} ${spokenWhen(shown.at, now)}`;
}

/** Null when no delay was reported since. Nobody is sent to look in a mailbox for a message that is still delayed. */
function delayedSentence(
  { history }: CallerFacts,
  shown: CallerLine,
  way: string,
  now: number,
): string | null {
  const delay = lastLine(history, 'delayed');
  if (delay === null || delay.at < shown.at) return null;
  return `${way}, delayed on its way ${spokenWhen(delay.at, now)} and still being tried.`;
}

function notConfirmedSentence({ canConfirm }: CallerFacts, way: string): string {
  if (canConfirm.Delivered) return `${way}, not confirmed in the mailbox yet.`;
  return canConfirm.Bounced
    ? `${way}; nothing has come back so far, and this account is told no more than that.`
    : `${way}; this account cannot tell what happened after that.`;
}

function readSentence(facts: CallerFacts, _shown: CallerLine, now: number): string {
  const sentence = `${wayInOneRow(facts, now)}.`;
  return isMaybeUnread(facts.history) ? withWhereToLook(facts, sentence) : sentence;
}

/** Nobody looks into the mailbox of a gateway. */
function withWhereToLook({ message }: CallerFacts, sentence: string): string {
  if (message.carries !== null) return sentence;
  return `${sentence} Please look in ${mailServiceOf(message.recipient).junkFolders} for '${senderName(message.from)}'.`;
}

/** The name out of `Name <address>`; the address where there is no name. */
function senderName(from: string): string {
  const name = from.slice(0, Math.max(from.lastIndexOf('<'), 0)).trim();
  return name === '' ? from.trim() : name;
}

/** What a report says that came too late to count, as the rest of "A later report says that it …". */
const LATE_REPORTS = {
  Delivered: 'was delivered',
  Opened: 'was opened',
  Clicked: 'had a link followed',
} as const satisfies Record<GreenStatus, string>;

function contradictionSentence({ history }: CallerFacts, now: number): string {
  const strongest = contradictions(history).toSorted(
    (one, other) => STATUS_RULES[other.status].rank - STATUS_RULES[one.status].rank,
  )[0];
  if (strongest === undefined) return '';
  const isMachine = strongest.detail.isPossiblyAutomatic === true;
  const by = isMachine ? ', possibly by a machine,' : '';
  const happened = isReceipt(strongest) ? 'was shown' : LATE_REPORTS[strongest.status];
  return `A later report says that it ${happened}${by} ${spokenWhen(strongest.at, now)}, which does not fit.`;
}

function newMessageSentence({ history }: CallerFacts, now: number): string {
  const again = lastLine(history, 'sent-again-as');
  return again === null ? '' : `A new message took its place ${spokenWhen(again.at, now)}.`;
}
