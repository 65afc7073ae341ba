import { expect, it } from 'vitest';
import { NEVER_DUE } from '../../../src/shared/domain/batch';
import type { CallerFacts } from '../../../src/shared/domain/caller-facts';
import { callerSentence } from '../../../src/shared/domain/caller-sentence';
import { confirmableBy } from '../../../src/shared/domain/confirmable';
import type { SmsDriver, SmsProviderStatus } from '../../../src/shared/domain/sms-account';
import type { Status } from '../../../src/shared/domain/status';
import type { StatusUpdate, UpdateCode, UpdateDetail } from '../../../src/shared/domain/status-history';
import { sampleSmsTelling } from '../../support/sample-sms-account';
import { notice, statusLine } from '../../support/history-line';

/** Tuesday, 3 March 2026, 11:00. */
const NOW = time('11:00:00');

function time(clock: string, day = 3): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return new Date(2026, 2, day, hours, minutes, seconds).getTime();
}

const CLICKSEND = { server: 'rest.clicksend.com' };
const TWILIO = { server: 'api.twilio.com' };
const OWN_SERVER = { server: 'sms.provider.example' };

function canOf(driver: SmsDriver, words: Record<string, SmsProviderStatus> = {}) {
  const sms = sampleSmsTelling(driver, words);
  return confirmableBy({ kind: 'sms', sms, capabilities: null, tracking: null, seen: new Set<Status>() });
}

const CAN = canOf('clicksend');
const CAN_GATEWAY = canOf('gateway');
const CAN_NOTHING = canOf('generic');
const CAN_FAILURES = canOf('generic', { failed: 'bounced' });

type Lines = StatusUpdate[];

function own(
  status: Status,
  clock: string,
  detail: UpdateDetail = CLICKSEND,
  code?: UpdateCode,
): StatusUpdate {
  return statusLine(status, time(clock), { detail, ...(code === undefined ? {} : { code }) });
}

function told(status: Status, clock: string, reply = '', code?: UpdateCode): StatusUpdate {
  const detail = reply === '' ? CLICKSEND : { ...CLICKSEND, reply };
  const line = statusLine(status, time(clock), { detail, ...(code === undefined ? {} : { code }) });
  return { ...line, source: 'provider' };
}

function noted(code: UpdateCode, clock: string, facts: Parameters<typeof notice>[2] = {}): StatusUpdate {
  return notice(code, time(clock), facts);
}

const CREATED = own('Created', '10:02:00', {});
const TAKEN = own('Queued', '10:02:02', { ...CLICKSEND, durationMs: 2_000 });
const GONE: Lines = [CREATED, TAKEN];
const NO_ANSWER = noted('unconfirmed', '10:03:00', { detail: { ...CLICKSEND, failure: 'timed-out' } });
const CARRIED = noted('carried', '10:02:00', { detail: { relatedMessageId: 'mail-1' } });
const CARRIER_TAKEN = own('Queued', '10:02:04', { server: 'mail.clinic.example' });
const WAITING = { outboxState: 'waiting', dueAt: time('10:02:00') } as const;

interface Options extends Partial<Omit<CallerFacts, 'message' | 'history'>> {
  message?: Partial<CallerFacts['message']>;
}

function sentence(history: Lines, { message, ...change }: Options = {}): string {
  const facts: CallerFacts = {
    history,
    message: {
      channel: 'sms',
      carries: null,
      from: 'ABCCHIRO',
      recipient: '+61412345478',
      createdAt: time('10:02:00'),
      scheduledFor: null,
      notAfter: null,
      outboxState: null,
      dueAt: null,
      waitReason: null,
      ...message,
    },
    canConfirm: CAN,
    knowsOpeningsByReceipt: true,
    pause: null,
    isOnline: true,
    ...change,
  };
  return callerSentence(facts, NOW);
}

const HISTORIES: Record<string, [Lines, Options?]> = {
  // Before it has left.
  'waits to be sent': [[CREATED], { message: WAITING }],
  'waits offline': [[CREATED], { message: WAITING, isOnline: false }],
  'waits for the morning': [
    [CREATED],
    { message: { ...WAITING, dueAt: time('08:00:00', 4), waitReason: 'quiet-hours' } },
  ],
  'was written in the evening for the morning': [
    [CREATED],
    { message: { ...WAITING, dueAt: time('08:00:00', 4), scheduledFor: time('08:00:00', 4) } },
  ],
  'waits after the hours have begun': [[CREATED], { message: { ...WAITING, waitReason: 'quiet-hours' } }],
  'is held with its batch': [
    [CREATED],
    { message: { ...WAITING, dueAt: time('11:01:00'), waitReason: 'held' } },
  ],
  'was stopped with its batch': [
    [CREATED],
    { message: { ...WAITING, dueAt: NEVER_DUE, waitReason: 'stopped' } },
  ],
  'waits because the key was refused': [[CREATED], { message: WAITING, pause: 'authentication-refused' }],
  'waits because there is no credit': [[CREATED], { message: WAITING, pause: 'no-credit' }],
  'waits because the key is missing': [[CREATED], { message: WAITING, pause: 'password-needed' }],
  'is tried again': [
    [CREATED, noted('try-failed', '10:58:00', { detail: { ...CLICKSEND, failure: 'timed-out' } })],
    { message: { ...WAITING, dueAt: time('11:05:00'), waitReason: 'timed-out' } },
  ],
  'is not sent after a time': [[CREATED], { message: { ...WAITING, notAfter: time('12:00:00') } }],
  'is being sent': [[CREATED], { message: { outboxState: 'sending' } }],
  // Nobody knows.
  'got no answer': [[CREATED, NO_ANSWER], { message: { outboxState: 'unconfirmed' } }],
  'got no answer from somebody unnamed': [
    [CREATED, noted('unconfirmed', '10:03:00', { detail: { failure: 'timed-out' } })],
    { message: { outboxState: 'unconfirmed' } },
  ],
  'was interrupted by the computer': [
    [CREATED, noted('unconfirmed', '10:30:00')],
    { message: { outboxState: 'unconfirmed' } },
  ],
  'the provider has it after all': [
    [CREATED, NO_ANSWER, { ...told('Queued', '10:04:00', '', 'confirmed-gone'), by: null }],
  ],
  'Mia knew that it came': [
    [CREATED, NO_ANSWER, { ...own('Queued', '10:20:00', {}, 'confirmed-gone'), by: 'Mia' }],
  ],
  // On its way.
  'taken by ClickSend': [GONE],
  'taken by ClickSend yesterday': [
    [statusLine('Queued', time('16:40:01', 2), { detail: { ...CLICKSEND, durationMs: 300 } })],
  ],
  'taken, nobody knows how fast': [[CREATED, own('Queued', '10:02:02')]],
  'taken by Twilio': [[CREATED, own('Queued', '10:02:01', { ...TWILIO, durationMs: 400 })]],
  'taken by a server of the clinic’s choice that tells nothing': [
    [CREATED, own('Queued', '10:02:01', { ...OWN_SERVER, durationMs: 400 })],
    { canConfirm: CAN_NOTHING },
  ],
  'taken by one that tells failures only': [
    [CREATED, own('Queued', '10:02:01', { ...OWN_SERVER, durationMs: 400 })],
    { canConfirm: CAN_FAILURES },
  ],
  'passed on to the network': [[...GONE, told('Sent', '10:02:06')]],
  'passed on, then delayed': [
    [...GONE, told('Sent', '10:02:06'), { ...noted('delayed', '10:30:00'), source: 'provider' }],
  ],
  delayed: [[...GONE, { ...noted('delayed', '10:30:00'), source: 'provider' }]],
  // On the phone.
  delivered: [[...GONE, told('Sent', '10:02:06'), told('Delivered', '10:03:00')]],
  'delivered the day after': [
    [statusLine('Queued', time('16:40:01', 2), { detail: CLICKSEND }), told('Delivered', '09:10:00')],
  ],
  'delivered though in doubt': [[CREATED, NO_ANSWER, told('Delivered', '10:03:30')]],
  'delivered, and answered with STOP': [
    [...GONE, told('Delivered', '10:03:00'), { ...noted('unsubscribed', '10:30:00'), source: 'provider' }],
  ],
  'delivered, and sent again': [[...GONE, told('Delivered', '10:03:00'), noted('sent-again-as', '10:40:00')]],
  // It ended badly.
  'not delivered': [[...GONE, told('Bounced', '10:04:02', '301 Handset not reachable')]],
  'not delivered, nobody says why': [[...GONE, told('Bounced', '10:04:02')]],
  'not delivered, then delivered': [
    [...GONE, told('Bounced', '10:04:02', '301'), told('Delivered', '10:30:00')],
  ],
  'refused by the network': [[...GONE, told('Rejected', '10:02:12', '30007 Carrier violation')]],
  'refused by the provider': [
    [CREATED, own('Error', '10:02:01', { ...CLICKSEND, reply: 'INVALID_RECIPIENT' }, 'send-refused')],
  ],
  'refused for want of credit': [
    [CREATED, own('Error', '10:02:01', { ...CLICKSEND, reply: 'INSUFFICIENT_CREDIT' }, 'send-refused')],
  ],
  'failed at the provider': [[...GONE, told('Error', '10:02:09', '30008 Unknown error', 'send-refused')]],
  'given up': [
    [CREATED, own('Error', '10:50:00', { ...CLICKSEND, failure: 'host-not-found', tries: 9 }, 'gave-up')],
  ],
  // It was decided not to send it.
  'opted out': [[CREATED, own('Other', '10:02:00', {}, 'opted-out')]],
  'opted out at the provider': [
    [CREATED, own('Other', '10:02:01', { ...TWILIO, reply: '21610 Unsubscribed recipient' }, 'opted-out')],
  ],
  'no mobile': [[CREATED, own('Other', '10:02:00', {}, 'no-mobile')], { message: { recipient: '' } }],
  'not a mobile': [[CREATED, own('Other', '10:02:00', {}, 'invalid-mobile')]],
  'not asked': [[CREATED, own('Other', '10:02:00', {}, 'not-asked')]],
  household: [[CREATED, own('Other', '10:02:00', {}, 'household')]],
  cancelled: [[CREATED, { ...own('Other', '10:10:00', {}, 'cancelled'), by: 'Mia' }]],
  'too late': [
    [CREATED, own('Other', '10:30:00', {}, 'too-late')],
    { message: { notAfter: time('10:30:00') } },
  ],
  // Through a gateway.
  'put into an e-mail': [[CREATED, CARRIED], { canConfirm: CAN_GATEWAY }],
  'its e-mail was taken': [[CREATED, CARRIED, CARRIER_TAKEN], { canConfirm: CAN_GATEWAY }],
  'its e-mail was refused by our server': [
    [
      CREATED,
      CARRIED,
      own('Error', '10:02:05', { server: 'mail.clinic.example', reply: '550 no' }, 'carrier-failed'),
    ],
    { canConfirm: CAN_GATEWAY },
  ],
  'its e-mail came back': [
    [CREATED, CARRIED, CARRIER_TAKEN, own('Error', '10:04:04', { reason: 'userunknown' }, 'carrier-failed')],
    { canConfirm: CAN_GATEWAY },
  ],
  'its e-mail was cancelled': [
    [CREATED, CARRIED, { ...own('Other', '10:10:00', {}, 'cancelled'), by: 'Mia' }],
    { canConfirm: CAN_GATEWAY },
  ],
};

it('says of an SMS what is known of it, and never that it is an e-mail', () => {
  const said = Object.entries(HISTORIES).map(
    ([name, [history, options]]) => `${name}: ${sentence(history, options)}`,
  );
  expect(said).toMatchInlineSnapshot(`
    [
      "waits to be sent: Written at 10:02, not sent yet: it waits to be sent.",
      "waits offline: Written at 10:02, not sent yet: this computer is offline, and it goes by itself when the network is back.",
      "waits for the morning: Written at 10:02, not sent yet: it waits for the hours in which SMS go, and goes tomorrow 08:00.",
      "was written in the evening for the morning: Written at 10:02, not sent yet: it is to go tomorrow 08:00.",
      "waits after the hours have begun: Written at 10:02, not sent yet: it waits to be sent.",
      "is held with its batch: Written at 10:02, not sent yet: its batch is held until 11:01, so that it can still be stopped.",
      "was stopped with its batch: Written at 10:02, not sent yet: its batch was stopped, and it waits until somebody resumes it.",
      "waits because the key was refused: Written at 10:02, not sent yet: the SMS provider refused the user name or key, and sending is paused.",
      "waits because there is no credit: Written at 10:02, not sent yet: the SMS provider has no credit left, and sending is paused.",
      "waits because the key is missing: Written at 10:02, not sent yet: the key or password of the account is missing, and sending is paused.",
      "is tried again: Written at 10:02, not sent yet: no reply from ClickSend, and it is tried again at 11:05.",
      "is not sent after a time: Written at 10:02, not sent yet: it waits to be sent. It is not sent after 12:00.",
      "is being sent: It is being sent now.",
      "got no answer: It may have gone at 10:03: ClickSend did not confirm it.",
      "got no answer from somebody unnamed: It may have gone at 10:03: the SMS provider did not confirm it.",
      "was interrupted by the computer: It may have gone: sending was interrupted, noticed at 10:30, and the answer of the SMS provider is not known.",
      "the provider has it after all: Left us: ClickSend said at 10:04 that it has it, no word from the phone yet.",
      "Mia knew that it came: Marked as gone by Mia at 10:20 without an answer from the SMS provider, no word from the phone yet.",
      "taken by ClickSend: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, no word from the phone yet.",
      "taken by ClickSend yesterday: Left us yesterday 16:40 as an SMS to …478, taken by ClickSend at once, no word from the phone yet.",
      "taken, nobody knows how fast: Left us 10:02 as an SMS to …478, taken by ClickSend, no word from the phone yet.",
      "taken by Twilio: Left us 10:02 as an SMS to …478, taken by Twilio at once, no word from the phone yet.",
      "taken by a server of the clinic’s choice that tells nothing: Left us 10:02 as an SMS to …478, taken by sms.provider.example at once; sms.provider.example does not tell what happened after that.",
      "taken by one that tells failures only: Left us 10:02 as an SMS to …478, taken by sms.provider.example at once; nothing has come back so far, and sms.provider.example tells no more than that.",
      "passed on to the network: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, passed on to the phone’s network 4 s later, no word from the phone yet.",
      "passed on, then delayed: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, passed on to the phone’s network 4 s later, delayed on its way at 10:30 and still being tried.",
      "delayed: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, delayed on its way at 10:30 and still being tried.",
      "delivered: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, on the phone since 10:03.",
      "delivered the day after: Left us yesterday 16:40 as an SMS to …478, taken by ClickSend, on the phone since 09:10.",
      "delivered though in doubt: On the phone since 10:03.",
      "delivered, and answered with STOP: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, on the phone since 10:03. They asked at 10:30 to get no more SMS.",
      "delivered, and sent again: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, on the phone since 10:03. A new message took its place at 10:40.",
      "not delivered: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, reported as not delivered 2 min later (“301 Handset not reachable”).",
      "not delivered, nobody says why: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, reported as not delivered 2 min later.",
      "not delivered, then delivered: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, reported as not delivered 2 min later (“301”). A later report says that it was delivered at 10:30, which does not fit.",
      "refused by the network: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, refused on its way to the phone 10 s later (“30007 Carrier violation”).",
      "refused by the provider: Not sent: ClickSend refused it at 10:02 (“INVALID_RECIPIENT”).",
      "refused for want of credit: Not sent: ClickSend refused it at 10:02 (“INSUFFICIENT_CREDIT”).",
      "failed at the provider: Left us 10:02 as an SMS to …478, taken by ClickSend 2 s later, reported as failed by ClickSend 7 s later (“30008 Unknown error”).",
      "given up: Not sent: given up at 10:50 after 9 tries; the last time, ClickSend was not found.",
      "opted out: Not sent: the patient has opted out.",
      "opted out at the provider: Not sent: the number has opted out at the SMS provider (“21610 Unsubscribed recipient”).",
      "no mobile: Not sent: there was no mobile number on the record.",
      "not a mobile: Not sent: the number on the record is not a mobile number.",
      "not asked: Not sent: the patient has not been asked, and messages of this kind need a yes.",
      "household: Not sent: somebody of the same household was sent the same message.",
      "cancelled: Not sent: cancelled by Mia at 10:10.",
      "too late: Not sent: it was not to go after 10:30.",
      "put into an e-mail: Put into an e-mail to the SMS gateway at 10:02; that e-mail has not been taken yet.",
      "its e-mail was taken: Left us 10:02 in an e-mail to the SMS gateway, for …478; the gateway tells no more than that.",
      "its e-mail was refused by our server: Not sent: the e-mail that was to carry it failed at 10:02 (“550 no”).",
      "its e-mail came back: Left us 10:02 in an e-mail to the SMS gateway, for …478, but that e-mail failed 2 min later: there is no such mailbox.",
      "its e-mail was cancelled: Not sent: cancelled by Mia at 10:10.",
    ]
  `);
});
