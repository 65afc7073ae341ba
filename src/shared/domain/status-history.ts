import { isFailure, isGreen, STATUS_RULES, type GreenStatus, type Status } from './status';

/**
 * What a line of the history is about. The words for the screen belong to the renderer; the log keeps the code.
 * Codes are never renamed: old logs hold them.
 */
export const UPDATE_CODES = [
  'created',
  'accepted',
  'handed-on',
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'rejected',
  'complaint',
  'send-refused',
  'gave-up',
  'too-large',
  'too-late',
  'opted-out',
  'no-address',
  'invalid-address',
  'cancelled',
  'trouble',
  'try-failed',
  'unconfirmed',
  'returned-to-waiting',
  'confirmed-gone',
  'confirmed-not-gone',
  'delayed',
  'automatic-reply',
  'sent-again-as',
  'send-now',
  'handled',
  'handled-undone',
  'address-removed',
  'bounce-undone',
  'report-confirmed',
  'batch-unfinished',
  'unsubscribed',
  'missing-field',
  'no-mobile',
  'invalid-mobile',
  'not-asked',
  'household',
  'not-on-record',
  'repeated-row',
  'fits-several',
  'carried',
  'carrier-failed',
] as const;

export type UpdateCode = (typeof UPDATE_CODES)[number];

/** Facts of one history line; every key is optional, times in milliseconds since 1970, durations in milliseconds. */
export interface UpdateDetail {
  /** The server's reply as it came, without line breaks. */
  reply?: string;
  replyCode?: number;
  /** RFC 3463 code such as "5.1.1". */
  enhancedCode?: string;
  /** Where in the SMTP dialogue it happened. */
  stage?: string;
  /** The failure in the words of the send-outcome table, for example "connection-refused". */
  failure?: string;
  /** Host that said so. */
  server?: string;
  /** How long the hand-over or the delivery took. */
  durationMs?: number;
  device?: string;
  mailApp?: string;
  /** A privacy proxy or scanner may have opened it, not a person. */
  isPossiblyAutomatic?: boolean;
  link?: string;
  /** Machine name of the bounce reason, for example "userunknown". */
  reason?: string;
  /** Which rule recognised the report. */
  rule?: string;
  /** How the report was matched to the message. */
  matchedBy?: string;
  nextTryAt?: number;
  tries?: number;
  relatedMessageId?: string;
  note?: string;
}

/** Who told us: our own sending, a tracker, or a person at the desk. */
export type UpdateSource = 'sending' | 'training' | 'mailbox' | 'provider' | 'person';

/** One line of a message's history as it is about to be written. */
export interface NewStatusUpdate {
  /** When it happened, as far as known (ms). */
  at: number;
  /** Null for notices and actions: a line without a status. */
  status: Status | null;
  code: UpdateCode;
  detail: UpdateDetail;
  source: UpdateSource;
  /** Name of the person whose action this was. */
  by: string | null;
  /** Unique within the message: the same event read twice is one line. */
  eventKey: string;
  /** Raw evidence (SMTP dialogue, bounce mail, provider JSON). */
  evidence?: Evidence;
}

export interface Evidence {
  mediaType: 'text/plain' | 'application/json' | 'message/rfc822';
  text: string;
}

/** One line of the history as it stands in the log. */
export interface StatusUpdate extends Omit<NewStatusUpdate, 'evidence'> {
  /** Order of writing within the log. */
  sequence: number;
  /** When it was written (ms). */
  recordedAt: number;
  hasEvidence: boolean;
}

/** What the log shows for a message, and since when. */
export interface ShownStatus {
  status: Status;
  at: number;
}

type StatusLine = Pick<StatusUpdate, 'at' | 'status'>;

/**
 * Whether a status line takes the place of what is shown. This is a total order, so that the status shown does not
 * depend on the order in which reports arrive: any failure beats good news; of two failures the later one counts
 * (of the same time, the higher rank); of good news the higher rank, and of the same rank the earlier time.
 */
export function supersedes(candidate: ShownStatus, shown: ShownStatus): boolean {
  const candidateRule = STATUS_RULES[candidate.status];
  const shownRule = STATUS_RULES[shown.status];
  if (candidateRule.isFailure !== shownRule.isFailure) return candidateRule.isFailure;
  if (candidateRule.isFailure && candidate.at !== shown.at) return candidate.at > shown.at;
  if (candidateRule.rank !== shownRule.rank) return candidateRule.rank > shownRule.rank;
  return !candidateRule.isFailure && candidate.at < shown.at;
}

/**
 * The status shown for a history. A stored current status is only the cache of this function.
 * Returns null for a history without any status line (there is none in the log: Created comes first).
 */
export function shownStatus(history: readonly StatusLine[]): ShownStatus | null {
  const line = shownLine(history);
  return line === null ? null : { status: line.status, at: line.at };
}

/** The line of the history whose status is shown; null for a history without any status line. */
export function shownLine<Line extends StatusLine>(history: readonly Line[]): (Line & ShownStatus) | null {
  let shown: (Line & ShownStatus) | null = null;
  for (const line of history) {
    if (hasStatus(line) && (shown === null || supersedes(line, shown))) shown = line;
  }
  return shown;
}

function hasStatus<Line extends StatusLine>(line: Line): line is Line & ShownStatus {
  return line.status !== null;
}

/**
 * The lines that contradict a final failure: Delivered, Opened or Clicked that happened after it. They are kept and
 * flagged, never shown as the status. The first failure counts: a complaint that comes later does not make the opening
 * of a bounced message plausible.
 */
export function contradictions<Line extends StatusLine>(
  history: readonly Line[],
): (Line & { status: GreenStatus })[] {
  const failedAt = history
    .filter(({ status }) => status !== null && isFailure(status))
    .reduce((earliest, { at }) => Math.min(earliest, at), Infinity);
  return history.filter(hasGreenStatus).filter(({ at }) => at > failedAt);
}

function hasGreenStatus<Line extends StatusLine>(line: Line): line is Line & { status: GreenStatus } {
  return line.status !== null && isGreen(line.status);
}
