import type { ArrivalStop, ResendProblem, StopAnswer, StopOutcome } from '../../../shared/domain/arrival';
import { countWords } from '../../shared/words/numbers';

/** Why a message that did not arrive is not sent again from here. */
export const RESEND_PROBLEM_WORDS = {
  'too-late': 'too late to be of use',
  'sent-again': 'sent again already',
  'not-kept': 'the message is not kept any more',
  'opted-out': 'opted out',
  'not-asked': 'not asked, and this purpose needs a yes',
  arrived: 'arrived after all',
  'under-way': 'still under way',
} as const satisfies Record<ResendProblem, string>;

const HANDLED_WORDS = {
  'new-address': 'New address saved',
  'no-email': 'Kept on record: no e-mail',
  'keep-address': 'The old address is kept',
} as const satisfies Record<StopAnswer['kind'], string>;

/** What an answer has done: "New address saved, 2 messages sent again". */
export function handledWords({ kind }: StopAnswer, sentAgain: number): string {
  const done = HANDLED_WORDS[kind];
  return sentAgain === 0 ? done : `${done}, ${countWords(sentAgain, 'message')} sent again`;
}

const OUTCOME_WORDS = {
  'new-address': (newAddress) => (newAddress === null ? 'New address' : `New address: ${newAddress}`),
  'no-email': () => 'Has no e-mail',
  'address-kept': () => 'The old address was kept',
  undone: () => 'Undone: the address is right after all',
} as const satisfies Record<StopOutcome, (newAddress: string | null) => string>;

/** How a stop ended. */
export function outcomeWords({ outcome, newAddress }: NonNullable<ArrivalStop['closed']>): string {
  return OUTCOME_WORDS[outcome](newAddress);
}
