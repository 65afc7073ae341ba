import { DAEMON, failedFields, mailOfParts, plainMail, statusReport, type SampleMail } from './build-mail';

const person = { From: 'Ben Brown <ben@example.net>', 'Return-Path': '<ben@example.net>' };
const QUOTED =
  "> This is the mail system at host mail.clinic.example.\n>\n> I'm sorry to have to inform you that your message could not\n> be delivered to one or more recipients.\n>\n> <anh@example.org>: host mx.example.org said: 550 5.1.1 User unknown";
const REPORT = statusReport({ recipients: [failedFields('anh@example.org', '5.1.1', '550 User unknown')] });

const MAILS: readonly [name: string, raw: string][] = [
  [
    'a reply that quotes a bounce',
    plainMail(
      { ...person, Subject: 'Re: Undelivered Mail Returned to Sender' },
      `Strange, her address is right. Ask cho@example.com.\n\n${QUOTED}`,
    ),
  ],
  [
    'a reply with the bounce quoted at the top',
    plainMail({ ...person, Subject: 'AW: Mail delivery failed' }, `${QUOTED}\n\nWhat does this mean?`),
  ],
  [
    'a bounce sent on as an attachment',
    mailOfParts({ ...person, Subject: 'Fwd: Undelivered Mail Returned to Sender' }, [
      { type: 'text/plain', body: 'Can you help?' },
      { type: 'message/rfc822', body: REPORT },
    ]),
  ],
  [
    'a question about a failed mail',
    plainMail(
      { ...person, Subject: 'Delivery failed?' },
      'I tried to write to anh@example.org and it failed: 550 5.1.1 user unknown. Is it my fault?',
    ),
  ],
  [
    'a postmaster who writes himself',
    plainMail(
      {
        From: 'Paul Post <postmaster@example.net>',
        'Return-Path': '<postmaster@example.net>',
        Subject: 'Mail server moves on Friday',
      },
      'Mail may be delayed. Write to paul@example.net if a message could not be delivered.',
    ),
  ],
  [
    'a postmaster who answers',
    plainMail(
      { From: 'postmaster@example.net', Subject: 'Re: messages to anh@example.org' },
      'She has left. I have removed anh@example.org, so it is unknown now.',
    ),
  ],
  [
    'a newsletter about delivery',
    plainMail(
      {
        From: 'News <news@example.com>',
        'Return-Path': '<bounce-77@example.com>',
        Subject: 'Why mail delivery fails, and what to do',
        'List-Unsubscribe': '<mailto:off@example.com>',
      },
      'Common replies: 550 5.1.1 user unknown. Mail to info@example.com could not be delivered?',
    ),
  ],
  [
    'a courier about a parcel',
    plainMail(
      {
        From: 'Parcel Delivery Service <no-reply@courier.example>',
        Subject: 'Delivery failed: we missed you',
      },
      'We could not deliver your parcel. Contact help@courier.example within 5 days.',
    ),
  ],
  [
    'a shop about an order',
    plainMail(
      { From: 'shop@example.com', Subject: 'Your order 550123 is delayed' },
      'Your order has been delayed. Questions? support@example.com',
    ),
  ],
  [
    'a support ticket about mail',
    plainMail(
      {
        From: 'support@example.com',
        Subject: '[#5501] Mail delivery failed - ticket opened',
        'Auto-Submitted': 'no',
      },
      'We received your report that mail to anh@example.org failed with 550 5.1.1.',
    ),
  ],
  [
    'an invitation',
    mailOfParts(
      { ...person, Subject: 'Invitation: team meeting' },
      [
        { type: 'text/plain', body: 'See you.' },
        {
          type: 'text/calendar; method=REQUEST',
          body: 'BEGIN:VCALENDAR\nMETHOD:REQUEST\nORGANIZER:mailto:ben@example.net\nEND:VCALENDAR',
        },
      ],
      'alternative',
    ),
  ],
  [
    'an invoice',
    plainMail(
      { From: 'accounts@example.com', Subject: 'Invoice 5.1.1 is due' },
      'Please pay. accounts@example.com',
    ),
  ],
  [
    'a digest of a mail filter',
    plainMail(
      { ...DAEMON, Subject: 'Quarantine digest: 3 messages were blocked' },
      'Blocked messages:\n\nanh@example.org  spam\nben@example.net  spam',
    ),
  ],
  [
    'a daily report of a mail server',
    plainMail(
      { From: 'root@mail.example.net', Subject: 'Logwatch for mail.example.net' },
      '550 5.1.1 <anh@example.org>: user unknown: 12 times',
    ),
  ],
  [
    'a patient who writes',
    plainMail(
      { ...person, Subject: 'My appointment' },
      'Hello, I cannot come on Monday. My new address is ben.brown@example.net.',
    ),
  ],
  [
    'a patient who says the mail came late',
    plainMail(
      { ...person, Subject: 'Re: Your appointment on Monday', 'In-Reply-To': '<x@clinic.example>' },
      'Your message was delayed, I got it today only.',
    ),
  ],
  [
    'a filter that asks to prove it',
    plainMail(
      {
        From: 'Anh <anh@example.org>',
        Subject: 'Please confirm your message',
        'Auto-Submitted': 'auto-replied',
      },
      'Your message is held until you confirm that you are a human. Click the link below to verify your e-mail.',
    ),
  ],
  ['a mail without anything', '\n'],
  ['a mail of headers only', 'From: ben@example.net\nSubject: Hello\n'],
  ['a meeting accepted', plainMail({ ...person, Subject: 'Accepted: team meeting' }, 'Ben has accepted.')],
  [
    'a mailing list post about bounces',
    plainMail(
      {
        From: 'cho@example.com',
        Subject: '[mail-admins] bounced messages at example.org',
        'List-Id': '<mail-admins.example.com>',
        'List-Unsubscribe': '<mailto:off@example.com>',
        'Return-Path': '<mail-admins-bounces@example.com>',
      },
      'We see "550 5.7.1 blocked" for <anh@example.org>: what do you do?',
    ),
  ],
  [
    'a warning of a bank',
    plainMail(
      { From: 'security@bank.example', Subject: 'Alert: payment rejected' },
      'A payment was rejected. Write to help@bank.example.',
    ),
  ],
];

/** Mails of people and of other machines: none of them says anything about a sent message. */
export const ORDINARY_MAILS: readonly SampleMail[] = MAILS.map(([name, raw]) => ({
  name,
  raw,
  kind: 'other',
  recipients: [],
}));
