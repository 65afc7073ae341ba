import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideReport } from '../../src/main/application/tracking/decide-report';
import { eximAvailable } from '../support/mail-servers/exim-available';
import { expectAskedAbout, expectRemoved, expectUntouched } from '../support/mail-servers/expect-outcome';
import {
  ENDED_ADDRESS,
  FULL_MAILBOX_ADDRESS,
  REWRITTEN_ADDRESS,
  SHOUTED_ADDRESS,
  SILENT_SMALL_SERVER_ADDRESS,
  SLOW_ADDRESS,
  SMALL_MAILS_ADDRESS,
  SMALL_SERVER_ADDRESS,
  UNKNOWN_ADDRESS,
  UNKNOWN_DOMAIN_ADDRESS,
} from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { LARGE_CONTENT, openTrackedDesk, type TrackedDesk } from '../support/mail-servers/tracked-desk';

const { available, reason = '' } = eximAvailable();
const suiteTitle = available
  ? 'what Exim reports of messages, read from the mailbox,'
  : `reports of Exim, not here: ${reason}`;

describe.skipIf(!available)(suiteTitle, () => {
  let servers: MailServers;
  let tracked: TrackedDesk;

  beforeAll(async () => {
    servers = await startMailServers({ hasExim: true });
    tracked = openTrackedDesk(servers, { by: 'exim' });
  });

  afterAll(async () => {
    await tracked.close();
    await servers.stop();
  });

  it.each([
    [
      'Sent when Exim calls it delivered but says beside it that the next server tells no more',
      'anh@patients.example',
      'Sent',
      'handed-on',
    ],
    ['Delivered to a list, as Exim calls it', 'family@patients.example', 'Delivered', 'delivered'],
  ] as const)('is %s', async (_, address, status, code) => {
    const found = await tracked.outcome(await tracked.send(address), [code]);
    expect(found.row.status).toBe(status);
    expect(found.line(code).detail).toMatchObject({ enhancedCode: '2.0.0', matchedBy: 'token' });
    expectUntouched(found);
  });

  it.each([
    ['an unknown user', UNKNOWN_ADDRESS, '5.1.1', 550],
    // Exim itself says no more than "Unrouteable address" and 5.0.0.
    ['an unknown domain', UNKNOWN_DOMAIN_ADDRESS, '5.0.0', undefined],
    // Exim reports it under the address that was sent to, and names the other one in the text only.
    ['somebody sent on to who is not there any more', 'moved.away@patients.example', '5.1.1', 550],
  ])('is Bounced for %s, whose address leaves the record', async (_, address, enhancedCode, replyCode) => {
    const found = await tracked.outcome(await tracked.send(address), ['bounced']);
    expect(found.row).toMatchObject({ status: 'Bounced', recipient: address });
    expect(found.line('bounced').detail).toMatchObject({ enhancedCode, matchedBy: 'token' });
    expect(found.line('bounced').detail.replyCode).toBe(replyCode);
    expectRemoved(found);
  });

  it('is Bounced for a full mailbox, whose address stays while it is asked about', async () => {
    const found = await tracked.outcome(await tracked.send(FULL_MAILBOX_ADDRESS), ['bounced']);
    expect(found.row.status).toBe('Bounced');
    expect(found.line('bounced').detail).toMatchObject({ reason: 'mailboxfull', enhancedCode: '5.2.2' });
    expectAskedAbout(found);
  });

  it.each([
    ['their server tells its limit beforehand', SMALL_SERVER_ADDRESS, 552],
    ['their server says so at the end', SILENT_SMALL_SERVER_ADDRESS, 552],
    ['their mailbox takes less, which Dovecot says for days', SMALL_MAILS_ADDRESS, 451],
  ])('is Rejected when it is too large: %s', async (_, address, replyCode) => {
    const found = await tracked.outcome(await tracked.send(address, LARGE_CONTENT), ['rejected']);
    expect(found.row.status).toBe('Rejected');
    expect(found.line('rejected').detail).toMatchObject({ reason: 'mesgtoobig', replyCode });
    expectUntouched(found);
  });

  it('is late, and then Other, when nobody answers', async () => {
    const found = await tracked.outcome(await tracked.send(SLOW_ADDRESS), ['delayed', 'gave-up']);
    expect(found.line('delayed')).toMatchObject({ status: null, detail: { enhancedCode: '4.0.0' } });
    expect(found.row).toMatchObject({ status: 'Other', isDelayed: false });
    expect(found.line('gave-up').detail.reply).toContain('retry timeout exceeded');
    expectUntouched(found);
  });

  it.each([
    [
      'writes the sender anew (SRS)',
      REWRITTEN_ADDRESS,
      /^SRS0=.+=clinic\.example=frontdesk\+[\da-f]{24}@forwarder/,
    ],
    ['writes the sender in capitals', SHOUTED_ADDRESS, /^FRONTDESK\+[\dA-F]{24}@CLINIC\.EXAMPLE$/],
  ])('is asked about when a server that %s sends on to nobody', async (_, address, returnedTo) => {
    const id = await tracked.send(address);
    const question = await tracked.question(id);
    expect(question).toMatchObject({ status: 'Bounced', namedRecipient: ENDED_ADDRESS });
    expect(question.detail.matchedBy).toBe('token');
    const mails = await servers.readMailbox(servers.clinic.user);
    const report = mails.find(({ raw }) => raw.includes(ENDED_ADDRESS) && raw.includes(id));
    expect(report?.parsed.to?.[0]?.address).toMatch(returnedTo);
    expectUntouched(await tracked.outcome(id, []));

    decideReport(tracked.desk.ports, question.id, true, 'Kim');
    const found = await tracked.outcome(id, ['bounced']);
    expect(found.row.status).toBe('Bounced');
    expectRemoved(found);
  });

  it('is found by the header it brings back where the server offers no more', async () => {
    const plain = openTrackedDesk(servers, { by: 'eximWithoutDsn', hasPlusAddresses: false });
    try {
      const found = await plain.outcome(await plain.send('never.there@patients.example'), ['bounced']);
      expect(found.line('bounced').detail).toMatchObject({ matchedBy: 'sendtrail-id' });
      expectRemoved(found);
    } finally {
      await plain.close();
    }
  });
});
