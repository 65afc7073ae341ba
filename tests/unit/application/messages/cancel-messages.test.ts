import { describe, expect, it } from 'vitest';
import { cancelMessages } from '../../../../src/main/application/messages/cancel-messages';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

describe('cancelling messages', () => {
  it('takes those that wait out of the outbox, by name, and leaves alone what is on its way', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 3, {}, outbox);
    expect(cancelMessages(practice.ports, [...ids, 'unknown'], STAFF)).toBe(2);
    expect(practice.rows(ids).map(({ status, outboxState }) => [status, outboxState])).toEqual([
      ['Created', 'sending'],
      ['Other', null],
      ['Other', null],
    ]);
    expect(practice.ports.messages.history(ids[1] ?? '').at(-1)).toMatchObject({
      code: 'cancelled',
      by: STAFF,
      at: NOW,
    });
    practice.server.answer = () => 'accept';
    practice.server.running[0]?.accept();
    await practice.pass(3_600_000);
    expect(practice.server.accepted).toEqual([ids[0]]);
  });

  it('does it once', async () => {
    const practice = new TestPractice();
    const ids = await practice.write(practice.addAccount());
    expect(cancelMessages(practice.ports, [...ids, ...ids], STAFF)).toBe(1);
    expect(cancelMessages(practice.ports, ids, STAFF)).toBe(0);
    expect(practice.codes(ids[0] ?? '')).toEqual(['created', 'cancelled']);
  });
});
