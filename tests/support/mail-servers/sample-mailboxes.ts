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

export interface SampleMailbox {
  readonly address: string;
  readonly quotaBytes?: number;
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
];
