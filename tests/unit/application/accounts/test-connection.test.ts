import { describe, expect, it } from 'vitest';
import { testConnection } from '../../../../src/main/application/accounts/test-connection';
import { SAMPLE_CAPABILITIES, sampleFailure } from '../../../support/fakes/sample-results';
import { TestPractice } from '../../../support/fakes/test-practice';

const PASSED = ['resolve', 'connect', 'tls', 'greeting', 'ehlo', 'auth'] as const;

function setUp() {
  const practice = new TestPractice();
  const account = practice.addAccount();
  practice.server.testResult = {
    ok: true,
    passed: [...PASSED],
    failure: null,
    capabilities: SAMPLE_CAPABILITIES,
  };
  return { practice, account };
}

describe('testing a connection', () => {
  it('tells what was passed and what the server offers', async () => {
    const { practice, account } = setUp();
    const input = { settings: account, password: 'typed', isUnprotectedAllowed: false };
    expect(await testConnection(practice.ports, null, input)).toEqual({
      ok: true,
      passed: PASSED,
      failure: null,
      sizeLimitBytes: SAMPLE_CAPABILITIES.sizeLimitBytes,
      hasDsn: true,
    });
    expect(practice.server.testsOf).toEqual([{ host: 'mail.example.org', password: 'typed' }]);
    expect(practice.clock.waiting).toBe(0);
  });

  it('uses the kept password when none was typed, and none where none is wanted', async () => {
    const { practice, account } = setUp();
    const input = { settings: account, password: null, isUnprotectedAllowed: false };
    await testConnection(practice.ports, account.id, input);
    await testConnection(practice.ports, null, input);
    await testConnection(practice.ports, account.id, { ...input, settings: { ...account, user: null } });
    expect(practice.server.testsOf.map(({ password }) => password)).toEqual(['secret', null, null]);
  });

  it('does not show the kept password to another server', async () => {
    const { practice, account } = setUp();
    const elsewhere = { ...account, host: 'other.example.org' };
    const input = { settings: elsewhere, password: null, isUnprotectedAllowed: false };
    await testConnection(practice.ports, account.id, input);
    expect(practice.server.testsOf).toEqual([{ host: 'other.example.org', password: null }]);
  });

  it('names the step that failed', async () => {
    const { practice, account } = setUp();
    const failure = sampleFailure({ stage: 'auth', replyCode: 535 });
    practice.server.testResult = { ok: false, passed: ['resolve', 'connect'], failure, capabilities: null };
    const input = { settings: account, password: null, isUnprotectedAllowed: false };
    expect(await testConnection(practice.ports, account.id, input)).toEqual({
      ok: false,
      passed: ['resolve', 'connect'],
      failure,
      sizeLimitBytes: null,
      hasDsn: false,
    });
    expect(practice.ports.accounts.get(account.id)?.capabilities).toBeNull();
  });

  it('keeps what the server offers when it is the account’s own', async () => {
    const { practice, account } = setUp();
    const elsewhere = { ...account, host: 'other.example.org' };
    const input = { settings: elsewhere, password: 'typed', isUnprotectedAllowed: false };
    await testConnection(practice.ports, account.id, input);
    expect(practice.ports.accounts.get(account.id)?.capabilities).toBeNull();
    await testConnection(practice.ports, account.id, { ...input, settings: account });
    expect(practice.ports.accounts.get(account.id)?.capabilities).toEqual(SAMPLE_CAPABILITIES);
  });

  it('ends within 45 seconds, whatever the server does', async () => {
    const { practice, account } = setUp();
    practice.server.testResult = { ok: false, passed: [], failure: null, capabilities: null };
    const input = { settings: account, password: 'typed', isUnprotectedAllowed: false };
    const testing = testConnection(practice.ports, null, input);
    practice.clock.advance(45_000);
    expect(await testing).toMatchObject({ ok: false, failure: { stage: 'greeting' } });
  });

  it('is refused for settings that cannot be used', async () => {
    const { practice, account } = setUp();
    const input = { settings: { ...account, port: 0 }, password: 'typed', isUnprotectedAllowed: false };
    await expect(testConnection(practice.ports, null, input)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(practice.server.testsOf).toEqual([]);
  });
});
