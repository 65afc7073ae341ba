import type { Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordReports } from '../../src/main/application/tracking/record-reports';
import type { Account } from '../../src/shared/domain/account';
import { tokenOfMail } from '../../src/shared/domain/message-token-in';
import { sampleBounce, sampleReport } from '../support/fakes/sample-report';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { sampleTracking } from '../support/log/sample-log';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import type { ReceivedMail } from '../support/mail-servers/maildir';
import { CONFIRMED_ADDRESS, UNKNOWN_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { attachmentBytes, sampleAccount } from '../support/sample-email';
import { openRealDesk, type RealDesk } from '../support/sending/real-desk';
import { messageIdIn } from '../support/sending/sent-ids';
import { waitUntilIdle } from '../support/sending/wait-for-log';

const { available, reason = '' } = mailServersAvailable();
const suiteTitle = available
  ? 'reports of a real Postfix about messages with a token'
  : `reports of Postfix, not here: ${reason}`;
const MAIL_TIMEOUT_MS = 10_000;
const ADDRESS_FIELDS: ReadonlySet<string> = new Set(['delivered-to', 'x-original-to', 'envelope-to', 'to']);

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;
  let folder: LogFolder;
  let desk: RealDesk;

  beforeAll(async () => {
    servers = await startMailServers();
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

  function addAccount(hasPlusAddresses: boolean, isAskingForReceipts = false): Account {
    const { user, password } = servers.clinic;
    const server = { host: servers.host, port: servers.ports.submission };
    const account = sampleAccount(server, { security: 'starttls', user, fromAddress: user });
    desk.addAccount(account, password);
    desk.log.tracking.save(account.id, sampleTracking({ hasPlusAddresses, isAskingForReceipts }));
    return account;
  }

  /** The report about a message, in the clinic's own mailbox. */
  function reportAbout(id: string): Promise<ReceivedMail> {
    const isAbout = ({ parsed }: ReceivedMail) =>
      fieldsOfReport(parsed).includes(`Original-Envelope-Id: ${id}`);
    return servers.waitForMail(servers.clinic.user, isAbout, MAIL_TIMEOUT_MS);
  }

  it('come back to the address with the token, and are matched by that alone', async () => {
    const [id = ''] = await desk.write(addAccount(true), [UNKNOWN_ADDRESS]);
    await waitUntilIdle(desk.log);
    const { raw, parsed } = await reportAbout(id);
    const token = tokenOfMail(addressesOf(parsed));
    expect(token).toBe(desk.ports.tokens.tokenFor(id));
    expect(raw.toString('latin1')).toContain(`+${desk.ports.tokens.tokenFor(id)}@clinic.example`);
    expect(fieldsOfReport(parsed)).toContain(`Original-Recipient: rfc822;${UNKNOWN_ADDRESS}`);

    const occurredAt = Date.parse(parsed.date ?? '');
    const bounce = { ...sampleBounce(id, { occurredAt }), keys: sampleReport({ keys: { token } }).keys };
    expect(recordReports(desk.ports, [bounce])).toMatchObject({ recorded: 1 });
    expect(desk.log.messages.history(id).at(-2)).toMatchObject({ detail: { matchedBy: 'token' } });
    expect(desk.row(id).status).toBe('Bounced');
  });

  it('come back to the plain address when the account has no plus addresses', async () => {
    const [id = ''] = await desk.write(addAccount(false), [UNKNOWN_ADDRESS]);
    await waitUntilIdle(desk.log);
    const { parsed } = await reportAbout(id);
    expect(tokenOfMail(addressesOf(parsed))).toBeNull();
    expect(addressesOf(parsed)).toContain(servers.clinic.user);
  });

  it('of a delivery come to the token, too, and the patient sees the plain address', async () => {
    const [id = ''] = await desk.write(addAccount(true), [CONFIRMED_ADDRESS]);
    await waitUntilIdle(desk.log);
    const { parsed } = await reportAbout(id);
    expect(tokenOfMail(addressesOf(parsed))).toBe(desk.ports.tokens.tokenFor(id));
    expect(fieldsOfReport(parsed)).toContain('Action: delivered');
    const isSent = ({ raw }: ReceivedMail) => messageIdIn(raw) === id;
    const received = await servers.waitForMail(CONFIRMED_ADDRESS, isSent, MAIL_TIMEOUT_MS);
    expect(received.parsed.from?.address).toBe(servers.clinic.user);
    expect(received.parsed.headers.some(({ key }) => key === 'disposition-notification-to')).toBe(false);
  });

  it('ask mail programs for a receipt at the address that the Return-Path names', async () => {
    const [id = ''] = await desk.write(addAccount(true, true), [CONFIRMED_ADDRESS]);
    await waitUntilIdle(desk.log);
    const isSent = ({ raw }: ReceivedMail) => messageIdIn(raw) === id;
    const { parsed } = await servers.waitForMail(CONFIRMED_ADDRESS, isSent, MAIL_TIMEOUT_MS);
    const field = (name: string) => parsed.headers.find(({ key }) => key === name)?.value;
    expect(field('disposition-notification-to')).toContain(desk.ports.tokens.tokenFor(id));
    expect(field('disposition-notification-to')).toBe(field('return-path'));
  });
});

/** Addresses that a mail came to, those of the delivery first. */
function addressesOf({ headers }: Email): string[] {
  return headers.filter(({ key }) => ADDRESS_FIELDS.has(key)).map(({ value }) => value);
}

/** The report part of a delivery status notification (RFC 3464 §2.1). */
function fieldsOfReport({ attachments }: Email): string {
  const part = attachments.find(({ mimeType }) => mimeType === 'message/delivery-status');
  return part === undefined ? '' : attachmentBytes(part.content).toString('latin1');
}
