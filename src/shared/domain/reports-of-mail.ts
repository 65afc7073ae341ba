import type { ClassifiedReport, ReportedRecipient } from './classified-report';
import { replyCodeIn } from './enhanced-status';
import { tokenOfMail } from './message-token-in';
import { addressesOfMail, type ReceivedMail } from './received-mail';
import type { Report } from './report';
import type { Status } from './status';
import type { UpdateCode, UpdateDetail } from './status-history';
import { unsubscribeTokenOf } from './unsubscribe';

/** What a failure is shown as, by its reason. Nothing else decides it: a reason that is missing here is unknown. */
export const STATUS_OF_REASON = {
  userunknown: 'Bounced',
  hostunknown: 'Bounced',
  hasmoved: 'Bounced',
  notaccept: 'Bounced',
  mailboxfull: 'Bounced',
  suspend: 'Bounced',
  filtered: 'Bounced',
  onhold: 'Bounced',
  rejected: 'Rejected',
  blocked: 'Rejected',
  badreputation: 'Rejected',
  policyviolation: 'Rejected',
  authfailure: 'Rejected',
  norelaying: 'Rejected',
  notcompliantrfc: 'Rejected',
  mesgtoobig: 'Rejected',
  exceedlimit: 'Rejected',
  contenterror: 'Rejected',
  virusdetected: 'Rejected',
  securityerror: 'Rejected',
  requireptr: 'Rejected',
  failedstarttls: 'Rejected',
  speeding: 'Rejected',
  toomanyconn: 'Rejected',
  spamdetected: 'Complaint',
  expired: 'Other',
  networkerror: 'Other',
  systemerror: 'Other',
  systemfull: 'Other',
  mailererror: 'Other',
  syntaxerror: 'Other',
  undefined: 'Other',
} as const satisfies Record<string, Status>;

const CODE_OF_STATUS = {
  Bounced: 'bounced',
  Rejected: 'rejected',
  Complaint: 'complaint',
  Other: 'trouble',
} as const satisfies Record<(typeof STATUS_OF_REASON)[keyof typeof STATUS_OF_REASON], UpdateCode>;

/** Where a tracker found a mail. */
export interface MailSource {
  accountId: string;
  mail: ReceivedMail;
  /** The Message-ID of the report or a hash of its bytes: the same mail read twice has the same. */
  reportId: string;
  /** When the mailbox got it (ms). */
  receivedAt: number;
  /** The raw mail as text, capped by who read it. */
  evidence: string;
}

/** What a classified mail reports about sent messages, one for each recipient; nothing for any other mail. */
export function reportsOfMail(classified: ClassifiedReport, source: MailSource): Report[] {
  const token = unsubscribeTokenOf(source.mail) ?? tokenOfMail(addressesOfMail(source.mail));
  const occurredAt = whenOf(classified.happenedAt, source.receivedAt);
  const { envelopeId, sendtrailId, messageId } = classified;
  const messageIdHeader = messageId === null ? null : `<${messageId}>`;
  return classified.recipients.flatMap((recipient) => {
    const meaning = meaningOf(recipient);
    if (meaning === null) return [];
    const address = recipient.address === '' ? null : recipient.address;
    return [
      {
        key: `mail:${source.reportId}:${recipient.address}`,
        accountId: source.accountId,
        source: 'mailbox',
        occurredAt,
        receivedAt: source.receivedAt,
        keys: { token, envelopeId, sendtrailId, messageIdHeader, recipient: address },
        ...meaning,
        detail: detailOf(recipient),
        evidence: { mediaType: 'message/rfc822', text: source.evidence },
      } satisfies Report,
    ];
  });
}

type Meaning = Pick<Report, 'status' | 'code'>;

/** Null: the action says nothing about a sent message. */
const MEANINGS: Readonly<
  Record<ReportedRecipient['action'], (recipient: ReportedRecipient) => Meaning | null>
> = {
  failed: failureOf,
  delayed: () => ({ status: null, code: 'delayed' }),
  delivered: () => ({ status: 'Delivered', code: 'delivered' }),
  relayed: () => ({ status: 'Sent', code: 'handed-on' }),
  displayed: () => ({ status: 'Opened', code: 'opened' }),
  complained: () => ({ status: 'Complaint', code: 'complaint' }),
  'opted-out': () => ({ status: null, code: 'unsubscribed' }),
  answered: () => ({ status: null, code: 'automatic-reply' }),
  none: () => null,
};

function meaningOf(recipient: ReportedRecipient): Meaning | null {
  return MEANINGS[recipient.action](recipient);
}

function failureOf({ reason }: ReportedRecipient): Meaning {
  const status = Object.hasOwn(STATUS_OF_REASON, reason)
    ? STATUS_OF_REASON[reason as keyof typeof STATUS_OF_REASON]
    : 'Other';
  return { status, code: status === 'Other' && reason === 'expired' ? 'gave-up' : CODE_OF_STATUS[status] };
}

const REPLY_LIMIT = 1_000;

function detailOf({
  action,
  reason,
  rule,
  status,
  diagnostic,
  server,
  address,
  finalAddress,
}: ReportedRecipient): UpdateDetail {
  const reply = diagnostic.replace(/\s+/g, ' ').trim().slice(0, REPLY_LIMIT);
  const replyCode = action === 'displayed' ? null : replyCodeIn(reply);
  return {
    rule,
    reason,
    ...(reply === '' ? {} : { reply }),
    ...(replyCode === null ? {} : { replyCode }),
    ...(status === null ? {} : { enhancedCode: status }),
    ...(server === '' ? {} : action === 'displayed' ? { mailApp: server } : { server }),
    ...(finalAddress === address ? {} : { note: finalAddress }),
    ...(action === 'displayed' ? { note: 'receipt', isPossiblyAutomatic: isByMachine(diagnostic) } : {}),
  };
}

/** RFC 8098 §3.2.6.1: a program may claim that it was shown without anybody having done anything. */
function isByMachine(disposition: string): boolean {
  return /^automatic-action\b/i.test(disposition);
}

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** When it happened as the report says; when the mail came where that is no time, in the future or long ago. */
function whenOf(written: string | null, receivedAt: number): number {
  const at = written === null ? Number.NaN : Date.parse(written.slice(0, 100));
  return at <= receivedAt && at >= receivedAt - YEAR_MS ? at : receivedAt;
}
