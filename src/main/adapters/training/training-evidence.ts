import type { Evidence, UpdateDetail } from '../../../shared/domain/status-history';
import type { AcceptedMail } from './accepted-mail';
import type { EvidenceForm, TrainingEventName } from './training-events';

/** What a piece of evidence is about. */
export interface EvidenceSubject {
  mail: AcceptedMail;
  event: TrainingEventName;
  detail: UpdateDetail;
  occurredAt: number;
}

const SERVER = 'mail.training.example';

/** Papers as they come in the real world, all with the Message-ID of the message they are about. */
const EVIDENCE = {
  'delivery-report': deliveryReport,
  'provider-event': providerEvent,
  'complaint-report': complaintReport,
  'automatic-reply': automaticReply,
} as const satisfies Record<EvidenceForm, (subject: EvidenceSubject) => Evidence>;

export function evidenceOf(form: EvidenceForm, subject: EvidenceSubject): Evidence {
  return EVIDENCE[form](subject);
}

/** RFC 3464 §2.3.3, by the first digit of the status: 2 delivered, 4 delayed, 5 failed. */
const ACTIONS: Readonly<Record<string, string>> = { '2': 'delivered', '4': 'delayed', '5': 'failed' };

function deliveryReport({ mail, detail, occurredAt }: EvidenceSubject): Evidence {
  const status = detail.enhancedCode ?? '5.0.0';
  const action = ACTIONS[status.charAt(0)] ?? 'failed';
  return mailEvidence([
    ...headers(
      `Mail Delivery System <MAILER-DAEMON@${SERVER}>`,
      `Your message was ${action}`,
      mail,
      occurredAt,
    ),
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Your message to <${mail.recipient}> was ${action}.`,
    ...(detail.reply === undefined ? [] : ['', `${detail.server ?? SERVER} said: ${detail.reply}`]),
    '',
    '--report',
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${SERVER}`,
    ...(mail.envelopeId === null ? [] : [`Original-Envelope-Id: ${mail.envelopeId}`]),
    `Arrival-Date: ${mailDate(mail.acceptedAt)}`,
    '',
    `Original-Recipient: rfc822;${mail.recipient}`,
    `Final-Recipient: rfc822;${mail.recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(detail.server === undefined ? [] : [`Remote-MTA: dns; ${detail.server}`]),
    ...(detail.reply === undefined ? [] : [`Diagnostic-Code: smtp; ${detail.reply}`]),
    '',
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    ...returnedHeaders(mail),
    '',
    '--report--',
  ]);
}

function providerEvent({ mail, event, detail, occurredAt }: EvidenceSubject): Evidence {
  const facts = {
    event,
    timestamp: new Date(occurredAt).toISOString(),
    recipient: mail.recipient,
    messageId: mail.messageIdHeader,
    ...detail,
  };
  return { mediaType: 'application/json', text: JSON.stringify(facts, null, 2) };
}

/** RFC 5965. */
function complaintReport({ mail, detail, occurredAt }: EvidenceSubject): Evidence {
  return mailEvidence([
    ...headers(
      `Feedback <feedback@${detail.server ?? SERVER}>`,
      `Complaint about "${mail.subject}"`,
      mail,
      occurredAt,
    ),
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="report"',
    '',
    '--report',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'One of our users has marked this message as spam.',
    '',
    '--report',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Training practice',
    'Version: 1',
    `Original-Mail-From: <${mail.sender}>`,
    `Original-Rcpt-To: <${mail.recipient}>`,
    ...(mail.envelopeId === null ? [] : [`Original-Envelope-Id: ${mail.envelopeId}`]),
    `Arrival-Date: ${mailDate(mail.acceptedAt)}`,
    '',
    '--report',
    'Content-Type: text/rfc822-headers',
    '',
    ...returnedHeaders(mail),
    '',
    '--report--',
  ]);
}

/** RFC 3834. */
function automaticReply({ mail, detail, occurredAt }: EvidenceSubject): Evidence {
  return mailEvidence([
    ...headers(mail.recipient, `Automatic reply: ${mail.subject}`, mail, occurredAt),
    'Auto-Submitted: auto-replied',
    ...(mail.messageIdHeader === null ? [] : [`In-Reply-To: ${mail.messageIdHeader}`]),
    'Content-Type: text/plain; charset=utf-8',
    '',
    detail.note ?? '',
  ]);
}

function headers(from: string, subject: string, mail: AcceptedMail, at: number): string[] {
  return [`From: ${from}`, `To: <${mail.sender}>`, `Date: ${mailDate(at)}`, `Subject: ${subject}`];
}

function returnedHeaders(mail: AcceptedMail): string[] {
  return [
    `To: ${mail.recipient}`,
    `Subject: ${mail.subject}`,
    ...(mail.messageIdHeader === null ? [] : [`Message-ID: ${mail.messageIdHeader}`]),
    ...(mail.sendtrailId === null ? [] : [`X-Sendtrail-Id: ${mail.sendtrailId}`]),
  ];
}

function mailEvidence(lines: readonly string[]): Evidence {
  return { mediaType: 'message/rfc822', text: lines.join('\r\n') };
}

function mailDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
