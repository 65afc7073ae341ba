import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport';
import { afterEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificates';
import {
  startScriptedSmtpServer,
  type ScriptedSmtpServer,
  type SmtpRule,
  type SmtpScript,
  type SmtpStep,
} from '../support/scripted-smtp-server';

const TIMEOUT_MS = 5_000;
const BEFORE_THE_BODY: SmtpStep[] = ['connect', 'greeting', 'ehlo', 'auth', 'mail', 'rcpt', 'data'];
const MAIL = {
  raw: 'Subject: Hello\r\n\r\n.first\r\n..\r\nlast',
  envelope: { from: 'frontdesk@clinic.example', to: 'anh@patients.example' },
};

describe('a scripted SMTP server', () => {
  const running: ScriptedSmtpServer[] = [];

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.stop()));
  });

  async function start(script?: SmtpScript): Promise<ScriptedSmtpServer> {
    const server = await startScriptedSmtpServer(script);
    running.push(server);
    return server;
  }

  it('takes a message and gives back its envelope, parameters and bytes', async () => {
    const server = await start();
    await send(server, {
      ...MAIL,
      dsn: {
        id: 'id=1',
        return: 'headers',
        notify: ['success', 'failure'],
        recipient: 'anh@patients.example',
      },
    });

    const [message] = await server.waitForMessages(1, TIMEOUT_MS);
    expect(message).toEqual({
      connection: 1,
      sender: { address: 'frontdesk@clinic.example', parameters: { RET: 'HDRS', ENVID: 'id+3D1' } },
      recipients: [
        {
          address: 'anh@patients.example',
          parameters: { NOTIFY: 'SUCCESS,FAILURE', ORCPT: 'rfc822;anh@patients.example' },
        },
      ],
      raw: Buffer.from('Subject: Hello\r\n\r\n.first\r\n..\r\nlast\r\n'),
      isAccepted: true,
    });
  });

  it('writes every dialogue down', async () => {
    const server = await start({ extensions: ['AUTH LOGIN', 'SIZE 2000'] });
    await send(server, MAIL, { auth: { user: 'anh', pass: 'secret' } });

    expect(server.dialogues().map(({ lines }) => lines)).toMatchInlineSnapshot(`
      [
        [
          "S: 220 scripted.example ESMTP",
          "C: EHLO desk.example",
          "S: 250-scripted.example",
          "S: 250-AUTH LOGIN",
          "S: 250 SIZE 2000",
          "C: AUTH LOGIN",
          "S: 334 VXNlcm5hbWU6",
          "C: YW5o",
          "S: 334 UGFzc3dvcmQ6",
          "C: c2VjcmV0",
          "S: 235 2.7.0 Authentication successful",
          "C: MAIL FROM:<frontdesk@clinic.example>",
          "S: 250 2.0.0 Ok",
          "C: RCPT TO:<anh@patients.example>",
          "S: 250 2.0.0 Ok",
          "C: DATA",
          "S: 354 End data with <CR><LF>.<CR><LF>",
          "C: [36 bytes]",
          "S: 250 2.0.0 Ok: queued",
        ],
      ]
    `);
  });

  describe.each([
    ['close', /closed unexpectedly/],
    ['reset', /ECONNRESET/],
  ] as const)('asked to %s', (kind, message) => {
    it.each(BEFORE_THE_BODY)('ends the connection at %s and takes nothing', async (at) => {
      const server = await start({ rules: [{ at, action: { kind } }] });
      await expect(send(server, MAIL)).rejects.toThrow(message);
      expect(server.messages()).toEqual([]);
      expect(server.dialogues().at(-1)?.lines.at(-1)).toBe(`S: [${kind}]`);
    });

    it('ends the connection in the middle of the body, while the client holds the rest', async () => {
      const server = await start({
        extensions: [],
        rules: [{ at: 'body', afterBytes: 100_000, action: { kind } }],
      });
      const entries: unknown[] = [];
      const large = { ...MAIL, raw: Buffer.alloc(30_000_000, 'All work and no play\r\n') };
      await expect(send(server, large, { logger: recorder(entries) })).rejects.toThrow();
      expect(server.messages()).toEqual([]);
      // nodemailer's own entry for "the body has been written completely"
      expect(entries).not.toContainEqual(expect.objectContaining({ tnx: 'message' }));
    });

    it('ends the connection after the final dot and keeps the message as not accepted', async () => {
      const server = await start({ rules: [{ at: 'final-dot', action: { kind } }] });
      await expect(send(server, MAIL)).rejects.toThrow(message);
      expect(server.messages()).toMatchObject([{ isAccepted: false }]);
    });

    it('ends the connection after the reply and keeps the message as accepted', async () => {
      const server = await start({ rules: [{ at: 'after-reply', action: { kind } }] });
      await expect(send(server, MAIL)).resolves.toMatchObject({ response: '250 2.0.0 Ok: queued' });
      expect(server.messages()).toMatchObject([{ isAccepted: true }]);
    });
  });

  it.each([...BEFORE_THE_BODY, 'body', 'final-dot'] as SmtpStep[])(
    'asked to hang at %s never answers',
    async (at) => {
      const server = await start({ rules: [{ at, action: { kind: 'hang' } }] });
      const timeouts = { greetingTimeout: 100, socketTimeout: 100 };
      const sending = expect(send(server, MAIL, timeouts)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
      await server.waitForStep(at, TIMEOUT_MS);
      await sending;
      expect(server.messages()).toHaveLength(at === 'final-dot' ? 1 : 0);
    },
  );

  it.each(BEFORE_THE_BODY.filter((step) => step !== 'connect' && step !== 'ehlo').concat('final-dot'))(
    'asked for a reply at %s gives it in place of its own',
    async (at) => {
      const server = await start({ rules: [{ at, action: { kind: 'reply', line: '550 5.7.1 Not today' } }] });
      await expect(send(server, MAIL)).rejects.toMatchObject({ responseCode: 550 });
      expect(server.messages().every(({ isAccepted }) => !isAccepted)).toBe(true);
    },
  );

  it('replies in the middle of the body and takes no message', async () => {
    const action = { kind: 'reply', line: '552 5.3.4 That is enough' } as const;
    const server = await start({ rules: [{ at: 'body', afterBytes: 10, action }] });
    await expect(send(server, MAIL)).rejects.toMatchObject({ responseCode: 552 });
    expect(server.messages()).toMatchObject([{ isAccepted: false }]);
  });

  it('carries on where a rule before the others says so', async () => {
    const busy = { kind: 'reply', line: '451 4.7.1 Busy' } as const;
    const server = await start({
      rules: [
        { at: 'rcpt', action: { kind: 'carry-on' }, onAttempts: [1] },
        { at: 'rcpt', action: busy },
      ],
    });
    await send(server, MAIL);
    await expect(send(server, MAIL)).rejects.toMatchObject({ responseCode: 451 });
  });

  it('gives another positive reply too', async () => {
    const line = '250 Ok 0102018f-provider-id';
    const server = await start({ rules: [{ at: 'final-dot', action: { kind: 'reply', line } }] });
    await expect(send(server, MAIL)).resolves.toMatchObject({ response: line });
    expect(server.messages()).toMatchObject([{ isAccepted: true }]);
  });

  it('ends the connection after a reply of 421', async () => {
    const server = await start({
      rules: [{ at: 'mail', action: { kind: 'reply', line: '421 4.3.2 Closing' } }],
    });
    expect(await converse(server, ['HELO desk.example', 'MAIL FROM:<anh@patients.example>', 'NOOP'])).toEqual(
      ['220 scripted.example ESMTP', '250 scripted.example', '421 4.3.2 Closing'],
    );
  });

  it('answers commands that come all at once, out of order or unknown', async () => {
    const commands = [
      'RCPT TO:<anh@patients.example>',
      'NOOP',
      'MAIL FROM:nobody',
      'RSET',
      'DATA',
      'VRFY anh',
      'QUIT',
    ];
    const answers = await converse(await start(), commands);
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual([
      '220',
      '503',
      '250',
      '501',
      '250',
      '503',
      '502',
      '221',
    ]);
  });

  it('acts otherwise on the second attempt, on the second connection and for one recipient', async () => {
    const later = { kind: 'reply', line: '451 4.7.1 Try again in 300 seconds' } as const;
    const never = { kind: 'reply', line: '550 5.1.1 Unknown' } as const;
    const server = await start({ rules: [{ at: 'rcpt', action: later, onAttempts: [1] }] });
    await expect(send(server, MAIL)).rejects.toMatchObject({ responseCode: 451 });
    await send(server, MAIL);

    server.setRules([{ at: 'final-dot', action: later, onConnections: [4] }]);
    await send(server, MAIL);
    await expect(send(server, MAIL)).rejects.toMatchObject({ responseCode: 451 });

    server.setRules([{ at: 'rcpt', action: never, recipient: 'zoe@patients.example' }]);
    const toZoe = { ...MAIL, envelope: { ...MAIL.envelope, to: 'zoe@patients.example' } };
    await expect(send(server, toZoe)).rejects.toMatchObject({ responseCode: 550 });
    await send(server, MAIL);
    expect(server.messages().map(({ isAccepted }) => isAccepted)).toEqual([true, true, false, true]);
  });

  it('refuses what is larger than its SIZE, whether the client tells the size or not', async () => {
    const server = await start({ extensions: ['SIZE 20'] });
    const commands = ['EHLO desk.example', 'MAIL FROM:<anh@patients.example> SIZE=21', 'QUIT'];
    expect(await converse(server, commands)).toContain('552 5.3.4 Message too large');
    await expect(send(server, MAIL, { auth: undefined })).rejects.toMatchObject({ responseCode: 552 });
    expect(server.messages()).toMatchObject([{ isAccepted: false }]);
  });

  it('comes back on the port it had', async () => {
    const first = await start();
    await first.stop();
    await expect(send(first, MAIL)).rejects.toMatchObject({ code: 'ESOCKET' });
    const second = await start({ port: first.port });
    await send(first, MAIL);
    expect(second.messages()).toHaveLength(1);
  });

  it('says what happened instead when a step does not come', async () => {
    const server = await start();
    await send(server, MAIL);
    await expect(server.waitForStep('mail', 50, 2)).rejects.toThrow(
      /mail did not come 2 times within 50 ms:\nS: 220 /,
    );
  });

  describe('with a certificate', () => {
    const good = makeCertificate();

    it.each([true, false])('speaks TLS (from the first byte: %s)', async (isImplicit) => {
      const server = await start({ tls: { ...good, isImplicit } });
      const tls = { ca: good.authorityPem };
      await send(server, MAIL, { secure: isImplicit, requireTLS: !isImplicit, ignoreTLS: false, tls });
      expect(server.messages()).toHaveLength(1);
    });

    it.each([
      ['expired', makeCertificate({ expired: true }), 'certificate has expired'],
      [
        'self-signed',
        { ...makeCertificate({ selfSigned: true }), authorityPem: undefined },
        'self-signed certificate',
      ],
      [
        'wrong host',
        makeCertificate({ commonName: 'mail.example.org' }),
        /does not match certificate's altnames/,
      ],
    ])('that is wrong (%s) is refused by a client', async (_kind, certificate, message) => {
      const server = await start({ tls: certificate });
      const options = { requireTLS: true, ignoreTLS: false, tls: { ca: certificate.authorityPem } };
      await expect(send(server, MAIL, options)).rejects.toThrow(message);
      expect(server.messages()).toEqual([]);
    });

    it.each([
      ['starttls', { kind: 'close' }],
      ['starttls', { kind: 'reset' }],
      ['starttls', { kind: 'reply', line: '454 4.7.0 TLS not available' }],
      ['mail', { kind: 'close' }],
      ['mail', { kind: 'reset' }],
      ['final-dot', { kind: 'close' }],
      ['final-dot', { kind: 'reset' }],
    ] as [SmtpStep, SmtpRule['action']][])('acts at %s under TLS as well: %o', async (at, action) => {
      const server = await start({ tls: good, rules: [{ at, action }] });
      const options = { requireTLS: true, ignoreTLS: false, tls: { ca: good.authorityPem } };
      await expect(send(server, MAIL, options)).rejects.toThrow();
      expect(server.messages().filter(({ isAccepted }) => isAccepted)).toEqual([]);
    });
  });
});

async function send(
  { host, port }: ScriptedSmtpServer,
  mail: SMTPTransport.MailOptions,
  options: SMTPTransport.Options = {},
): Promise<SMTPTransport.SentMessageInfo> {
  const defaults: SMTPTransport.Options = {
    name: 'desk.example',
    ignoreTLS: true,
    auth: { user: 'frontdesk@clinic.example', pass: 'secret' },
  };
  const transport = createTransport({ host, port, ...defaults, ...options });
  try {
    return await transport.sendMail(mail);
  } finally {
    transport.close();
  }
}

function recorder(entries: unknown[]): SMTPTransport.Options['logger'] {
  const record = (entry: unknown): void => {
    entries.push(entry);
  };
  return {
    level: record,
    trace: record,
    debug: record,
    info: record,
    warn: record,
    error: record,
    fatal: record,
  };
}

/** Sends all lines at once and gives everything the server said until it ended the connection. */
async function converse({ host, port }: ScriptedSmtpServer, lines: readonly string[]): Promise<string[]> {
  const socket = connect(port, host);
  socket.write(lines.map((line) => `${line}\r\n`).join(''));
  return (await text(socket)).trimEnd().split('\r\n');
}
