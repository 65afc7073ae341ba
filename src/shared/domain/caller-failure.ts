import { sendingServer, type CallerFacts, type CallerLine } from './caller-facts';
import { inOneRow, wayOf, whenAfter } from './caller-way';
import { bounceReasonWords, sendFailureWords } from './failure-words';
import { mailServiceOf } from './mail-service';
import { spokenTime, spokenWhen } from './spoken-time';
import type { FailureStatus } from './status';
import type { UpdateCode } from './status-history';

/** The line of a failure. */
export type FailureLine = CallerLine & { status: FailureStatus };

/** The sentence for a message whose way has ended badly; `failure` is the line whose status is shown. */
export function failureSentence(facts: CallerFacts, failure: FailureLine, now: number): string {
  return SENTENCES[failure.status](failure, facts, now);
}

type Words = (failure: FailureLine, facts: CallerFacts, now: number) => string;

const SENTENCES = {
  Error: (failure, facts, now) => `Not sent: ${errorWords(failure, facts, now)}.`,
  Rejected: (failure, facts, now) =>
    reportedSentence(failure, facts, now, `refused by ${mailServiceOf(facts.message.recipient).name}`),
  Bounced: (failure, facts, now) => reportedSentence(failure, facts, now, 'came back'),
  Complaint: complaintSentence,
  Other: (failure, facts, now) => {
    const decision = notSentWords(failure, facts, now);
    return decision === null
      ? reportedSentence(failure, facts, now, OTHER_REPORTS[failure.code] ?? 'reported as failed')
      : `Not sent: ${decision}.`;
  },
} as const satisfies Record<FailureStatus, Words>;

/** Why our own sending failed, after "Not sent: ". */
export function errorWords(failure: FailureLine, facts: CallerFacts, now: number): string {
  return (ERROR_WORDS[failure.code] ?? troubleWords)(failure, facts, now);
}

/** Who decided not to send it and why, after "Not sent: "; null: nobody did. */
export function notSentWords(failure: FailureLine, facts: CallerFacts, now: number): string | null {
  return DECISION_WORDS[failure.code]?.(failure, facts, now) ?? null;
}

/** Our own sending failed: the sending server has not accepted it. */
const ERROR_WORDS: Partial<Record<UpdateCode, Words>> = {
  'too-large': (failure, { message }) => `it is larger than ${sendingServer(failure, message.channel)} takes`,
  'send-refused': (failure, { message }, now) =>
    `${sendingServer(failure, message.channel)} refused it ${spokenWhen(failure.at, now)}${quoted(failure)}`,
  'gave-up': (failure, facts, now) =>
    `given up ${spokenWhen(failure.at, now)}${afterTries(failure)}; the last time, ${reasonOfTry(failure, facts)}${quoted(failure)}`,
};

function troubleWords(failure: FailureLine, facts: CallerFacts, now: number): string {
  return `${reasonOfTry(failure, facts)} (${spokenTime(failure.at, now)})`;
}

function reasonOfTry(failure: FailureLine, { message }: CallerFacts): string {
  return sendFailureWords(failure.detail.failure, sendingServer(failure, message.channel));
}

function afterTries({ detail: { tries } }: FailureLine): string {
  return tries === undefined || tries < 2 ? '' : ` after ${String(tries)} tries`;
}

/** It was decided not to send it. */
const DECISION_WORDS: Partial<Record<UpdateCode, Words>> = {
  'opted-out': () => 'the patient has opted out',
  'no-address': () => 'there was no e-mail address on the record',
  'invalid-address': (_failure, { message }) => `'${message.recipient}' is not a valid address`,
  cancelled: (failure, _facts, now) =>
    `cancelled${failure.by === null ? '' : ` by ${failure.by}`} ${spokenWhen(failure.at, now)}`,
  'missing-field': () => 'the record did not have all that the message needed',
  'no-mobile': () => 'there was no mobile number on the record',
  'invalid-mobile': () => 'the number on the record is not a mobile number',
  'not-asked': () => 'the patient has not been asked, and messages of this kind need a yes',
  household: () => 'somebody of the same household was sent the same message',
  'not-on-record': () => 'nobody on record fitted this row of the file',
  'fits-several': () => 'more than one patient fitted this row of the file',
  'repeated-row': () => 'it was a further row of the file for somebody who was in it already',
  'batch-unfinished': () => 'Sendtrail ended while the batch was being written',
  'too-late': (failure, { message: { notAfter } }, now) =>
    notAfter === null
      ? `it was too late ${spokenWhen(failure.at, now)}`
      : `it was not to go after ${spokenTime(notAfter, now)}`,
};

const OTHER_REPORTS: Partial<Record<UpdateCode, string>> = { 'gave-up': 'given up on its way' };

function complaintSentence(failure: FailureLine, facts: CallerFacts, now: number): string {
  // Refused as spam on arrival, or reported as spam by the recipient: only the former has a bounce reason.
  return failure.detail.reason === 'spamdetected'
    ? stepsSentence(
        failure,
        facts,
        now,
        `refused as spam by ${mailServiceOf(facts.message.recipient).name}`,
        '',
      )
    : stepsSentence(failure, facts, now, 'reported as spam', '');
}

function reportedSentence(failure: FailureLine, facts: CallerFacts, now: number, happened: string): string {
  const reason = bounceReasonWords(failure.detail.reason);
  return stepsSentence(failure, facts, now, happened, reason === null ? quoted(failure) : `: ${reason}`);
}

/** The way up to the failure, then the failure. */
function stepsSentence(
  failure: FailureLine,
  facts: CallerFacts,
  now: number,
  happened: string,
  reason: string,
): string {
  const steps = wayOf(facts, failure.at, now);
  const end = `${happened} ${whenAfter(failure.at, steps.at(-1), now)}${reason}`;
  return `${inOneRow([...steps.map(({ words }) => words), end])}.`;
}

const REPLY_LIMIT = 160;

/** The server's own words, where it said any. */
export function quoted({ detail: { reply } }: Pick<FailureLine, 'detail'>): string {
  const words = (reply ?? '').replaceAll(/\s+/g, ' ').trim();
  if (words === '') return '';
  if (words.length <= REPLY_LIMIT) return ` (“${words}”)`;
  // Half a character may stand at the cut.
  return ` (“${words.slice(0, REPLY_LIMIT).replace(/[\ud800-\udbff]$/, '')}…”)`;
}
