import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmailTransportFactory } from '../../src/main/adapters/email/smtp-transport-factory';
import type { TransportLimits } from '../../src/main/adapters/email/transport-options';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import type { EmailTransport } from '../../src/main/ports/email-transport';
import type { SendFailure } from '../../src/shared/domain/send-outcome';
import { RecordingLogger } from '../support/recording-logger';
import { startScriptedSmtpServer, type ScriptedSmtpServer } from '../support/scripted-smtp-server';
import type { SmtpAction, SmtpStep } from '../support/scripted-smtp-server';
import { NEVER_STOPPED, sampleAccount, sampleEmail } from '../support/sample-email';

/** More than the kernel's buffers hold on loopback, so that the end of the body stays on this side. */
const LARGE_BYTES = 24_000_000;
/** Only where the server hangs; all else may take as long as a busy machine needs. */
const QUICK = { greetingTimeoutMs: 1_000, replyTimeoutMs: 1_000 };

const close: SmtpAction = { kind: 'close' };
const reset: SmtpAction = { kind: 'reset' };
const hang: SmtpAction = { kind: 'hang' };
const reply = (line: string): SmtpAction => ({ kind: 'reply', line });

type Expected = Pick<SendFailure, 'kind' | 'stage' | 'isHandedOver'> & { code?: number };

const lost = (stage: SendFailure['stage'], isHandedOver = false): Expected => ({
  kind: 'connection-lost',
  stage,
  isHandedOver,
});
const late = (stage: SendFailure['stage'], isHandedOver = false): Expected => ({
  kind: 'timed-out',
  stage,
  isHandedOver,
});
const refused = (stage: SendFailure['stage'], code: number): Expected => ({
  kind: 'reply',
  stage,
  isHandedOver: false,
  code,
});

const CUTS: readonly (readonly [at: SmtpStep, action: SmtpAction, expected: Expected])[] = [
  ['connect', close, lost('greeting')],
  ['connect', hang, late('greeting')],
  ['connect', reply('421 4.3.2 Shutting down'), refused('greeting', 421)],
  ['greeting', close, lost('ehlo')],
  ['greeting', hang, late('ehlo')],
  ['greeting', reply('554 5.7.1 No service'), refused('greeting', 554)],
  ['ehlo', close, lost('ehlo')],
  ['ehlo', reset, lost('ehlo')],
  ['ehlo', hang, late('ehlo')],
  ['ehlo', reply('421 4.3.2 Closing'), refused('ehlo', 421)],
  ['auth', close, lost('auth')],
  ['auth', reset, lost('auth')],
  ['auth', hang, late('auth')],
  ['auth', reply('454 4.7.0 Try later'), refused('auth', 454)],
  ['auth', reply('535 5.7.8 Wrong'), refused('auth', 535)],
  ['mail', close, lost('mail-from')],
  ['mail', reset, lost('mail-from')],
  ['mail', hang, late('mail-from')],
  ['mail', reply('421 4.3.2 Closing'), refused('mail-from', 421)],
  ['mail', reply('451 4.3.0 Try again'), refused('mail-from', 451)],
  ['mail', reply('550 5.7.1 Sender refused'), refused('mail-from', 550)],
  ['rcpt', close, lost('rcpt-to')],
  ['rcpt', reset, lost('rcpt-to')],
  ['rcpt', hang, late('rcpt-to')],
  ['rcpt', reply('450 4.2.0 Greylisted'), refused('rcpt-to', 450)],
  ['rcpt', reply('550 5.1.1 No such user'), refused('rcpt-to', 550)],
  ['data', close, lost('data')],
  ['data', reset, lost('data')],
  ['data', hang, late('data')],
  ['data', reply('451 4.3.0 Not now'), refused('data', 451)],
  ['data', reply('554 5.5.1 No valid recipients'), refused('data', 554)],
  ['body', close, lost('body')],
  ['body', reset, lost('body')],
  ['body', hang, late('body')],
  ['body', reply('552 5.3.4 Too much'), refused('body', 552)],
  ['body', reply('250 2.0.0 Ok, though nothing is complete'), lost('body')],
  ['final-dot', close, lost('final-reply', true)],
  ['final-dot', reset, lost('final-reply', true)],
  ['final-dot', hang, late('final-reply', true)],
  ['final-dot', reply('421 4.3.2 Closing'), refused('final-reply', 421)],
  ['final-dot', reply('451 4.3.0 Queue full'), refused('final-reply', 451)],
  ['final-dot', reply('554 5.7.1 Refused as spam'), refused('final-reply', 554)],
];

describe('a connection that fails at one step of the dialogue', () => {
  const table: Record<string, unknown>[] = [];
  let server: ScriptedSmtpServer;

  beforeEach(async () => {
    server = await startScriptedSmtpServer({ extensions: ['DSN', 'AUTH PLAIN LOGIN'] });
  });

  afterEach(async () => {
    await server.stop();
  });

  function openTransport(limits: Partial<TransportLimits>): EmailTransport {
    const factory = createEmailTransportFactory(
      { clock: systemClock, logger: new RecordingLogger() },
      limits,
    );
    return factory.open(sampleAccount(server, { user: 'desk' }), 'secret');
  }

  afterAll(() => {
    console.table(table);
  });

  it.each(CUTS)(
    'tells %s, %j by its step and whether the end may have reached the server',
    async (at, action, expected) => {
      server.setRules([{ at, action, onConnections: [1] }]);
      const transport = openTransport(action.kind === 'hang' ? QUICK : {});
      const handOvers: number[] = [];
      const result = await transport.send(
        sampleEmail(1, at === 'body' ? LARGE_BYTES : 1_000),
        () => handOvers.push(server.messages().length),
        NEVER_STOPPED,
      );
      if (result.ok) throw new Error('The message was accepted');
      const { kind, stage, isHandedOver, replyCode, enhancedCode, reply: words } = result.failure;
      const cut = action.kind === 'reply' ? action.line : action.kind;
      table.push({ at, cut, kind, stage, isHandedOver, replyCode, enhancedCode, reply: words });
      expect({ kind, stage, isHandedOver, ...(replyCode === null ? {} : { code: replyCode }) }).toEqual(
        expected,
      );
      expect(words).not.toMatch(/[\r\n]/);
      expect(words).not.toBe('');
      expect(result.failure.server).toBe('127.0.0.1');
      if (action.kind === 'reply') expect(words).toContain(action.line);
      // Told before the server had the end of the message, and at no step before the body.
      expect(handOvers).toEqual(at === 'final-dot' ? [0] : []);
      expect(server.messages().length).toBe(at === 'final-dot' ? 1 : 0);

      server.setRules([]);
      const again = await transport.send(sampleEmail(2), () => undefined, NEVER_STOPPED);
      expect(again).toMatchObject({ ok: true });
      transport.close();
    },
  );
});
