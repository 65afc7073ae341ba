import { beforeEach, describe, expect, it } from 'vitest';
import { sendNow } from '../../../../src/main/application/messages/send-now';
import type { Outbox } from '../../../../src/main/application/outbox/outbox';
import { PURPOSES } from '../../../../src/shared/domain/message';
import { ACCEPTED, refusedSms } from '../../../support/fakes/scripted-sms';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { HOUR_MS, NOW, sampleId, samplePatient } from '../../../support/log/sample-log';
import {
  NUMBER,
  sampleSms,
  sendAtAnyHour,
  smsAccount,
  TEXT,
  writeSms,
} from '../../../support/sending/sample-sms';

const MINUTE_MS = 60_000;
const ACCOUNT = sampleId('account', 2);

let practice: TestPractice;
let outbox: Outbox;

beforeEach(() => {
  practice = new TestPractice();
  sendAtAnyHour(practice.ports);
  practice.addAccount(smsAccount());
  outbox = practice.startOutbox();
});

async function send(...sms: ReturnType<typeof sampleSms>[]): Promise<string[]> {
  const ids = writeSms(practice.ports, ...sms);
  outbox.wake(ACCOUNT);
  await practice.pass(0);
  return ids;
}

function pauseReason(): string | undefined {
  return practice.ports.accounts.get(ACCOUNT)?.pause?.reason;
}

describe('an SMS', () => {
  it('is Queued with the provider’s id and words once the provider has it, and its answer is kept', async () => {
    const [id = ''] = await send(sampleSms(1));
    expect(practice.smsProviders.opened).toEqual([{ user: 'clinic', secret: 'secret' }]);
    expect(practice.smsProviders.sent).toEqual([{ id, to: NUMBER, text: TEXT, senderId: 'Clinic' }]);
    expect(practice.ports.messages.details(id)).toMatchObject({ status: 'Queued', providerId: 'P-1' });
    const line = practice.ports.messages.history(id).at(-1);
    expect(line).toMatchObject({
      code: 'accepted',
      detail: { reply: 'SUCCESS Message queued', server: 'rest.clicksend.com', tries: 1 },
    });
    expect(practice.ports.messages.evidence(id, line?.sequence ?? 0)).toEqual({
      mediaType: 'application/json',
      text: '{"status":"SUCCESS"}',
    });
  });

  it('has its hand-over noted before the request can leave, and does not leave when that cannot be written', async () => {
    practice.disk.fill('outbox.markHandedOver');
    const [id = ''] = await send(sampleSms(1));
    expect(practice.smsProviders.sent).toEqual([]);
    expect(practice.row(id)).toMatchObject({ status: 'Created', outboxState: 'waiting' });
    practice.disk.makeRoom();
    await practice.pass(2 * MINUTE_MS);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('is Unconfirmed without an answer, with what was said, and is not sent again by itself', async () => {
    practice.smsProviders.answer = () =>
      refusedSms({ kind: 'no-answer', reply: 'No reply within 30 s', evidence: '', httpStatus: null });
    const [id = ''] = await send(sampleSms(1));
    await practice.pass(5 * HOUR_MS);
    expect(practice.row(id)).toMatchObject({ status: 'Created', outboxState: 'unconfirmed', tries: 1 });
    expect(practice.smsProviders.sent).toHaveLength(1);
    expect(practice.ports.messages.history(id).at(-1)).toMatchObject({
      code: 'unconfirmed',
      detail: { failure: 'no-answer', reply: 'No reply within 30 s' },
    });
  });

  it('is Error with the provider’s words when it is refused, and the others go', async () => {
    practice.smsProviders.answer = () => refusedSms({ reply: 'INVALID_RECIPIENT' });
    const [id = ''] = await send(sampleSms(1));
    expect(practice.row(id)).toMatchObject({ status: 'Error', statusCode: 'send-refused' });
    const line = practice.ports.messages.history(id).at(-1);
    expect(line).toMatchObject({
      detail: { failure: 'refused', reply: 'INVALID_RECIPIENT' },
      hasEvidence: true,
    });
    expect(pauseReason()).toBeUndefined();
  });

  it('is Error without credit, and the account pauses so that the rest waits', async () => {
    practice.smsProviders.answer = () => refusedSms({ kind: 'no-credit', reply: 'INSUFFICIENT_CREDIT' });
    const ids = await send(sampleSms(1), sampleSms(2));
    await practice.pass(5 * HOUR_MS);
    expect(practice.rows(ids).map(({ status, outboxState }) => outboxState ?? status)).toEqual([
      'Error',
      'waiting',
    ]);
    expect(practice.ports.accounts.get(ACCOUNT)?.pause).toMatchObject({
      reason: 'no-credit',
      detail: 'INSUFFICIENT_CREDIT',
    });
    expect(practice.smsProviders.sent).toHaveLength(1);
  });

  it('is no Error when the key is refused: the account pauses after one try', async () => {
    practice.smsProviders.answer = () => refusedSms({ kind: 'credentials-refused', httpStatus: 401 });
    const ids = await send(sampleSms(1), sampleSms(2));
    expect(practice.rows(ids).map(({ outboxState, tries }) => [outboxState, tries])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
    expect(pauseReason()).toBe('authentication-refused');
    expect(practice.smsProviders.sent).toHaveLength(1);
  });

  it('waits as long as the provider asks for, and so does every other of its account', async () => {
    practice.smsProviders.answer = () =>
      refusedSms({ kind: 'throttled', httpStatus: 429, retryAfterMs: 40_000 });
    const ids = await send(sampleSms(1), sampleSms(2));
    practice.smsProviders.answer = () => ACCEPTED;
    await practice.pass(39_000);
    expect(practice.smsProviders.sent).toHaveLength(1);
    expect(practice.row(ids[0] ?? '')).toMatchObject({ waitReason: 'throttled', outboxState: 'waiting' });
    await practice.pass(6_000);
    expect(practice.smsProviders.sent).toHaveLength(3);
    expect(pauseReason()).toBeUndefined();
  });

  it('goes as soon as the network is back when the provider could not be reached', async () => {
    practice.smsProviders.answer = () => refusedSms({ kind: 'unreachable', httpStatus: null, evidence: '' });
    const [id = ''] = await send(sampleSms(1));
    expect(practice.row(id)).toMatchObject({ outboxState: 'waiting', waitReason: 'unreachable' });
    practice.network.set(false);
    practice.smsProviders.answer = () => ACCEPTED;
    practice.network.set(true);
    await practice.pass(0);
    expect(practice.row(id).status).toBe('Queued');
  });
});

describe('a provider that does not answer', () => {
  it('is not sent one SMS after the other: the account waits a minute after each, and after five for a person', async () => {
    practice.smsProviders.answer = () => refusedSms({ kind: 'no-answer', httpStatus: 503 });
    const ids = await send(...Array.from({ length: 10 }, (_, index) => sampleSms(index + 1)));
    expect(practice.smsProviders.sent).toHaveLength(1);
    await practice.pass(45_000);
    expect(practice.smsProviders.sent).toHaveLength(1);
    for (let minute = 0; minute < 10; minute += 1) await practice.pass(MINUTE_MS);
    expect(practice.smsProviders.sent).toHaveLength(5);
    expect(pauseReason()).toBe('too-many-failures');
    const states = practice.rows(ids).map(({ outboxState }) => outboxState);
    expect(states.filter((state) => state === 'waiting')).toHaveLength(5);
  });
});

describe('a patient who has opted out at the provider', () => {
  it('gets nothing: Other, and everyone with the number refuses SMS for every purpose', async () => {
    practice.ports.patients.insert([
      samplePatient(1, { mobile: NUMBER }),
      samplePatient(2, { mobile: NUMBER }),
      samplePatient(3, { mobile: '+61491570157' }),
    ]);
    practice.smsProviders.answer = () => refusedSms({ kind: 'opted-out', reply: 'Opted out' });
    const [id = ''] = await send(sampleSms(1));
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'opted-out', outboxState: null });
    const { notes } = practice.ports;
    const refusals = [1, 2, 3].map((number) =>
      notes.consents(sampleId('patient', number)).filter(({ choice }) => choice === 'refused'),
    );
    expect(refusals.map(({ length }) => length)).toEqual([PURPOSES.length, PURPOSES.length, 0]);
    expect(refusals[0]?.[0]).toMatchObject({ channel: 'sms', setBy: null, setAt: NOW });
    expect(notes.notes([sampleId('patient', 2)])).toMatchObject([
      { kind: 'consent-changed', by: null, detail: { messageId: id } },
    ]);
  });

  it('gets no SMS that waited while they did so at the desk', async () => {
    practice.ports.patients.insert([samplePatient(1, { mobile: NUMBER })]);
    const [id = ''] = await send(sampleSms(1, { scheduledFor: NOW + HOUR_MS }));
    const refused = { purpose: 'Appointment reminder', channel: 'sms', choice: 'refused' } as const;
    practice.ports.notes.setConsent(sampleId('patient', 1), { ...refused, setAt: NOW, setBy: STAFF });
    await practice.pass(2 * HOUR_MS);
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'opted-out' });
    expect(practice.smsProviders.sent).toEqual([]);
  });
});

describe('the hours for SMS', () => {
  /** The practice's clock stands at a time of its day; hours are counted from there. */
  function allowFrom(hours: number, lengthHours: number): void {
    const wall = new Date(NOW);
    const minutes = wall.getHours() * 60 + wall.getMinutes();
    const [fromMinute = 0, toMinute = 0] = [hours, hours + lengthHours].map(
      (hour) => (((minutes + hour * 60) % 1_440) + 1_440) % 1_440,
    );
    practice.ports.settings.saveDesk({
      ...practice.ports.settings.desk(),
      smsHours: { fromMinute, toMinute },
    });
  }

  it('hold what is due outside of them until they begin, and it counts as no try', async () => {
    allowFrom(3, 10);
    const [id = ''] = await send(sampleSms(1));
    expect(practice.smsProviders.sent).toEqual([]);
    expect(practice.row(id)).toMatchObject({
      ...{ outboxState: 'waiting', waitReason: 'quiet-hours', dueAt: NOW + 3 * HOUR_MS, tries: 0 },
    });
    expect(practice.codes(id)).toEqual(['created']);
    await practice.pass(3 * HOUR_MS);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', tries: 1 });
  });

  it('hold what a person wants sent now, too', async () => {
    allowFrom(3, 10);
    const [id = ''] = await send(sampleSms(1));
    expect(sendNow(practice.ports, outbox, [id], STAFF)).toBe(1);
    await practice.pass(0);
    expect(practice.smsProviders.sent).toEqual([]);
    expect(practice.row(id)).toMatchObject({ waitReason: 'quiet-hours', dueAt: NOW + 3 * HOUR_MS });
  });

  it('hold nothing for longer than it makes sense: past its last moment it is too late', async () => {
    allowFrom(3, 10);
    const [id = ''] = await send(sampleSms(1, { notAfter: NOW + HOUR_MS }));
    expect(practice.row(id)).toMatchObject({ waitReason: 'quiet-hours', dueAt: NOW + HOUR_MS + 1 });
    await practice.pass(HOUR_MS + 30_000);
    expect(practice.row(id)).toMatchObject({ status: 'Other', statusCode: 'too-late' });
    expect(practice.smsProviders.sent).toEqual([]);
  });

  it('hold nothing any more once they are changed', async () => {
    allowFrom(3, 10);
    const [id = ''] = await send(sampleSms(1));
    sendAtAnyHour(practice.ports);
    await practice.pass(0);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('do not hold e-mails', async () => {
    allowFrom(3, 10);
    practice.server.answer = () => 'accept';
    const email = practice.addAccount();
    const [id = ''] = await practice.write(email, 1, {}, outbox);
    await practice.pass(0);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('are looked at again in a new process', async () => {
    allowFrom(3, 10);
    const [id = ''] = await send(sampleSms(1));
    await outbox.stop(0);
    practice = new TestPractice(practice);
    outbox = practice.startOutbox();
    await practice.pass(2 * HOUR_MS);
    expect(practice.row(id).outboxState).toBe('waiting');
    await practice.pass(HOUR_MS);
    expect(practice.row(id).status).toBe('Queued');
  });
});
