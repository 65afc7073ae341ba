import type { ResendProblem } from './arrival';
import type { ConsentVerdict } from './consent';
import type { MessageDetails } from './message';
import { isTooLate } from './retry-schedule';
import { isFailure, type Status } from './status';
import { contradictions, type StatusUpdate } from './status-history';

/** What decides whether a message that did not arrive may be sent again from its stop. */
export interface StoppedFacts {
  message: Pick<MessageDetails, 'notAfter' | 'isWholeMessageKept' | 'outboxState'>;
  history: readonly Pick<StatusUpdate, 'at' | 'status'>[];
  /** Statuses of the messages that it was sent again as. */
  resentStatuses: readonly Status[];
  /** What the patient has said about messages for its purpose on its channel. */
  consent: ConsentVerdict;
  now: number;
}

/** The first that holds is told: what concerns the patient comes before what concerns the log. */
const RULES: readonly { problem: ResendProblem; holds: (facts: StoppedFacts) => boolean }[] = [
  { problem: 'under-way', holds: ({ message }) => message.outboxState !== null },
  // A bounce beats the good news that comes after it, so the status shown does not tell.
  { problem: 'arrived', holds: ({ history }) => contradictions(history).length > 0 },
  {
    problem: 'sent-again',
    holds: ({ resentStatuses }) => resentStatuses.some((status) => !isFailure(status)),
  },
  { problem: 'opted-out', holds: ({ consent }) => consent === 'opted-out' },
  { problem: 'not-asked', holds: ({ consent }) => consent === 'not-asked' },
  { problem: 'too-late', holds: ({ message, now }) => isTooLate(now, message.notAfter) },
  { problem: 'not-kept', holds: ({ message }) => !message.isWholeMessageKept },
];

/** Why a message that did not arrive cannot be sent again; null when it can. */
export function resendProblem(facts: StoppedFacts): ResendProblem | null {
  return RULES.find(({ holds }) => holds(facts))?.problem ?? null;
}
