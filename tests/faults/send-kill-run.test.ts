import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startChild, type Child } from '../support/log/child';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { sampleAccount } from '../support/sample-email';
import { startScriptedSmtpServer } from '../support/scripted-smtp-server';
import { openRealDesk } from '../support/sending/real-desk';
import { countOf, messageIdIn } from '../support/sending/sent-ids';
import type { Account } from '../../src/shared/domain/account';

const MESSAGES = 300;
const KILLS = 6;
const MOST_BEFORE_KILL = 25;
/** Five connections, and ten outcomes that wait for each other when messages leave fast. */
const MOST_IN_DOUBT = 5 + 10;
const RECIPIENT = 'anh@patients.example';
const RUN_TIMEOUT_MS = 180_000;
const MAIL_TIMEOUT_MS = 20_000;

const { available, reason = '' } = mailServersAvailable();

let folder: LogFolder;
const table: Record<string, string | number>[] = [];

beforeEach(() => {
  folder = createLogFolder();
});

afterEach(() => {
  folder.remove();
});

afterAll(() => {
  console.table(table);
});

async function writeMessages(account: Account): Promise<string[]> {
  const desk = openRealDesk(folder.file);
  desk.addAccount(account, null);
  const ids = await desk.write(
    account,
    Array.from({ length: MESSAGES }, () => RECIPIENT),
  );
  await desk.close();
  return ids;
}

/** Kills the sending again and again after a few more messages were settled, then lets it come to its end. */
async function sendWithKills(password: string): Promise<number[]> {
  const killedAfter: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startChild('run-outbox', folder.file, password);
    const settled = randomInt(1, MOST_BEFORE_KILL);
    const wasRunning = await readLines(child, settled);
    await child.kill();
    if (wasRunning) killedAfter.push(settled);
  }
  const last = await startChild('run-outbox', folder.file, password).ended();
  expect(last).toEqual({ code: 0, signal: null, errors: '' });
  expect(killedAfter.length).toBeGreaterThan(1);
  return killedAfter;
}

/** False when the sending came to its end before: it does not wait to be killed. */
async function readLines(child: Child, count: number): Promise<boolean> {
  for (let seen = 0; seen < count; seen += 1) {
    if ((await child.lines.next()).done === true) return false;
  }
  return true;
}

function statesInLog(ids: readonly string[]) {
  const desk = openRealDesk(folder.file);
  const rows = desk.log.messages.rows(ids);
  desk.log.close();
  const queued = rows.filter(({ status, outboxState }) => status === 'Queued' && outboxState === null);
  const unconfirmed = rows.filter(({ outboxState }) => outboxState === 'unconfirmed');
  return { queued: queued.map(({ id }) => id), unconfirmed: unconfirmed.map(({ id }) => id) };
}

/** None lost, none doubled, none shown as gone that has not gone; in doubt only what was on its way at a kill. */
function compare(
  server: string,
  ids: readonly string[],
  killedAfter: readonly number[],
  arrived: readonly string[],
) {
  const { queued, unconfirmed } = statesInLog(ids);
  const counts = countOf(arrived);
  const doubled = ids.filter((id) => (counts.get(id) ?? 0) > 1);
  const lost = ids.filter((id) => !queued.includes(id) && !unconfirmed.includes(id));
  table.push({
    server,
    messages: ids.length,
    'killed after': killedAfter.join(', '),
    accepted: arrived.length,
    Queued: queued.length,
    Unconfirmed: unconfirmed.length,
    lost: lost.length,
    doubled: doubled.length,
  });
  expect(doubled).toEqual([]);
  expect(lost).toEqual([]);
  expect(queued.filter((id) => !counts.has(id))).toEqual([]);
  expect(unconfirmed.length).toBeLessThanOrEqual(killedAfter.length * MOST_IN_DOUBT);
}

function waitForMail(servers: MailServers, id: string) {
  return servers.waitForMail(RECIPIENT, ({ raw }) => messageIdIn(raw) === id, MAIL_TIMEOUT_MS);
}

/** Ids of the messages that Postfix has put in its queue; only those are ever delivered. */
function acceptedByPostfix(log: string): string[] {
  const lines = log.split('\n');
  const idOf = new Map(
    lines.flatMap((line) => {
      const [, queueId, hex = ''] = /cleanup\[\d+\]: (\w+): message-id=<([0-9a-f]{32})\./.exec(line) ?? [];
      return queueId === undefined ? [] : [[queueId, uuidOf(hex)] as const];
    }),
  );
  return lines.flatMap((line) => {
    const [, queueId = ''] = /qmgr\[\d+\]: (\w+): from=<.*queue active/.exec(line) ?? [];
    return idOf.get(queueId) ?? [];
  });
}

function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

describe('a run of many messages, killed again and again', () => {
  it('loses none and doubles none with a scripted server', { timeout: RUN_TIMEOUT_MS }, async () => {
    const server = await startScriptedSmtpServer();
    const ids = await writeMessages(sampleAccount(server, { user: 'desk', messagesPerMinute: 100_000 }));
    const killedAfter = await sendWithKills('secret');
    const accepted = server.messages().filter(({ isAccepted }) => isAccepted);
    compare(
      'scripted',
      ids,
      killedAfter,
      accepted.map(({ raw }) => messageIdIn(raw)),
    );
    await server.stop();
  });

  const title = available
    ? 'loses none and doubles none with Postfix, counted in the mailbox'
    : `Postfix and Dovecot, not here: ${reason}`;
  it.skipIf(!available)(title, { timeout: RUN_TIMEOUT_MS }, async () => {
    const servers = await startMailServers();
    try {
      const port = servers.ports.smtp;
      const account = { user: null, fromAddress: servers.clinic.user, messagesPerMinute: 100_000 };
      const ids = await writeMessages(sampleAccount({ host: servers.host, port }, account));
      const killedAfter = await sendWithKills('');
      for (const id of statesInLog(ids).queued) await waitForMail(servers, id);
      const accepted = acceptedByPostfix(await servers.log());
      for (const id of accepted) await waitForMail(servers, id);
      const arrived = (await servers.readMailbox(RECIPIENT)).map(({ raw }) => messageIdIn(raw));
      expect([...arrived].sort()).toEqual([...accepted].sort());
      compare('Postfix', ids, killedAfter, arrived);
    } finally {
      await servers.stop();
    }
  });
});
