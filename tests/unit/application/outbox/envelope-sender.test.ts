import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../../support/fakes/next-turn';
import { TestPractice } from '../../../support/fakes/test-practice';
import { sampleTracking } from '../../../support/log/sample-log';

async function sendOne(changes: Parameters<typeof sampleTracking>[0] | null) {
  const practice = new TestPractice();
  practice.server.answer = () => 'accept';
  const account = practice.addAccount({ fromAddress: 'desk@clinic.example' });
  if (changes !== null) practice.ports.tracking.save(account.id, sampleTracking(changes));
  const outbox = practice.startOutbox();
  const [id = ''] = await practice.write(account, 1, {}, outbox);
  await nextTurn();
  return { practice, account, outbox, id };
}

describe('the envelope of a message', () => {
  it('asks for reports at the account’s address with the message’s token, where that has a plus', async () => {
    const { practice, id } = await sendOne({ hasPlusAddresses: true });
    const token = practice.ports.tokens.tokenFor(id);
    expect(practice.server.attempts[0]?.email).toMatchObject({
      envelopeFrom: `desk+${token}@clinic.example`,
      envelopeId: id,
    });
  });

  it.each([
    ['is not tracked', null],
    ['has no plus addresses', { hasPlusAddresses: false }],
  ])('asks for them at the plain address where the account %s', async (_, changes) => {
    const { practice } = await sendOne(changes);
    expect(practice.server.attempts[0]?.email.envelopeFrom).toBe('desk@clinic.example');
  });

  it('follows the settings from the next message on', async () => {
    const { practice, account, outbox } = await sendOne(null);
    practice.ports.tracking.save(account.id, sampleTracking({ hasPlusAddresses: true }));
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    await nextTurn();
    const token = practice.ports.tokens.tokenFor(id);
    expect(practice.server.attempts[1]?.email.envelopeFrom).toBe(`desk+${token}@clinic.example`);
  });

  it('asks the log once for many messages that are claimed together', async () => {
    const { practice, account, outbox } = await sendOne(null);
    let asked = 0;
    const get = practice.ports.tracking.get.bind(practice.ports.tracking);
    practice.ports.tracking.get = (accountId) => {
      asked += 1;
      return get(accountId);
    };
    const ids = await practice.write(account, 100, {}, outbox);
    const whileWriting = asked;
    await practice.pass(1_000);
    expect(practice.rows(ids).every(({ status }) => status === 'Queued')).toBe(true);
    expect(asked - whileWriting).toBeLessThan(ids.length);
  });
});
