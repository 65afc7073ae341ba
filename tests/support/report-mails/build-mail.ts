import type { ReportKind } from '../../../src/shared/domain/classified-report';

/** A mail made up for a test, and what it is. */
export interface SampleMail {
  name: string;
  /** Lines end with LF. */
  raw: string;
  kind: ReportKind;
  /** In order. */
  recipients: string[];
  reason?: string;
}

/** Whom all these mails are sent to: the desk. */
const DESK = 'desk@clinic.example';
export const MESSAGE_ID = '0193.appointment@clinic.example';

/** The message that comes back. */
export const RETURNED = `Received: from desk.local (desk.local [192.0.2.10])
\tby mail.clinic.example with ESMTPSA id 4ABC
\tfor <anh@example.org>; Mon, 9 Nov 2026 09:00:00 +1100
Message-ID: <${MESSAGE_ID}>
From: Sample Clinic <${DESK}>
To: Anh Nguyen <anh@example.org>
Subject: Your appointment on Monday
Date: Mon, 9 Nov 2026 09:00:00 +1100
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Dear Anh, please call us to confirm.
`;

type Headers = Readonly<Record<string, string>>;

export const DAEMON: Headers = {
  'Return-Path': '<>',
  From: 'Mail Delivery System <MAILER-DAEMON@mail.clinic.example>',
};

const BASIC: Headers = {
  To: DESK,
  Date: 'Mon, 9 Nov 2026 09:00:05 +1100',
  'Message-ID': '<report.1@mail.clinic.example>',
  'MIME-Version': '1.0',
};

/** A mail of one text. */
export function plainMail(headers: Headers, body: string, type = 'text/plain; charset=utf-8'): string {
  const all = { ...BASIC, 'Content-Type': type, ...headers };
  return `${headerLines(all)}\n\n${body}\n`;
}

export interface Part {
  type: string;
  body: string;
  headers?: Headers;
}

/** A mail of several parts. */
export function mailOfParts(headers: Headers, parts: readonly Part[], multipart = 'mixed'): string {
  // One within another must not have the same.
  const boundary = `=_sample_${String(parts.reduce((size, part) => size + part.body.length, 0))}`;
  const type = `multipart/${multipart}; boundary="${boundary}"`;
  const body = parts.map(
    (part) =>
      `--${boundary}\n${headerLines({ 'Content-Type': part.type, ...part.headers })}\n\n${part.body}\n`,
  );
  return plainMail(headers, `${body.join('')}--${boundary}--`, type);
}

export interface StatusReport {
  headers?: Headers;
  /** What a person reads. */
  text?: string;
  /** Fields of the message (RFC 3464 §2.2). */
  message?: string;
  /** Fields of each recipient. */
  recipients: readonly string[];
  returned?: Part | null;
  multipart?: string;
}

export const RETURNED_PART: Part = { type: 'message/rfc822', body: RETURNED };

/** A delivery status notification (RFC 3464). */
export function statusReport(report: StatusReport): string {
  const message = report.message ?? 'Reporting-MTA: dns; mail.clinic.example';
  const text = { type: 'text/plain', body: report.text ?? 'This is a delivery report.' };
  const status = { type: 'message/delivery-status', body: [message, ...report.recipients].join('\n\n') };
  const returned = report.returned === undefined ? RETURNED_PART : report.returned;
  return mailOfParts(
    { ...DAEMON, Subject: 'Delivery report', ...report.headers },
    [text, status, ...(returned === null ? [] : [returned])],
    report.multipart ?? 'report; report-type=delivery-status',
  );
}

/** Fields of one recipient who did not get it. */
export function failedFields(address: string, status: string, diagnostic: string): string {
  return `Final-Recipient: rfc822; ${address}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}`;
}

function headerLines(headers: Headers): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
