import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../../support/fakes/next-turn';
import { TestPractice } from '../../../support/fakes/test-practice';

const GRACE_MS = 5_000;

/** Five attempts under way and more messages waiting. */
async function busyPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  await practice.write(account, 1, {}, outbox);
  practice.server.running[0]?.accept();
  await nextTurn();
  const ids = await practice.write(account, 9, {}, outbox);
  return { practice, account, outbox, ids };
}

describe('stopping the sending', () => {
  it('lets running attempts end and begins no other', async () => {
    const { practice, account, outbox, ids } = await busyPractice();
    const stopped = outbox.stop(GRACE_MS);
    for (const attempt of practice.server.running) attempt.accept();
    await stopped;
    outbox.wake(account.id);
    outbox.renew(account.id);
    outbox.retryNetwork(account.id);
    practice.network.set(true);
    await practice.pass(3_600_000);
    expect(practice.server.attempts).toHaveLength(6);
    const states = practice.rows(ids).map(({ status, outboxState }) => outboxState ?? status);
    expect(states).toEqual([...Array<string>(5).fill('Queued'), ...Array<string>(4).fill('waiting')]);
    expect(practice.server.closed).toHaveLength(1);
  });

  it('ends them after the grace: handed over is Unconfirmed, the others wait', async () => {
    const { practice, outbox, ids } = await busyPractice();
    const stopped = outbox.stop(GRACE_MS);
    practice.server.running[1]?.handOver();
    await practice.pass(GRACE_MS - 1);
    expect(practice.server.running).toHaveLength(5);
    await practice.pass(1);
    await stopped;
    const states = practice.rows(ids.slice(0, 5)).map(({ outboxState }) => outboxState);
    expect(states).toEqual(['waiting', 'unconfirmed', 'waiting', 'waiting', 'waiting']);
  });

  it('writes each outcome as it comes, not when all have ended', async () => {
    const { practice, outbox, ids } = await busyPractice();
    void outbox.stop(GRACE_MS);
    practice.server.running[0]?.accept();
    await nextTurn();
    expect(practice.row(ids[0] ?? '').status).toBe('Queued');
    expect(practice.server.running).toHaveLength(4);
  });

  it('gives back what was claimed ahead as if it had never been claimed', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    practice.server.answer = () => (practice.ports.outbox.counts().sending > 15 ? 'by-hand' : 'accept');
    const ids = await practice.write(account, 80, {}, outbox);
    await nextTurn();
    expect(practice.ports.outbox.counts().sending).toBeGreaterThan(5);
    const stopped = outbox.stop(GRACE_MS);
    for (const attempt of practice.server.running) attempt.accept();
    await stopped;
    expect(practice.ports.outbox.counts()).toMatchObject({ sending: 0, unconfirmed: 0 });
    const waiting = practice.rows(ids).filter(({ outboxState }) => outboxState === 'waiting');
    expect(waiting.map(({ tries }) => tries)).toEqual(waiting.map(() => 0));
    expect(waiting.length + practice.server.accepted.length).toBe(80);
  });

  it('does not fail when the log cannot be written; the next start finds what was under way', async () => {
    const { practice, outbox, ids } = await busyPractice();
    practice.disk.fill('outbox.settle');
    for (const attempt of practice.server.running) attempt.accept();
    await outbox.stop(GRACE_MS);
    const restarted = new TestPractice(practice);
    restarted.server.answer = () => 'accept';
    restarted.startOutbox();
    await nextTurn();
    const states = restarted.rows(ids).map(({ status, outboxState }) => outboxState ?? status);
    expect(states).toEqual([...Array<string>(5).fill('unconfirmed'), ...Array<string>(4).fill('Queued')]);
  });

  it('waits for nothing when nothing is under way', async () => {
    const practice = new TestPractice();
    practice.addAccount();
    await practice.startOutbox().stop(GRACE_MS);
    expect(practice.clock.waiting).toBe(0);
  });
});
