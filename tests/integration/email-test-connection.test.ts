import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmailTransportFactory } from '../../src/main/adapters/email/smtp-transport-factory';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import type { EmailTransportFactory } from '../../src/main/ports/email-transport';
import { RecordingLogger } from '../support/recording-logger';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { NEVER_STOPPED, sampleAccount } from '../support/sample-email';

/** Only where the server never answers. */
const QUICK = { greetingTimeoutMs: 1_000, testReplyTimeoutMs: 1_000 };
const WAIT_MS = 5_000;
const PORTS = { clock: systemClock, logger: new RecordingLogger() };

let server: ScriptedSmtpServer;
let factory: EmailTransportFactory;

beforeEach(async () => {
  server = await startScriptedSmtpServer({ extensions: ['DSN', 'SIZE 20971520', 'AUTH PLAIN LOGIN'] });
  factory = createEmailTransportFactory(PORTS);
});

afterEach(async () => {
  await server.stop();
});

const withUser = () => sampleAccount(server, { user: 'desk' });

describe('Test connection', () => {
  it('goes as far as sending would without sending, and says goodbye', async () => {
    const result = await factory.test(withUser(), 'secret', NEVER_STOPPED);
    expect(result).toEqual({
      ok: true,
      passed: ['resolve', 'connect', 'greeting', 'ehlo', 'auth'],
      failure: null,
      capabilities: {
        hasDsn: true,
        sizeLimitBytes: 20_971_520,
        hasStartTls: false,
        hasEightBitMime: false,
        hasSmtpUtf8: false,
        seenAt: expect.any(Number) as number,
      },
    });
    await server.waitForStep('quit', WAIT_MS);
    expect(server.messages()).toEqual([]);
  });

  it('needs no login where the account has none', async () => {
    const result = await factory.test(sampleAccount(server), null, NEVER_STOPPED);
    expect(result).toMatchObject({ ok: true, passed: ['resolve', 'connect', 'greeting', 'ehlo'] });
  });

  it('says that the password was refused, after one try', async () => {
    server.setRules([{ at: 'auth', action: { kind: 'reply', line: '535 5.7.8 Bad username or password' } }]);
    const result = await factory.test(withUser(), 'wrong', NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      passed: ['resolve', 'connect', 'greeting', 'ehlo'],
      failure: {
        kind: 'reply',
        stage: 'auth',
        replyCode: 535,
        enhancedCode: '5.7.8',
        reply: '535 5.7.8 Bad username or password',
      },
    });
    expect(JSON.stringify(result)).not.toContain('wrong');
    expect(
      server.dialogues().flatMap(({ lines }) => lines.filter((line) => line.startsWith('C: AUTH'))),
    ).toHaveLength(1);
  });

  it('does not take a server that offers no login for one that accepts it', async () => {
    await server.stop();
    server = await startScriptedSmtpServer({
      extensions: ['DSN'],
      rules: [{ at: 'auth', action: { kind: 'reply', line: '503 5.5.1 AUTH not offered' } }],
    });
    const result = await factory.test(withUser(), 'secret', NEVER_STOPPED);
    expect(result).toMatchObject({ ok: false, failure: { stage: 'auth', replyCode: 503 } });
  });

  it('asks for a missing password without connecting', async () => {
    const result = await factory.test(withUser(), null, NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      passed: [],
      failure: { kind: 'password-missing', stage: 'auth' },
    });
    expect(server.dialogues()).toEqual([]);
  });

  it('says that a server which takes the connection does not speak', async () => {
    server.setRules([{ at: 'connect', action: { kind: 'hang' } }]);
    const result = await createEmailTransportFactory(PORTS, QUICK).test(withUser(), 'secret', NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      passed: ['resolve', 'connect'],
      failure: { kind: 'timed-out', stage: 'greeting' },
      capabilities: null,
    });
  });

  it('does not wait as long as sending does for a server that stops answering', async () => {
    server.setRules([{ at: 'ehlo', action: { kind: 'hang' } }]);
    const result = await createEmailTransportFactory(PORTS, QUICK).test(withUser(), 'secret', NEVER_STOPPED);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'timed-out', stage: 'ehlo' } });
  });

  it('says that nobody listens at the port', async () => {
    await server.stop();
    const result = await factory.test(withUser(), 'secret', NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      passed: ['resolve'],
      failure: { kind: 'connection-refused', stage: 'connect' },
    });
  });

  it('ends when it is stopped', async () => {
    server.setRules([{ at: 'auth', action: { kind: 'hang' } }]);
    const stop = new AbortController();
    const testing = factory.test(withUser(), 'secret', stop.signal);
    await server.waitForStep('auth', WAIT_MS);
    stop.abort();
    expect(await testing).toMatchObject({ ok: false, failure: { kind: 'connection-lost', stage: 'auth' } });
  });
});
