import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEmailTransportFactory } from '../../src/main/adapters/email/smtp-transport-factory';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import type { EmailTransport, EmailTransportFactory } from '../../src/main/ports/email-transport';
import { RecordingLogger } from '../support/recording-logger';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import { NEVER_STOPPED, sampleAccount, sampleEmail } from '../support/sample-email';

const LARGE_BYTES = 24_000_000;
const WAIT_MS = 5_000;
const nothing = (): void => undefined;

let server: ScriptedSmtpServer;
let factory: EmailTransportFactory;
let transport: EmailTransport;

beforeEach(async () => {
  server = await startScriptedSmtpServer({
    extensions: ['8BITMIME', 'SMTPUTF8', 'DSN', 'SIZE 1048576', 'AUTH PLAIN LOGIN'],
  });
  factory = createEmailTransportFactory({ clock: systemClock, logger: new RecordingLogger() });
  transport = factory.open(sampleAccount(server), null);
});

afterEach(async () => {
  transport.close();
  await server.stop();
});

function commandsOf(connection: number): string[] {
  const lines = server.dialogues()[connection - 1]?.lines ?? [];
  return lines.filter((line) => line.startsWith('C: ')).map((line) => line.slice(3));
}

describe('a message that the server takes', () => {
  it('arrives byte for byte, with its size, its id and a wish for reports', async () => {
    const email = sampleEmail();
    const result = await transport.send(email, nothing, NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: true,
      reply: '250 2.0.0 Ok: queued',
      server: '127.0.0.1',
      providerId: null,
    });
    const [message] = server.messages();
    expect(message?.raw.equals(Buffer.concat(email.mime))).toBe(true);
    expect(message?.sender).toEqual({
      address: 'desk@clinic.example',
      parameters: { SIZE: String(email.sizeBytes), RET: 'HDRS', ENVID: email.envelopeId },
    });
    expect(message?.recipients).toEqual([
      {
        address: 'patient.1@example.org',
        parameters: { NOTIFY: 'SUCCESS,FAILURE,DELAY', ORCPT: 'rfc822;patient.1@example.org' },
      },
    ]);
  });

  it('keeps lines that begin with a dot, and ends them as mail does', async () => {
    const email = {
      ...sampleEmail(),
      mime: [Buffer.from('Subject: x\r\n\r\n.\r\n..\r\n'), Buffer.from('.end\r\n')],
    };
    await transport.send(email, nothing, NEVER_STOPPED);
    expect(server.messages()[0]?.raw.toString()).toBe('Subject: x\r\n\r\n.\r\n..\r\n.end\r\n');
  });

  it('brings back what the server says it offers', async () => {
    const result = await transport.send(sampleEmail(), nothing, NEVER_STOPPED);
    expect(result.ok && result.capabilities).toEqual({
      hasDsn: true,
      sizeLimitBytes: 1_048_576,
      hasStartTls: false,
      hasEightBitMime: true,
      hasSmtpUtf8: true,
      seenAt: expect.any(Number) as number,
    });
  });

  it("brings back the server's own id", async () => {
    server.setRules([
      { at: 'final-dot', action: { kind: 'reply', line: '250 2.0.0 Ok: queued as 4SxYzA0bCd' } },
    ]);
    const result = await transport.send(sampleEmail(), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({ ok: true, providerId: '4SxYzA0bCd' });
  });

  it('is told as handed over after DATA was answered and before its end has left', async () => {
    const seen: string[] = [];
    await transport.send(
      sampleEmail(),
      () => seen.push(...commandsOf(1).slice(-1), `${String(server.messages().length)} messages`),
      NEVER_STOPPED,
    );
    expect(seen).toEqual(['DATA', '0 messages']);
  });

  it('shares one connection with the messages after it', async () => {
    for (const number of [1, 2, 3]) await transport.send(sampleEmail(number), nothing, NEVER_STOPPED);
    expect(server.dialogues()).toHaveLength(1);
    expect(server.messages()).toHaveLength(3);
  });
});

describe('several messages at once', () => {
  it('go over five connections, each message once', async () => {
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, number) => transport.send(sampleEmail(number), nothing, NEVER_STOPPED)),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(server.dialogues()).toHaveLength(5);
    const recipients = server.messages().map(({ recipients: [recipient] }) => recipient?.address);
    expect(new Set(recipients).size).toBe(60);
    expect(recipients).toHaveLength(60);
  });

  it('are not confused: of five, the one cut off after its end is the only one in doubt', async () => {
    server.setRules([
      { at: 'final-dot', action: { kind: 'reset' }, recipient: 'patient.3@example.org' },
      { at: 'data', action: { kind: 'reset' }, recipient: 'patient.4@example.org' },
      { at: 'rcpt', action: { kind: 'reply', line: '550 5.1.1 No' }, recipient: 'patient.5@example.org' },
    ]);
    const handedOver: number[] = [];
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map((number) =>
        transport.send(sampleEmail(number), () => handedOver.push(number), NEVER_STOPPED),
      ),
    );
    expect(results.map((result) => (result.ok ? 'ok' : result.failure))).toMatchObject([
      'ok',
      'ok',
      { kind: 'connection-lost', stage: 'final-reply', isHandedOver: true },
      { kind: 'connection-lost', stage: 'data', isHandedOver: false },
      { kind: 'reply', stage: 'rcpt-to', isHandedOver: false, enhancedCode: '5.1.1' },
    ]);
    expect(handedOver.sort()).toEqual([1, 2, 3]);
  });
});

describe('a connection that is kept', () => {
  const endings = [
    ['has closed it', { kind: 'close' }],
    ['has said 421', { kind: 'reply', line: '421 4.4.2 Idle for too long' }],
    ['has reset it', { kind: 'reset' }],
  ] as const;

  it.each(endings)(
    'is replaced without a failure when the server %s between two messages',
    async (_, action) => {
      server.setRules([{ at: 'after-reply', action, onConnections: [1] }]);
      expect(await transport.send(sampleEmail(1), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
      await vi.waitFor(() => {
        expect(server.dialogues()[0]?.isClosed).toBe(true);
      });
      expect(await transport.send(sampleEmail(2), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
      expect(server.dialogues()).toHaveLength(2);
      expect(server.messages()).toHaveLength(2);
    },
  );

  it('is replaced even when it breaks as the next message begins, before the server has said a word about it', async () => {
    server.setRules([{ at: 'mail', action: { kind: 'reset' }, onConnections: [1], onAttempts: [2] }]);
    await transport.send(sampleEmail(1), nothing, NEVER_STOPPED);
    const handedOver: number[] = [];
    const second = await transport.send(sampleEmail(2), () => handedOver.push(2), NEVER_STOPPED);
    expect(second).toMatchObject({ ok: true });
    expect(handedOver).toEqual([2]);
    expect(server.messages()).toHaveLength(2);
  });

  it('that breaks later is a failure, and nothing is tried again', async () => {
    server.setRules([{ at: 'rcpt', action: { kind: 'reset' }, onConnections: [1], onAttempts: [2] }]);
    await transport.send(sampleEmail(1), nothing, NEVER_STOPPED);
    const second = await transport.send(sampleEmail(2), nothing, NEVER_STOPPED);
    expect(second).toMatchObject({
      ok: false,
      failure: { kind: 'connection-lost', stage: 'rcpt-to', isHandedOver: false },
    });
    expect(server.dialogues()).toHaveLength(1);
    expect(await transport.send(sampleEmail(2), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
  });

  it('is not replaced more than once', async () => {
    await transport.send(sampleEmail(1), nothing, NEVER_STOPPED);
    server.setRules([{ at: 'mail', action: { kind: 'close' } }]);
    const second = await transport.send(sampleEmail(2), nothing, NEVER_STOPPED);
    expect(second).toMatchObject({ ok: false, failure: { kind: 'connection-lost', stage: 'mail-from' } });
    expect(server.dialogues()).toHaveLength(2);
  });

  it('is closed at once when nothing is on its way', async () => {
    await transport.send(sampleEmail(1), nothing, NEVER_STOPPED);
    transport.close();
    const late = await transport.send(sampleEmail(2), nothing, NEVER_STOPPED);
    expect(late).toMatchObject({ ok: false, failure: { kind: 'connection-lost', isHandedOver: false } });
  });

  it('finishes the message it carries before it is closed', async () => {
    const sending = transport.send(sampleEmail(1), nothing, NEVER_STOPPED);
    await server.waitForStep('mail', WAIT_MS);
    transport.close();
    expect(await sending).toMatchObject({ ok: true });
  });
});

describe('a message that cannot be handed over', () => {
  it('is refused before any of it is sent when it is larger than the server takes', async () => {
    const result = await transport.send(sampleEmail(1, 3_000_000), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'too-large', stage: 'mail-from', isHandedOver: false, replyCode: null },
    });
    expect(commandsOf(1).some((command) => command.startsWith('MAIL'))).toBe(false);
  });

  it('is refused without asking again once the limit is known', async () => {
    await transport.send(sampleEmail(1), nothing, NEVER_STOPPED);
    const before = commandsOf(1).length;
    const result = await transport.send(sampleEmail(2, 3_000_000), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too-large' } });
    expect(commandsOf(1)).toHaveLength(before);
  });

  it('goes without its final dot when the hand-over cannot be noted', async () => {
    const result = await transport.send(
      sampleEmail(1),
      () => {
        throw new Error('database is locked');
      },
      NEVER_STOPPED,
    );
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'connection-lost', stage: 'body', isHandedOver: false, reply: 'database is locked' },
    });
    expect(await transport.send(sampleEmail(2), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
    expect(server.messages()).toHaveLength(1);
  });

  it.each(['552 5.3.4 Too much', '250 2.0.0 Ok, though nothing is complete'])(
    'has no say in what follows when the server answers in the middle of it: %s',
    async (line) => {
      server.setRules([{ at: 'body', action: { kind: 'reply', line }, onConnections: [1] }]);
      const email = { ...sampleEmail(1, LARGE_BYTES), sizeBytes: 1_000 };
      const first = await transport.send(email, nothing, NEVER_STOPPED);
      expect(first).toMatchObject({ ok: false, failure: { stage: 'body', isHandedOver: false } });
      expect(await transport.send(sampleEmail(2), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
      await vi.waitFor(() => {
        expect(server.dialogues()[0]?.isClosed).toBe(true);
      });
      expect(server.messages().map(({ connection }) => connection)).toEqual([2]);
    },
  );

  it('is not tried without its password', async () => {
    const account = sampleAccount(server, { user: 'desk' });
    const result = await factory.open(account, null).send(sampleEmail(), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'password-missing', stage: 'auth' } });
    expect(server.dialogues()).toHaveLength(0);
  });

  it('says where nobody listens', async () => {
    await server.stop();
    const result = await transport.send(sampleEmail(), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'connection-refused', stage: 'connect', isHandedOver: false },
    });
  });

  it('says which host cannot be found', async () => {
    // Too long for a host name, so that no resolver is asked.
    const host = `${'x'.repeat(64)}.example`;
    const account = sampleAccount({ host, port: 25 }, { security: 'tls' });
    const result = await factory.open(account, null).send(sampleEmail(), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: 'host-not-found', stage: 'resolve', server: host },
    });
  });

  it('never leaves this computer unprotected', async () => {
    const account = sampleAccount({ host: '192.0.2.1', port: 25 });
    const result = await factory.open(account, null).send(sampleEmail(), nothing, NEVER_STOPPED);
    expect(result).toMatchObject({ ok: false, failure: { kind: 'tls-failed', stage: 'connect' } });
  });
});

describe('an attempt that is stopped', () => {
  const steps = [
    ['ehlo', 'ehlo', false],
    ['mail', 'mail-from', false],
    ['data', 'data', false],
    ['body', 'body', false],
    ['final-dot', 'final-reply', true],
  ] as const;

  it.each(steps)(
    'while the server hangs at %s ends there, and with it the connection',
    async (at, stage, isHandedOver) => {
      server.setRules([{ at, action: { kind: 'hang' }, onConnections: [1] }]);
      const stop = new AbortController();
      const email = { ...sampleEmail(1, at === 'body' ? LARGE_BYTES : 1_000), sizeBytes: 1_000 };
      const sending = transport.send(email, nothing, stop.signal);
      await server.waitForStep(at, WAIT_MS);
      stop.abort();
      expect(await sending).toMatchObject({
        ok: false,
        failure: { kind: 'connection-lost', stage, isHandedOver },
      });
      expect(await transport.send(sampleEmail(2), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
    },
  );

  it('while the server keeps its greeting back ends there', async () => {
    server.setRules([{ at: 'connect', action: { kind: 'hang' }, onConnections: [1] }]);
    const stop = new AbortController();
    const sending = transport.send(sampleEmail(1), nothing, stop.signal);
    await server.waitForStep('connect', WAIT_MS);
    stop.abort();
    expect(await sending).toMatchObject({
      ok: false,
      failure: { kind: 'connection-lost', isHandedOver: false },
    });
    expect(await transport.send(sampleEmail(2), nothing, NEVER_STOPPED)).toMatchObject({ ok: true });
  });

  it('does not begin when it was stopped before', async () => {
    const result = await transport.send(sampleEmail(), nothing, AbortSignal.abort());
    expect(result).toMatchObject({ ok: false, failure: { kind: 'connection-lost', isHandedOver: false } });
    expect(server.messages()).toHaveLength(0);
  });
});
