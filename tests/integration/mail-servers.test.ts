import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import {
  CLINIC_ADDRESS,
  CONFIRMED_ADDRESS,
  FULL_MAILBOX_ADDRESS,
  UNKNOWN_ADDRESS,
  UNKNOWN_DOMAIN_ADDRESS,
} from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { watchUntil } from '../support/wait-until';

const { available, reason = '' } = mailServersAvailable();
const suiteTitle = available ? 'a private Postfix and Dovecot' : `Postfix and Dovecot, not here: ${reason}`;
const MAIL_TIMEOUT_MS = 10_000;
const SIZE_LIMIT_BYTES = 100_000;

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;

  beforeAll(async () => {
    servers = await startMailServers({ messageSizeLimitBytes: SIZE_LIMIT_BYTES });
  });

  afterAll(async () => {
    await servers.stop();
  });

  async function send(
    request: SMTPTransport.MailOptions,
    options: SMTPTransport.Options = {},
  ): Promise<SMTPTransport.SentMessageInfo> {
    const { host, ports } = servers;
    const transport = createTransport({ host, port: ports.smtp, ignoreTLS: true, ...options });
    try {
      return await transport.sendMail(request);
    } finally {
      transport.close();
    }
  }

  function waitForReport(messageId: string): Promise<Email> {
    const isAbout = (text: string): boolean => text.includes('multipart/report') && text.includes(messageId);
    return servers
      .waitForMail(CLINIC_ADDRESS, ({ raw }) => isAbout(raw.toString('latin1')), MAIL_TIMEOUT_MS)
      .then(({ parsed }) => parsed);
  }

  it.each([
    ['Dovecot, which does not speak DSN', 'anh@patients.example', 'relayed'],
    ['Postfix itself', CONFIRMED_ADDRESS, 'delivered'],
  ])('delivers a mail byte for byte through %s and reports it', async (_deliverer, address, action) => {
    const messageId = `${action}.1@clinic.example`;
    const body = ['Grüße, Zoë – 您好 👋🏽', '.a line that begins with a dot', '..', ''];
    const raw = composeMail(address, messageId, body);
    await send({ raw, envelope: envelopeTo(address), dsn: dsnFor(address) });

    const received = await servers.waitForMail(address, () => true, MAIL_TIMEOUT_MS);
    expect(received.raw.subarray(-raw.length)).toEqual(raw);

    const report = await waitForReport(messageId);
    expect(report.subject).toBe('Successful Mail Delivery Report');
    expect(deliveryStatus(report)).toContain('Original-Envelope-Id: envelope-1');
    expect(deliveryStatus(report)).toContain(`Original-Recipient: rfc822;${address}`);
    expect(deliveryStatus(report)).toContain(`Action: ${action}`);
  });

  it('refuses an unknown domain at once', async () => {
    const mail = { raw: 'Subject: Hello\r\n\r\nHello\r\n', envelope: envelopeTo(UNKNOWN_DOMAIN_ADDRESS) };
    await expect(send(mail)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 550 });
  });

  it.each([
    ['of an unknown person', UNKNOWN_ADDRESS, 'Status: 5.1.1'],
    ['whose mailbox is full', FULL_MAILBOX_ADDRESS, 'Status: 5.2.2'],
  ])('takes a mail to an address %s and returns it', async (kind, address, status) => {
    const messageId = `${kind.replaceAll(' ', '.')}@clinic.example`;
    await send({ raw: composeMail(address, messageId, ['Hello']), envelope: envelopeTo(address) });

    const report = await waitForReport(messageId);
    expect(report.subject).toBe('Undelivered Mail Returned to Sender');
    expect(deliveryStatus(report)).toContain(status);
  });

  it('brings a report for a plus-address home and keeps the address as it was', async () => {
    const from = 'frontdesk+token7@clinic.example';
    const raw = composeMail(UNKNOWN_ADDRESS, 'plus.1@clinic.example', ['Hello']);
    await send({ raw, envelope: { from, to: UNKNOWN_ADDRESS } });

    const report = await waitForReport('plus.1@clinic.example');
    expect(report.deliveredTo).toBe(from);
  });

  it('refuses a wrong password with 535, and no password where one is required', async () => {
    const mail = { raw: 'Subject: Hello\r\n\r\nHello\r\n', envelope: envelopeTo('joan@patients.example') };
    const auth = { user: CLINIC_ADDRESS, pass: 'wrong' };
    await expect(send(mail, { auth })).rejects.toMatchObject({ code: 'EAUTH', responseCode: 535 });

    const submission = {
      port: servers.ports.submission,
      ignoreTLS: false,
      tls: { ca: servers.authorityPem },
    };
    await expect(send(mail, submission)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 554 });
    await expect(send(mail, { port: servers.ports.submission })).rejects.toMatchObject({ responseCode: 530 });
  });

  it.each(['submission', 'smtps'] as const)(
    'takes mail with the right password on its %s port',
    async (name) => {
      const messageId = `${name}.1@clinic.example`;
      const { user, password } = servers.clinic;
      const options = {
        port: servers.ports[name],
        ignoreTLS: false,
        secure: name === 'smtps',
        auth: { user, pass: password },
      };
      const mail = {
        raw: composeMail('joan@patients.example', messageId, ['Hello']),
        envelope: envelopeTo('joan@patients.example'),
      };

      await expect(send(mail, options)).rejects.toThrow('unable to verify the first certificate');
      await send(mail, { ...options, tls: { ca: servers.authorityPem } });

      const isIt = ({ parsed }: { parsed: Email }): boolean => parsed.messageId === `<${messageId}>`;
      await servers.waitForMail('joan@patients.example', isIt, MAIL_TIMEOUT_MS);
      const copies = (await servers.readMailbox('joan@patients.example')).filter(isIt);
      expect(copies).toHaveLength(1);
    },
  );

  it('announces its size limit and refuses what is larger', async () => {
    const raw = composeMail('zoe@patients.example', 'large.1@clinic.example', [
      'x'.repeat(70).concat('\r\n').repeat(2_000),
    ]);
    const mail = { raw, envelope: envelopeTo('zoe@patients.example') };
    const withSize = { raw, envelope: { ...mail.envelope, size: raw.length } };
    await expect(send(withSize)).rejects.toThrow(`Message size larger than allowed ${SIZE_LIMIT_BYTES}`);
    await expect(send(mail)).rejects.toMatchObject({ responseCode: 552 });
    expect(await servers.readMailbox('zoe@patients.example')).toEqual([]);
  });

  it('shows a mailbox over IMAP', async () => {
    const address = 'ruth@patients.example';
    await send({
      raw: composeMail(address, 'imap.1@clinic.example', ['Hello']),
      envelope: envelopeTo(address),
    });
    const received = await servers.waitForMail(address, () => true, MAIL_TIMEOUT_MS);

    const { user, password } = servers.credentialsOf(address);
    const client = new ImapFlow({
      host: servers.host,
      port: servers.ports.imaps,
      secure: true,
      tls: { ca: servers.authorityPem },
      auth: { user, pass: password },
      logger: false,
    });
    await client.connect();
    await client.mailboxOpen('INBOX');
    const fetched = await client.fetchOne('1', { source: true });
    await client.logout();
    expect(fetched === false ? undefined : fetched.source).toEqual(received.raw);
    expect(await servers.readMailbox(address)).toEqual([received]);
  });

  it('says what it found instead when a mail does not come', async () => {
    await expect(servers.waitForMail('tariq@patients.example', () => true, 50)).rejects.toThrow(
      'No such mail for tariq@patients.example within 50 ms; the inbox holds: nothing',
    );
  });

  it('gives back what the servers logged', async () => {
    expect(await servers.log()).toMatch(
      /postfix\/master.*daemon started[^]*dovecot|starting up for imap, lmtp/,
    );
  });

  it('leaves nothing behind when the test process is killed', async () => {
    const program = `
      import { startMailServers } from './tests/support/mail-servers/start-mail-servers';
      const servers = await startMailServers();
      process.stdout.write(servers.authorityFile);
      process.stdin.resume();`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [authorityFile] = (await once(child.stdout, 'data')) as [Buffer];
    const folder = dirname(authorityFile.toString());
    expect(existsSync(folder)).toBe(true);

    child.kill('SIGKILL');
    await watchUntil([tmpdir()], {
      check: () => (existsSync(folder) ? undefined : true),
      timeoutMs: MAIL_TIMEOUT_MS,
      describeTimeout: () => `${folder} is still there`,
    });
  });
});

function composeMail(to: string, messageId: string, body: readonly string[]): Buffer {
  const header = [
    `From: Front desk <${CLINIC_ADDRESS}>`,
    `To: ${to}`,
    'Subject: Your appointment',
    `Message-ID: <${messageId}>`,
    'Date: Mon, 02 Nov 2026 09:00:00 +1100',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from([...header, '', ...body, ''].join('\r\n'));
}

function envelopeTo(address: string): { from: string; to: string } {
  return { from: CLINIC_ADDRESS, to: address };
}

function dsnFor(recipient: string): SMTPTransport.MailOptions['dsn'] {
  return { id: 'envelope-1', return: 'headers', notify: ['success', 'failure', 'delay'], recipient };
}

function deliveryStatus(report: Email): string {
  const part = report.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  if (part === undefined) throw new Error('The report has no message/delivery-status part');
  return typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
}
