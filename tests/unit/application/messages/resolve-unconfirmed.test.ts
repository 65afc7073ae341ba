import { describe, expect, it } from 'vitest';
import { resolveUnconfirmed } from '../../../../src/main/application/messages/resolve-unconfirmed';
import { nextTurn } from '../../../support/fakes/next-turn';
import { REPLY_LOST } from '../../../support/fakes/sample-results';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';

async function unconfirmedPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  const [id = ''] = await practice.write(account, 1, {}, outbox);
  practice.server.running[0]?.fail(REPLY_LOST);
  await nextTurn();
  practice.server.answer = () => 'accept';
  return { practice, outbox, id };
}

describe('an Unconfirmed message', () => {
  it('is Queued when a person knows that it has gone, and is not sent again', async () => {
    const { practice, outbox, id } = await unconfirmedPractice();
    resolveUnconfirmed(practice.ports, outbox, id, 'gone', STAFF);
    await practice.pass(3_600_000);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', outboxState: null });
    expect(practice.ports.messages.history(id).at(-1)).toMatchObject({ code: 'confirmed-gone', by: STAFF });
    expect(practice.server.accepted).toEqual([]);
  });

  it('is sent again, as the same message, when a person knows that it has not gone', async () => {
    const { practice, outbox, id } = await unconfirmedPractice();
    resolveUnconfirmed(practice.ports, outbox, id, 'not-gone', STAFF);
    await nextTurn();
    expect(practice.server.accepted).toEqual([id]);
    expect(practice.row(id)).toMatchObject({ status: 'Queued', outboxState: null, tries: 2 });
    const codes = practice.codes(id);
    expect(codes).toEqual(['created', 'unconfirmed', 'confirmed-not-gone', 'accepted']);
    const headers = practice.server.attempts.map(({ email }) => email.messageIdHeader);
    expect(new Set(headers).size).toBe(1);
  });

  it('is resolved once', async () => {
    const { practice, outbox, id } = await unconfirmedPractice();
    resolveUnconfirmed(practice.ports, outbox, id, 'not-gone', STAFF);
    for (const answer of ['gone', 'not-gone'] as const) {
      expect(() => {
        resolveUnconfirmed(practice.ports, outbox, id, answer, STAFF);
      }).toThrow('not unconfirmed any more');
    }
    await nextTurn();
    expect(practice.server.accepted).toEqual([id]);
  });

  it.each(['gone', 'not-gone'] as const)('is the only thing that can be resolved as %s', async (answer) => {
    const practice = new TestPractice();
    const [id = ''] = await practice.write(practice.addAccount());
    for (const messageId of [id, 'unknown']) {
      expect(() => {
        resolveUnconfirmed(practice.ports, practice.asked, messageId, answer, STAFF);
      }).toThrow('not unconfirmed any more');
    }
    expect(practice.codes(id)).toEqual(['created']);
  });
});
