import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAskedAbout, expectRemoved, expectUntouched } from '../support/mail-servers/expect-outcome';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import {
  CONFIRMED_ADDRESS,
  FULL_MAILBOX_ADDRESS,
  SILENT_SMALL_SERVER_ADDRESS,
  SLOW_ADDRESS,
  SMALL_MAILS_ADDRESS,
  SMALL_SERVER_ADDRESS,
  UNKNOWN_ADDRESS,
} from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { LARGE_CONTENT, openTrackedDesk, type TrackedDesk } from '../support/mail-servers/tracked-desk';

const { available, reason = '' } = mailServersAvailable();
const suiteTitle = available
  ? 'what Postfix and Dovecot report of messages, read from the mailbox,'
  : `reports of Postfix and Dovecot, not here: ${reason}`;

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;
  let tracked: TrackedDesk;

  beforeAll(async () => {
    servers = await startMailServers();
    tracked = openTrackedDesk(servers, { by: 'submission' });
  });

  afterAll(async () => {
    await tracked.close();
    await servers.stop();
  });

  it.each([
    ['Sent where the mailbox’s server tells nothing more', 'anh@patients.example', 'handed-on', 'Sent'],
    ['Delivered where it is in the mailbox', CONFIRMED_ADDRESS, 'delivered', 'Delivered'],
  ] as const)('is %s', async (_, address, code, status) => {
    const found = await tracked.outcome(await tracked.send(address), [code]);
    expect(found.row.status).toBe(status);
    expect(found.line(code).detail).toMatchObject({ enhancedCode: '2.0.0', matchedBy: 'token' });
    expectUntouched(found);
  });

  it('is Bounced for an unknown user, whose address leaves the record for the next arrival', async () => {
    const found = await tracked.outcome(await tracked.send(UNKNOWN_ADDRESS), ['bounced']);
    expect(found.row.status).toBe('Bounced');
    expect(found.line('bounced').detail).toMatchObject({
      reason: 'userunknown',
      replyCode: 550,
      enhancedCode: '5.1.1',
      matchedBy: 'token',
    });
    expectRemoved(found);
  });

  it('is Bounced for a full mailbox, whose address stays while it is asked about', async () => {
    const found = await tracked.outcome(await tracked.send(FULL_MAILBOX_ADDRESS), ['bounced']);
    expect(found.row.status).toBe('Bounced');
    expect(found.line('bounced').detail).toMatchObject({ reason: 'mailboxfull', enhancedCode: '5.2.2' });
    expectAskedAbout(found);
  });

  it.each([
    ['our server knows that theirs takes less', SMALL_SERVER_ADDRESS, '5.3.4', undefined],
    ['their server says so at the end', SILENT_SMALL_SERVER_ADDRESS, '5.3.4', 552],
    ['their mailbox takes less, which Dovecot says for days', SMALL_MAILS_ADDRESS, '4.2.0', 451],
  ])('is Rejected when it is too large: %s', async (_, address, enhancedCode, replyCode) => {
    const found = await tracked.outcome(await tracked.send(address, LARGE_CONTENT), ['rejected']);
    expect(found.row.status).toBe('Rejected');
    expect(found.line('rejected').detail).toMatchObject({ reason: 'mesgtoobig', enhancedCode });
    expect(found.line('rejected').detail.replyCode).toBe(replyCode);
    expectUntouched(found);
  });

  it('is late, and then Other, when nobody answers', async () => {
    const found = await tracked.outcome(await tracked.send(SLOW_ADDRESS), ['delayed', 'Other']);
    expect(found.line('delayed')).toMatchObject({ status: null, source: 'mailbox' });
    expect(found.row).toMatchObject({ status: 'Other', isDelayed: false });
    expect(found.line('Other').detail).toMatchObject({ enhancedCode: '4.4.1', matchedBy: 'token' });
    expect(found.line('Other').detail.reply).toContain('Connection refused');
    expectUntouched(found);
  });

  it.each([
    ['forwarded to somebody', 'forwarded@patients.example'],
    ['sent on to several', 'family@patients.example'],
  ])('is Sent when it is %s, whatever comes of that', async (_, address) => {
    const found = await tracked.outcome(await tracked.send(address), ['handed-on']);
    expect(found.row.status).toBe('Sent');
    expect(found.line('handed-on').detail.reply).toBe('alias expanded');
    expectUntouched(found);
  });

  it.each([
    ['forwarded to', 'moved.away@patients.example', 'left.long.ago@patients.example'],
    ['also sent on to', 'household@patients.example', 'nobody.home@patients.example'],
  ])('bounces as what it was sent to when whom it is %s is unknown', async (_, address, target) => {
    const found = await tracked.outcome(await tracked.send(address), ['handed-on', 'bounced']);
    expect(found.row).toMatchObject({ status: 'Bounced', recipient: address });
    expect(found.line('bounced').detail).toMatchObject({
      reason: 'userunknown',
      note: target,
      matchedBy: 'token',
    });
    expectRemoved(found);
  });

  it('is found by its envelope id where the account has no plus addresses', async () => {
    const plain = openTrackedDesk(servers, { by: 'submission', hasPlusAddresses: false });
    try {
      const address = 'never.there@patients.example';
      const found = await plain.outcome(await plain.send(address), ['bounced']);
      expect(found.line('bounced').detail).toMatchObject({ matchedBy: 'envelope-id' });
      expectRemoved(found);
    } finally {
      await plain.close();
    }
  });
});
