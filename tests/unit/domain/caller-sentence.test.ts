import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEVER_DUE } from '../../../src/shared/domain/batch';
import { BATCH_WAIT_REASONS } from '../../../src/shared/domain/batch-wait';
import { PAUSE_REASONS } from '../../../src/shared/domain/account';
import type { CallerFacts } from '../../../src/shared/domain/caller-facts';
import { callerSentence } from '../../../src/shared/domain/caller-sentence';
import { confirmableBy } from '../../../src/shared/domain/confirmable';
import { OUTBOX_STATES } from '../../../src/shared/domain/message';
import { SEND_FAILURE_KINDS } from '../../../src/shared/domain/send-outcome';
import { isFailure, isGreen, STATUSES, type Status } from '../../../src/shared/domain/status';
import { UPDATE_CODES, type StatusUpdate } from '../../../src/shared/domain/status-history';
import { notice, statusLine } from '../../support/history-line';

/** A time of Tuesday, 3 March 2026. */
function at(hours: number, minutes: number, seconds = 0): number {
  return new Date(2026, 2, 3, hours, minutes, seconds).getTime();
}

function daysBefore(time: number, days: number): number {
  const date = new Date(time);
  return date.setDate(date.getDate() - days);
}

const NOW = at(11, 0);
const MAIL_SERVER = { server: 'mail.example.org' };

const SMTP = { kind: 'smtp', sms: null, capabilities: { hasDsn: true }, seen: new Set<Status>() } as const;
const UNTRACKED = confirmableBy({ ...SMTP, tracking: null });
const TRACKED = confirmableBy({ ...SMTP, tracking: { isAskingForReceipts: false } });
const TRAINING = confirmableBy({ ...SMTP, kind: 'training', tracking: null });

type Change = Partial<Omit<CallerFacts, 'message'>> & { message?: Partial<CallerFacts['message']> };

function sentence(history: StatusUpdate[], change: Change = {}, now = NOW): string {
  const message = {
    channel: 'email' as const,
    carries: null,
    from: 'ABC Chiro <desk@example.org>',
    recipient: 'anh.nguyen@gmail.com',
    createdAt: at(10, 2),
    scheduledFor: null,
    notAfter: null,
    outboxState: null,
    dueAt: null,
    waitReason: null,
    ...change.message,
  };
  return callerSentence(
    {
      history,
      canConfirm: TRACKED,
      knowsOpeningsByReceipt: false,
      pause: null,
      isOnline: true,
      ...change,
      message,
    },
    now,
  );
}

const CREATED = statusLine('Created', at(10, 2));
const QUEUED = statusLine('Queued', at(10, 2), { detail: MAIL_SERVER });
const SENT = statusLine('Sent', at(10, 2, 3));
const DELIVERED = statusLine('Delivered', at(10, 2, 3));
const ON_IPHONE = { device: 'iPhone' };
const OPENED = statusLine('Opened', at(10, 14), { detail: ON_IPHONE });
const BY_MACHINE = { isPossiblyAutomatic: true };

const WAITING = { outboxState: 'waiting', dueAt: at(10, 2) } as const;
const FAILED_TRY = notice('try-failed', at(10, 3), { detail: { failure: 'timed-out', ...MAIL_SERVER } });

describe('the sentence for the caller, before a message has left', () => {
  it.each<[string, StatusUpdate[], Change]>([
    ['Nothing is known about this message yet.', [], {}],
    ['Written at 10:02, not sent yet: it waits to be sent.', [CREATED], { message: WAITING }],
    [
      'Written at 10:02, not sent yet: this computer is offline, and it goes by itself when the network is back.',
      [CREATED],
      { message: WAITING, isOnline: false },
    ],
    [
      'Written at 10:02, not sent yet: it is to go at 14:00.',
      [CREATED],
      { message: { ...WAITING, scheduledFor: at(14, 0), dueAt: at(14, 0) } },
    ],
    [
      'Written at 10:02, not sent yet: it waits to be sent.',
      [CREATED, notice('send-now', at(11, 0), { by: 'Mia' })],
      { message: { ...WAITING, scheduledFor: at(14, 0), dueAt: at(11, 0) } },
    ],
    [
      'Written at 10:02, not sent yet: no reply from mail.example.org, and it is tried again at 11:20.',
      [CREATED, FAILED_TRY],
      { message: { ...WAITING, dueAt: at(11, 20), waitReason: 'timed-out' } },
    ],
    [
      'Written at 10:02, not sent yet: no reply from mail.example.org, and it is tried again at 11:20.',
      [CREATED, notice('send-now', at(10, 3), { by: 'Mia' }), FAILED_TRY],
      { message: { ...WAITING, scheduledFor: at(14, 0), dueAt: at(11, 20), waitReason: 'timed-out' } },
    ],
    [
      'Written at 10:02, not sent yet: mail.example.org did not take it, and it is tried again by itself.',
      [CREATED, FAILED_TRY],
      { message: { ...WAITING, waitReason: 'reply' } },
    ],
    [
      'Written at 10:02, not sent yet: the mail server was not found, and it is tried again at 11:20.',
      [CREATED],
      { message: { ...WAITING, dueAt: at(11, 20), waitReason: 'host-not-found' } },
    ],
    [
      'Written at 10:02, not sent yet: it waits to be sent.',
      [CREATED],
      { message: { ...WAITING, waitReason: 'quiet-hours' } },
    ],
    [
      'Written at 10:02, not sent yet: its batch is held until 11:20, so that it can still be stopped.',
      [CREATED],
      { message: { ...WAITING, dueAt: at(11, 20), waitReason: 'held' } },
    ],
    [
      'Written at 10:02, not sent yet: its batch was stopped, and it waits until somebody resumes it.',
      [CREATED, FAILED_TRY],
      { message: { ...WAITING, dueAt: NEVER_DUE, scheduledFor: at(14, 0), waitReason: 'stopped' } },
    ],
    [
      'Written at 10:02, not sent yet: its batch is still being written to the log.',
      [CREATED],
      { message: { ...WAITING, dueAt: NEVER_DUE, waitReason: 'being-written' } },
    ],
    [
      'Written at 10:02, not sent yet: it waits to be sent.',
      [CREATED],
      { message: { ...WAITING, dueAt: at(10, 3), waitReason: 'held' } },
    ],
    [
      'Written at 10:02, not sent yet: the last try failed, and it is tried again at 11:20.',
      [CREATED, FAILED_TRY],
      { message: { ...WAITING, dueAt: at(11, 20), waitReason: 'a-code-of-a-later-version' } },
    ],
    [
      'Written at 10:02, not sent yet: the mail server refused the user name or password, and sending is paused.',
      [CREATED],
      { message: WAITING, pause: 'authentication-refused', isOnline: false },
    ],
    [
      'Written at 10:02, not sent yet: the password of the account is missing, and sending is paused.',
      [CREATED],
      { message: WAITING, pause: 'password-needed' },
    ],
    [
      'Written at 10:02, not sent yet: sending is paused after too many failures.',
      [CREATED],
      { message: WAITING, pause: 'too-many-failures' },
    ],
    [
      'Written at 10:02, not sent yet: it waits to be sent. It is not sent after 18:00.',
      [CREATED],
      { message: { ...WAITING, notAfter: at(18, 0) } },
    ],
    [
      'Written at 10:02, not sent yet: its last moment, 10:30, has passed.',
      [CREATED],
      { message: { ...WAITING, notAfter: at(10, 30) } },
    ],
    ['It is being sent now.', [CREATED], { message: { outboxState: 'sending' } }],
    ['Written at 10:02; nothing more is known.', [CREATED], {}],
    [
      'It may have gone at 10:03: the server did not confirm it.',
      [CREATED, notice('unconfirmed', at(10, 3), { detail: { failure: 'connection-lost', ...MAIL_SERVER } })],
      { message: { outboxState: 'unconfirmed' } },
    ],
    [
      'It may have gone: sending was interrupted, noticed at 10:40, and the server’s reply is not known.',
      [CREATED, notice('unconfirmed', at(10, 40))],
      { message: { outboxState: 'unconfirmed' } },
    ],
  ])('%s', (expected, history, change) => {
    expect(sentence(history, change)).toBe(expected);
  });
});

describe('the sentence for the caller, on a message’s way', () => {
  it.each<[string, StatusUpdate[], Change]>([
    [
      'Handed to mail.example.org at 10:02; this account cannot tell what happened after that.',
      [CREATED, QUEUED],
      { canConfirm: UNTRACKED },
    ],
    [
      'Handed to the mail server at 10:02; this account cannot tell what happened after that.',
      [CREATED, statusLine('Queued', at(10, 2))],
      { canConfirm: UNTRACKED },
    ],
    ['Handed to mail.example.org at 10:02, not confirmed in the mailbox yet.', [CREATED, QUEUED], {}],
    [
      'Handed to mail.example.org at 10:02, delayed on its way at 10:30 and still being tried.',
      [CREATED, notice('delayed', at(10, 30)), QUEUED, notice('delayed', at(10, 20))],
      {},
    ],
    [
      'Marked as gone by Mia at 10:20 without a reply from the server; this account cannot tell what happened after that.',
      [
        CREATED,
        notice('unconfirmed', at(10, 3)),
        statusLine('Queued', at(10, 20), { code: 'confirmed-gone', by: 'Mia' }),
      ],
      { canConfirm: UNTRACKED },
    ],
    [
      "Left us 10:02, accepted by Gmail 3 s later, not confirmed in the mailbox yet. Please look in Promotions or Spam for 'ABC Chiro'.",
      [CREATED, QUEUED, SENT],
      {},
    ],
    [
      'Left us 10:02, accepted by Gmail 3 s later, delayed on its way at 10:30 and still being tried.',
      [CREATED, QUEUED, SENT, notice('delayed', at(10, 30))],
      {},
    ],
    [
      "Left us 10:02, accepted by example.org at 11:30, not confirmed in the mailbox yet. Please look in Junk or Spam for 'ABC Chiro'.",
      [CREATED, QUEUED, notice('delayed', at(10, 30)), statusLine('Sent', at(11, 30))],
      { message: { recipient: 'anh@example.org' } },
    ],
    [
      "Accepted by Gmail at 10:02, not confirmed in the mailbox yet. Please look in Promotions or Spam for 'ABC Chiro'.",
      [CREATED, notice('unconfirmed', at(10, 3)), SENT],
      {},
    ],
    [
      "Left us 10:02, in the mailbox at Gmail 3 s later, not opened yet. Please look in Promotions or Spam for 'ABC Chiro'.",
      [CREATED, QUEUED, SENT, DELIVERED],
      { canConfirm: TRAINING },
    ],
    [
      "Left us 10:02, in the mailbox at Gmail 3 s later. Please look in Promotions or Spam for 'ABC Chiro'.",
      [CREATED, QUEUED, DELIVERED],
      {},
    ],
    [
      "Left us 10:02, in the mailbox at Hotmail at once. Please look in Junk Email for 'desk@example.org'.",
      [CREATED, QUEUED, statusLine('Delivered', at(10, 2))],
      { message: { recipient: 'anh@hotmail.com', from: 'desk@example.org' } },
    ],
    [
      'Left us 10:02, in the mailbox at Gmail 3 s later, opened at 10:14 on an iPhone.',
      [CREATED, QUEUED, DELIVERED, OPENED],
      { canConfirm: TRAINING },
    ],
    [
      'Left us 10:02, opened at 10:14 on Windows.',
      [CREATED, QUEUED, statusLine('Opened', at(10, 14), { detail: { device: 'Windows' } })],
      { canConfirm: TRAINING },
    ],
    [
      'Left us 10:02, opened at 10:14 on a Samsung phone.',
      [CREATED, QUEUED, statusLine('Opened', at(10, 14), { detail: { device: 'Samsung phone' } })],
      { canConfirm: TRAINING },
    ],
    [
      "Left us 10:02, in the mailbox at Gmail 3 s later, may have been opened by a machine at 10:03. Please look in Promotions or Spam for 'ABC Chiro'.",
      [CREATED, QUEUED, DELIVERED, statusLine('Opened', at(10, 3), { detail: BY_MACHINE })],
      { canConfirm: TRAINING },
    ],
    [
      'Left us 10:02, in the mailbox at Gmail 3 s later, opened at 10:14 on an iPhone.',
      [CREATED, QUEUED, DELIVERED, statusLine('Opened', at(10, 3), { detail: BY_MACHINE }), OPENED],
      { canConfirm: TRAINING },
    ],
    [
      'Left us 10:02, in the mailbox at Gmail 3 s later, opened at 10:14 on an iPhone, and a link in it was followed at 10:15.',
      [CREATED, QUEUED, DELIVERED, OPENED, statusLine('Clicked', at(10, 15))],
      { canConfirm: TRAINING },
    ],
    [
      "Left us 10:02, and a link in it may have been followed by a machine at 10:03. Please look in Promotions or Spam for 'ABC Chiro'.",
      [CREATED, QUEUED, statusLine('Clicked', at(10, 3), { detail: BY_MACHINE })],
      { canConfirm: TRAINING },
    ],
    [
      'A link in it was followed at 10:15.',
      [CREATED, statusLine('Clicked', at(10, 15))],
      { canConfirm: TRAINING },
    ],
  ])('%s', (expected, history, change) => {
    expect(sentence(history, change)).toBe(expected);
  });
});

const REPLY = { reply: '550 5.1.1 <anh@example.org>: no such user', ...MAIL_SERVER };

describe('the sentence for the caller, when a message was not sent', () => {
  it.each<[string, StatusUpdate[], Change]>([
    [
      'Not sent: mail.example.org refused it at 10:03 (“550 5.1.1 <anh@example.org>: no such user”).',
      [CREATED, statusLine('Error', at(10, 3), { detail: REPLY })],
      {},
    ],
    [
      'Not sent: it is larger than mail.example.org takes.',
      [CREATED, statusLine('Error', at(10, 3), { code: 'too-large', detail: MAIL_SERVER })],
      {},
    ],
    [
      'Not sent: given up at 10:50 after 9 tries; the last time, no reply from mail.example.org.',
      [
        CREATED,
        statusLine('Error', at(10, 50), {
          code: 'gave-up',
          detail: { failure: 'timed-out', tries: 9, reply: '', ...MAIL_SERVER },
        }),
      ],
      {},
    ],
    [
      'Not sent: given up at 10:50; the last time, mail.example.org did not take it (“450 try later”).',
      [
        CREATED,
        statusLine('Error', at(10, 50), {
          code: 'gave-up',
          detail: { failure: 'reply', tries: 1, reply: '450 try later', ...MAIL_SERVER },
        }),
      ],
      {},
    ],
    [
      'Not sent: the stored message could not be read (10:50).',
      [CREATED, statusLine('Error', at(10, 50), { code: 'trouble', detail: { failure: 'unreadable' } })],
      {},
    ],
    [
      'Not sent: the patient has opted out.',
      [CREATED, statusLine('Other', at(10, 2), { code: 'opted-out' })],
      {},
    ],
    [
      'Not sent: there was no e-mail address on the record.',
      [CREATED, statusLine('Other', at(10, 2), { code: 'no-address' })],
      { message: { recipient: '' } },
    ],
    [
      "Not sent: 'anh@gmail' is not a valid address.",
      [CREATED, statusLine('Other', at(10, 2), { code: 'invalid-address' })],
      { message: { recipient: 'anh@gmail' } },
    ],
    [
      'Not sent: cancelled by Mia at 10:05.',
      [CREATED, statusLine('Other', at(10, 5), { code: 'cancelled', by: 'Mia' })],
      {},
    ],
    ['Not sent: cancelled at 10:05.', [CREATED, statusLine('Other', at(10, 5), { code: 'cancelled' })], {}],
    [
      'Not sent: it was not to go after 10:30.',
      [CREATED, statusLine('Other', at(10, 40), { code: 'too-late' })],
      { message: { notAfter: at(10, 30) } },
    ],
    [
      'Not sent: it was too late at 10:40.',
      [CREATED, statusLine('Other', at(10, 40), { code: 'too-late' })],
      {},
    ],
  ])('%s', (expected, history, change) => {
    expect(sentence(history, change)).toBe(expected);
  });

  it('quotes no more of a reply than fits in a sentence', () => {
    const reply = `550 ${'no such user '.repeat(40)}`;
    const said = sentence([CREATED, statusLine('Error', at(10, 3), { detail: { ...REPLY, reply } })]);
    expect(said.length).toBeLessThan(260);
    expect(said).toMatch(/…”\)\.$/);
  });
});

describe('the sentence for the caller, when a message failed on its way', () => {
  const bounced = (reason: string, when = at(10, 2, 5)) =>
    statusLine('Bounced', when, { detail: { reason } });

  it.each<[string, StatusUpdate[], Change]>([
    [
      'Left us 10:02, came back 5 s later: the mailbox is full.',
      [CREATED, QUEUED, bounced('mailboxfull')],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: there is no such mailbox.',
      [CREATED, QUEUED, bounced('userunknown')],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: the mailbox has moved.',
      [CREATED, QUEUED, bounced('hasmoved')],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: there is no such mail domain.',
      [CREATED, QUEUED, bounced('hostunknown')],
      {},
    ],
    ['Left us 10:02, came back 5 s later.', [CREATED, QUEUED, bounced('undefined')], {}],
    [
      'Left us 10:02, came back 5 s later (“550 5.1.1 <anh@example.org>: no such user”).',
      [CREATED, QUEUED, statusLine('Bounced', at(10, 2, 5), { detail: REPLY })],
      {},
    ],
    [
      'Came back at 10:05: the mailbox is full.',
      [CREATED, notice('unconfirmed', at(10, 3)), bounced('mailboxfull', at(10, 5))],
      {},
    ],
    [
      'Left us 10:02, in the mailbox at Gmail 3 s later, came back 7 min later: the mailbox is full.',
      [CREATED, QUEUED, DELIVERED, bounced('mailboxfull', at(10, 9, 30))],
      {},
    ],
    [
      'Left us 10:02, refused by Gmail 5 s later: the sender could not be verified.',
      [CREATED, QUEUED, statusLine('Rejected', at(10, 2, 5), { detail: { reason: 'authfailure' } })],
      {},
    ],
    [
      'Left us 10:02, refused as spam by Gmail 5 s later.',
      [CREATED, QUEUED, statusLine('Complaint', at(10, 2, 5), { detail: { reason: 'spamdetected' } })],
      {},
    ],
    [
      'Left us 10:02, in the mailbox at Gmail 3 s later, opened at 10:14 on an iPhone, reported as spam 60 s later.',
      [CREATED, QUEUED, DELIVERED, OPENED, statusLine('Complaint', at(10, 15))],
      {},
    ],
    [
      'Left us 10:02, given up on its way 48 min later: the recipient’s server did not take it in time.',
      [CREATED, QUEUED, statusLine('Other', at(10, 50), { code: 'gave-up', detail: { reason: 'expired' } })],
      {},
    ],
    [
      'Left us 10:02, reported as failed 48 min later: trouble on the network.',
      [CREATED, QUEUED, statusLine('Other', at(10, 50), { detail: { reason: 'networkerror' } })],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: the mailbox is full. A later report says that it was opened at 10:14, which does not fit.',
      [CREATED, QUEUED, bounced('mailboxfull'), OPENED, statusLine('Delivered', at(10, 13))],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: the mailbox is full. A later report says that it was delivered at 10:13, which does not fit.',
      [CREATED, QUEUED, bounced('mailboxfull'), statusLine('Delivered', at(10, 13))],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: the mailbox is full. A later report says that it had a link followed, possibly by a machine, at 10:14, which does not fit.',
      [CREATED, QUEUED, bounced('mailboxfull'), statusLine('Clicked', at(10, 14), { detail: BY_MACHINE })],
      {},
    ],
    [
      'Left us 10:02, came back 5 s later: the mailbox is full. A new message took its place at 10:20.',
      [CREATED, QUEUED, bounced('mailboxfull'), notice('sent-again-as', at(10, 20), { by: 'Mia' })],
      {},
    ],
  ])('%s', (expected, history, change) => {
    expect(sentence(history, change)).toBe(expected);
  });
});

describe('times in the sentence', () => {
  it.each<[string, number]>([
    ['Handed to mail.example.org yesterday 10:02, not confirmed in the mailbox yet.', 1],
    ['Handed to mail.example.org Thu 10:02, not confirmed in the mailbox yet.', 5],
    ['Handed to mail.example.org 24 Feb 10:02, not confirmed in the mailbox yet.', 7],
    ['Handed to mail.example.org 30 Dec 2025 10:02, not confirmed in the mailbox yet.', 63],
  ])('name the day: %s', (expected, days) => {
    const queued = statusLine('Queued', daysBefore(at(10, 2), days), { detail: MAIL_SERVER });
    expect(sentence([queued])).toBe(expected);
  });

  it('read as in the guide', () => {
    const fourDaysLater = at(11, 0) + 4 * 24 * 3_600_000;
    expect(sentence([CREATED, QUEUED, SENT], { canConfirm: TRAINING }, fourDaysLater)).toBe(
      "Left us Tue 10:02, accepted by Gmail 3 s later, not confirmed in the mailbox yet. Please look in Promotions or Spam for 'ABC Chiro'.",
    );
  });
});

/** Times from two weeks before until two weeks after, and near ones, which matter more. */
const anyTime = fc.oneof(
  fc.integer({ min: NOW - 14 * 86_400_000, max: NOW + 14 * 86_400_000 }),
  fc.integer({ min: NOW - 120_000, max: NOW + 120_000 }),
);
const anyLine = fc
  .record({
    status: fc.option(fc.constantFrom(...STATUSES), { freq: 4 }),
    code: fc.constantFrom(...UPDATE_CODES),
    at: anyTime,
    by: fc.constantFrom('Mia', null),
    source: fc.constantFrom(...(['sending', 'training', 'mailbox', 'person'] as const)),
    detail: fc.record(
      {
        failure: fc.constantFrom(...SEND_FAILURE_KINDS, ...BATCH_WAIT_REASONS, 'x'),
        reason: fc.constantFrom('mailboxfull', 'userunknown', 'spamdetected', 'constructor', 'undefined'),
        isPossiblyAutomatic: fc.boolean(),
        device: fc.constantFrom('iPhone', 'Windows', ''),
        server: fc.constantFrom('mail.example.org', ''),
        reply: fc.constantFrom('550 no', '', ' \r\n'),
        tries: fc.nat(9),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ status, code, at: time, by, source, detail }): StatusUpdate => ({
    ...notice(code, time, { detail }),
    status,
    source,
    by,
  }));
const anyFacts: fc.Arbitrary<CallerFacts> = fc.record({
  history: fc.array(anyLine, { maxLength: 8 }),
  message: fc.record({
    channel: fc.constant('email' as const),
    carries: fc.constantFrom(null, 'sms-1'),
    from: fc.constantFrom('ABC Chiro <desk@example.org>', 'desk@example.org'),
    recipient: fc.constantFrom('anh@gmail.com', 'anh@example.org', '', '0400 000 000'),
    createdAt: anyTime,
    scheduledFor: fc.option(anyTime),
    notAfter: fc.option(anyTime),
    outboxState: fc.option(fc.constantFrom(...OUTBOX_STATES)),
    dueAt: fc.option(anyTime),
    waitReason: fc.option(fc.constantFrom(...SEND_FAILURE_KINDS, 'x')),
  }),
  canConfirm: fc.constantFrom(UNTRACKED, TRACKED, TRAINING),
  knowsOpeningsByReceipt: fc.boolean(),
  pause: fc.option(fc.constantFrom(...PAUSE_REASONS)),
  isOnline: fc.boolean(),
});

function hasLine({ history }: CallerFacts, ...statuses: Status[]): boolean {
  return history.some(({ status }) => status !== null && statuses.includes(status));
}

/** The sentence without the phrases that say that something is not known. */
function claimsOf(facts: CallerFacts): string {
  return callerSentence(facts, NOW)
    .replace('not opened yet', '')
    .replace('not confirmed in the mailbox yet', '')
    .replace('no receipt from their mail program yet', '');
}

describe('the sentence for the caller, whatever the history', () => {
  it.each<[RegExp, Status[]]>([
    [/in the mailbox|delivered/i, ['Delivered']],
    [/opened|shown/i, ['Opened']],
    [/receipt|mail program/i, ['Opened']],
    [/link/i, ['Clicked']],
    [/accepted/i, ['Sent']],
    [/left us|handed/i, ['Queued']],
    [/came back/i, ['Bounced']],
    [/refused by/i, ['Rejected']],
    [/spam (?!for)/i, ['Complaint']],
  ])('says %s only when a line says so', (words, statuses) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(!hasLine(facts, ...statuses));
        expect(claimsOf(facts).replace(/Please look in .*$/, '')).not.toMatch(words);
      }),
      { numRuns: 500 },
    );
  });

  it('says “not opened yet” and “not confirmed yet” only where the account would have told', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = callerSentence(facts, NOW);
        const isOpeningNews = facts.canConfirm.Opened && !facts.knowsOpeningsByReceipt;
        if (!isOpeningNews) expect(said).not.toContain('not opened yet');
        if (!facts.canConfirm.Opened) expect(said).not.toContain('no receipt');
        if (!facts.canConfirm.Delivered) expect(said).not.toContain('not confirmed in the mailbox yet');
      }),
      { numRuns: 500 },
    );
  });

  it('tells a patient where to look only when nothing has failed or is delayed and no person is known to have read it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = callerSentence(facts, NOW);
        fc.pre(said.includes('Please look in'));
        expect(said).not.toContain('delayed');
        expect(facts.history.some(({ status }) => status !== null && isFailure(status))).toBe(false);
        const read = facts.history.filter(({ status }) => status === 'Opened' || status === 'Clicked');
        expect(read.every(({ detail }) => detail.isPossiblyAutomatic === true)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('names a failure before anything good that came after it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const failures = facts.history.filter(({ status }) => status !== null && isFailure(status));
        fc.pre(failures.length > 0);
        const latest = Math.max(...failures.map((line) => line.at));
        const later = facts.history.some(
          ({ status, at: time }) => status !== null && isGreen(status) && time > latest,
        );
        if (later) expect(callerSentence(facts, NOW)).toContain('which does not fit');
      }),
      { numRuns: 500 },
    );
  });

  it('is plain: begins with a capital, ends with a full stop, and has no gap in it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const said = callerSentence(facts, NOW);
        expect(said).toMatch(/^[A-Z].*[^ ,;:]\.$/);
        expect(said).not.toMatch(/ {2}|undefined|null|NaN|\(\)|\.\.|,,| [,.;:]/);
      }),
      { numRuns: 1_000 },
    );
  });
});
