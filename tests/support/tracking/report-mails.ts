import { failedFields, mailOfParts, statusReport } from '../report-mails/build-mail';

interface ReportedMessage {
  /** Message-ID of the report itself. */
  reportId: string;
  envelopeId: string;
  recipient: string;
  /** For a report that is to be large. */
  text?: string;
}

/** What a server sends back when there is no such mailbox; lines end as on the wire. */
export function bounceMail({ reportId, envelopeId, recipient, text }: ReportedMessage): string {
  const report = statusReport({
    headers: { 'Message-ID': `<${reportId}@mail.example.org>`, Date: 'Mon, 23 Nov 2026 09:00:05 +1100' },
    message: `Reporting-MTA: dns; mail.example.org\nOriginal-Envelope-Id: ${envelopeId}`,
    recipients: [failedFields(recipient, '5.1.1', '550 5.1.1 User unknown')],
    returned: null,
    ...(text === undefined ? {} : { text }),
  });
  return report.replaceAll('\n', '\r\n');
}

/** What a mail service sends when somebody wants no more e-mail of the kind (RFC 5965). */
export function optOutMail(recipient: string, messageIdHeader: string): string {
  const parts = [
    { type: 'text/plain', body: 'A recipient wants no more e-mail from you.' },
    {
      type: 'message/feedback-report',
      body: `Feedback-Type: opt-out\nVersion: 1\nUser-Agent: Sample/1\nRemoval-Recipient: ${recipient}`,
    },
    { type: 'text/rfc822-headers', body: `Message-ID: ${messageIdHeader}\nSubject: Your appointment` },
  ];
  const headers = { From: 'feedback@fbl.example', Subject: 'Opt-out', 'Message-ID': '<fbl.1@fbl.example>' };
  return mailOfParts(headers, parts, 'report; report-type=feedback-report').replaceAll('\n', '\r\n');
}
