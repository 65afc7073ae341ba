import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../../support/fakes/next-turn';
import { PASSWORD_REFUSED } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';
import type { Outbox } from '../../../../src/main/application/outbox/outbox';
import type { Account } from '../../../../src/shared/domain/account';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

async function sendingPractice(count: number) {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  const ids = await practice.write(account, count, {}, outbox);
  return { practice, account, outbox, ids };
}

/** Hears nothing any more from the server: accepted once each, and the outbox knows. */
async function expectAllGoneOnce(practice: TestPractice, ids: string[], outbox: Outbox, account: Account) {
  practice.disk.makeRoom();
  practice.server.answer = () => 'accept';
  for (const attempt of practice.server.running) attempt.accept();
  await practice.pass(5 * SECOND_MS);
  await practice.pass(HOUR_MS);
  expect([...practice.server.accepted].sort()).toEqual([...ids].sort());
  expect(practice.rows(ids).map(({ status }) => status)).toEqual(ids.map(() => 'Queued'));
  expect(outbox.hasLogTrouble()).toBe(false);
  expect(practice.ports.outbox.openCount(account.id)).toBe(0);
}

describe('a disk that is full while messages are sent', () => {
  it('keeps the outcome and writes it later; nothing is sent meanwhile, nothing twice', async () => {
    const { practice, account, outbox, ids } = await sendingPractice(3);
    practice.disk.fill('outbox.settle');
    practice.server.running[0]?.accept();
    await nextTurn();
    expect(outbox.hasLogTrouble()).toBe(true);
    expect(practice.row(ids[0] ?? '')).toMatchObject({ status: 'Created', outboxState: 'sending' });
    outbox.wake(account.id);
    outbox.retryNetwork(account.id);
    await practice.pass(HOUR_MS);
    expect(practice.server.attempts).toHaveLength(1);
    await expectAllGoneOnce(practice, ids, outbox, account);
  });

  it('keeps the outcome when only what the server offers could not be written', async () => {
    const { practice, account, outbox, ids } = await sendingPractice(2);
    practice.disk.fill('accounts.setCapabilities');
    practice.server.running[0]?.accept();
    await nextTurn();
    expect(outbox.hasLogTrouble()).toBe(true);
    await expectAllGoneOnce(practice, ids, outbox, account);
    expect(practice.ports.accounts.get(account.id)?.capabilities).toEqual(practice.server.capabilities);
  });

  it('does not forget that the password was refused', async () => {
    const { practice, account } = await sendingPractice(2);
    practice.disk.fill('accounts.setPause');
    practice.server.running[0]?.fail(PASSWORD_REFUSED);
    await practice.pass(HOUR_MS);
    practice.disk.makeRoom();
    await practice.pass(5 * SECOND_MS);
    expect(practice.ports.accounts.get(account.id)?.pause?.reason).toBe('authentication-refused');
    expect(practice.server.attempts).toHaveLength(1);
  });

  it('lets no message be claimed', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    practice.disk.fill('outbox.claim');
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 2, {}, outbox);
    await practice.pass(HOUR_MS);
    expect(practice.server.attempts).toEqual([]);
    await expectAllGoneOnce(practice, ids, outbox, account);
  });

  it('ends an attempt before its final dot when the hand-over cannot be noted', async () => {
    const { practice, account, outbox, ids } = await sendingPractice(1);
    practice.disk.fill('outbox.markHandedOver');
    practice.server.running[0]?.accept();
    await nextTurn();
    expect(practice.server.accepted).toEqual([]);
    expect(practice.row(ids[0] ?? '')).toMatchObject({ status: 'Created', outboxState: 'waiting' });
    await expectAllGoneOnce(practice, ids, outbox, account);
  });

  it('does not keep what waited for the network from going once there is room', async () => {
    const { practice, account, outbox, ids } = await sendingPractice(2);
    practice.network.set(false);
    practice.server.running[0]?.abort();
    await nextTurn();
    practice.disk.fill('outbox.makeDue');
    practice.network.set(true);
    await nextTurn();
    practice.disk.makeRoom();
    practice.server.answer = () => 'accept';
    await practice.pass(5 * SECOND_MS);
    expect(practice.server.accepted).toHaveLength(2);
    await expectAllGoneOnce(practice, ids, outbox, account);
  });

  it('does not keep the app from starting: sending begins when what was interrupted could be put right', async () => {
    const { practice, account, ids } = await sendingPractice(2);
    practice.server.running[0]?.handOver();
    practice.server.running[0]?.forget();
    const restarted = new TestPractice(practice);
    restarted.disk.fill('outbox.settle');
    const outbox = restarted.startOutbox();
    outbox.wake(account.id);
    expect(outbox.hasLogTrouble()).toBe(true);
    expect(restarted.server.attempts).toEqual([]);
    restarted.server.answer = () => 'accept';
    restarted.disk.makeRoom();
    await restarted.pass(5 * SECOND_MS);
    expect(restarted.rows(ids).map(({ outboxState }) => outboxState)).toEqual(['unconfirmed', null]);
    expect(outbox.hasLogTrouble()).toBe(false);
  });
});

describe('a stored message that cannot be read', () => {
  it('waits without counting a try, goes when it can be read, and is given up after a day', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    practice.disk.fill('outbox.leaving');
    const [first = ''] = await practice.write(account, 1, {}, outbox);
    await practice.pass(10 * SECOND_MS);
    expect(practice.row(first)).toMatchObject({ outboxState: 'waiting', tries: 0 });
    practice.disk.makeRoom();
    await practice.pass(10 * SECOND_MS);
    expect(practice.row(first).status).toBe('Queued');
    practice.disk.fill('outbox.leaving');
    const [second = ''] = await practice.write(account, 1, {}, outbox);
    for (let hour = 0; hour <= 24; hour += 1) await practice.pass(HOUR_MS);
    expect(practice.row(second)).toMatchObject({ status: 'Error', statusCode: 'gave-up', outboxState: null });
  });
});
