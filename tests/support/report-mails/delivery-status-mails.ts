import {
  failedFields,
  MESSAGE_ID,
  RETURNED,
  RETURNED_PART,
  mailOfParts,
  statusReport,
  type SampleMail,
} from './build-mail';

const ANH = 'anh@example.org';

/** What servers' replies mean, each in a report that says nothing else. */
const REPLIES: readonly [
  reply: string,
  status: string,
  reason: string,
  kind: 'bounce-hard' | 'bounce-soft',
][] = [
  [
    '550 5.1.1 <anh@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
    '5.1.1',
    'userunknown',
    'bounce-hard',
  ],
  [
    '550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking',
    '5.1.1',
    'userunknown',
    'bounce-hard',
  ],
  [
    '550 5.4.1 Recipient address rejected: Access denied. [SY4AUS01FT012.eop-AUS01.prod.protection.outlook.com]',
    '5.4.1',
    'userunknown',
    'bounce-hard',
  ],
  [
    "554 delivery error: dd This user doesn't have a yahoo.com account (anh@example.org) [0]",
    '5.0.0',
    'userunknown',
    'bounce-hard',
  ],
  ['550 No such user - anh@example.org', '5.0.0', 'userunknown', 'bounce-hard'],
  ['550 Unrouteable address', '5.0.0', 'userunknown', 'bounce-hard'],
  [
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    '5.1.10',
    'userunknown',
    'bounce-hard',
  ],
  ['550 Requested action not taken: mailbox unavailable', '5.5.0', 'userunknown', 'bounce-hard'],
  ['551 5.1.6 User has moved; please try <anh@example.net>', '5.1.6', 'hasmoved', 'bounce-hard'],
  [
    'Host or domain name not found. Name service error for name=example.org type=A: Host not found',
    '5.4.4',
    'hostunknown',
    'bounce-hard',
  ],
  ['Domain example.org does not accept mail (nullMX)', '5.1.10', 'notaccept', 'bounce-hard'],
  [
    '552-5.2.2 The email account that you tried to reach is over quota and inactive.',
    '5.2.2',
    'mailboxfull',
    'bounce-soft',
  ],
  ['552 5.2.2 <anh@example.org>: Mailbox full', '5.2.2', 'mailboxfull', 'bounce-soft'],
  ['550 5.1.1 <anh@example.org>: mailbox is full', '5.1.1', 'mailboxfull', 'bounce-soft'],
  ['550 5.2.1 The email account that you tried to reach is disabled.', '5.2.1', 'suspend', 'bounce-soft'],
  ['552 5.3.4 Message size exceeds fixed limit', '5.3.4', 'mesgtoobig', 'bounce-soft'],
  [
    "550 5.7.26 Unauthenticated email from clinic.example is not accepted due to domain's DMARC policy.",
    '5.7.26',
    'authfailure',
    'bounce-soft',
  ],
  [
    '554 5.7.1 Service unavailable; Client host [192.0.2.10] blocked using zen.spamhaus.example',
    '5.7.1',
    'blocked',
    'bounce-soft',
  ],
  ['554 5.7.1 <anh@example.org>: Relay access denied', '5.7.1', 'norelaying', 'bounce-soft'],
  ['550 5.7.1 This message looks like spam to our filter', '5.7.1', 'spamdetected', 'bounce-soft'],
  [
    '550 5.7.25 The IP address sending this message does not have a PTR record setup',
    '5.7.25',
    'requireptr',
    'bounce-soft',
  ],
  [
    '550 5.1.8 <desk@clinic.example>: Sender address rejected: Domain not found',
    '5.1.8',
    'rejected',
    'bounce-soft',
  ],
  ['554 5.7.1 The message contains a virus: Eicar', '5.7.1', 'virusdetected', 'bounce-soft'],
  [
    '552 5.7.0 attachments of this type are blocked: file extension not allowed',
    '5.7.0',
    'contenterror',
    'bounce-soft',
  ],
  ['connect to mx.example.org[192.0.2.25]:25: Connection timed out', '4.4.1', 'expired', 'bounce-soft'],
  ['452 4.3.1 Insufficient system storage', '4.3.1', 'systemfull', 'bounce-soft'],
  ['450 4.2.0 <anh@example.org>: Recipient address rejected: Greylisted', '4.2.0', 'expired', 'bounce-soft'],
  ['mail for example.org loops back to myself: too many hops', '5.4.6', 'networkerror', 'bounce-soft'],
  ['550 5.7.1 Poor reputation of your sending domain', '5.7.1', 'badreputation', 'bounce-soft'],
  ['421 4.7.0 Too many connections from your host', '4.7.0', 'toomanyconn', 'bounce-soft'],
  ['550 5.7.1 Message rejected due to local policy', '5.7.1', 'policyviolation', 'bounce-soft'],
  ['552 5.2.0 this account is suspended', '5.2.0', 'suspend', 'bounce-soft'],
  ['550 Sender verify failed', '5.0.0', 'rejected', 'bounce-soft'],
  ['454 4.4.3 Host not found, try again', '4.4.3', 'networkerror', 'bounce-soft'],
  [
    '554 5.6.0 message is not RFC compliant: missing required header',
    '5.6.0',
    'notcompliantrfc',
    'bounce-soft',
  ],
];

const replies: SampleMail[] = REPLIES.map(([reply, status, reason, kind]) => ({
  name: `a delivery status that says "${reply}"`,
  raw: statusReport({ recipients: [failedFields(ANH, status, reply)] }),
  kind,
  recipients: [ANH],
  reason,
}));

const DELAYED =
  'Final-Recipient: rfc822; anh@example.org\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; connect to mx.example.org: Connection timed out\nWill-Retry-Until: Sat, 14 Nov 2026 09:00:00 +1100';
const UNKNOWN = failedFields(ANH, '5.1.1', '550 5.1.1 User unknown');

const forms: SampleMail[] = [
  {
    name: 'Postfix: delayed',
    raw: statusReport({ recipients: [DELAYED] }),
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'expired',
  },
  {
    name: 'Postfix: delivered',
    raw: statusReport({
      recipients: [
        'Final-Recipient: rfc822; anh@example.org\nAction: delivered\nStatus: 2.0.0\nDiagnostic-Code: smtp; 250 2.0.0 Ok: queued',
      ],
    }),
    kind: 'delivered',
    recipients: [ANH],
    reason: 'delivered',
  },
  {
    name: 'Postfix: relayed',
    raw: statusReport({
      recipients: ['Final-Recipient: rfc822; anh@example.org\nAction: relayed\nStatus: 2.1.5'],
    }),
    kind: 'delivered',
    recipients: [ANH],
    reason: 'relayed',
  },
  {
    name: 'Sendmail: expanded',
    raw: statusReport({
      recipients: [
        'Final-Recipient: RFC822; list@example.org\nAction: expanded (to multi-recipient alias)\nStatus: 2.0.0',
      ],
    }),
    kind: 'delivered',
    recipients: ['list@example.org'],
    reason: 'relayed',
  },
  {
    name: 'a success that says so by its status only',
    raw: statusReport({ recipients: ['Final-Recipient: rfc822; anh@example.org\nStatus: 2.6.0'] }),
    kind: 'delivered',
    recipients: [ANH],
  },
  {
    name: 'three recipients who fare differently',
    raw: statusReport({
      recipients: [
        UNKNOWN,
        'Final-Recipient: rfc822; ben@example.net\nAction: delayed\nStatus: 4.2.2',
        'Final-Recipient: rfc822; cho@example.com\nAction: delivered\nStatus: 2.1.5',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH, 'ben@example.net', 'cho@example.com'],
  },
  {
    name: 'forwarded: the original recipient counts',
    raw: statusReport({
      recipients: [
        `Original-Recipient: rfc822; ${ANH}\n${failedFields('elsewhere@example.net', '5.1.1', '550 5.1.1 User unknown')}`,
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'no blank line between recipients',
    raw: statusReport({
      recipients: [`${UNKNOWN}\n${failedFields('ben@example.net', '5.2.2', '552 mailbox full')}`],
    }),
    kind: 'bounce-hard',
    recipients: [ANH, 'ben@example.net'],
  },
  {
    name: 'no blank line before the first recipient',
    raw: statusReport({ message: `Reporting-MTA: dns; mx.example.org\n${UNKNOWN}`, recipients: [] }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'doubled blank lines',
    raw: statusReport({
      recipients: [`\n\n${UNKNOWN}\n\n`, `\n${failedFields('ben@example.net', '5.1.1', 'unknown user')}`],
    }),
    kind: 'bounce-hard',
    recipients: [ANH, 'ben@example.net'],
  },
  {
    name: 'fields in small letters, folded, with a space before the colon',
    raw: statusReport({
      recipients: [
        'final-recipient : rfc822;\n  <anh@example.org>\naction : FAILED\nstatus : 5.1.1\ndiagnostic-code : smtp;\n  550 5.1.1 no\n  such user',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'fields out of order',
    raw: statusReport({
      recipients: [
        'Diagnostic-Code: smtp; 550 5.1.1 User unknown\nStatus: 5.1.1\nAction: failed\nFinal-Recipient: rfc822; anh@example.org',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a comment behind the address',
    raw: statusReport({
      recipients: [
        'Final-Recipient: rfc822; anh@example.org (Anh Nguyen)\nAction: failed\nStatus: 5.1.1 (unknown)',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'the type in capitals and inside angle brackets',
    raw: statusReport({
      recipients: ['Final-Recipient: RFC822;<ANH@Example.ORG>\nAction: Failed\nStatus: 5.1.1'],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a delivery status in base64 that does not say so',
    raw: mailOfParts(
      { From: 'postmaster@example.org', Subject: 'Undeliverable' },
      [
        {
          type: 'message/delivery-status',
          body: Buffer.from(`Reporting-MTA: dns; mx.example.org\n\n${UNKNOWN}\n`).toString('base64'),
        },
      ],
      'report',
    ),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a delivery status inside multipart/mixed',
    raw: statusReport({ recipients: [UNKNOWN], multipart: 'mixed' }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a delivery status inside multipart/alternative',
    raw: statusReport({ recipients: [UNKNOWN], multipart: 'alternative' }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a delivery status inside multipart/related',
    raw: statusReport({ recipients: [UNKNOWN], multipart: 'related' }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a delivery status inside multipart/signed',
    raw: statusReport({ recipients: [UNKNOWN], multipart: 'signed' }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a report within a mixed mail with a footer',
    raw: mailOfParts({ From: 'MAILER-DAEMON@example.org', Subject: 'failed' }, [
      {
        type: 'multipart/report; boundary=inner',
        body: `--inner\nContent-Type: text/plain\n\nFailed.\n--inner\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a.example\n\n${UNKNOWN}\n--inner--`,
      },
      { type: 'text/plain', body: 'This e-mail is confidential.' },
    ]),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'an internationalised report with a utf-8 address',
    raw: mailOfParts(
      { From: 'MAILER-DAEMON@example.org', Subject: 'failed' },
      [
        {
          type: 'message/global-delivery-status; charset=utf-8',
          body: 'Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: utf-8; \\x{7528}\\x{6237}@example.org\nAction: failed\nStatus: 5.1.1',
        },
      ],
      'report',
    ),
    kind: 'bounce-hard',
    recipients: ['用户@example.org'],
  },
  {
    name: 'returned headers without a body',
    raw: statusReport({
      recipients: [UNKNOWN],
      returned: { type: 'text/rfc822-headers', body: RETURNED.split('\n\n')[0] ?? '' },
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'nothing returned',
    raw: statusReport({ recipients: [UNKNOWN], returned: null }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a returned message without Message-ID',
    raw: statusReport({
      recipients: [UNKNOWN],
      returned: { type: 'message/rfc822', body: RETURNED.replace(`Message-ID: <${MESSAGE_ID}>\n`, '') },
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'only X-Actual-Recipient names an address',
    raw: statusReport({
      recipients: [
        'Final-Recipient: rfc822; anh\nX-Actual-Recipient: rfc822; anh@example.org\nAction: failed\nStatus: 5.1.1',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'Amazon SES: a delivery status',
    raw: statusReport({
      headers: {
        From: 'MAILER-DAEMON@ap-southeast-2.amazonses.com',
        Subject: 'Delivery Status Notification (Failure)',
      },
      text: 'An error occurred while trying to deliver the mail to the following recipients:\nanh@example.org',
      message: 'Reporting-MTA: dsn; a8.smtp-out.amazonses.com',
      recipients: [
        'Action: failed\nFinal-Recipient: rfc822; anh@example.org\nDiagnostic-Code: smtp; 550 5.4.4 Invalid domain\nStatus: 5.4.4',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'hostunknown',
  },
  {
    name: 'Mailgun: a delivery status',
    raw: statusReport({
      headers: { From: 'Mailgun <postmaster@mg.clinic.example>' },
      recipients: [
        'Final-Recipient: rfc822; anh@example.org\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 605 Not delivering to previously bounced address',
      ],
    }),
    kind: 'bounce-soft',
    recipients: [ANH],
  },
  {
    name: 'iCloud: a delivery status of Oracle Messaging Server',
    raw: statusReport({
      headers: { From: 'postmaster@icloud.example', Subject: 'Delivery Notification: Delivery has failed' },
      text: 'This report relates to a message you sent.\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: anh@example.org\n  Reason: SMTP transmission failure has occurred\n  Diagnostic code: smtp;550 5.1.1 unknown or illegal alias: anh@example.org',
      message: 'Original-envelope-id: 0P92.ENV@mr21.example\nReporting-MTA: dns;mr21.example (tcp-daemon)',
      recipients: [
        'Original-recipient: rfc822;anh@example.org\nFinal-recipient: rfc822;anh@example.org\nAction: failed\nStatus: 5.1.1 (unknown or illegal alias)\nDiagnostic-code: smtp;550 5.1.1 unknown or illegal alias: anh@example.org',
      ],
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'Exchange Online: expired',
    raw: statusReport({
      headers: {
        From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@clinic.example>',
        Subject: 'Undeliverable: Your appointment on Monday',
      },
      text: "Your message to anh@example.org couldn't be delivered.",
      recipients: [
        'Final-Recipient: rfc822;anh@example.org\nAction: failed\nStatus: 5.4.316\nDiagnostic-Code: smtp;550 5.4.316 Message expired, connection refused [prod.outlook.com]',
      ],
    }),
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'expired',
  },
  {
    name: 'PowerMTA: a delivery status with several recipients',
    raw: statusReport({
      text: 'Hello, this is the mail server on out.example.\n\nI am sending you this message to inform you on the delivery status of a\nmessage you previously sent.',
      recipients: [UNKNOWN, failedFields('ben@example.net', '4.4.7', 'smtp; delivery time expired')],
    }),
    kind: 'bounce-hard',
    recipients: [ANH, 'ben@example.net'],
  },
  {
    name: 'words that say more than the code',
    raw: statusReport({
      text: '<anh@example.org>: host mx.example.org said: 550 5.1.1 mailbox over quota',
      recipients: ['Final-Recipient: rfc822; anh@example.org\nAction: failed\nStatus: 5.0.0'],
    }),
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'mailboxfull',
  },
  {
    name: 'an IP address that looks like a code',
    raw: statusReport({ recipients: [failedFields(ANH, '5.0.0', 'host 5.1.1.25 said: mailbox full')] }),
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'mailboxfull',
  },
  {
    name: 'the same recipient twice',
    raw: statusReport({ recipients: [UNKNOWN, UNKNOWN] }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
  {
    name: 'a returned report inside a report',
    raw: statusReport({
      recipients: [UNKNOWN],
      returned: {
        ...RETURNED_PART,
        body: statusReport({ recipients: [failedFields('other@example.net', '5.1.1', 'unknown')] }),
      },
    }),
    kind: 'bounce-hard',
    recipients: [ANH],
  },
];

export const DELIVERY_STATUS_MAILS: readonly SampleMail[] = [...replies, ...forms];
