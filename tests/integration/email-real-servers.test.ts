import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmailComposer } from '../../src/main/adapters/email/email-composer';
import { createEmailTransportFactory } from '../../src/main/adapters/email/smtp-transport-factory';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import type { EmailToSend } from '../../src/main/ports/email-transport';
import type { Account } from '../../src/shared/domain/account';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { CLINIC_ADDRESS, UNKNOWN_DOMAIN_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { RecordingLogger } from '../support/recording-logger';
import { attachmentBytes, NEVER_STOPPED, sampleAccount } from '../support/sample-email';

const { available, reason = '' } = mailServersAvailable();
const suiteTitle = available
  ? 'a message through a real Postfix'
  : `a message through Postfix, not here: ${reason}`;
const MAIL_TIMEOUT_MS = 10_000;
const SIZE_LIMIT_BYTES = 200_000;
const FILE = Buffer.from(Array.from({ length: 90_000 }, (_, index) => (index * 31) % 256));

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;

  beforeAll(async () => {
    servers = await startMailServers({ messageSizeLimitBytes: SIZE_LIMIT_BYTES });
  });

  afterAll(async () => {
    await servers.stop();
  });

  const factory = () =>
    createEmailTransportFactory(
      { clock: systemClock, logger: new RecordingLogger() },
      { certificateAuthorities: [servers.authorityPem] },
    );

  function account(changes: Partial<Account>): Account {
    const { host, ports, clinic } = servers;
    return sampleAccount({ host, port: ports.submission }, { user: clinic.user, ...changes });
  }

  async function email(to: string, number: number, file = FILE): Promise<EmailToSend> {
    const messageId = `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
    const messageIdHeader = `<${messageId}@clinic.example>`;
    const segments = await createEmailComposer().compose({
      messageId,
      messageIdHeader,
      from: { name: 'Praxis Müller', address: CLINIC_ADDRESS },
      to: { name: 'Zoë Nguyễn', address: to },
      replyTo: null,
      subject: 'Grüße 👋🏽 您好',
      body: {
        blocks: [
          { kind: 'paragraph', spans: [{ text: '.starts with a dot, Zoë 🎉', isBold: true }] },
          { kind: 'paragraph', spans: [{ text: '.' }] },
        ],
      },
      attachments: [{ name: 'Überweisung 予約.pdf', mediaType: 'application/pdf', bytes: file }],
      date: Date.UTC(2026, 10, 23),
      receiptTo: null,
      unsubscribeUri: null,
    });
    const mime = segments.map(({ bytes }) => bytes);
    return {
      messageId,
      messageIdHeader,
      envelopeFrom: CLINIC_ADDRESS,
      envelopeTo: to,
      envelopeId: messageId,
      mime,
      sizeBytes: Buffer.concat(mime).length,
    };
  }

  it.each([
    ['starttls', 'submission', 1],
    ['tls', 'smtps', 2],
  ] as const)('arrives byte for byte, by %s with a password', async (security, port, number) => {
    const settings = account({ security, port: servers.ports[port] });
    const transport = factory().open(settings, servers.clinic.password);
    const message = await email('zoe@patients.example', number);
    const result = await transport.send(message, () => undefined, NEVER_STOPPED);
    transport.close();
    expect(result).toMatchObject({
      ok: true,
      providerId: expect.stringMatching(/^\w{8,}$/) as string,
      capabilities: { hasDsn: true, sizeLimitBytes: SIZE_LIMIT_BYTES, hasEightBitMime: true },
    });
    const { raw, parsed } = await servers.waitForMail(
      'zoe@patients.example',
      (mail) => mail.parsed.messageId === message.messageIdHeader,
      MAIL_TIMEOUT_MS,
    );
    const sent = Buffer.concat(message.mime);
    expect(raw.subarray(-sent.length).equals(sent)).toBe(true);
    expect(parsed).toMatchObject({ subject: 'Grüße 👋🏽 您好', to: [{ name: 'Zoë Nguyễn' }] });
    const [file] = parsed.attachments;
    expect(file?.filename).toBe('Überweisung 予約.pdf');
    expect(attachmentBytes(file?.content ?? '').equals(FILE)).toBe(true);
  });

  it('is refused before it is sent when it is larger than Postfix takes', async () => {
    const transport = factory().open(account({ security: 'starttls' }), servers.clinic.password);
    const message = await email('zoe@patients.example', 3, Buffer.alloc(SIZE_LIMIT_BYTES));
    const result = await transport.send(message, () => undefined, NEVER_STOPPED);
    transport.close();
    expect(result).toMatchObject({ ok: false, failure: { kind: 'too-large', isHandedOver: false } });
  });

  it('is refused with the words of Postfix when the domain does not exist', async () => {
    const transport = factory().open(account({ security: 'starttls' }), servers.clinic.password);
    const result = await transport.send(
      await email(UNKNOWN_DOMAIN_ADDRESS, 4),
      () => undefined,
      NEVER_STOPPED,
    );
    transport.close();
    expect(result).toMatchObject({
      ok: false,
      failure: {
        kind: 'reply',
        stage: 'rcpt-to',
        replyCode: 550,
        enhancedCode: '5.1.2',
        isHandedOver: false,
      },
    });
  });

  it('is not sent with a wrong password', async () => {
    const settings = account({ security: 'starttls' });
    const tested = await factory().test(settings, 'wrong', NEVER_STOPPED);
    expect(tested).toMatchObject({
      ok: false,
      passed: ['resolve', 'connect', 'greeting', 'ehlo', 'tls'],
      failure: { kind: 'reply', stage: 'auth', replyCode: 535 },
    });
  });

  it('is not sent to a server whose certificate is not known', async () => {
    const strict = createEmailTransportFactory({ clock: systemClock, logger: new RecordingLogger() });
    const tested = await strict.test(account({ security: 'starttls' }), 'secret', NEVER_STOPPED);
    expect(tested).toMatchObject({ ok: false, failure: { kind: 'certificate', stage: 'tls' } });
  });
});
