import { describe, expect, it } from 'vitest';
import { removeAccount } from '../../../../src/main/application/accounts/remove-account';
import { nextTurn } from '../../../support/fakes/next-turn';
import { CONNECTION_REFUSED, PASSWORD_REFUSED } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';
import { sampleId } from '../../../support/log/sample-log';

const SECOND_ID = sampleId('account', 2);

describe('two accounts', () => {
  it('do not hold each other up', async () => {
    const practice = new TestPractice();
    const first = practice.addAccount();
    const second = practice.addAccount({ id: SECOND_ID, messagesPerMinute: 1 });
    practice.server.answer = (_, { id }) => (id === first.id ? CONNECTION_REFUSED : 'accept');
    const outbox = practice.startOutbox();
    await practice.write(first, 2, {}, outbox);
    await practice.write(second, 2, {}, outbox);
    await nextTurn();
    expect(practice.server.accepted).toHaveLength(1);
    expect(outbox.blockedUntil(first.id)).not.toBeNull();
    expect(outbox.blockedUntil(second.id)).toBeNull();
  });

  it('pause each for itself', async () => {
    const practice = new TestPractice();
    const first = practice.addAccount();
    const second = practice.addAccount({ id: SECOND_ID });
    practice.server.answer = (_, { id }) => (id === first.id ? PASSWORD_REFUSED : 'accept');
    await practice.write(first, 3);
    const ids = await practice.write(second, 3);
    practice.startOutbox();
    await nextTurn();
    expect(practice.server.accepted).toEqual(ids);
    expect(practice.ports.accounts.list().map(({ pause }) => pause?.reason ?? null)).toEqual([
      'authentication-refused',
      null,
    ]);
  });
});

describe('an account that was removed', () => {
  it('sends nothing, whoever wakes it', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    removeAccount(practice.ports, account.id);
    outbox.wake(account.id);
    outbox.renew(account.id);
    await practice.pass(60_000);
    expect(practice.server.attempts).toEqual([]);
    expect(practice.ports.accounts.list()).toEqual([]);
  });

  it('is not known to the sending when it never was there', () => {
    const practice = new TestPractice();
    const outbox = practice.startOutbox();
    outbox.wake('nobody');
    expect(outbox.blockedUntil('nobody')).toBeNull();
    expect(practice.logger.lines).toEqual([]);
  });
});
