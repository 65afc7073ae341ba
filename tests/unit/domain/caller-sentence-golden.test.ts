import { expect, it } from 'vitest';
import type { CallerFacts } from '../../../src/shared/domain/caller-facts';
import { callerSentence } from '../../../src/shared/domain/caller-sentence';
import { confirmableBy, type Confirmable } from '../../../src/shared/domain/confirmable';
import type { Status } from '../../../src/shared/domain/status';
import type { StatusUpdate, UpdateCode, UpdateDetail } from '../../../src/shared/domain/status-history';
import { notice, statusLine } from '../../support/history-line';

/** Tuesday, 3 March 2026, 11:00. */
const NOW = time('11:00:00');

function time(clock: string, day = 3): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(2026, 2, day, hours, minutes, Math.floor(seconds), (seconds % 1) * 1_000).getTime();
}

const SERVER = { server: 'mail.clinic.example' };

const SMTP = { kind: 'smtp', sms: null, capabilities: { hasDsn: true }, seen: new Set<Status>() } as const;
const UNTRACKED = confirmableBy({ ...SMTP, tracking: null });
const NO_DSN = confirmableBy({
  ...SMTP,
  capabilities: { hasDsn: false },
  tracking: { isAskingForReceipts: false },
});
const TRACKED = confirmableBy({ ...SMTP, tracking: { isAskingForReceipts: false } });
const RECEIPTS = confirmableBy({ ...SMTP, tracking: { isAskingForReceipts: true } });

type Lines = StatusUpdate[];
type Message = CallerFacts['message'];

/** A line that our own sending has written. */
function own(status: Status, clock: string, detail: UpdateDetail = SERVER, day = 3): StatusUpdate {
  return statusLine(status, time(clock, day), { detail });
}

/** A line that a mail in the account's mailbox has led to. */
function mailed(
  status: Status | null,
  clock: string,
  detail: UpdateDetail = {},
  code?: UpdateCode,
  day = 3,
): StatusUpdate {
  const at = time(clock, day);
  const line =
    status === null
      ? notice(code ?? 'delayed', at, { detail })
      : statusLine(status, at, { detail, ...(code === undefined ? {} : { code }) });
  return { ...line, source: 'mailbox' };
}

const CREATED = own('Created', '10:02:00');
const QUEUED = own('Queued', '10:02:00');
const SENT = mailed('Sent', '10:02:03');
const DELIVERED = mailed('Delivered', '10:02:03');
const UNCONFIRMED = notice('unconfirmed', time('10:03:00'), { detail: { failure: 'timed-out', ...SERVER } });
const bounced = (reason: string, clock = '10:02:05') => mailed('Bounced', clock, { reason });
const rejected = (reason: string) => mailed('Rejected', '10:02:05', { reason });
const GONE: Lines = [CREATED, QUEUED];
const ARRIVED: Lines = [CREATED, QUEUED, DELIVERED];

function sentence(
  history: Lines,
  { recipient = 'anh@gmail.com', can = TRACKED, message = {} }: Options = {},
): string {
  const facts: CallerFacts = {
    history,
    message: {
      channel: 'email',
      carries: null,
      from: 'ABC Chiro <desk@clinic.example>',
      recipient,
      createdAt: time('10:02:00'),
      scheduledFor: null,
      notAfter: null,
      outboxState: null,
      dueAt: null,
      waitReason: null,
      ...message,
    },
    canConfirm: can,
    knowsOpeningsByReceipt: true,
    pause: null,
    isOnline: true,
  };
  return callerSentence(facts, NOW);
}

interface Options {
  recipient?: string;
  can?: Confirmable;
  message?: Partial<Message>;
}

const HISTORIES: Record<string, [Lines, Options?]> = {
  // Where the account cannot tell more.
  'untracked, handed over': [GONE, { can: UNTRACKED }],
  'untracked, yesterday': [
    [own('Created', '16:40:00', {}, 2), own('Queued', '16:40:02', SERVER, 2)],
    { can: UNTRACKED },
  ],
  'tracked without DSN, handed over': [GONE, { can: NO_DSN }],
  'tracked without DSN, bounced': [[...GONE, bounced('userunknown')], { can: NO_DSN }],
  'tracked, handed over': [GONE],
  // Delivered, by service.
  'delivered at Gmail': [ARRIVED],
  'delivered at Googlemail': [ARRIVED, { recipient: 'anh@googlemail.com' }],
  'delivered at Outlook': [ARRIVED, { recipient: 'anh@outlook.com' }],
  'delivered at Outlook Australia': [ARRIVED, { recipient: 'anh@outlook.com.au' }],
  'delivered at Hotmail': [ARRIVED, { recipient: 'anh@hotmail.com' }],
  'delivered at Live': [ARRIVED, { recipient: 'anh@live.com.au' }],
  'delivered at Yahoo': [ARRIVED, { recipient: 'anh@yahoo.com.au' }],
  'delivered at iCloud': [ARRIVED, { recipient: 'anh@icloud.com' }],
  'delivered at me.com': [ARRIVED, { recipient: 'anh@me.com' }],
  'delivered at Bigpond': [ARRIVED, { recipient: 'anh@bigpond.net.au' }],
  'delivered at Telstra': [ARRIVED, { recipient: 'anh@telstra.com' }],
  'delivered at Optus': [ARRIVED, { recipient: 'anh@optusnet.com.au' }],
  'delivered at iiNet': [ARRIVED, { recipient: 'anh@iinet.net.au' }],
  'delivered at TPG': [ARRIVED, { recipient: 'anh@tpg.com.au' }],
  'delivered at Westnet': [ARRIVED, { recipient: 'anh@westnet.com.au' }],
  'delivered at Dodo': [ARRIVED, { recipient: 'anh@dodo.com.au' }],
  'delivered elsewhere': [ARRIVED, { recipient: 'anh@school.example' }],
  'delivered, whose address is like Gmail': [ARRIVED, { recipient: 'anh@gmail.com.example' }],
  // How long it took.
  'delivered in the same second': [[...GONE, mailed('Delivered', '10:02:00.4')]],
  'delivered in nearly two seconds': [[...GONE, mailed('Delivered', '10:02:01.9')]],
  'delivered in a minute and a half': [[...GONE, mailed('Delivered', '10:03:29')]],
  'delivered in two minutes': [[...GONE, mailed('Delivered', '10:03:59')]],
  'delivered after most of an hour': [[...GONE, mailed('Delivered', '10:50:00')]],
  'delivered by a clock that is slow': [[...GONE, mailed('Delivered', '10:01:30')]],
  'delivered the day after': [
    [
      own('Created', '16:40:00', {}, 2),
      own('Queued', '16:40:00', SERVER, 2),
      mailed('Delivered', '08:10:00'),
    ],
  ],
  // Handed on.
  'handed on to Gmail': [[...GONE, SENT]],
  'handed on to a list or another server': [[...GONE, SENT], { recipient: 'anh@school.example' }],
  'handed on, then delayed': [[...GONE, SENT, mailed(null, '10:30:00')]],
  delayed: [[...GONE, mailed(null, '10:30:00')]],
  'delayed, then delivered': [[...GONE, mailed(null, '10:30:00'), mailed('Delivered', '10:45:00')]],
  'delayed, then failed': [
    [...GONE, mailed(null, '10:30:00'), mailed('Other', '10:50:00', { reason: 'expired' }, 'gave-up')],
  ],
  'an automatic reply came': [[...GONE, mailed(null, '10:05:00', {}, 'automatic-reply')]],
  // Receipts.
  'receipts asked for, delivered': [ARRIVED, { can: RECEIPTS }],
  'receipts asked for, handed over': [GONE, { can: RECEIPTS }],
  'a receipt came': [[...ARRIVED, mailed('Opened', '10:14:00')], { can: RECEIPTS }],
  'a receipt came, and nothing else': [[...GONE, mailed('Opened', '10:14:00')], { can: RECEIPTS }],
  'a receipt came for what is in doubt': [
    [CREATED, UNCONFIRMED, mailed('Opened', '10:14:00')],
    { can: RECEIPTS },
  ],
  'a receipt that a machine may have sent': [
    [...ARRIVED, mailed('Opened', '10:02:04', { isPossiblyAutomatic: true })],
    { can: RECEIPTS },
  ],
  'two receipts, the first of a machine': [
    [...ARRIVED, mailed('Opened', '10:02:04', { isPossiblyAutomatic: true }), mailed('Opened', '10:40:00')],
    { can: RECEIPTS },
  ],
  'a receipt after a bounce': [
    [...GONE, bounced('mailboxfull'), mailed('Opened', '10:14:00')],
    { can: RECEIPTS },
  ],
  // Came back.
  'no such mailbox': [[...GONE, bounced('userunknown')]],
  'no such domain': [[...GONE, bounced('hostunknown')], { recipient: 'anh@gmial.example' }],
  'mailbox full': [[...GONE, bounced('mailboxfull')]],
  'mailbox suspended': [[...GONE, bounced('suspend')]],
  'mailbox moved': [[...GONE, bounced('hasmoved')]],
  'no reason given': [[...GONE, bounced('undefined')]],
  'came back hours later': [
    [
      own('Created', '16:40:00', {}, 2),
      own('Queued', '16:40:00', SERVER, 2),
      bounced('mailboxfull', '09:30:00'),
    ],
  ],
  'in the mailbox, and came back after all': [[...ARRIVED, bounced('filtered', '10:09:30')]],
  'came back, and delivered says another report': [
    [...GONE, bounced('userunknown'), mailed('Delivered', '10:13:00')],
  ],
  'came back, and was sent again': [
    [...GONE, bounced('mailboxfull'), notice('sent-again-as', time('10:20:00'), { by: 'Mia' })],
  ],
  'came back though in doubt': [[CREATED, UNCONFIRMED, bounced('userunknown', '10:05:00')]],
  // Refused.
  'refused for policy': [[...GONE, rejected('policyviolation')]],
  'refused as blocked': [[...GONE, rejected('blocked')], { recipient: 'anh@bigpond.com' }],
  'refused as too large': [[...GONE, rejected('mesgtoobig')], { recipient: 'anh@icloud.com' }],
  'refused without authentication': [[...GONE, rejected('authfailure')], { recipient: 'anh@hotmail.com' }],
  'refused as spam': [
    [...GONE, mailed('Complaint', '10:02:05', { reason: 'spamdetected' })],
    { recipient: 'anh@optusnet.com.au' },
  ],
  'reported as spam': [[...ARRIVED, mailed('Complaint', '10:40:00')], { recipient: 'anh@yahoo.com' }],
  'trouble on the way': [[...GONE, mailed('Other', '10:50:00', { reason: 'networkerror' }, 'trouble')]],
  // In doubt, and cleared up.
  'in doubt': [[CREATED, UNCONFIRMED], { message: { outboxState: 'unconfirmed' } }],
  'its copy was found': [[CREATED, UNCONFIRMED, mailed('Queued', '10:20:00', {}, 'confirmed-gone')]],
  'its copy was found, and it was delivered': [
    [
      CREATED,
      UNCONFIRMED,
      mailed('Queued', '10:20:00', {}, 'confirmed-gone'),
      mailed('Delivered', '10:02:59'),
    ],
  ],
  'a notice proved it': [[CREATED, UNCONFIRMED, mailed(null, '10:30:00'), mailed('Queued', '10:30:00')]],
  'a report proved it': [[CREATED, UNCONFIRMED, mailed('Delivered', '10:05:00')]],
  'Mia knew it': [
    [CREATED, UNCONFIRMED, statusLine('Queued', time('10:20:00'), { code: 'confirmed-gone', by: 'Mia' })],
  ],
};

it('is the same for each of these histories as it was', () => {
  const said = Object.entries(HISTORIES).map(
    ([name, [history, options]]) => `${name}: ${sentence(history, options)}`,
  );
  expect(said.length).toBeGreaterThanOrEqual(60);
  expect(said).toMatchInlineSnapshot(`
    [
      "untracked, handed over: Handed to mail.clinic.example at 10:02; this account cannot tell what happened after that.",
      "untracked, yesterday: Handed to mail.clinic.example yesterday 16:40; this account cannot tell what happened after that.",
      "tracked without DSN, handed over: Handed to mail.clinic.example at 10:02; nothing has come back so far, and this account is told no more than that.",
      "tracked without DSN, bounced: Left us 10:02, came back 5 s later: there is no such mailbox.",
      "tracked, handed over: Handed to mail.clinic.example at 10:02, not confirmed in the mailbox yet.",
      "delivered at Gmail: Left us 10:02, in the mailbox at Gmail 3 s later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered at Googlemail: Left us 10:02, in the mailbox at Gmail 3 s later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered at Outlook: Left us 10:02, in the mailbox at Outlook 3 s later. Please look in Junk Email for 'ABC Chiro'.",
      "delivered at Outlook Australia: Left us 10:02, in the mailbox at Outlook 3 s later. Please look in Junk Email for 'ABC Chiro'.",
      "delivered at Hotmail: Left us 10:02, in the mailbox at Hotmail 3 s later. Please look in Junk Email for 'ABC Chiro'.",
      "delivered at Live: Left us 10:02, in the mailbox at Outlook 3 s later. Please look in Junk Email for 'ABC Chiro'.",
      "delivered at Yahoo: Left us 10:02, in the mailbox at Yahoo 3 s later. Please look in Spam for 'ABC Chiro'.",
      "delivered at iCloud: Left us 10:02, in the mailbox at iCloud 3 s later. Please look in Junk for 'ABC Chiro'.",
      "delivered at me.com: Left us 10:02, in the mailbox at iCloud 3 s later. Please look in Junk for 'ABC Chiro'.",
      "delivered at Bigpond: Left us 10:02, in the mailbox at Bigpond 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered at Telstra: Left us 10:02, in the mailbox at Telstra 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered at Optus: Left us 10:02, in the mailbox at Optus 3 s later. Please look in Spam for 'ABC Chiro'.",
      "delivered at iiNet: Left us 10:02, in the mailbox at iiNet 3 s later. Please look in Spam for 'ABC Chiro'.",
      "delivered at TPG: Left us 10:02, in the mailbox at TPG 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered at Westnet: Left us 10:02, in the mailbox at Westnet 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered at Dodo: Left us 10:02, in the mailbox at Dodo 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered elsewhere: Left us 10:02, in the mailbox at school.example 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered, whose address is like Gmail: Left us 10:02, in the mailbox at gmail.com.example 3 s later. Please look in Junk or Spam for 'ABC Chiro'.",
      "delivered in the same second: Left us 10:02, in the mailbox at Gmail at once. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered in nearly two seconds: Left us 10:02, in the mailbox at Gmail 2 s later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered in a minute and a half: Left us 10:02, in the mailbox at Gmail 89 s later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered in two minutes: Left us 10:02, in the mailbox at Gmail 2 min later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered after most of an hour: Left us 10:02, in the mailbox at Gmail 48 min later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered by a clock that is slow: Left us 10:02, in the mailbox at Gmail at 10:01. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delivered the day after: Left us yesterday 16:40, in the mailbox at Gmail at 08:10. Please look in Promotions or Spam for 'ABC Chiro'.",
      "handed on to Gmail: Left us 10:02, accepted by Gmail 3 s later, not confirmed in the mailbox yet. Please look in Promotions or Spam for 'ABC Chiro'.",
      "handed on to a list or another server: Left us 10:02, accepted by school.example 3 s later, not confirmed in the mailbox yet. Please look in Junk or Spam for 'ABC Chiro'.",
      "handed on, then delayed: Left us 10:02, accepted by Gmail 3 s later, delayed on its way at 10:30 and still being tried.",
      "delayed: Handed to mail.clinic.example at 10:02, delayed on its way at 10:30 and still being tried.",
      "delayed, then delivered: Left us 10:02, in the mailbox at Gmail 43 min later. Please look in Promotions or Spam for 'ABC Chiro'.",
      "delayed, then failed: Left us 10:02, given up on its way 48 min later: the recipient’s server did not take it in time.",
      "an automatic reply came: Handed to mail.clinic.example at 10:02, not confirmed in the mailbox yet.",
      "receipts asked for, delivered: Left us 10:02, in the mailbox at Gmail 3 s later, no receipt from their mail program yet. Please look in Promotions or Spam for 'ABC Chiro'.",
      "receipts asked for, handed over: Handed to mail.clinic.example at 10:02, not confirmed in the mailbox yet.",
      "a receipt came: Left us 10:02, in the mailbox at Gmail 3 s later, and their mail program says that it was shown at 10:14.",
      "a receipt came, and nothing else: Left us 10:02, and their mail program says that it was shown at 10:14.",
      "a receipt came for what is in doubt: Their mail program says that it was shown at 10:14.",
      "a receipt that a machine may have sent: Left us 10:02, in the mailbox at Gmail 3 s later, may have been opened by a machine at 10:02. Please look in Promotions or Spam for 'ABC Chiro'.",
      "two receipts, the first of a machine: Left us 10:02, in the mailbox at Gmail 3 s later, and their mail program says that it was shown at 10:40.",
      "a receipt after a bounce: Left us 10:02, came back 5 s later: the mailbox is full. A later report says that it was shown at 10:14, which does not fit.",
      "no such mailbox: Left us 10:02, came back 5 s later: there is no such mailbox.",
      "no such domain: Left us 10:02, came back 5 s later: there is no such mail domain.",
      "mailbox full: Left us 10:02, came back 5 s later: the mailbox is full.",
      "mailbox suspended: Left us 10:02, came back 5 s later: the mailbox is suspended or disabled.",
      "mailbox moved: Left us 10:02, came back 5 s later: the mailbox has moved.",
      "no reason given: Left us 10:02, came back 5 s later.",
      "came back hours later: Left us yesterday 16:40, came back at 09:30: the mailbox is full.",
      "in the mailbox, and came back after all: Left us 10:02, in the mailbox at Gmail 3 s later, came back 7 min later: the mailbox takes no mail any more.",
      "came back, and delivered says another report: Left us 10:02, came back 5 s later: there is no such mailbox. A later report says that it was delivered at 10:13, which does not fit.",
      "came back, and was sent again: Left us 10:02, came back 5 s later: the mailbox is full. A new message took its place at 10:20.",
      "came back though in doubt: Came back at 10:05: there is no such mailbox.",
      "refused for policy: Left us 10:02, refused by Gmail 5 s later: it is against the recipient’s rules.",
      "refused as blocked: Left us 10:02, refused by Bigpond 5 s later: the sending server is blocked.",
      "refused as too large: Left us 10:02, refused by iCloud 5 s later: the message is too large.",
      "refused without authentication: Left us 10:02, refused by Hotmail 5 s later: the sender could not be verified.",
      "refused as spam: Left us 10:02, refused as spam by Optus 5 s later.",
      "reported as spam: Left us 10:02, in the mailbox at Yahoo 3 s later, reported as spam 38 min later.",
      "trouble on the way: Left us 10:02, reported as failed 48 min later: trouble on the network.",
      "in doubt: It may have gone at 10:03: the server did not confirm it.",
      "its copy was found: Left us: its copy was found among the sent mail at 10:20, not confirmed in the mailbox yet.",
      "its copy was found, and it was delivered: Left us: its copy was found among the sent mail at 10:20, in the mailbox at Gmail at 10:02. Please look in Promotions or Spam for 'ABC Chiro'.",
      "a notice proved it: Left us before 10:30, as a report shows, delayed on its way at 10:30 and still being tried.",
      "a report proved it: In the mailbox at Gmail at 10:05. Please look in Promotions or Spam for 'ABC Chiro'.",
      "Mia knew it: Marked as gone by Mia at 10:20 without a reply from the server, not confirmed in the mailbox yet.",
    ]
  `);
});
