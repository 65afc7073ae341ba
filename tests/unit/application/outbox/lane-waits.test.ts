import { describe, expect, it } from 'vitest';
import { GIVE_UP_AFTER_MS } from '../../../../src/shared/domain/retry-schedule';
import { nextTurn } from '../../../support/fakes/next-turn';
import { CONNECTION_REFUSED, REPLY_LOST, sampleFailure } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const GREYLISTED = sampleFailure({
  stage: 'rcpt-to',
  replyCode: 451,
  reply: '451 4.7.1 Greylisted, try again in 300 seconds',
});
const TOO_MANY_LOGINS = sampleFailure({ stage: 'auth', replyCode: 454, reply: '454 4.7.0 Too many logins' });

describe('a message that has to wait', () => {
  it('is tried once while the server cannot be reached, and so is no other of its account', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [first = '', second = ''] = await practice.write(account, 5, {}, outbox);
    await nextTurn();
    expect(practice.server.attempts).toHaveLength(1);
    expect(practice.row(first)).toMatchObject({ outboxState: 'waiting', tries: 1, dueAt: NOW + MINUTE_MS });
    expect(practice.row(second)).toMatchObject({ outboxState: 'waiting', tries: 0 });
    expect(outbox.blockedUntil(account.id)).toBe(NOW + MINUTE_MS);
    await practice.pass(MINUTE_MS - 1);
    expect(practice.server.attempts).toHaveLength(1);
    await practice.pass(1);
    expect(practice.server.attempts).toHaveLength(2);
  });

  it('goes after 1, 5, 15, 30 and then every 60 minutes', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    const waits = [];
    for (let tries = 1; tries <= 7; tries += 1) {
      await nextTurn();
      const waitMs = (practice.row(id).dueAt ?? 0) - practice.clock.now();
      waits.push(waitMs / MINUTE_MS);
      await practice.pass(waitMs);
    }
    expect(waits).toEqual([1, 5, 15, 30, 60, 60, 60]);
    expect(practice.row(id).tries).toBe(8);
  });

  it('goes by itself when the network is back, once each', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    practice.network.set(false);
    const ids = await practice.write(account, 8, {}, outbox);
    await practice.pass(3 * HOUR_MS);
    expect(practice.server.attempts).toEqual([]);
    expect(practice.rows(ids).map(({ outboxState, tries }) => `${String(outboxState)} ${tries}`)).toEqual(
      ids.map(() => 'waiting 0'),
    );
    practice.server.answer = () => 'accept';
    practice.network.set(true);
    await nextTurn();
    expect(practice.server.accepted).toEqual(ids);
    practice.network.set(false);
    practice.network.set(true);
    await practice.pass(24 * HOUR_MS);
    expect(practice.server.attempts).toHaveLength(8);
  });

  it('does not wait out its hour when the network comes back', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 3, {}, outbox);
    await practice.pass(2 * MINUTE_MS);
    practice.server.answer = () => 'accept';
    practice.network.set(true);
    await nextTurn();
    expect(new Set(practice.server.accepted)).toEqual(new Set(ids));
    expect(practice.server.accepted).toHaveLength(3);
  });

  it('reaches a server on this computer without a network', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    practice.network.set(false);
    const account = practice.addAccount({ host: '127.0.0.1', security: 'none' });
    const outbox = practice.startOutbox();
    await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.server.accepted).toHaveLength(1);
  });

  it('waits as long as the server asks, and holds up no other', async () => {
    const practice = new TestPractice();
    practice.server.answer = ({ envelopeTo }) =>
      envelopeTo.startsWith('patient.1@') ? GREYLISTED : 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [first = '', second = ''] = await practice.write(account, 2, {}, outbox);
    await nextTurn();
    expect(practice.row(first)).toMatchObject({ outboxState: 'waiting', dueAt: NOW + 5 * MINUTE_MS });
    expect(practice.row(second).status).toBe('Queued');
    practice.server.answer = () => 'accept';
    practice.network.set(true);
    await practice.pass(5 * MINUTE_MS - 1);
    expect(practice.row(first).status).toBe('Created');
    await practice.pass(1);
    expect(practice.row(first)).toMatchObject({ status: 'Queued', tries: 2 });
  });

  it('lets the whole account wait when the server has too much of it, even if the network comes and goes', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => TOO_MANY_LOGINS;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 4, {}, outbox);
    await nextTurn();
    practice.network.set(false);
    practice.network.set(true);
    await practice.pass(15 * MINUTE_MS - 1);
    expect(practice.server.attempts).toHaveLength(1);
    outbox.retryNetwork(account.id);
    expect(practice.server.attempts).toHaveLength(2);
  });

  it('is given up after a day, with what went wrong last', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    await practice.pass(GIVE_UP_AFTER_MS - 1);
    expect(practice.row(id).status).toBe('Created');
    await practice.pass(2 * HOUR_MS);
    expect(practice.row(id)).toMatchObject({ status: 'Error', statusCode: 'gave-up', outboxState: null });
    expect(practice.ports.messages.history(id).at(-1)?.detail.failure).toBe('connection-refused');
    const tries = practice.server.attempts.length;
    await practice.pass(24 * HOUR_MS);
    expect(practice.server.attempts).toHaveLength(tries);
  });

  it('is not sent after its last moment, not even when nobody could send it before', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    practice.network.set(false);
    const ids = await practice.write(account, 3, { notAfter: NOW + HOUR_MS }, outbox);
    await practice.pass(HOUR_MS + 1);
    practice.network.set(true);
    await nextTurn();
    expect(practice.server.attempts).toEqual([]);
    for (const row of practice.rows(ids)) {
      expect(row).toMatchObject({ status: 'Other', statusCode: 'too-late', outboxState: null });
    }
  });

  it('is not sent to somebody who has opted out of such messages while it waited', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org', 'ash@example.org');
    const [anh = '', , ash = ''] = patientIds;
    const ids = await practice.write(account, 0, { patientIds, scheduledFor: NOW + HOUR_MS }, outbox);
    const [kept = ''] = practice.addPatients('kept@example.org');
    practice.ports.patients.merge(kept, ash);
    const refused = { purpose: 'Appointment reminder', channel: 'email', choice: 'refused' } as const;
    for (const id of [anh, kept])
      practice.ports.notes.setConsent(id, { ...refused, setAt: NOW, setBy: STAFF });
    await practice.pass(HOUR_MS);
    expect(
      practice.rows(ids).map(({ status, statusCode, outboxState }) => [status, statusCode, outboxState]),
    ).toEqual([
      ['Other', 'opted-out', null],
      ['Queued', 'accepted', null],
      ['Other', 'opted-out', null],
    ]);
    expect(practice.server.attempts).toHaveLength(1);
  });

  it('is not sent to somebody whose yes was taken back while it waited, where one is needed', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const { notes, settings } = practice.ports;
    settings.saveDesk({ ...settings.desk(), consentNeededFor: ['Marketing'] });
    const patientIds = practice.addPatients('anh@example.org', 'zoe@example.org');
    const about = { purpose: 'Marketing', channel: 'email', setAt: NOW, setBy: STAFF } as const;
    for (const id of patientIds) notes.setConsent(id, { ...about, choice: 'given' });
    const scheduled = { patientIds, purpose: 'Marketing', scheduledFor: NOW + HOUR_MS } as const;
    const ids = await practice.write(account, 0, scheduled, outbox);
    notes.setConsent(patientIds[0] ?? '', { ...about, choice: null });
    await practice.pass(HOUR_MS);
    expect(practice.rows(ids).map(({ status, statusCode }) => [status, statusCode])).toEqual([
      ['Other', 'not-asked'],
      ['Queued', 'accepted'],
    ]);
    expect(practice.server.attempts).toHaveLength(1);
  });

  it('is tried a last time just at its last moment', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, { notAfter: NOW + 3 * MINUTE_MS }, outbox);
    await practice.pass(MINUTE_MS);
    expect(practice.row(id).dueAt).toBe(NOW + 3 * MINUTE_MS);
  });

  it('goes at its scheduled time and not before, even when the network comes back before it', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, { scheduledFor: NOW + 26 * HOUR_MS }, outbox);
    practice.network.set(true);
    await practice.pass(26 * HOUR_MS - 1);
    expect(practice.row(id)).toMatchObject({ outboxState: 'waiting', tries: 0 });
    await practice.pass(1);
    expect(practice.row(id).status).toBe('Queued');
  });

  it('stays Unconfirmed, whatever happens, when the reply was lost after the body', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    practice.server.running[0]?.fail(REPLY_LOST);
    practice.server.answer = () => 'accept';
    await practice.pass(HOUR_MS);
    practice.network.set(true);
    outbox.renew(account.id);
    outbox.retryNetwork(account.id);
    await practice.pass(48 * HOUR_MS);
    expect(practice.server.attempts).toHaveLength(1);
    expect(practice.row(id)).toMatchObject({ status: 'Created', outboxState: 'unconfirmed', tries: 1 });
  });
});

describe('a clock that is set back', () => {
  it('does not make a message wait for a time that only the old clock would have reached', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    await practice.pass(MINUTE_MS);
    practice.clock.setTo(NOW - 7 * 24 * HOUR_MS);
    practice.server.answer = () => 'accept';
    await practice.pass(MINUTE_MS);
    expect(practice.row(id).status).toBe('Queued');
    expect(practice.logger.lines.map(({ event }) => event)).toContain('clock-set-back');
  });

  it('lets a scheduled message wait for its time', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, { scheduledFor: NOW + HOUR_MS }, outbox);
    await practice.pass(30 * MINUTE_MS);
    practice.clock.setTo(NOW - HOUR_MS);
    await practice.pass(2 * MINUTE_MS);
    expect(practice.server.attempts).toEqual([]);
    expect(practice.row(id).dueAt).toBe(NOW + HOUR_MS);
  });

  it('does not stop an account that has used up its rate by the old clock', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount({ messagesPerMinute: 2 });
    const outbox = practice.startOutbox();
    for (let count = 0; count < 4; count += 1) await practice.write(account, 1, {}, outbox);
    await nextTurn();
    practice.clock.setTo(NOW - 24 * HOUR_MS);
    await practice.pass(MINUTE_MS);
    expect(practice.server.accepted).toHaveLength(4);
  });
});
