import type { BatchEvent, BatchEventKind, BatchRow } from '../../../shared/domain/batch';
import type { NotSentCode, OutcomeFilter } from '../../../shared/domain/batch-outcome';
import type { BatchPhase } from '../../../shared/domain/batch-progress';
import { countWords, numberWords } from './numbers';
import { countdownWords, whenWords } from './times';

/** How many messages of a batch have come how far. */
export interface BatchCounts {
  left: number;
  waiting: number;
  sending: number;
  unconfirmed: number;
  notSent: number;
}

/** What a batch is doing, in a word or two that change only with it. */
export function phaseWords(phase: BatchPhase, { stopped }: Pick<BatchRow, 'stopped'>, now: number): string {
  if (phase === 'stopped' && stopped !== null) {
    return stoppedWords(stopped, now);
  }
  if (phase === 'being-written' && stopped !== null)
    return `${stoppedWords(stopped, now)}, while being written to the log`;
  return PHASE_NAMES[phase];
}

function stoppedWords({ by, at }: NonNullable<BatchRow['stopped']>, now: number): string {
  return `Stopped by ${by} ${whenWords(at, now)}`;
}

const PHASE_NAMES = {
  'being-written': 'Being written to the log',
  held: 'Held',
  stopped: 'Stopped',
  'under-way': 'Being sent',
  done: 'Nothing left to send',
} as const satisfies Record<BatchPhase, string>;

/** How far a batch has come. "Left" is never "sent": the sending server has it, no more is said. */
export function progressWords(
  phase: BatchPhase,
  counts: BatchCounts,
  { holdUntil, written, isStopped, timeToGoMs, now }: ProgressTimes,
): string {
  const { left, waiting, sending, notSent } = counts;
  const skipped = notSent === 0 ? '' : ` ${numberWords(notSent)} ${isOrAre(notSent)} not sent.`;
  switch (phase) {
    case 'being-written':
      return `${numberWords(written)} so far. ${isStopped ? 'Nothing leaves before somebody resumes it.' : 'Nothing leaves before all are written.'}`;
    case 'held':
      return `Leaves in ${countdownWords(holdUntil ?? now, now)}. ${countWords(waiting, 'message')} ${waiting === 1 ? 'waits' : 'wait'}.${skipped}`;
    case 'stopped':
      return `${haveLeft(left)}, ${numberWords(waiting)} ${hasOrHave(waiting)} not${onTheirWay(sending)}.${skipped}`;
    case 'under-way':
      return `${numberWords(left)} of ${numberWords(left + waiting + sending)} have left${onTheirWay(sending)}.${remaining(timeToGoMs)}${skipped}`;
    case 'done':
      return `${haveLeft(left)}.${unconfirmedWords(counts.unconfirmed)}${skipped}`;
  }
}

interface ProgressTimes {
  holdUntil: number | null;
  /** How many of its messages stand in the log. */
  written: number;
  /** Somebody has stopped it, perhaps while it is still being written. */
  isStopped: boolean;
  /** Null: not known. */
  timeToGoMs: number | null;
  now: number;
}

function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function hasOrHave(count: number): string {
  return count === 1 ? 'has' : 'have';
}

function haveLeft(left: number): string {
  return `${numberWords(left)} ${hasOrHave(left)} left`;
}

function onTheirWay(sending: number): string {
  return sending === 0 ? '' : `, ${numberWords(sending)} ${isOrAre(sending)} on their way`;
}

function unconfirmedWords(count: number): string {
  return count === 0 ? '' : ` Of ${numberWords(count)} it is not known.`;
}

/** " About 3 minutes to go." */
function remaining(timeToGoMs: number | null): string {
  if (timeToGoMs === null) return '';
  const minutes = Math.round(timeToGoMs / 60_000);
  if (minutes < 1) return ' Less than a minute to go.';
  if (minutes < 90) return ` About ${countWords(minutes, 'minute')} to go.`;
  return ` About ${countWords(Math.round(minutes / 60), 'hour')} to go.`;
}

/** The same for a row of the list; empty when there is nothing left to do. */
export function shortPhaseWords(phase: BatchPhase, batch: BatchRow, now: number): string {
  switch (phase) {
    case 'being-written':
      return batch.stopped === null ? `Writing ${numberWords(batch.count)}` : 'Stopped';
    case 'held':
      return `Held ${countdownWords(batch.holdUntil ?? now, now)}`;
    case 'stopped':
      return 'Stopped';
    case 'under-way':
      return `${numberWords(batch.outbox.waiting + batch.outbox.sending)} to go`;
    case 'done':
      return '';
  }
}

/** The groups of a batch; reasons stand beside the group of what is not sent. */
export const OUTCOME_NAMES = {
  left: 'Left',
  failed: 'Failed',
  'not-sent': 'Not sent',
  'no-address': 'No address',
  'invalid-address': 'Address not valid',
  'opted-out': 'Opted out',
  'missing-field': 'Something missing',
  'no-mobile': 'No mobile',
  'invalid-mobile': 'Not a mobile',
  'not-asked': 'Not asked',
  household: 'Same household',
  'not-on-record': 'Not on record',
  'fits-several': 'Fits several',
  'repeated-row': 'In the file twice',
  cancelled: 'Cancelled',
  'too-late': 'Too late',
  'batch-unfinished': 'Batch not finished',
} as const satisfies Record<OutcomeFilter, string>;

export const OUTCOME_MEANINGS = {
  left: 'The sending server has taken them, whatever came after.',
  failed: 'Error, Rejected, Bounced or Complaint, or given up on the way. Some of them had left.',
  'not-sent': 'It was decided before they left that they are not sent.',
  'no-address': 'Not sent: the patient had no address on record.',
  'invalid-address': 'Not sent: the address on record was not valid.',
  'opted-out': 'Not sent: the patient had opted out.',
  'missing-field': 'Not sent: the record did not have all that the message needed.',
  'no-mobile': 'Not sent: the patient had no mobile number on record.',
  'invalid-mobile': 'Not sent: the number on record was not a mobile number.',
  'not-asked': 'Not sent: the purpose needs a yes, and the patient had not been asked.',
  household: 'Not sent: somebody of the same household got the same message.',
  'not-on-record': 'Not sent: nobody on record fitted the row of the file.',
  'fits-several': 'Not sent: more than one patient fitted the row of the file.',
  'repeated-row': 'Not sent: a further row of the file for somebody who was in it already.',
  cancelled: 'Not sent: somebody cancelled them while they waited.',
  'too-late': 'Not sent: their last moment had passed.',
  'batch-unfinished': 'Not sent: Sendtrail ended while the batch was being written.',
} as const satisfies Record<'left' | 'failed' | 'not-sent' | NotSentCode, string>;

const EVENT_SENTENCES = {
  held: (count, by) => `${by} sent it. ${messages(count)} held.`,
  'hold-ended': (count, by) => `${by} ended the hold. ${messages(count)} could leave.`,
  stopped: (count, by) =>
    count === 0
      ? `${by} stopped it. Nothing more leaves.`
      : `${by} stopped it. ${messages(count)} had not left.`,
  resumed: (count, by) => `${by} resumed it. ${messages(count)} could leave.`,
  interrupted: (count) =>
    `Sendtrail ended while it was being written. Of ${messages(count)} in the log nothing was sent.`,
} as const satisfies Record<BatchEventKind, (count: number, by: string) => string>;

function messages(count: number): string {
  return countWords(count, 'message');
}

/** "Mia stopped it. 55 messages had not left." */
export function eventSentence({ kind, count, by }: BatchEvent): string {
  return EVENT_SENTENCES[kind](count, by ?? 'Nobody');
}
