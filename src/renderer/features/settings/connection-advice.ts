import type { SendFailure } from '../../../shared/domain/send-outcome';
import { FAILURE_ADVICE, failureSentence } from '../../shared/words/send-failures';

interface Advice {
  /** What happened. */
  what: string;
  /** What to do now. */
  doNow: string;
}

interface AdviceRule {
  when: (failure: SendFailure) => boolean;
  /** Left out: the words that this failure has everywhere. */
  what?: (server: string) => string;
  doNow: string;
}

const PORT_AND_SECURITY = 'Port and security may not go together: 465 goes with TLS, 587 with STARTTLS.';

/** While an account is set up, the settings are the likely reason; first hit wins. */
const SET_UP_RULES: readonly AdviceRule[] = [
  {
    when: ({ kind, stage }) => kind === 'timed-out' && (stage === 'resolve' || stage === 'connect'),
    doNow: 'Check the server’s name and the port. A firewall in the practice may block this port.',
  },
  {
    when: ({ kind, stage }) => (kind === 'timed-out' || kind === 'connection-lost') && stage !== 'auth',
    what: (server) => `${server} was reached and then said nothing more.`,
    doNow: PORT_AND_SECURITY,
  },
  {
    when: ({ kind }) => kind === 'connection-refused' || kind === 'tls-failed',
    doNow: PORT_AND_SECURITY,
  },
  {
    when: ({ kind }) => kind === 'certificate',
    what: (server) => `The certificate of ${server} cannot be trusted, so nothing was sent to it.`,
    doNow:
      'Use the server’s name exactly as its provider writes it. If it is right, ask whoever runs the server.',
  },
  {
    when: ({ kind }) => kind === 'password-missing',
    doNow: 'Enter the password.',
  },
  {
    when: ({ kind, stage }) => kind === 'reply' && stage === 'auth',
    what: (server) => `${server} refused the user name or the password.`,
    doNow: 'Check both. Some providers ask for an app password instead of the usual one.',
  },
  {
    when: ({ kind }) => kind === 'reply',
    what: (server) => `${server} does not want to talk to this computer.`,
    doNow: 'Its reply says why. Ask whoever runs the server.',
  },
];

/** What the failing step of a connection test means and what to do about it, in plain words. */
export function connectionAdvice(failure: SendFailure): Advice {
  const { kind, server } = failure;
  const rule = SET_UP_RULES.find(({ when }) => when(failure));
  return {
    what: rule?.what?.(server) ?? failureSentence(kind, server, 'email'),
    doNow: rule?.doNow ?? FAILURE_ADVICE[kind],
  };
}
