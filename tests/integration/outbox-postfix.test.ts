import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveAccount } from '../../src/main/application/accounts/save-account';
import { testConnection } from '../../src/main/application/accounts/test-connection';
import type { Account } from '../../src/shared/domain/account';
import { plainRichText, type RichText } from '../../src/shared/domain/rich-text';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { UNKNOWN_DOMAIN_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { sampleAccount } from '../support/sample-email';
import { openRealDesk, type RealDesk } from '../support/sending/real-desk';
import { messageIdIn } from '../support/sending/sent-ids';
import { waitForLog, waitUntilIdle } from '../support/sending/wait-for-log';

const { available, reason = '' } = mailServersAvailable();
const suiteTitle = available
  ? 'use cases, the log’s file and the SMTP transport with Postfix and Dovecot'
  : `Postfix and Dovecot, not here: ${reason}`;
const MAIL_TIMEOUT_MS = 10_000;
const SIZE_LIMIT_BYTES = 100_000;

const BODY: RichText = {
  blocks: [
    { kind: 'paragraph', spans: [{ text: 'Grüße, Zoë – 您好 👋🏽' }] },
    { kind: 'paragraph', spans: [{ text: '.a line that begins with a dot' }] },
    { kind: 'bullets', items: [[{ text: 'Bring your ' }, { text: 'referral', isBold: true }]] },
  ],
};

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;
  let folder: LogFolder;
  let desk: RealDesk;

  beforeAll(async () => {
    servers = await startMailServers({ messageSizeLimitBytes: SIZE_LIMIT_BYTES });
  });

  afterAll(async () => {
    await servers.stop();
  });

  beforeEach(() => {
    folder = createLogFolder();
    desk = openRealDesk(folder.file, { certificateAuthorities: [servers.authorityPem] });
    desk.outbox.start();
  });

  afterEach(async () => {
    await desk.close();
    folder.remove();
  });

  /** The clinic's account, over STARTTLS with its password, or with a wrong one. */
  function addClinicAccount(password = servers.clinic.password): Account {
    const { user } = servers.clinic;
    const account = sampleAccount(
      { host: servers.host, port: servers.ports.submission },
      { security: 'starttls', user, fromAddress: user, fromName: 'Zoë’s Clinic', replyTo: user },
    );
    desk.addAccount(account, password);
    return account;
  }

  function frozen(id: string): Buffer {
    return Buffer.concat(desk.log.messages.mime(id).map(({ bytes }) => bytes));
  }

  it('take a message from Created to Queued, and its bytes to the mailbox as they were frozen', async () => {
    const account = addClinicAccount();
    const bytes = new Uint8Array(20_000).map((_, index) => index % 256);
    desk.attachments.lay('file-1', { name: 'Überweisung 📎.pdf', mediaType: 'application/pdf', bytes });
    const changes = { subject: 'Termin für Zoë 👋🏽', body: BODY, attachmentIds: ['file-1'] };
    const [id = ''] = await desk.write(account, ['zoe@patients.example'], changes);
    expect(desk.row(id).status).toBe('Created');
    await waitForLog(desk.log, () => desk.row(id).status === 'Queued');

    const details = desk.log.messages.details(id);
    expect(details?.providerId).toMatch(/^\w{6,}$/);
    expect(desk.log.messages.history(id)).toMatchObject([
      { code: 'created', status: 'Created', by: 'Kim' },
      { code: 'accepted', status: 'Queued', detail: { server: servers.host, tries: 1 } },
    ]);
    const mail = await servers.waitForMail(
      'zoe@patients.example',
      ({ raw }) => messageIdIn(raw) === id,
      MAIL_TIMEOUT_MS,
    );
    const sent = frozen(id);
    expect(mail.raw.subarray(-sent.length)).toEqual(sent);
    expect(mail.parsed).toMatchObject({
      subject: 'Termin für Zoë 👋🏽',
      messageId: details?.messageIdHeader,
      from: { name: 'Zoë’s Clinic', address: servers.clinic.user },
      to: [{ name: 'Anh Nguyen', address: 'zoe@patients.example' }],
    });
    expect(mail.parsed.text).toContain('Grüße, Zoë – 您好 👋🏽\n.a line that begins with a dot');
    expect(mail.parsed.html).toContain('<strong>referral</strong>');
    const [attachment] = mail.parsed.attachments;
    expect(attachment?.filename).toBe('Überweisung 📎.pdf');
    expect(new Uint8Array(attachment?.content as ArrayBuffer)).toEqual(bytes);
    expect(desk.ports.accounts.get(account.id)?.capabilities).toMatchObject({
      hasDsn: true,
      sizeLimitBytes: SIZE_LIMIT_BYTES,
    });
  });

  it('pause after one attempt with a wrong password, and go on with the right one', async () => {
    const account = addClinicAccount('wrong');
    const ids = await desk.write(account, [
      'ruth@patients.example',
      'tariq@patients.example',
      'joan@patients.example',
    ]);
    await waitForLog(desk.log, () => desk.ports.accounts.get(account.id)?.pause !== null);
    desk.outbox.wake(account.id);
    expect((await servers.log()).split('SASL PLAIN authentication failed')).toHaveLength(2);
    expect(desk.ports.accounts.get(account.id)?.pause).toMatchObject({
      reason: 'authentication-refused',
      detail: expect.stringContaining('535') as string,
    });
    expect(ids.map((id) => desk.row(id).outboxState)).toEqual(['waiting', 'waiting', 'waiting']);

    const input = { settings: account, password: servers.clinic.password, isUnprotectedAllowed: false };
    saveAccount(desk.ports, desk.outbox, account.id, input);
    await waitUntilIdle(desk.log);
    expect(ids.map((id) => desk.row(id).status)).toEqual(['Queued', 'Queued', 'Queued']);
    expect((await servers.log()).split('SASL PLAIN authentication failed')).toHaveLength(2);
  });

  it('refuse what is too large for the server before it is written, once it has told its limit', async () => {
    const account = addClinicAccount();
    const input = { settings: account, password: null, isUnprotectedAllowed: false };
    const test = await testConnection(desk.ports, account.id, input);
    expect(test).toMatchObject({ ok: true, sizeLimitBytes: SIZE_LIMIT_BYTES });
    const body = plainRichText('x'.repeat(70).concat('\n').repeat(2_000));
    await expect(desk.write(account, ['joan@patients.example'], { body })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(desk.log.messages.countMessages()).toBe(0);
  });

  it('make an Error, before any of it is sent, of one that is too large for a server not seen before', async () => {
    const account = addClinicAccount();
    const body = plainRichText('x'.repeat(70).concat('\n').repeat(2_000));
    const [id = ''] = await desk.write(account, ['joan@patients.example'], { body });
    await waitUntilIdle(desk.log);
    expect(desk.row(id)).toMatchObject({ status: 'Error', statusCode: 'too-large', tries: 1 });
    expect(desk.log.messages.history(id).at(-1)?.detail).toMatchObject({
      failure: 'too-large',
      stage: 'mail-from',
    });
  });

  it('make an Error at once of what our own server refuses, and send the others', async () => {
    const account = addClinicAccount();
    const ids = await desk.write(account, [
      'anh@patients.example',
      UNKNOWN_DOMAIN_ADDRESS,
      'ruth@patients.example',
    ]);
    await waitUntilIdle(desk.log);
    expect(ids.map((id) => desk.row(id).status)).toEqual(['Queued', 'Error', 'Queued']);
    expect(desk.log.messages.history(ids[1] ?? '').at(-1)?.detail).toMatchObject({
      replyCode: 550,
      enhancedCode: '5.1.2',
      stage: 'rcpt-to',
    });
  });
});
