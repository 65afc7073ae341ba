import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLINIC_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { startChild } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  samplePatient,
} from '../support/log/sample-log';
import { MailboxHand } from '../support/tracking/mailbox-hand';

const { available, reason = '' } = mailServersAvailable();
const title = available
  ? 'a process killed while it reads a mailbox'
  : `a process killed while it reads a mailbox, not tried here: ${reason}`;

const ACCOUNT = sampleId('account', 1);
const MESSAGES = [1, 2, 3].map((number) => sampleId('message', number));
/** Nobody knows whether it went; its copy is among the sent mail. */
const IN_DOUBT = sampleId('message', 4);

describe.skipIf(!available)(title, () => {
  let servers: MailServers;
  let hand: MailboxHand;
  let folder: LogFolder;
  let uidValidity = '';

  beforeAll(async () => {
    servers = await startMailServers();
    const { user, password } = servers.clinic;
    hand = await MailboxHand.open(servers.ports.imap, user, password);
    await hand.put('INBOX', MESSAGES);
    await hand.append(
      'Sent',
      Buffer.from(`Message-ID: ${sampleMessage(4).messageIdHeader ?? ''}\r\n\r\nHello\r\n`),
    );
    ({ uidValidity } = await hand.look('INBOX'));
  });

  afterAll(async () => {
    await hand.close();
    await servers.stop();
  });

  beforeEach(() => {
    folder = createLogFolder();
    const log = folder.open();
    log.accounts.insert(sampleAccount());
    log.patients.insert([samplePatient(1)]);
    log.messages.insert(
      sampleBatch(1),
      [...MESSAGES, IN_DOUBT].map((_, index) => sampleMessage(index + 1)),
    );
    log.outbox.claim(ACCOUNT, NOW, MESSAGES.length + 1);
    log.outbox.settle(IN_DOUBT, { state: 'unconfirmed' }, [], NOW);
    for (const id of MESSAGES) {
      log.outbox.settle(id, { state: 'done', providerId: null }, [sampleLine()], NOW);
    }
    log.tracking.save(ACCOUNT, {
      host: servers.host,
      port: servers.ports.imap,
      security: 'none',
      user: CLINIC_ADDRESS,
      folder: 'INBOX',
      sentFolder: 'Sent',
      hasPlusAddresses: true,
      isAskingForReceipts: false,
    });
    log.close();
  });

  afterEach(() => {
    folder.remove();
  });

  /** How far the mailbox has been read, how often each message has bounced, and what is known of the one in doubt. */
  function standing() {
    const log = folder.open();
    const cursor = log.tracking.cursor(ACCOUNT);
    const bounces = MESSAGES.map(
      (id) => log.messages.history(id).filter(({ code }) => code === 'bounced').length,
    );
    const found = log.messages.history(IN_DOUBT).filter(({ code }) => code === 'confirmed-gone').length;
    const isInDoubt = log.messages.rows([IN_DOUBT])[0]?.outboxState === 'unconfirmed';
    const seen = [...log.tracking.seenStatuses(ACCOUNT)];
    log.close();
    expect(found).toBe(isInDoubt ? 0 : 1);
    expect(seen).toEqual(bounces.some((count) => count > 0) ? ['Bounced'] : []);
    return { cursor, bounces, isInDoubt };
  }

  it.each([
    ['before found 0', null, [0, 0, 0], 3],
    ['after settled 0', null, [0, 0, 0], 3],
    ['after found 0', null, [0, 0, 0], 3],
    ['before commit 1', null, [0, 0, 0], 3],
    ['before seen 1', null, [0, 0, 0], 3],
    ['after seen 1', null, [0, 0, 0], 3],
    ['after commit 1', 1, [1, 0, 0], 2],
    ['before commit 2', 1, [1, 0, 0], 2],
    ['before cursor 2', 1, [1, 0, 0], 2],
    ['after cursor 2', 1, [1, 0, 0], 2],
    ['after commit 2', 2, [1, 1, 0], 1],
    ['after commit 3', 3, [1, 1, 1], 0],
    ['after all 3', 3, [1, 1, 1], 0],
  ])('%s loses nothing and counts nothing twice', async (step, lastUid, bounces, commitsLeft) => {
    const { password } = servers.clinic;
    const killed = startChild('track-and-die', folder.file, password, step);
    expect(await killed.ended()).toMatchObject({ signal: 'SIGKILL' });
    const isInDoubt = step === 'before found 0' || step === 'after settled 0';
    expect(standing()).toEqual({ cursor: lastUid && { uidValidity, lastUid }, bounces, isInDoubt });

    const next = startChild('track-and-die', folder.file, password);
    expect((await next.lines.next()).value).toBe(String(commitsLeft));
    expect(await next.ended()).toEqual({ signal: null, code: 0, errors: '' });
    expect(standing()).toEqual({ cursor: { uidValidity, lastUid: 3 }, bounces: [1, 1, 1], isInDoubt: false });
  });
});
