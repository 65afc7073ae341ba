/** How long and how much; the defaults are for real servers, tests are quicker. */
export interface ImapLimits {
  /** From looking up the host until the login is done. */
  connectTimeoutMs: number;
  /** For every command whose answer is short. */
  commandTimeoutMs: number;
  /** For the question whether a quiet connection still stands. */
  probeTimeoutMs: number;
  /** A fetch may take longer by one millisecond for so many bytes. */
  slowestBytesPerMs: number;
  /** Between two looks where the server does not tell of new mail by itself. */
  pollIntervalMs: number;
  /**
   * Between two looks where it does. RFC 2177 asks for less than 29 minutes; many routers forget a quiet connection
   * after five.
   */
  idleRenewalMs: number;
  /** Mails over this size are read in part. */
  largeMailBytes: number;
  /** So much of a large mail is read, its header first; reports stand before the mail they return. */
  largeMailReadBytes: number;
  /** Mails that are fetched before their reports are committed. */
  batchMails: number;
  batchBytes: number;
  /** How far back the first look goes. */
  firstLookMs: number;
  /** Authorities (PEM) that are trusted besides those that Node brings and NODE_EXTRA_CA_CERTS names. */
  certificateAuthorities: readonly string[];
}

const MB = 1_048_576;
const DAY_MS = 86_400_000;

export const DEFAULT_IMAP_LIMITS: ImapLimits = {
  connectTimeoutMs: 45_000,
  commandTimeoutMs: 60_000,
  probeTimeoutMs: 10_000,
  slowestBytesPerMs: 20,
  pollIntervalMs: 60_000,
  idleRenewalMs: 240_000,
  largeMailBytes: 10 * MB,
  largeMailReadBytes: 262_144,
  batchMails: 50,
  batchBytes: 16 * MB,
  firstLookMs: 30 * DAY_MS,
  certificateAuthorities: [],
};
