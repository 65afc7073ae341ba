import { describe, expect, it } from 'vitest';
import { endHold, resumeBatch, stopBatch } from '../../../../src/main/application/batches/steer-batch';
import { nextTurn } from '../../../support/fakes/next-turn';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

function setUp(holdsBatchesFrom: number | null = null) {
  const practice = new TestPractice();
  practice.ports.settings.saveDesk({ ...practice.ports.settings.desk(), holdsBatchesFrom });
  practice.server.answer = () => 'accept';
  return { practice, account: practice.addAccount({ messagesPerMinute: 10 }) };
}

describe('a batch that is stopped', () => {
  it('sends nothing more, says who has got it, and goes on when it is resumed', async () => {
    const { practice, account } = setUp();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 25, {}, outbox);
    await nextTurn();
    const batchId = practice.rows(ids)[0]?.batchId ?? '';
    const gone = practice.server.accepted.length;
    expect(gone).toBe(9);
    expect(stopBatch(practice.ports, outbox, batchId, 'Kim')).toBe(25 - gone);
    await practice.pass(600_000);
    expect(practice.server.accepted).toEqual(ids.slice(0, gone));
    const rows = practice.rows(ids);
    expect(rows.filter(({ waitReason }) => waitReason === 'stopped').map(({ id }) => id)).toEqual(
      ids.slice(gone),
    );
    expect(resumeBatch(practice.ports, outbox, batchId, 'Ana')).toBe(25 - gone);
    for (let minute = 0; minute < 3; minute += 1) await practice.pass(62_000);
    expect(practice.server.accepted).toEqual(ids);
    expect(practice.ports.batches.events(batchId).map(({ kind, by }) => [kind, by])).toEqual([
      ['stopped', 'Kim'],
      ['resumed', 'Ana'],
    ]);
  });

  it('does not keep a single message of the same account', async () => {
    const { practice, account } = setUp();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 25, {}, outbox);
    await nextTurn();
    stopBatch(practice.ports, outbox, practice.row(ids[0] ?? '').batchId, 'Kim');
    const [single] = await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.server.accepted.at(-1)).toBe(single);
  });

  it('must be there', () => {
    const { practice } = setUp();
    expect(() => stopBatch(practice.ports, practice.asked, 'b-none', 'Kim')).toThrow('not in the log');
  });
});

describe('a batch that is held', () => {
  it('leaves by itself after two minutes', async () => {
    const { practice, account } = setUp(3);
    const outbox = practice.startOutbox();
    await practice.write(account, 3, {}, outbox);
    await practice.pass(119_000);
    expect(practice.server.accepted).toEqual([]);
    await practice.pass(2_000);
    expect(practice.server.accepted).toHaveLength(3);
  });

  it('leaves at once when somebody ends the hold', async () => {
    const { practice, account } = setUp(3);
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 3, {}, outbox);
    expect(endHold(practice.ports, outbox, practice.row(ids[0] ?? '').batchId, 'Kim')).toBe(3);
    await nextTurn();
    expect(practice.server.accepted).toEqual(ids);
    expect(practice.row(ids[0] ?? '').createdAt).toBe(NOW);
  });
});
