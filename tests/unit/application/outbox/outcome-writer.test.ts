import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../../support/fakes/next-turn';
import { sampleFailure } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';

const CONNECTIONS = 5;

/** A practice in the middle of many messages that leave fast; the test lets each go. */
async function fastPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  await practice.write(account, 200, {}, outbox);
  for (let number = 0; number < 60; number += 1) {
    practice.server.running[0]?.accept();
    await practice.pass(1);
  }
  await practice.pass(20);
  return { practice, outbox };
}

function commits(practice: TestPractice): number[] {
  const sizes: number[] = [];
  practice.ports.changes.subscribe(({ messageIds, batchIds }) => {
    if (batchIds.size > 0) sizes.push(messageIds.size);
  });
  return sizes;
}

describe('outcomes that come fast', () => {
  it('are committed together, at the most ten', async () => {
    const { practice } = await fastPractice();
    const sizes = commits(practice);
    for (let number = 0; number < 30; number += 1) {
      practice.server.running[0]?.accept();
      await nextTurn();
    }
    expect(sizes).toEqual([10, 10, 10]);
  });

  it('wait no longer than 20 ms for each other', async () => {
    const { practice } = await fastPractice();
    const sizes = commits(practice);
    for (let number = 0; number < 3; number += 1) {
      practice.server.running[0]?.accept();
      await nextTurn();
    }
    await practice.pass(19);
    expect(sizes).toEqual([]);
    await practice.pass(1);
    expect(sizes).toEqual([3]);
  });

  it('do not wait for each other when one is anything but an acceptance', async () => {
    const { practice } = await fastPractice();
    const sizes = commits(practice);
    practice.server.running[0]?.accept();
    await nextTurn();
    practice.server.running[0]?.fail(sampleFailure({ stage: 'rcpt-to', replyCode: 550 }));
    await nextTurn();
    expect(sizes).toEqual([2]);
  });

  it('do not wait when nothing else is on its way', async () => {
    const { practice } = await fastPractice();
    practice.server.answer = () => 'accept';
    for (const attempt of practice.server.running) attempt.accept();
    await nextTurn();
    expect(practice.ports.outbox.counts()).toEqual({ waiting: 0, sending: 0, unconfirmed: 0 });
    expect(practice.server.accepted).toHaveLength(200);
  });

  it('leave no more than ten beside those on their way Unconfirmed when the process dies', async () => {
    const { practice } = await fastPractice();
    for (let number = 0; number < 29; number += 1) {
      practice.server.running[0]?.accept();
      await nextTurn();
    }
    const accepted = practice.server.accepted.length;
    for (const attempt of practice.server.running) attempt.handOver();
    const restarted = new TestPractice(practice);
    restarted.network.set(false);
    restarted.startOutbox();
    const { unconfirmed, sending } = restarted.ports.outbox.counts();
    expect({ unconfirmed, sending }).toEqual({ unconfirmed: 9 + CONNECTIONS, sending: 0 });
    expect(accepted).toBe(60 + 29);
  });
});

describe('outcomes that come slowly', () => {
  it('are committed each on its own, at once', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 30, {}, outbox);
    const sizes = commits(practice);
    for (let number = 0; number < 25; number += 1) {
      practice.server.running[0]?.accept();
      await practice.pass(20);
    }
    expect(sizes).toEqual(Array<number>(25).fill(1));
  });
});
