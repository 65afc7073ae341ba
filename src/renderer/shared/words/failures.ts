import type { ErrorCode } from '../../../shared/domain/error-code';
import type { BridgeFailure } from '../bridge';

interface FailureWords {
  /** What it means for the message or the log. */
  meaning: string;
  advice: string;
}

/** For every code with which main may refuse a request. What happened stands before it: "Could not …". */
const FAILURE_WORDS = {
  'bad-request': { meaning: 'Nothing was changed.', advice: 'Restart Sendtrail and try again.' },
  'not-found': { meaning: 'It is no longer in the log.', advice: 'Look for it again in the list.' },
  'not-allowed-now': {
    meaning: 'Its state has changed in the meantime.',
    advice: 'Look at it again before you go on.',
  },
  'invalid-input': { meaning: 'Nothing was changed.', advice: 'Check what was entered.' },
  'attachment-gone': {
    meaning: 'An attached file is no longer there. Nothing was sent.',
    advice: 'Attach the file again.',
  },
  'password-storage': {
    meaning: 'The password could not be kept on this computer.',
    advice: 'Enter it again. It can be kept until Sendtrail is closed.',
  },
  'disk-full': {
    meaning: 'The disk is full. Nothing was written.',
    advice: 'Free some space, then try again.',
  },
  'log-unavailable': {
    meaning: 'The log cannot be reached. Nothing was changed.',
    advice: 'Try again. If it stays so, restart Sendtrail.',
  },
  internal: {
    meaning: 'Something unexpected went wrong.',
    advice: 'Try again. If it stays so, restart Sendtrail.',
  },
} as const satisfies Record<ErrorCode, FailureWords>;

/** With these codes main says in words for people what is in the way: "2 messages of this account still wait." */
const SPOKEN_BY_MAIN: ReadonlySet<ErrorCode> = new Set(['not-allowed-now', 'not-found']);

/** What a refused request means and what to do. */
export function failureWords(failure: BridgeFailure): FailureWords {
  const words = FAILURE_WORDS[failure.code];
  return SPOKEN_BY_MAIN.has(failure.code) ? { ...words, meaning: failure.message } : words;
}
