import type { Evidence, UpdateCode, UpdateDetail, UpdateSource } from './status-history';
import type { Status } from './status';

/** What a report may know of the message it is about. */
export interface ReportKeys {
  /** Own token from the address the report came to. */
  token: string | null;
  /** Original-Envelope-Id (RFC 3464 §2.2.1): the message's id. */
  envelopeId: string | null;
  /** X-Sendtrail-Id from the returned headers. */
  sendtrailId: string | null;
  /** Message-ID of the returned message, with its angle brackets. */
  messageIdHeader: string | null;
  /** The address the message was sent to, as the report names it. */
  recipient: string | null;
}

/** What arrived from outside about one message and one recipient; becomes a status update. */
export interface Report {
  /** The same event read twice has the same key. */
  key: string;
  accountId: string;
  source: Extract<UpdateSource, 'training' | 'mailbox' | 'provider'>;
  /** When it happened, as far as the report tells; else when it came (ms). */
  occurredAt: number;
  /** When it came: by the mailbox's server, whatever the report itself says (ms). */
  receivedAt: number;
  keys: ReportKeys;
  /** Null for a notice: a history line without a status (delayed, automatic reply). */
  status: Status | null;
  code: UpdateCode;
  detail: UpdateDetail;
  evidence: Evidence | null;
}

/** When something was reported: as the report tells it, and as nobody who writes one can make it; and what it was. */
export type ReportTimes = Pick<Report, 'occurredAt' | 'receivedAt'> & Partial<Pick<Report, 'code'>>;

/** Ways to match a report to a message, strongest first. All but the last are keys that only we and the recipient know. */
export const MATCH_STRENGTHS = [
  'token',
  'envelope-id',
  'sendtrail-id',
  'message-id',
  'recipient-and-time',
] as const;
export type MatchStrength = (typeof MATCH_STRENGTHS)[number];

/** The message that a report is about, as far as its keys tell. */
export interface ReportMatch {
  messageId: string;
  strength: MatchStrength;
  /** The key is ours, but the report names somebody else than the message went to. */
  namesOther: boolean;
}
