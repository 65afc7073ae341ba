import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { UNKNOWN_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { openTrackedDesk, type TrackedDesk } from '../support/mail-servers/tracked-desk';
import { gatewayAccount, sampleSms, TEXT } from '../support/sending/sample-sms';
import { prepareSms } from '../support/sending/sms-desk';
import { waitForLog } from '../support/sending/wait-for-log';

const { available, reason = '' } = mailServersAvailable();
const suiteTitle = available
  ? 'an SMS through an e-mail gateway behind Postfix'
  : `an SMS through an e-mail gateway behind Postfix, not here: ${reason}`;
const PATIENT = sampleSms(1).patientId ?? '';

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;
  let tracked: TrackedDesk;

  beforeAll(async () => {
    servers = await startMailServers();
  });

  afterAll(async () => {
    await servers.stop();
  });

  beforeEach(() => {
    tracked = openTrackedDesk(servers, { by: 'submission' });
  });

  afterEach(async () => {
    await tracked.close();
  });

  /** Sends an SMS through a gateway with one address for all. */
  function send(addressPattern: string): string {
    const { desk } = tracked;
    const [email] = desk.ports.accounts.list();
    const account = gatewayAccount(email?.id ?? '', { addressPattern, subject: 'key {{number}}' });
    const [id = ''] = prepareSms(desk, account, null);
    desk.outbox.wake(account.id);
    return id;
  }

  function rowOf(id: string) {
    return tracked.desk.row(id);
  }

  it('is Queued when Postfix has the e-mail, and reaches the gateway as plain text', async () => {
    const id = send('ruth@patients.example');
    await waitForLog(tracked.desk.log, () => rowOf(id).status === 'Queued');
    const carrierId = tracked.desk.log.messages.details(id)?.carriedBy ?? '';
    const { messageIdHeader } = tracked.desk.log.messages.details(carrierId) ?? {};
    const mail = await servers.waitForMail(
      'ruth@patients.example',
      ({ parsed }) => parsed.messageId === messageIdHeader,
      10_000,
    );
    expect(mail.parsed).toMatchObject({ subject: 'key 61491570156', attachments: [] });
    expect(mail.parsed.html).toBeUndefined();
    expect(mail.parsed.text?.trim()).toBe(TEXT);
    const { line } = await tracked.outcome(carrierId, ['handed-on']);
    expect(line('handed-on').status).toBe('Sent');
    expect(rowOf(id).status).toBe('Queued');
  });

  it('is Error when the e-mail comes back, and the patient’s record stays as it is', async () => {
    const id = send(UNKNOWN_ADDRESS);
    const before = tracked.desk.log.patients.byIds([PATIENT]);
    await waitForLog(tracked.desk.log, () => rowOf(id).status === 'Error');
    expect(rowOf(id).statusCode).toBe('carrier-failed');
    const codes = tracked.desk.log.messages.history(id).map(({ code }) => code);
    expect(codes).toEqual(['created', 'carried', 'accepted', 'carrier-failed']);
    const carrier = rowOf(tracked.desk.log.messages.details(id)?.carriedBy ?? '');
    expect(carrier.status).toBe('Bounced');
    expect(tracked.desk.log.patients.byIds([PATIENT])).toEqual(before);
    expect(tracked.desk.log.notes.notes([PATIENT])).toEqual([]);
    expect(tracked.desk.log.arrivals.stops([PATIENT])).toEqual([]);
  });
});
