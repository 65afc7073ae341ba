import { DAEMON, plainMail, RETURNED, type SampleMail } from './build-mail';

const ANH = 'anh@example.org';
const person = { From: 'Ben Brown <ben@example.net>', 'Return-Path': '<ben@example.net>' };
const postmaster = { From: 'Postmaster <postmaster@example.org>', 'Return-Path': '<>' };
const EXIM =
  'This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n';

interface Unusual {
  name: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  kind: SampleMail['kind'];
  recipients?: string[];
  reason?: string;
}

/** Layouts of reports that differ from the usual ones of their kind, and notices that only look like reports. */
const MAILS: readonly Unusual[] = [
  {
    name: 'Exim: an alias, and where it leads to',
    headers: { ...DAEMON, Subject: 'Mail delivery failed' },
    body: `${EXIM}  ben@example.net\n    (generated from anh@example.org)\n    mailbox is full\n\n------ This is a copy of the message ------\n${RETURNED}`,
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'mailboxfull',
  },
  {
    name: 'two recipients, of whom one is dead and the other is not explained',
    headers: { ...DAEMON, Subject: 'Mail delivery failed' },
    body: `${EXIM}  anh@example.org\n    550 something else\n  ben@example.net\n    550 5.1.1 User unknown\n`,
    kind: 'bounce-hard',
    recipients: [ANH, 'ben@example.net'],
    reason: 'rejected',
  },
  {
    name: 'recipients in a row, with one reason below them',
    headers: { ...DAEMON, Subject: 'Mail delivery failed' },
    body: `${EXIM}  anh@example.org\n\n  ben@example.net\n    mailbox is full\n`,
    kind: 'bounce-soft',
    recipients: [ANH, 'ben@example.net'],
    reason: 'mailboxfull',
  },
  {
    name: 'the answer of the server, and advice about other reasons',
    headers: { ...postmaster, Subject: 'Undeliverable: hello' },
    body: 'Your message was not delivered to:\n\n  anh@example.org\n\nThe remote server said: 452 4.2.2 mailbox is full\nOther reasons may be: the domain does not exist, or the user is unknown.\n',
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'mailboxfull',
  },
  {
    name: 'Exchange: a name, and the address in the reply',
    headers: { ...postmaster, Subject: 'Undeliverable: hello' },
    body: 'Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:\n\n      Anh Nguyen on 9/11/2026 9:00 AM\n            The e-mail account does not exist.\n            <mx.example.org #5.1.1 smtp;550 5.1.1 <anh@example.org>... User unknown>\n',
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'Exchange: an address, and a reply that names it without brackets',
    headers: { ...postmaster, Subject: 'Undeliverable: hello' },
    body: "Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:\n\n      'anh@example.org' on 9/11/2026 9:00 AM\n            This recipient takes no mail from you.\n            <mx.clinic.example #5.7.1 smtp;550 5.7.1 Cannot relay for anh@example.org>\n",
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'norelaying',
  },
  {
    name: 'Exchange: a name, and a reply that has the address without brackets',
    headers: { ...postmaster, Subject: 'Undeliverable: hello' },
    body: 'Your message did not reach some or all of the intended recipients.\n\nThe following recipient(s) could not be reached:\n\n      Anh Nguyen on 9/11/2026 9:00 AM\n            <mx.example.org #5.1.1 smtp;550 5.1.1 User unknown: anh@example.org>\n      Ben Brown on 9/11/2026 9:00 AM\n            <mx.example.org #5.1.1 smtp;550 5.1.1 User unknown: ben@example.org>\n',
    kind: 'bounce-hard',
    recipients: [ANH, 'ben@example.org'],
    reason: 'userunknown',
  },
  {
    name: 'labels and values one below the other',
    headers: { ...postmaster, From: 'post_master@example.org', Subject: 'Undeliverable Message' },
    body: 'Error:         Invalid user address\nMessage could not be delivered to the phone.\nSender:        desk@clinic.example\nTo:            5550142@example.org\nSubject:       hello\n',
    kind: 'bounce-hard',
    recipients: ['5550142@example.org'],
    reason: 'userunknown',
  },
  {
    name: 'the server’s own answer below a sentence for any case',
    headers: { ...postmaster, Subject: 'Mail System Error - Returned Mail' },
    body: 'The account of the user(s) is disabled, or there is none.\n\n<anh@example.org>: 550 <anh@example.org>: User unknown\n',
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'a list that takes mail of its members only',
    headers: {
      From: 'walkers-admin@lists.example.org (Mail System)',
      'Return-Path': '<walkers-admin@lists.example.org>',
      'X-MLServer': 'sample 3.0',
      Subject: 'You desk@clinic.example are not member (walkers)',
    },
    body: `You <desk@clinic.example> are not a member of this mailing list <walkers@lists.example.org>.\n\nOriginal mail as follows:\n\n${RETURNED}`,
    kind: 'bounce-soft',
    recipients: ['walkers@lists.example.org'],
    reason: 'rejected',
  },
  {
    name: 'a list that names itself by its owner’s address only',
    headers: {
      From: 'walkers-bounces@lists.example.org',
      'Return-Path': '<walkers-bounces@lists.example.org>',
      'X-Mailman-Version': '2.1.39',
      'List-Id': '<walkers.lists.example.org>',
      Subject: 'Your message to Walkers',
    },
    body: 'You are not allowed to post to this mailing list, and your message has been automatically rejected. If you think that your messages are being rejected in error, contact the mailing list owner at walkers-owner@lists.example.org.\n',
    kind: 'bounce-soft',
    recipients: ['walkers@lists.example.org'],
    reason: 'rejected',
  },
  {
    name: 'a member of a list who asks about its refusals',
    headers: {
      ...person,
      'Return-Path': '<walkers-bounces@lists.example.org>',
      'X-Mailman-Version': '2.1.39',
      'List-Id': '<walkers.lists.example.org>',
      'List-Post': '<mailto:walkers@lists.example.org>',
      Subject: '[Walkers] Delivery failed: not a member of the list?',
    },
    body: 'My sister is told "You are not a member of this mailing list <walkers@lists.example.org>" and may not post. Who can help?',
    kind: 'other',
  },
  {
    name: 'an absence that Notes tells behind the name',
    headers: { ...person, 'Auto-Submitted': 'auto-generated', Subject: 'Ben Brown is out of the office.' },
    body: 'I will be back on Monday.',
    kind: 'autoreply',
    recipients: ['ben@example.net'],
  },
  {
    name: 'an absence in German behind the name',
    headers: { ...person, 'Auto-Submitted': 'auto-generated', Subject: 'Ben Brown ist außer Haus.' },
    body: 'Ich bin am Montag zurück.',
    kind: 'autoreply',
    recipients: ['ben@example.net'],
  },
  {
    name: 'an absence in French behind the name',
    headers: { ...person, 'X-Auto-Response-Suppress': 'All', Subject: 'Ben Brown est absent(e).' },
    body: 'Je reviens lundi.',
    kind: 'autoreply',
    recipients: ['ben@example.net'],
  },
  {
    name: 'an absence in Dutch',
    headers: { ...person, 'Return-Path': '<>', Subject: 'Niet op kantoor' },
    body: 'Maandag ben ik er weer.',
    kind: 'autoreply',
    recipients: ['ben@example.net'],
  },
  {
    name: 'a person who tells of another one’s absence',
    headers: { ...person, Subject: 'Anh is out of the office on Monday' },
    body: 'So please call me instead.',
    kind: 'other',
  },
  {
    name: 'a person who asks for leave',
    headers: { ...person, Subject: 'Vacation next month' },
    body: 'I would like to have the first week off.',
    kind: 'other',
  },
  {
    name: 'a person with the name of a daemon',
    headers: {
      From: '"Daemon Brown" <brown.daemon@example.net>',
      Subject: 'failure notice for the front door',
    },
    body: 'It does not close again.\n<anh@example.org>:\ncan you call her? 550 Dollars is too much.',
    kind: 'other',
  },
  {
    name: 'fields of a delivery status in a text',
    headers: { ...DAEMON, Subject: 'Delivery Status Notification (Failure)' },
    body: 'This is what happened.\n\nFinal-Recipient: rfc822; anh@example.org\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 mailbox full',
    kind: 'bounce-soft',
    recipients: [ANH],
    reason: 'mailboxfull',
  },
  {
    name: 'a content filter that tells the sender',
    headers: { ...postmaster, Subject: 'BANNED contents from you (card.exe)' },
    body: 'Our filter found a banned name in an e-mail presumably from you, to:\n-> anh@example.org\nDelivery of the e-mail was stopped.',
    kind: 'bounce-soft',
    recipients: [ANH],
  },
  {
    name: 'a report in Japanese words',
    headers: { ...postmaster, Subject: '配達不能' },
    body: '以下の宛先にメールを配達できませんでした。\n宛先: anh@example.org\n理由: ユーザーは存在しません。',
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'James, which answers with "Re:"',
    headers: { ...postmaster, Subject: 'Re: Your appointment' },
    body: "Hi. This is the James mail server at mx.example.org.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\nanh@example.org\n\n550 5.1.1 User unknown",
    kind: 'bounce-hard',
    recipients: [ANH],
    reason: 'userunknown',
  },
  {
    name: 'an absence with the null path and no other sign',
    headers: { From: 'Ben Brown <ben@example.net>', 'Return-Path': '<>', Subject: 'Re: Your appointment' },
    body: 'I am currently out of the office and will be back on Monday.',
    kind: 'autoreply',
    recipients: ['ben@example.net'],
  },
  {
    name: 'an absence that Notes tells',
    headers: { ...person, Subject: 'AUTO: Ben Brown is out of the office (returning 16/11/2026)' },
    body: 'I am away.',
    kind: 'autoreply',
    recipients: ['ben@example.net'],
  },
  {
    name: 'a person who asks about an absence',
    headers: { ...person, Subject: 'Out of office next week?' },
    body: 'Are you there on Monday?',
    kind: 'other',
  },
  {
    name: 'a daemon that nobody understands',
    headers: { ...DAEMON, 'Auto-Submitted': 'auto-replied', Subject: 'Mail failure - hello' },
    body: 'Something went wrong.',
    kind: 'other',
  },
  {
    name: 'a list that holds a message for its moderator',
    headers: {
      From: 'staff-bounces@example.org',
      'Auto-Submitted': 'auto-replied',
      Subject: 'Your message to Staff awaits moderator approval',
    },
    body: 'Is being held until the list moderator can review it for approval.',
    kind: 'other',
  },
  {
    name: 'a summary of a server’s log',
    headers: { ...DAEMON, Subject: 'mail.clinic.example log summaries for Nov 9' },
    body: 'message bounce detail\n  1   550 5.1.1 <anh@example.org>: Recipient address rejected: User unknown',
    kind: 'other',
  },
  {
    name: 'a transcript of a stranger’s session',
    headers: { ...DAEMON, Subject: 'SMTP server: errors from unknown[192.0.2.9]' },
    body: ' In:  RCPT TO:<anh@example.org>\n Out: 554 5.7.1 <anh@example.org>: Relay access denied',
    kind: 'other',
  },
  {
    name: 'a fraud that looks like a report, with our address in a link',
    headers: { ...postmaster, Subject: 'Undeliverable: 9 pending mails' },
    body: 'Deliver them to your inbox: https://example.com/l?u=anh@example.org\nYour account will be suspended.',
    kind: 'other',
  },
  {
    name: 'a filter that has blocked a mail to us',
    headers: { ...postmaster, Subject: 'Message to you was blocked' },
    body: 'Our filter blocked a message to desk@clinic.example.\nFrom: stranger@example.com\nThe sender has been told: 550 5.7.1 message rejected.',
    kind: 'other',
  },
  {
    name: 'a postmaster who tells of a limit',
    headers: { ...postmaster, Subject: 'Outgoing limit reached' },
    body: 'Further mail is rejected with 550 5.4.5 until noon. The last recipient was: anh@example.org',
    kind: 'other',
  },
  {
    name: 'a person who pastes a report',
    headers: { ...person, Subject: 'Returned mail: see transcript for details' },
    body: '   ----- The following addresses had permanent fatal errors -----\n<anh@example.org>\n\n550 5.1.2 <anh@example.org>... Host unknown\n\nWhat is wrong?',
    kind: 'other',
  },
];

export const UNUSUAL_MAILS: readonly SampleMail[] = MAILS.map(
  ({ name, headers, body, kind, recipients = [], reason }) => ({
    name,
    raw: plainMail(headers, body),
    kind,
    recipients,
    ...(reason === undefined ? {} : { reason }),
  }),
);
