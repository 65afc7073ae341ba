/** The clinic's own account: it sends, and the reports about its mail come back to it. */
export const CLINIC_ADDRESS = 'frontdesk@clinic.example';

/**
 * Its domain gets its mail from Postfix itself, whose reports then say `Action: delivered`. All others get theirs
 * from Dovecot over LMTP; as that does not speak DSN, reports about them say `Action: relayed` (RFC 3461 section 6).
 */
export const CONFIRMED_ADDRESS = 'mira@confirming.example';

/** Has a mailbox that is full: what is sent there comes back with 552 5.2.2. */
export const FULL_MAILBOX_ADDRESS = 'full@patients.example';

/** Has no server: what is sent there is refused at RCPT with 550 5.1.2. */
export const UNKNOWN_DOMAIN_ADDRESS = 'anh@nowhere.example';

/** Has no mailbox: what is sent there is taken by Postfix and comes back with 550 5.1.1. */
export const UNKNOWN_ADDRESS = 'nobody.here@patients.example';

/** Takes small mails only: for a larger one Dovecot answers 451 4.2.0, as if it might fit later. */
export const SMALL_MAILS_ADDRESS = 'small.mails@patients.example';

/** How large a mail to it may be. */
export const SMALL_MAIL_BYTES = 20_000;

/** Their server takes small mails only: the first tells its limit beforehand (RFC 1870), the second when it is passed. */
export const SMALL_SERVER_ADDRESS = 'priya@small.example';
export const SILENT_SMALL_SERVER_ADDRESS = 'priya@silent-small.example';

/** Has a server at which nobody listens: what is sent there is delayed, and in the end given up. */
export const SLOW_ADDRESS = 'kofi@slow.example';

/** What is sent here is sent on. */
export const FORWARDS = {
  'forwarded@patients.example': ['joan@patients.example'],
  'moved.away@patients.example': ['left.long.ago@patients.example'],
  'family@patients.example': ['ruth@patients.example', 'tariq@patients.example'],
  'household@patients.example': ['ruth@patients.example', 'nobody.home@patients.example'],
} as const;

/**
 * Behind Exim only. Their server sends on to somebody who is not there any more; for the first it writes the sender
 * anew (SRS), for the second in capitals.
 */
export const REWRITTEN_ADDRESS = 'lena@forwarder.example';
export const SHOUTED_ADDRESS = 'lena@shouting.example';

/** To whom they send on. */
export const ENDED_ADDRESS = 'ended.long.ago@patients.example';

export interface SampleMailbox {
  readonly address: string;
  readonly quotaBytes?: number;
  readonly mailSizeLimitBytes?: number;
}

export const SAMPLE_MAILBOXES: readonly SampleMailbox[] = [
  { address: CLINIC_ADDRESS },
  { address: 'anh@patients.example' },
  { address: 'joan@patients.example' },
  { address: 'zoe@patients.example' },
  { address: 'tariq@patients.example' },
  { address: 'ruth@patients.example' },
  { address: CONFIRMED_ADDRESS },
  { address: FULL_MAILBOX_ADDRESS, quotaBytes: 1 },
  { address: SMALL_MAILS_ADDRESS, mailSizeLimitBytes: SMALL_MAIL_BYTES },
];
