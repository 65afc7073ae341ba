import { beforeEach, describe, expect, it } from 'vitest';
import { resumeBatch, stopBatch } from '../../../../src/main/application/batches/steer-batch';
import { cancelMessages } from '../../../../src/main/application/messages/cancel-messages';
import { sendAgain } from '../../../../src/main/application/messages/send-again';
import type { Outbox } from '../../../../src/main/application/outbox/outbox';
import { recordReports } from '../../../../src/main/application/tracking/record-reports';
import { messageActions } from '../../../../src/shared/domain/message-actions';
import type { AccountKind } from '../../../../src/shared/domain/account';
import type { SmsGateway } from '../../../../src/shared/domain/sms-account';
import { sampleBounce } from '../../../support/fakes/sample-report';
import { sampleFailure } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { HOUR_MS, NOW, sampleId, samplePatient, sampleTracking } from '../../../support/log/sample-log';
import {
  gatewayAccount,
  NUMBER,
  sampleSms,
  sendAtAnyHour,
  TEXT,
  writeSms,
} from '../../../support/sending/sample-sms';

const EMAIL = sampleId('account', 1);
const GATEWAY = sampleId('account', 2);

let practice: TestPractice;
let outbox: Outbox;

function begin(kind: AccountKind): void {
  practice = new TestPractice();
  sendAtAnyHour(practice.ports);
  practice.addAccount({ kind });
  practice.ports.patients.insert([samplePatient(1, { mobile: NUMBER })]);
  outbox = practice.startOutbox();
}

beforeEach(() => {
  begin('smtp');
});

async function send(
  changes: Partial<SmsGateway> = {},
  ...sms: ReturnType<typeof sampleSms>[]
): Promise<string[]> {
  practice.ports.accounts.insert(gatewayAccount(EMAIL, changes));
  const ids = writeSms(practice.ports, ...(sms.length === 0 ? [sampleSms(1)] : sms));
  outbox.wake(GATEWAY);
  await practice.pass(0);
  return ids;
}

function carrierOf(smsId = ''): string {
  return practice.ports.messages.details(smsId)?.carriedBy ?? '';
}

describe('an SMS through an e-mail gateway', () => {
  it('leaves as an e-mail of plain text, in a batch of its own, and is Queued when that is', async () => {
    const [id = ''] = await send();
    expect(practice.row(id)).toMatchObject({ status: 'Created', outboxState: null });
    expect(practice.ports.messages.history(id).at(-1)).toMatchObject({
      ...{ status: null, code: 'carried', detail: { relatedMessageId: carrierOf(id) } },
    });
    expect(practice.ports.messages.details(carrierOf(id))).toMatchObject({
      recipient: '61491570156@sms.example.com',
      ...{ channel: 'email', patientId: null, patientName: 'Nguyen, Anh', carries: id },
      batchName: 'E-mails carrying “Reminders by SMS”',
      accountId: EMAIL,
    });
    const text = practice.frozenText(carrierOf(id));
    expect(text).toMatch(/^To: 61491570156@sms\.example\.com\r$/m);
    expect(text).toContain(`\r\n\r\n${TEXT}`);
    expect(text).toMatch(/^Content-Type: text\/plain\r$/m);
    expect(text).not.toContain('text/html');
    expect(text).not.toMatch(/^(?:List-Unsubscribe|Disposition-Notification-To):/m);

    const [attempt] = practice.server.running;
    expect(attempt?.email).toMatchObject({ envelopeTo: '61491570156@sms.example.com' });
    attempt?.accept();
    await practice.pass(0);
    expect(practice.rows([id, carrierOf(id)]).map(({ status }) => status)).toEqual(['Queued', 'Queued']);
  });

  it('is sent to the number in the form, under the subject and with the end mark that the gateway wants', async () => {
    const [id = ''] = await send({
      addressPattern: '{{number}}.sms@gateway.example.net',
      numberForm: 'national',
      subject: 'key 123 {{from}} {{ number }}',
      endMark: '$$',
    });
    expect(practice.row(carrierOf(id))).toMatchObject({
      recipient: '0491570156.sms@gateway.example.net',
      subject: 'key 123 Clinic 0491570156',
    });
    expect(practice.frozenText(carrierOf(id))).toContain(`${TEXT}$$`);
  });

  it('leaves through the training’s account, too', async () => {
    begin('training');
    practice.server.answer = () => 'accept';
    const [id = ''] = await send();
    expect(practice.rows([id, carrierOf(id)]).map(({ status }) => status)).toEqual(['Queued', 'Queued']);
  });

  it('is tracked as any e-mail: its reports come back to the address with its token', async () => {
    practice.ports.tracking.save(EMAIL, sampleTracking({ hasPlusAddresses: true }));
    await send();
    expect(practice.server.running[0]?.email.envelopeFrom).toMatch(/^desk\+[0-9a-f]{24}@example\.org$/);
  });

  it('is Error when its e-mail comes back, and the patient’s record stays as it is', async () => {
    practice.server.answer = () => 'accept';
    const [id = ''] = await send();
    const before = practice.ports.patients.byIds([sampleId('patient', 1)]);
    recordReports(practice.ports, [sampleBounce(carrierOf(id))]);
    expect(practice.row(id)).toMatchObject({ status: 'Error', statusCode: 'carrier-failed' });
    expect(practice.row(carrierOf(id)).status).toBe('Bounced');
    expect(practice.ports.patients.byIds([sampleId('patient', 1)])).toEqual(before);
    expect(practice.ports.notes.notes([sampleId('patient', 1)])).toEqual([]);
    expect(practice.ports.arrivals.stopOfMessage(carrierOf(id))).toBeNull();
    const documents = practice.ports.messages.ofPatient([sampleId('patient', 1)], 'email', null, 10);
    expect(documents.rows).toEqual([]);
  });

  it('is Error when its e-mail is refused, and Other when that is cancelled', async () => {
    practice.server.answer = () => sampleFailure({ stage: 'rcpt-to', replyCode: 550, reply: '550 No' });
    practice.ports.accounts.setPause(EMAIL, { reason: 'password-needed', at: NOW, detail: '' });
    const [first = '', second = ''] = await send({}, sampleSms(1), sampleSms(2));
    expect(cancelMessages(practice.ports, [carrierOf(second)], STAFF)).toBe(1);
    practice.ports.accounts.setPause(EMAIL, null);
    outbox.renew(EMAIL);
    await practice.pass(0);
    expect(practice.row(first)).toMatchObject({ status: 'Error', statusCode: 'send-refused' });
    expect(practice.row(second)).toMatchObject({ status: 'Other', statusCode: 'cancelled' });
  });

  it('is what is sent again, and never the e-mail by itself', async () => {
    practice.server.answer = () => 'accept';
    const [id = ''] = await send();
    recordReports(practice.ports, [sampleBounce(carrierOf(id))]);
    const before = practice.ports.messages.countMessages();
    await expect(sendAgain(practice.ports, outbox, [carrierOf(id)], STAFF)).rejects.toMatchObject({
      code: 'not-allowed-now',
      message: 'This e-mail only carries an SMS to Nguyen, Anh. Send the SMS again instead.',
    });
    expect(practice.ports.messages.countMessages()).toBe(before);
    expect(messageActions(practice.row(carrierOf(id))).sendAgain).toBe(false);
    expect(messageActions(practice.row(id)).sendAgain).toBe(true);
  });

  it('can be sent again when its e-mail was cancelled', async () => {
    practice.ports.accounts.setPause(EMAIL, { reason: 'password-needed', at: NOW, detail: '' });
    const [id = ''] = await send();
    expect(messageActions(practice.row(id)).sendAgain).toBe(false);
    cancelMessages(practice.ports, [carrierOf(id)], STAFF);
    expect(messageActions(practice.row(id)).sendAgain).toBe(true);
    practice.server.answer = () => 'accept';
    practice.ports.accounts.setPause(EMAIL, null);
    outbox.renew(EMAIL);
    await practice.pass(2 * HOUR_MS);
    expect(practice.server.attempts).toEqual([]);
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'cancelled', outboxState: null });
  });

  it('is refused when the settings give no address, and waits when there is no e-mail account', async () => {
    const [id = ''] = await send({ addressPattern: '{{number}} at example.com' });
    expect(practice.row(id)).toMatchObject({ status: 'Error', statusCode: 'send-refused' });
    practice.ports.accounts.remove(EMAIL, NOW);
    const [other = ''] = writeSms(practice.ports, sampleSms(2, { batchId: sampleId('batch', 3) }));
    outbox.wake(GATEWAY);
    await practice.pass(0);
    expect(practice.row(other)).toMatchObject({
      outboxState: 'waiting',
      waitReason: 'gateway-without-account',
    });
  });

  it('waits when the log cannot be read at that moment, and goes when it can', async () => {
    practice.server.answer = () => 'accept';
    const list = practice.ports.accounts.list.bind(practice.ports.accounts);
    let isUnreadable = true;
    practice.ports.accounts.list = () => {
      if (isUnreadable) throw new Error('disk I/O error');
      return list();
    };
    const [id = ''] = await send();
    expect(practice.row(id)).toMatchObject({ status: 'Created', outboxState: 'waiting' });
    isUnreadable = false;
    await practice.pass(HOUR_MS);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('does not leave by night, though its e-mail was written by day', async () => {
    practice.ports.accounts.setPause(EMAIL, { reason: 'password-needed', at: NOW, detail: '' });
    const [id = ''] = await send();
    const wall = new Date(NOW);
    const minute = wall.getHours() * 60 + wall.getMinutes();
    const smsHours = { fromMinute: (minute + 120) % 1_440, toMinute: (minute + 240) % 1_440 };
    practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), smsHours });
    practice.server.answer = () => 'accept';
    practice.ports.accounts.setPause(EMAIL, null);
    outbox.renew(EMAIL);
    await practice.pass(0);
    expect(practice.row(carrierOf(id))).toMatchObject({ outboxState: 'waiting', waitReason: 'quiet-hours' });
    await practice.pass(2 * HOUR_MS);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('does not leave for a patient who has opted out since its e-mail was written', async () => {
    practice.ports.accounts.setPause(EMAIL, { reason: 'password-needed', at: NOW, detail: '' });
    const [id = ''] = await send();
    const refused = { purpose: 'Appointment reminder', channel: 'sms', choice: 'refused' } as const;
    practice.ports.notes.setConsent(sampleId('patient', 1), { ...refused, setAt: NOW, setBy: STAFF });
    practice.ports.accounts.setPause(EMAIL, null);
    outbox.renew(EMAIL);
    await practice.pass(0);
    expect(practice.server.attempts).toEqual([]);
    expect(practice.rows([id, carrierOf(id)]).map(({ statusCode }) => statusCode)).toEqual([
      'opted-out',
      'opted-out',
    ]);
  });
});

describe('a batch of SMS through an e-mail gateway', () => {
  it('is stopped and resumed together with the e-mails that carry it', async () => {
    practice.ports.accounts.setPause(EMAIL, { reason: 'password-needed', at: NOW, detail: '' });
    const ids = await send({}, sampleSms(1), sampleSms(2), sampleSms(3, { scheduledFor: NOW + HOUR_MS }));
    expect(stopBatch(practice.ports, outbox, sampleId('batch', 2), STAFF)).toBe(3);
    const carriers = ids.slice(0, 2).map(carrierOf);
    expect(practice.rows([...carriers, ids[2] ?? '']).map(({ waitReason }) => waitReason)).toEqual(
      Array.from({ length: 3 }, () => 'stopped'),
    );
    practice.server.answer = () => 'accept';
    practice.ports.accounts.setPause(EMAIL, null);
    outbox.renew(EMAIL);
    await practice.pass(2 * HOUR_MS);
    expect(practice.server.accepted).toEqual([]);
    expect(resumeBatch(practice.ports, outbox, sampleId('batch', 2), STAFF)).toBe(3);
    await practice.pass(0);
    expect(practice.rows(ids).map(({ status }) => status)).toEqual(['Queued', 'Queued', 'Queued']);
  });

  it('that is stopped while an e-mail is being written keeps that one back with the rest', async () => {
    practice.server.answer = () => 'accept';
    const compose = practice.ports.composer.compose.bind(practice.ports.composer);
    let goOn: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    practice.ports.composer.compose = async (...email) => {
      await stopped;
      return compose(...email);
    };
    const ids = await send({}, sampleSms(1), sampleSms(2));
    expect(stopBatch(practice.ports, outbox, sampleId('batch', 2), STAFF)).toBe(1);
    goOn();
    await practice.pass(HOUR_MS);
    expect(practice.server.accepted).toEqual([]);
    expect(practice.row(carrierOf(ids[0]))).toMatchObject({ outboxState: 'waiting', waitReason: 'stopped' });
    expect(resumeBatch(practice.ports, outbox, sampleId('batch', 2), STAFF)).toBe(2);
    await practice.pass(HOUR_MS);
    expect(practice.rows(ids).map(({ status }) => status)).toEqual(['Queued', 'Queued']);
  });
});

describe('a process that dies', () => {
  it('between claiming an SMS and writing its e-mail leaves it waiting, also after a power cut', async () => {
    practice.ports.accounts.insert(gatewayAccount(EMAIL));
    const [id = ''] = writeSms(practice.ports, sampleSms(1));
    practice.ports.outbox.claim(GATEWAY, NOW, 1);
    practice = new TestPractice(practice);
    practice.bootedAt = practice.clock.now() + 1_000;
    practice.clock.advance(1_000);
    practice.server.answer = () => 'accept';
    outbox = practice.startOutbox();
    await practice.pass(0);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', tries: 1 });
    expect(practice.server.accepted).toEqual([carrierOf(id)]);
  });
});
