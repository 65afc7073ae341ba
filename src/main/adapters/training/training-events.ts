import { domainOf } from '../../../shared/domain/address';
import type { Status } from '../../../shared/domain/status';
import type { UpdateCode, UpdateDetail } from '../../../shared/domain/status-history';
import type { AcceptedMail } from './accepted-mail';

export type TrainingEventName =
  | 'handed-on'
  | 'delivered'
  | 'opened'
  | 'opened-by-machine'
  | 'clicked'
  | 'unknown-user'
  | 'mailbox-full'
  | 'moved'
  | 'blocked'
  | 'too-large'
  | 'spam-refused'
  | 'complained'
  | 'delayed'
  | 'expired'
  | 'automatic-reply';

/** What kind of paper would prove such an event in the real world. */
export type EvidenceForm = 'delivery-report' | 'provider-event' | 'complaint-report' | 'automatic-reply';

export interface TrainingEvent {
  /** Null for a notice. */
  status: Status | null;
  code: UpdateCode;
  detail: (mail: AcceptedMail) => UpdateDetail;
  evidence: EvidenceForm;
}

const FALLBACK_LINK = 'https://www.clinic.example/booking';

/** A refusal by the patient's mail service, as its reply would have it. */
function refusal(
  reason: string,
  enhancedCode: string,
  words: (mail: AcceptedMail) => string,
): TrainingEvent['detail'] {
  const replyCode = enhancedCode.startsWith('4') ? 451 : 550;
  return (mail) => ({
    reply: `${String(replyCode)} ${enhancedCode} ${words(mail)}`,
    replyCode,
    enhancedCode,
    reason,
    server: mailServiceOf(mail.recipient),
  });
}

/** The server that would take mail for a recipient; one of an invented domain, whatever the address is. */
function mailServiceOf(recipient: string): string {
  const domain = domainOf(recipient);
  return `mx1.${domain.endsWith('.example') ? domain : 'mailbox.example'}`;
}

export const TRAINING_EVENTS = {
  'handed-on': {
    status: 'Sent',
    code: 'handed-on',
    detail: ({ recipient }) => ({ server: mailServiceOf(recipient), reply: '250 2.0.0 OK', replyCode: 250 }),
    evidence: 'provider-event',
  },
  delivered: {
    status: 'Delivered',
    code: 'delivered',
    detail: ({ recipient }) => ({ server: mailServiceOf(recipient), enhancedCode: '2.1.5' }),
    evidence: 'delivery-report',
  },
  opened: {
    status: 'Opened',
    code: 'opened',
    detail: () => ({ device: 'iPhone', mailApp: 'Apple Mail' }),
    evidence: 'provider-event',
  },
  'opened-by-machine': {
    status: 'Opened',
    code: 'opened',
    detail: () => ({ mailApp: 'Apple Mail Privacy Protection', isPossiblyAutomatic: true }),
    evidence: 'provider-event',
  },
  clicked: {
    status: 'Clicked',
    code: 'clicked',
    detail: ({ link }) => ({ link: link ?? FALLBACK_LINK, device: 'iPhone', mailApp: 'Apple Mail' }),
    evidence: 'provider-event',
  },
  'unknown-user': {
    status: 'Bounced',
    code: 'bounced',
    detail: refusal('userunknown', '5.1.1', ({ recipient }) => `<${recipient}>: User unknown`),
    evidence: 'delivery-report',
  },
  'mailbox-full': {
    status: 'Bounced',
    code: 'bounced',
    detail: refusal('mailboxfull', '5.2.2', ({ recipient }) => `<${recipient}>: Mailbox is full`),
    evidence: 'delivery-report',
  },
  moved: {
    status: 'Bounced',
    code: 'bounced',
    detail: refusal('hasmoved', '5.1.6', () => 'The recipient has moved and left no forwarding address'),
    evidence: 'delivery-report',
  },
  blocked: {
    status: 'Rejected',
    code: 'rejected',
    detail: refusal('blocked', '5.7.1', () => 'Service unavailable, your server is on our block list'),
    evidence: 'delivery-report',
  },
  'too-large': {
    status: 'Rejected',
    code: 'rejected',
    detail: refusal('mesgtoobig', '5.3.4', () => 'Message size exceeds the limit of this mailbox'),
    evidence: 'delivery-report',
  },
  'spam-refused': {
    status: 'Complaint',
    code: 'complaint',
    detail: refusal('spamdetected', '5.7.1', () => 'Message refused, it looks like spam'),
    evidence: 'delivery-report',
  },
  complained: {
    status: 'Complaint',
    code: 'complaint',
    detail: ({ recipient }) => ({ reason: 'abuse', server: mailServiceOf(recipient) }),
    evidence: 'complaint-report',
  },
  delayed: {
    status: null,
    code: 'delayed',
    detail: refusal('expired', '4.4.1', ({ recipient }) => `No answer from ${mailServiceOf(recipient)}`),
    evidence: 'delivery-report',
  },
  expired: {
    status: 'Other',
    code: 'gave-up',
    detail: refusal('expired', '5.4.7', () => 'Delivery time expired, no answer from the mail service'),
    evidence: 'delivery-report',
  },
  'automatic-reply': {
    status: null,
    code: 'automatic-reply',
    detail: () => ({ note: 'I am away until Monday and read my mail after that.' }),
    evidence: 'automatic-reply',
  },
} as const satisfies Record<TrainingEventName, TrainingEvent>;
