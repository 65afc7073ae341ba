import { describe, expect, it } from 'vitest';
import { nextTurn } from '../../../support/fakes/next-turn';
import { CONNECTION_REFUSED, sampleFailure } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';

const MINUTE_MS = 60_000;

/** A practice whose account has sent a message already, so that all its connections are used. */
async function provenPractice() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  const outbox = practice.startOutbox();
  await practice.write(account, 1, {}, outbox);
  practice.server.running[0]?.accept();
  await nextTurn();
  return { practice, account, outbox };
}

describe('the attempts of an account', () => {
  it('show Queued with the server’s reply, once', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.row(id)).toMatchObject({ status: 'Queued', outboxState: null, tries: 1 });
    expect(practice.codes(id)).toEqual(['created', 'accepted']);
    expect(practice.ports.messages.history(id)[1]?.detail.reply).toBe('250 2.0.0 Ok');
    expect(practice.server.accepted).toEqual([id]);
  });

  it('send the frozen bytes, from and to one address', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const [id = ''] = await practice.write(account, 1, {}, outbox);
    const { email, password } = practice.server.attempts[0] ?? {};
    expect(password).toBe('secret');
    expect(email).toMatchObject({
      messageId: id,
      envelopeId: id,
      envelopeFrom: account.fromAddress,
      envelopeTo: 'patient.1@example.org',
      messageIdHeader: practice.ports.messages.details(id)?.messageIdHeader,
    });
    const frozen = practice.ports.messages.mime(id).map(({ bytes }) => bytes);
    expect(email?.mime).toEqual(frozen);
    expect(email?.sizeBytes).toBe(Buffer.concat(frozen).length);
  });

  it('go over one connection until a message has gone, then over all', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 12, {}, outbox);
    expect(practice.server.running).toHaveLength(1);
    practice.server.running[0]?.accept();
    await nextTurn();
    expect(practice.server.running).toHaveLength(5);
    for (const attempt of practice.server.running) attempt.accept();
    await nextTurn();
    expect(practice.server.attempts).toHaveLength(11);
  });

  it('go over one connection again when none has gone for five minutes', async () => {
    const { practice, account, outbox } = await provenPractice();
    await practice.pass(5 * MINUTE_MS);
    await practice.write(account, 3, {}, outbox);
    expect(practice.server.running).toHaveLength(1);
  });

  it('go over one connection again after the server could not be reached', async () => {
    const { practice, account, outbox } = await provenPractice();
    await practice.write(account, 1, {}, outbox);
    practice.server.running[0]?.fail(CONNECTION_REFUSED);
    await practice.pass(MINUTE_MS);
    await practice.write(account, 4, {}, outbox);
    expect(practice.server.running).toHaveLength(1);
  });

  it('stay many when the server refuses one message', async () => {
    const { practice, account, outbox } = await provenPractice();
    const ids = await practice.write(account, 7, {}, outbox);
    practice.server.running[0]?.fail(sampleFailure({ stage: 'rcpt-to', replyCode: 550 }));
    await nextTurn();
    expect(practice.server.running).toHaveLength(5);
    expect(practice.row(ids[0] ?? '')).toMatchObject({ status: 'Error', outboxState: null });
  });

  it('claim nothing before its turn while messages leave slowly', async () => {
    const { practice, account, outbox } = await provenPractice();
    await practice.write(account, 60, {}, outbox);
    for (let round = 0; round < 8; round += 1) {
      for (const attempt of practice.server.running) attempt.accept();
      await practice.pass(300);
      expect(practice.ports.outbox.counts().sending).toBe(5);
    }
  });

  it('claim ahead what leaves in a tenth of a second, once messages leave fast', async () => {
    const { practice, account, outbox } = await provenPractice();
    await practice.write(account, 120, {}, outbox);
    let mostClaimed = 0;
    while (practice.server.running.length > 0) {
      practice.server.running[0]?.accept();
      await practice.pass(5);
      mostClaimed = Math.max(mostClaimed, practice.ports.outbox.counts().sending);
    }
    // One leaves every 5 ms: twenty in a tenth of a second, beside the five on their way and the ten not yet written.
    expect(mostClaimed).toBeGreaterThan(20);
    expect(mostClaimed).toBeLessThanOrEqual(20 + 5 + 10);
    expect(practice.server.accepted).toHaveLength(121);
    expect(new Set(practice.server.accepted).size).toBe(121);
  });

  it('leave oldest first', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const ids = await practice.write(account, 5);
    practice.server.answer = () => 'accept';
    practice.startOutbox();
    await nextTurn();
    expect(practice.server.accepted).toEqual(ids);
  });

  it('are no more than the account’s rate allows in any minute', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount({ messagesPerMinute: 10 });
    const outbox = practice.startOutbox();
    for (let count = 0; count < 25; count += 1) await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.server.accepted).toHaveLength(10);
    await practice.pass(59_000);
    expect(practice.server.accepted).toHaveLength(10);
    await practice.pass(3_000);
    expect(practice.server.accepted).toHaveLength(20);
    await practice.pass(62_000);
    expect(practice.server.accepted).toHaveLength(25);
  });

  it('leave a tenth of the rate free of batches, so that a message to one recipient goes at once', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount({ messagesPerMinute: 10 });
    const outbox = practice.startOutbox();
    await practice.write(account, 25, {}, outbox);
    await nextTurn();
    expect(practice.server.accepted).toHaveLength(9);
    const [urgent] = await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.server.accepted.slice(9)).toEqual([urgent]);
  });

  it('make an Error of a message whose bytes are not there', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const [id = ''] = await practice.write(account);
    practice.ports.messages.mime = () => [];
    practice.startOutbox();
    await nextTurn();
    expect(practice.server.attempts).toEqual([]);
    expect(practice.row(id)).toMatchObject({ status: 'Error', statusCode: 'trouble', outboxState: null });
  });

  it('tell the log what the server offers, once', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    let accountChanges = 0;
    practice.ports.changes.subscribe(({ hasAccountChange }) => {
      if (hasAccountChange) accountChanges += 1;
    });
    await practice.write(account, 5, {}, outbox);
    await nextTurn();
    expect(practice.ports.accounts.get(account.id)?.capabilities).toEqual(practice.server.capabilities);
    practice.server.capabilities = { ...practice.server.capabilities, seenAt: 99 };
    await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(accountChanges).toBe(1);
    practice.server.capabilities = { ...practice.server.capabilities, sizeLimitBytes: 5_000_000 };
    await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.ports.accounts.get(account.id)?.capabilities?.sizeLimitBytes).toBe(5_000_000);
  });
});
