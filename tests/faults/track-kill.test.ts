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
      MESSAGES.map((_, index) => sampleMessage(index + 1)),
    );
    log.outbox.claim(ACCOUNT, NOW, MESSAGES.length);
    for (const id of MESSAGES) {
      log.outbox.settle(id, { state: 'done', providerId: null }, [sampleLine()], NOW);
    }
    log.tracking.save(ACCOUNT, {
      host: servers.host,
      port: servers.ports.imap,
      security: 'none',
      user: CLINIC_ADDRESS,
      folder: 'INBOX',
      sentFolder: null,
      hasPlusAddresses: true,
      isAskingForReceipts: false,
    });
    log.close();
  });

  afterEach(() => {
    folder.remove();
  });

  /** How far the mailbox has been read, and how often each message has bounced. */
  function standing() {
    const log = folder.open();
    const cursor = log.tracking.cursor(ACCOUNT);
    const bounces = MESSAGES.map(
      (id) => log.messages.history(id).filter(({ code }) => code === 'bounced').length,
    );
    log.close();
    return { cursor, bounces };
  }

  it.each([
    ['before commit 1', null, [0, 0, 0], 3],
    ['after commit 1', 1, [1, 0, 0], 2],
    ['before commit 2', 1, [1, 0, 0], 2],
    ['before cursor 2', 1, [1, 0, 0], 2],
    ['after cursor 2', 1, [1, 0, 0], 2],
    ['after commit 2', 2, [1, 1, 0], 1],
    ['after commit 3', 3, [1, 1, 1], 0],
  ])('%s loses nothing and counts nothing twice', async (step, lastUid, bounces, commitsLeft) => {
    const { password } = servers.clinic;
    const killed = startChild('track-and-die', folder.file, password, step);
    expect(await killed.ended()).toMatchObject({ signal: 'SIGKILL' });
    expect(standing()).toEqual({ cursor: lastUid && { uidValidity, lastUid }, bounces });

    const next = startChild('track-and-die', folder.file, password);
    expect((await next.lines.next()).value).toBe(String(commitsLeft));
    expect(await next.ended()).toEqual({ signal: null, code: 0, errors: '' });
    expect(standing()).toEqual({ cursor: { uidValidity, lastUid: 3 }, bounces: [1, 1, 1] });
  });
});
