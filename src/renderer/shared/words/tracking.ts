import type { TrackingProblem } from '../../../shared/domain/check-tracking';
import type { Channel } from '../../../shared/domain/message';
import type { TrackingTroubleKind } from '../../../shared/domain/tracking';

interface TroubleWords {
  /** For the connection bar, after "Tracking: ". */
  short: string;
  happened: string;
  /** What Sendtrail does about it; only where the mailbox is being read, not in a test. */
  byItself?: string;
  advice: string;
}

/** What keeps a mailbox from being read, and what to do about it. */
export const TRACKING_TROUBLE_WORDS = {
  unreachable: {
    short: 'server not reached',
    happened: 'The mailbox server cannot be reached.',
    byItself: 'Tried again by itself.',
    advice: 'Check the network, the server’s name and the port.',
  },
  certificate: {
    short: 'certificate not trusted',
    happened: 'The certificate of the mailbox server cannot be trusted, so no password was sent to it.',
    advice:
      'Use the server’s name exactly as its provider writes it. If it is right, ask whoever runs the server.',
  },
  'authentication-refused': {
    short: 'password refused',
    happened: 'The mailbox server refused the user name or the password.',
    advice:
      'Check the user name and the password. Some providers ask for an app password, or for IMAP to be allowed in the mailbox’s settings.',
  },
  'password-needed': {
    short: 'password missing',
    happened: 'The password of the mailbox is missing.',
    advice: 'Enter it again in the account’s settings.',
  },
  'folder-missing': {
    short: 'folder missing',
    happened: 'The folder is not in the mailbox.',
    advice: 'Choose another one. Test tracking lists the folders that are there.',
  },
  protocol: {
    short: 'server not understood',
    happened: 'The server did not answer as a mailbox server does.',
    advice: 'Port and protection may not go together: 993 goes with TLS, 143 with STARTTLS.',
  },
  'mail-unreadable': {
    short: 'a mail left out',
    happened: 'The mailbox server does not hand out one of its mails. All others are read.',
    advice: 'It may have been a report: look for it in the mailbox. Check now takes this notice away.',
  },
  'log-unwritable': {
    short: 'nothing can be written',
    happened: 'What the mailbox reports cannot be written to the log.',
    advice: 'Nothing is lost: it is read again by itself. Free some space on the disk.',
  },
} as const satisfies Record<TrackingTroubleKind, TroubleWords>;

const REFUSED_OR_MISSING = 'SMS wait, and what became of earlier ones is not seen.';

/** The same for an SMS provider that is asked; the rest can only happen to mailboxes. */
const SMS_TROUBLE_WORDS: Partial<Record<TrackingTroubleKind, TroubleWords & { meaning: string }>> = {
  unreachable: {
    short: 'SMS provider not reached',
    happened: 'The SMS provider cannot be reached.',
    meaning: 'What becomes of SMS is not seen.',
    byItself: 'Tried again by itself.',
    advice: 'Check the network, and the address of the API in the account’s settings.',
  },
  'authentication-refused': {
    short: 'SMS key refused',
    happened: 'The SMS provider refused the user name or the key.',
    meaning: REFUSED_OR_MISSING,
    advice: 'Enter them again in the account’s settings.',
  },
  'password-needed': {
    short: 'SMS key missing',
    happened: 'The key or password for the SMS provider is missing.',
    meaning: REFUSED_OR_MISSING,
    advice: 'Enter it again in the account’s settings.',
  },
  protocol: {
    short: 'SMS provider not understood',
    happened: 'The SMS provider gave no usable answer.',
    meaning: 'What becomes of SMS is not seen.',
    byItself: 'Asked again by itself.',
    advice: 'If it lasts, its own words say more.',
  },
  'log-unwritable': {
    ...TRACKING_TROUBLE_WORDS['log-unwritable'],
    happened: 'What the SMS provider reports cannot be written to the log.',
    meaning: 'What becomes of SMS is not seen.',
  },
};

/** What trouble means for messages where reports come in nevertheless. */
const NOT_ALL_UNSEEN: Partial<Record<TrackingTroubleKind, string>> = {
  'mail-unreadable': 'What it reports is not seen.',
};

/** What keeps news of an account's messages away, what that means for them, and what to do about it. */
export function troubleWords(
  kind: TrackingTroubleKind,
  channel: Channel,
): Pick<TroubleWords, 'short' | 'happened'> & { meaning: string } {
  const sms = channel === 'sms' ? SMS_TROUBLE_WORDS[kind] : undefined;
  if (sms !== undefined) return { ...sms, meaning: `${sms.meaning} ${adviceOf(sms)}` };
  const { short, happened } = TRACKING_TROUBLE_WORDS[kind];
  const meaning = NOT_ALL_UNSEEN[kind] ?? 'Messages go out, but bounces are not seen.';
  return { short, happened, meaning: `${meaning} ${trackingAdvice(kind)}` };
}

/** What to do about the trouble of a mailbox that is being read, and what Sendtrail does. */
export function trackingAdvice(kind: TrackingTroubleKind): string {
  return adviceOf(TRACKING_TROUBLE_WORDS[kind]);
}

function adviceOf({ byItself, advice }: TroubleWords): string {
  return byItself === undefined ? advice : `${byItself} ${advice}`;
}

export const TRACKING_PROBLEM_WORDS = {
  'host-empty': 'Enter the mailbox server, for example imap.example.org.',
  'host-form': 'This is not a server name. It looks like imap.example.org.',
  'port-range': 'The port is a number from 1 to 65535.',
  unprotected: 'Without protection only a server on this computer can be used.',
  'user-empty': 'Enter the user name of the mailbox.',
  'folder-empty': 'Enter a folder; the usual one is INBOX.',
  'line-break': 'This cannot hold a line break.',
} as const satisfies Record<TrackingProblem, string>;
