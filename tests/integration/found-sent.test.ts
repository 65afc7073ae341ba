import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { CLINIC_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { MailboxHand } from '../support/tracking/mailbox-hand';
import { TrackedDesk } from '../support/tracking/tracked-desk';

const { available, reason = '' } = mailServersAvailable();
const title = available
  ? 'a message that nobody knows about, with the Sent folder of Dovecot'
  : `a message that nobody knows about, not tried here with Dovecot: ${reason}`;

describe.skipIf(!available)(title, () => {
  let servers: MailServers;
  let hand: MailboxHand;
  let folder: LogFolder;
  let log: ReturnType<LogFolder['open']>;
  let desk: TrackedDesk;
  let sentFolders = 0;

  beforeAll(async () => {
    servers = await startMailServers();
    const { user, password } = servers.clinic;
    hand = await MailboxHand.open(servers.ports.imap, user, password);
  });

  afterAll(async () => {
    await hand.close();
    await servers.stop();
  });

  beforeEach(() => {
    folder = createLogFolder();
    log = folder.open();
    desk = new TrackedDesk(log);
  });

  afterEach(async () => {
    await desk.tracking.stop();
    log.close();
    folder.remove();
  });

  /** Puts copies of these messages, as they were handed over, among the sent mail. */
  async function sentFolderWith(messageIds: readonly string[]): Promise<string> {
    sentFolders += 1;
    const name = `Sent ${String(sentFolders)}`;
    await hand.create(name);
    for (const id of messageIds) await copyTo(name, id);
    return name;
  }

  async function copyTo(name: string, messageId: string): Promise<void> {
    await hand.append(name, Buffer.concat(log.messages.mime(messageId).map(({ bytes }) => bytes)));
  }

  function track(sentFolder: string): void {
    const { user, password } = servers.clinic;
    expect(user).toBe(CLINIC_ADDRESS);
    desk.track({ port: servers.ports.imap, user, sentFolder }, password);
  }

  it('is Queued when its copy stands there, and stays in doubt when it does not', async () => {
    const [went = '', lost = ''] = await desk.send(['anh@example.org', 'zoe@example.org'], 'unconfirmed');
    const sentFolder = await sentFolderWith([went]);
    const before = await hand.look(sentFolder);
    track(sentFolder);
    await desk.untilChecked();
    expect(desk.practice.row(went)).toMatchObject({ status: 'Queued', outboxState: null });
    expect(log.messages.history(went).at(-1)).toMatchObject({
      ...{ code: 'confirmed-gone', source: 'mailbox', by: null },
    });
    expect(desk.practice.row(lost)).toMatchObject({ status: 'Created', outboxState: 'unconfirmed' });
    expect(await hand.look(sentFolder)).toEqual(before);
  });

  it('is found when its copy comes later, once', async () => {
    const [id = ''] = await desk.send(['anh@example.org'], 'unconfirmed');
    const sentFolder = await sentFolderWith([]);
    track(sentFolder);
    await desk.untilChecked();
    expect(desk.practice.row(id).outboxState).toBe('unconfirmed');

    await copyTo(sentFolder, id);
    desk.tracking.checkNow(desk.account.id);
    await desk.until(() => desk.practice.row(id).outboxState === null);
    desk.tracking.checkNow(desk.account.id);
    const { lastCheckedAt } = desk.state();
    desk.practice.clock.advance(1);
    desk.tracking.checkNow(desk.account.id);
    await desk.until(() => desk.state().lastCheckedAt !== lastCheckedAt);
    expect(desk.practice.codes(id)).toEqual(['created', 'confirmed-gone']);
    expect(desk.practice.row(id).status).toBe('Queued');
  });
});
