import { describe, expect, it } from 'vitest';
import { connectionAdvice } from '../../src/renderer/features/settings/connection-advice';
import { connectionSteps } from '../../src/renderer/features/settings/connection-steps';
import { SEND_FAILURE_KINDS, SEND_STAGES, type SendFailure } from '../../src/shared/domain/send-outcome';

function failureOf(changes: Partial<SendFailure>): SendFailure {
  return {
    kind: 'reply',
    stage: 'auth',
    isHandedOver: false,
    replyCode: 535,
    enhancedCode: '5.7.8',
    reply: '535 5.7.8 Error: authentication failed',
    server: 'mail.example.org',
    ...changes,
  };
}

const withTls = { security: 'tls', hasLogin: true } as const;

describe('the steps of a connection test', () => {
  it('have all passed when the test is good', () => {
    const steps = connectionSteps({ ok: true, passed: [], failure: null }, withTls);
    expect(steps.map(({ words, state }) => `${words}: ${state}`)).toEqual([
      'Find the server: passed',
      'Connect: passed',
      'Secure the connection: passed',
      'Greeting: passed',
      'Log in: passed',
    ]);
  });

  it('name the failing one, and leave open what comes after it', () => {
    const failure = failureOf({ kind: 'certificate', stage: 'tls' });
    const steps = connectionSteps({ ok: false, passed: ['resolve', 'connect'], failure }, withTls);
    expect(steps.map(({ state }) => state)).toEqual([
      'passed',
      'passed',
      'failed',
      'not-reached',
      'not-reached',
    ]);
  });

  it('secure the connection after the greeting with STARTTLS', () => {
    const failure = failureOf({ kind: 'no-starttls', stage: 'tls' });
    const account = { security: 'starttls', hasLogin: true } as const;
    const steps = connectionSteps(
      { ok: false, passed: ['resolve', 'connect', 'greeting', 'ehlo'], failure },
      account,
    );
    expect(steps.map(({ name, state }) => [name, state])).toEqual([
      ['find', 'passed'],
      ['connect', 'passed'],
      ['greeting', 'passed'],
      ['secure', 'failed'],
      ['log-in', 'not-reached'],
    ]);
  });

  it('leave out what the account does not need', () => {
    const steps = connectionSteps(
      { ok: true, passed: [], failure: null },
      { security: 'none', hasLogin: false },
    );
    expect(steps.map(({ name }) => name)).toEqual(['find', 'connect', 'greeting']);
  });

  it('show a step as failed for every stage in which a test can fail', () => {
    const stages = SEND_STAGES.slice(0, SEND_STAGES.indexOf('auth') + 1);
    for (const stage of stages) {
      const steps = connectionSteps({ ok: false, passed: [], failure: failureOf({ stage }) }, withTls);
      expect(steps.filter(({ state }) => state === 'failed')).toHaveLength(1);
    }
  });
});

describe('advice after a failed test', () => {
  it('says that user name or password was refused', () => {
    expect(connectionAdvice(failureOf({}))).toEqual({
      what: 'mail.example.org refused the user name or the password.',
      doNow: 'Check both. Some providers ask for an app password instead of the usual one.',
    });
  });

  it('looks at port and security when the server is silent after connecting', () => {
    const { what, doNow } = connectionAdvice(failureOf({ kind: 'timed-out', stage: 'greeting' }));
    expect(what).toBe('mail.example.org was reached and then said nothing more.');
    expect(doNow).toMatch(/465 goes with TLS, 587 with STARTTLS/);
  });

  it('looks at name, port and firewall when there is no connection at all', () => {
    expect(connectionAdvice(failureOf({ kind: 'timed-out', stage: 'connect' })).doNow).toMatch(/firewall/);
  });

  it('never leads around a certificate that cannot be trusted', () => {
    const { what, doNow } = connectionAdvice(failureOf({ kind: 'certificate', stage: 'tls' }));
    expect(`${what} ${doNow}`).not.toMatch(/ignore|anyway/i);
    expect(what).toMatch(/nothing was sent to it/);
  });

  it('has words for every failure at every stage', () => {
    for (const kind of SEND_FAILURE_KINDS) {
      for (const stage of SEND_STAGES) {
        const { what, doNow } = connectionAdvice(failureOf({ kind, stage }));
        expect(what).toMatch(/\.$/);
        expect(doNow).toMatch(/\.$/);
      }
    }
  });
});
