import { errorWords, notSentWords, quoted, type FailureLine } from './caller-failure';
import { lastLine, type CallerFacts, type CallerLine } from './caller-facts';
import { isCarried, smsWayOf, takerOf } from './caller-sms-way';
import { notGoneSentence } from './caller-waiting';
import { inOneRow, whenAfter } from './caller-way';
import { bounceReasonWords } from './failure-words';
import { spokenWhen } from './spoken-time';
import type { FailureStatus, Status } from './status';
import type { UpdateCode } from './status-history';

type GoodStatus = Exclude<Status, FailureStatus>;

/** The sentences for an SMS as long as nothing bad is known; an SMS is never known to be read. */
export const SMS_SENTENCES = {
  Created: notLeftSentence,
  Queued: onItsWaySentence,
  Sent: onItsWaySentence,
  Delivered: arrivedSentence,
  Opened: arrivedSentence,
  Clicked: arrivedSentence,
} as const satisfies Record<GoodStatus, (facts: CallerFacts, shown: CallerLine, now: number) => string>;

function arrivedSentence(facts: CallerFacts, _shown: CallerLine, now: number): string {
  return `${wayInOneRow(facts, now)}.`;
}

/** An SMS that an e-mail carries has left the outbox before anything has left this computer. */
function notLeftSentence(facts: CallerFacts, _shown: CallerLine, now: number): string {
  const carried = lastLine(facts.history, 'carried');
  if (carried === null || facts.message.outboxState !== null) return notGoneSentence(facts, now);
  const when = spokenWhen(carried.at, now);
  return `Put into an e-mail to the SMS gateway ${when}; that e-mail has not been taken yet.`;
}

function onItsWaySentence(facts: CallerFacts, shown: CallerLine, now: number): string {
  const way = wayInOneRow(facts, now);
  const delay = lastLine(facts.history, 'delayed');
  if (delay !== null && delay.at >= shown.at)
    return `${way}, delayed on its way ${spokenWhen(delay.at, now)} and still being tried.`;
  return `${way}${silenceWords(facts)}.`;
}

/** Silence is news only where somebody would tell. */
function silenceWords(facts: CallerFacts): string {
  const { canConfirm } = facts;
  if (isCarried(facts)) return '; the gateway tells no more than that';
  if (canConfirm.Delivered) return ', no word from the phone yet';
  return canConfirm.Bounced
    ? `; nothing has come back so far, and ${takerOf(facts)} tells no more than that`
    : `; ${takerOf(facts)} does not tell what happened after that`;
}

function wayInOneRow(facts: CallerFacts, now: number): string {
  return inOneRow(smsWayOf(facts, Infinity, now).map(({ words }) => words));
}

/** The sentence for an SMS whose way has ended badly; `failure` is the line whose status is shown. */
export function smsFailureSentence(facts: CallerFacts, failure: FailureLine, now: number): string {
  return FAILURE_SENTENCES[failure.status](failure, facts, now);
}

type Words = (failure: FailureLine, facts: CallerFacts, now: number) => string;

const FAILURE_SENTENCES = {
  Error: errorSentence,
  Rejected: (failure, facts, now) => endedSentence(failure, facts, now, 'refused on its way to the phone'),
  Bounced: (failure, facts, now) => endedSentence(failure, facts, now, 'reported as not delivered'),
  Complaint: (failure, facts, now) => endedSentence(failure, facts, now, 'reported as spam'),
  Other: (failure, facts, now) => {
    const decision = smsDecision(failure) ?? notSentWords(failure, facts, now);
    return decision === null
      ? endedSentence(failure, facts, now, OTHER_REPORTS[failure.code] ?? 'reported as failed')
      : `Not sent: ${decision}.`;
  },
} as const satisfies Record<FailureStatus, Words>;

const OTHER_REPORTS: Partial<Record<UpdateCode, string>> = { 'gave-up': 'given up on its way' };

/** A number can have opted out at the provider, whatever the record says. */
function smsDecision({ code, detail, source }: FailureLine): string | null {
  if (code !== 'opted-out' || (detail.reply ?? '') === '' || source === 'person') return null;
  return `the number has opted out at the SMS provider${quoted({ detail })}`;
}

/** Nothing that has left is said not to have been sent. */
function errorSentence(failure: FailureLine, facts: CallerFacts, now: number): string {
  const hasLeft = smsWayOf(facts, failure.at, now).length > 0;
  if (failure.code === 'carrier-failed') {
    return hasLeft
      ? endedSentence(failure, facts, now, 'but that e-mail failed')
      : `Not sent: the e-mail that was to carry it failed ${spokenWhen(failure.at, now)}${whyOf(failure)}.`;
  }
  return hasLeft
    ? endedSentence(failure, facts, now, `reported as failed by ${takerOf(facts)}`)
    : `Not sent: ${errorWords(failure, facts, now)}.`;
}

/** The way up to the failure, then the failure. */
function endedSentence(failure: FailureLine, facts: CallerFacts, now: number, happened: string): string {
  const steps = smsWayOf(facts, failure.at, now);
  const end = `${happened} ${whenAfter(failure.at, steps.at(-1), now)}${whyOf(failure)}`;
  return `${inOneRow([...steps.map(({ words }) => words), end])}.`;
}

function whyOf(failure: FailureLine): string {
  const reason = bounceReasonWords(failure.detail.reason);
  return reason === null ? quoted(failure) : `: ${reason}`;
}

/** What the phone answered, where it asked to get no more. */
export function stopSentence({ history, message }: CallerFacts, now: number): string {
  const stop = message.channel === 'sms' ? lastLine(history, 'unsubscribed') : null;
  return stop === null ? '' : `They asked ${spokenWhen(stop.at, now)} to get no more SMS.`;
}
