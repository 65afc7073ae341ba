import { describe, expect, it } from 'vitest';
import { resumeAccount } from '../../../../src/main/application/accounts/resume-account';
import { saveAccount } from '../../../../src/main/application/accounts/save-account';
import type { Account, AccountInput } from '../../../../src/shared/domain/account';
import { nextTurn } from '../../../support/fakes/next-turn';
import {
  CERTIFICATE_WRONG,
  CONNECTION_REFUSED,
  PASSWORD_REFUSED,
} from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

const MINUTE_MS = 60_000;

function inputOf(account: Account, changes: Partial<AccountInput> = {}): AccountInput {
  return { settings: account, password: null, isUnprotectedAllowed: false, ...changes };
}

describe('an account whose password is refused', () => {
  it('pauses after exactly one attempt, with the server’s words, and tries no more', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => PASSWORD_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 6, {}, outbox);
    await nextTurn();
    practice.network.set(true);
    outbox.wake(account.id);
    outbox.retryNetwork(account.id);
    await practice.pass(24 * 60 * MINUTE_MS);
    expect(practice.server.attempts).toHaveLength(1);
    expect(practice.ports.accounts.get(account.id)?.pause).toEqual({
      reason: 'authentication-refused',
      at: NOW,
      detail: '535 5.7.8 Wrong',
    });
    expect(practice.rows(ids).map(({ outboxState, tries }) => [outboxState, tries])).toEqual(
      ids.map(() => ['waiting', 0]),
    );
    expect(practice.logger.lines.filter(({ event }) => event === 'account-paused')).toHaveLength(1);
  });

  it('stays paused after a restart', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => PASSWORD_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 1, {}, outbox);
    await nextTurn();
    await outbox.stop(0);
    practice.startOutbox();
    await nextTurn();
    expect(practice.server.attempts).toHaveLength(1);
  });

  it('goes on, over a new connection, when a person presses Try again', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => PASSWORD_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 3, {}, outbox);
    await nextTurn();
    practice.server.answer = () => 'accept';
    resumeAccount(practice.ports, outbox, account.id);
    await nextTurn();
    expect(new Set(practice.server.accepted)).toEqual(new Set(ids));
    expect(practice.server.closed).toHaveLength(1);
  });

  it('goes on with a new password, and is not stopped by an attempt that still had the old one', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 3, {}, outbox);
    const [old] = practice.server.running;
    saveAccount(practice.ports, outbox, account.id, inputOf(account, { password: 'better' }));
    old?.fail(PASSWORD_REFUSED);
    await nextTurn();
    expect(practice.ports.accounts.get(account.id)?.pause).toBeNull();
    expect(practice.server.running.map(({ password }) => password)).toEqual(['better']);
  });

  it('makes one attempt with five connections that had all worked an hour ago', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 10, {}, outbox);
    await practice.pass(60 * MINUTE_MS);
    practice.server.answer = () => PASSWORD_REFUSED;
    await practice.write(account, 10, {}, outbox);
    await nextTurn();
    expect(practice.server.attempts).toHaveLength(11);
  });
});

describe('an account whose password is not there', () => {
  it('pauses without an attempt, and its messages wait untouched', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    practice.vault.remove(account.id);
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 2, {}, outbox);
    expect(practice.server.attempts).toEqual([]);
    expect(practice.ports.accounts.get(account.id)?.pause?.reason).toBe('password-needed');
    expect(practice.rows(ids).map(({ outboxState, tries }) => [outboxState, tries])).toEqual([
      ['waiting', 0],
      ['waiting', 0],
    ]);
    practice.server.answer = () => 'accept';
    saveAccount(practice.ports, outbox, account.id, inputOf(account, { password: 'here' }));
    await nextTurn();
    expect(practice.server.accepted).toHaveLength(2);
  });

  it('sends when the server asks for none', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => 'accept';
    const account = practice.addAccount({ user: null });
    const outbox = practice.startOutbox();
    await practice.write(account, 1, {}, outbox);
    await nextTurn();
    expect(practice.server.attempts[0]?.password).toBeNull();
    expect(practice.server.accepted).toHaveLength(1);
  });
});

describe('five failures of an account within five minutes', () => {
  async function brokenPractice() {
    const practice = new TestPractice();
    practice.server.answer = () => CERTIFICATE_WRONG;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 8, {}, outbox);
    for (let minute = 0; minute < 4; minute += 1) await practice.pass(MINUTE_MS);
    return { practice, account, outbox };
  }

  it('pause it until a person presses Try again', async () => {
    const { practice, account, outbox } = await brokenPractice();
    await practice.pass(24 * 60 * MINUTE_MS);
    expect(practice.server.attempts).toHaveLength(5);
    expect(practice.ports.accounts.get(account.id)?.pause?.reason).toBe('too-many-failures');
    practice.server.answer = () => 'accept';
    resumeAccount(practice.ports, outbox, account.id);
    await nextTurn();
    expect(practice.server.accepted).toHaveLength(8);
  });

  it('pause it until the app restarts', async () => {
    const { practice, account, outbox } = await brokenPractice();
    await outbox.stop(0);
    practice.server.answer = () => 'accept';
    practice.startOutbox();
    await practice.pass(60 * MINUTE_MS);
    expect(practice.ports.accounts.get(account.id)?.pause).toBeNull();
    expect(practice.server.accepted).toHaveLength(8);
  });

  it('do not pause it when only the network is to blame', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CONNECTION_REFUSED;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 8, {}, outbox);
    for (let minute = 0; minute < 8; minute += 1) await practice.pass(MINUTE_MS);
    expect(practice.server.attempts.length).toBeGreaterThan(5);
    expect(practice.ports.accounts.get(account.id)?.pause).toBeNull();
  });

  it('do not pause it when a message has gone between them', async () => {
    const practice = new TestPractice();
    practice.server.connections = 1;
    practice.server.answer = () => (practice.server.attempts.length === 5 ? 'accept' : CERTIFICATE_WRONG);
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 9, {}, outbox);
    for (let minute = 0; minute < 6; minute += 1) await practice.pass(MINUTE_MS);
    expect(practice.server.accepted).toHaveLength(1);
    expect(practice.server.attempts).toHaveLength(8);
    expect(practice.ports.accounts.get(account.id)?.pause).toBeNull();
  });

  it('count as one when five connections meet the same trouble side by side', async () => {
    const practice = new TestPractice();
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    await practice.write(account, 9, {}, outbox);
    practice.server.running[0]?.accept();
    await nextTurn();
    const sideBySide = practice.server.running;
    for (const attempt of sideBySide) attempt.fail(CERTIFICATE_WRONG);
    await nextTurn();
    expect(sideBySide).toHaveLength(5);
    expect(practice.ports.accounts.get(account.id)?.pause).toBeNull();
    expect(outbox.blockedUntil(account.id)).toBe(NOW + MINUTE_MS);
  });
});

describe('new settings of an account', () => {
  it('are tried at once with everything that waits after a failure', async () => {
    const practice = new TestPractice();
    practice.server.answer = () => CERTIFICATE_WRONG;
    const account = practice.addAccount();
    const outbox = practice.startOutbox();
    const ids = await practice.write(account, 3, {}, outbox);
    await practice.pass(2 * MINUTE_MS);
    practice.server.answer = (_, { host }) => (host === 'smtp.example.org' ? 'accept' : CERTIFICATE_WRONG);
    const settings = { ...account, host: 'smtp.example.org' };
    saveAccount(practice.ports, outbox, account.id, inputOf(account, { settings }));
    await nextTurn();
    expect(new Set(practice.server.accepted)).toEqual(new Set(ids));
  });
});
