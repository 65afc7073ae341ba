import { describe, expect, it } from 'vitest';
import { settleAttempt } from '../../../../src/main/application/outbox/settle-attempt';
import { GIVE_UP_AFTER_MS } from '../../../../src/shared/domain/retry-schedule';
import type { SendFailure } from '../../../../src/shared/domain/send-outcome';

const NOW = 1_800_000_000_000;
const MINUTE_MS = 60_000;
const MESSAGE = { tries: 1, firstDueAt: NOW - 1000, notAfter: null };

function failure(facts: Partial<SendFailure>): { ok: false; durationMs: number; failure: SendFailure } {
  return {
    ok: false,
    durationMs: 40,
    failure: {
      kind: 'reply',
      stage: 'rcpt-to',
      isHandedOver: false,
      replyCode: null,
      enhancedCode: null,
      reply: '',
      server: 'mail.example.org',
      ...facts,
    },
  };
}

describe('settling an attempt', () => {
  it('shows Queued with the server’s reply once the server has accepted', () => {
    const capabilities = {
      hasDsn: true,
      sizeLimitBytes: null,
      hasStartTls: true,
      hasEightBitMime: true,
      hasSmtpUtf8: false,
      seenAt: NOW,
    };
    const result = {
      ok: true,
      reply: '250 2.0.0 Ok: queued as 97C62',
      server: 'mail.example.org',
      providerId: '97C62',
      durationMs: 120,
      capabilities,
    } as const;
    const verdict = settleAttempt(MESSAGE, result, NOW, 0);
    expect(verdict.settlement).toEqual({ state: 'done', providerId: '97C62' });
    expect(verdict.updates).toMatchObject([
      { status: 'Queued', code: 'accepted', at: NOW, detail: { tries: 1 } },
    ]);
  });

  it('keeps a message unconfirmed when the reply is lost after the body', () => {
    const verdict = settleAttempt(
      MESSAGE,
      failure({ kind: 'connection-lost', stage: 'final-reply', isHandedOver: true }),
      NOW,
      0,
    );
    expect(verdict.settlement).toEqual({ state: 'unconfirmed' });
    expect(verdict.updates[0]).toMatchObject({ status: null, code: 'unconfirmed' });
  });

  it('makes a refusal by the sending server an Error at once, even "no such user"', () => {
    const verdict = settleAttempt(
      MESSAGE,
      failure({ replyCode: 550, reply: '550 5.1.1 no such user' }),
      NOW,
      0,
    );
    expect(verdict.settlement.state).toBe('done');
    expect(verdict.updates[0]).toMatchObject({ status: 'Error', code: 'send-refused' });
  });

  it('waits as long as the server’s hint asks for', () => {
    const verdict = settleAttempt(
      MESSAGE,
      failure({ replyCode: 451, reply: '451 4.7.1 greylisted, try again in 300 seconds' }),
      NOW,
      0,
    );
    expect(verdict.settlement).toMatchObject({
      state: 'waiting',
      dueAt: NOW + 5 * MINUTE_MS,
      waitReason: 'reply',
    });
    expect(verdict.block).toBeNull();
  });

  it('holds the whole account when the server cannot be reached', () => {
    const verdict = settleAttempt(MESSAGE, failure({ kind: 'connection-refused', stage: 'connect' }), NOW, 0);
    expect(verdict.block).toEqual({ until: NOW + MINUTE_MS, schedule: 'network' });
    expect(verdict.isAccountFault).toBe(false);
  });

  it('pauses the account when the password is refused, and does not count the try', () => {
    const verdict = settleAttempt(MESSAGE, failure({ stage: 'auth', replyCode: 535 }), NOW, 0);
    expect(verdict.pause).toBe('authentication-refused');
    expect(verdict.settlement).toMatchObject({ state: 'waiting', countsAsTry: false });
  });

  it('gives up after a day, as Error with what went wrong last', () => {
    const old = { ...MESSAGE, tries: 30, firstDueAt: NOW - GIVE_UP_AFTER_MS };
    const verdict = settleAttempt(old, failure({ kind: 'timed-out', stage: 'connect' }), NOW, 0);
    expect(verdict.updates[0]).toMatchObject({
      status: 'Error',
      code: 'gave-up',
      detail: { failure: 'timed-out' },
    });
  });

  it('tries a last time at the message’s last moment, not after it', () => {
    const hurried = { ...MESSAGE, notAfter: NOW + 20_000 };
    const verdict = settleAttempt(hurried, failure({ kind: 'connection-refused', stage: 'connect' }), NOW, 0);
    expect(verdict.settlement).toMatchObject({ state: 'waiting', dueAt: NOW + 20_000 });
  });
});
