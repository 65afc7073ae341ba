import { describe, expect, it } from 'vitest';
import { sendNow } from '../../../../src/main/application/messages/send-now';
import { nextTurn } from '../../../support/fakes/next-turn';
import { CONNECTION_REFUSED } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId } from '../../../support/log/sample-log';

const HOUR_MS = 3_600_000;

describe('sending now', () => {
  it('passes over a scheduled time, by name', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = '', other = ''] = await practice.write(account, 2, { scheduledFor: NOW + HOUR_MS }, outbox);
    expect(sendNow(practice.ports, outbox, [id], STAFF)).toBe(1);
    await nextTurn();
    expect(practice.row(id).status).toBe('Queued');
    expect(practice.row(other)).toMatchObject({ outboxState: 'waiting', dueAt: NOW + HOUR_MS });
    expect(practice.ports.messages.history(id)).toContainEqual(
      expect.objectContaining({ code: 'send-now', by: STAFF, status: null }),
    );
  });

  it('passes over the wait between tries', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    await nextTurn();
    practice.server.answer = () => 'accept';
    sendNow(practice.ports, outbox, [id], STAFF);
    await nextTurn();
    expect(practice.row(id)).toMatchObject({ status: 'Queued', tries: 2 });
  });

  it('counts only what waits, and asks each account once', async () => {
    const practice = new TestPractice();
    const first = practice.addAccount();
    const second = practice.addAccount({ id: sampleId('account', 2) });
    const ids = [...(await practice.write(first, 2)), ...(await practice.write(second, 1))];
    const [sending = ''] = ids;
    practice.ports.outbox.claim(first.id, NOW, 1);
    practice.asked.asked.length = 0;
    expect(sendNow(practice.ports, practice.asked, [...ids, 'unknown'], STAFF)).toBe(2);
    expect(practice.asked.asked).toEqual([`retry ${first.id}`, `retry ${second.id}`]);
    expect(practice.codes(sending)).toEqual(['created']);
  });

  it('sends nothing of a message that is in doubt or done', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const ids = await practice.write(account, 2);
    practice.ports.outbox.claim(account.id, NOW, 2);
    practice.ports.outbox.settle(ids[0] ?? '', { state: 'unconfirmed' }, [], NOW);
    practice.ports.outbox.settle(ids[1] ?? '', { state: 'done', providerId: null }, [], NOW);
    expect(sendNow(practice.ports, practice.asked, ids, STAFF)).toBe(0);
  });
});
