import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendAgain } from '../../src/main/application/messages/send-again';
import { STAFF } from '../support/fakes/test-practice';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { NOW } from '../support/log/sample-log';
import { plainMail } from '../support/report-mails/build-mail';
import { startScriptedImapServer, type ScriptedImapServer } from '../support/scripted-imap-server';
import { TrackedDesk } from '../support/tracking/tracked-desk';

const DAY_MS = 86_400_000;

let server: ScriptedImapServer;
let folder: LogFolder;
let log: ReturnType<LogFolder['open']>;
let desk: TrackedDesk;

beforeEach(async () => {
  server = await startScriptedImapServer();
  folder = createLogFolder();
  log = folder.open();
  desk = new TrackedDesk(log);
});

afterEach(async () => {
  await desk.tracking.stop();
  await server.stop();
  log.close();
  folder.remove();
});

interface Written {
  to: string;
  subject: string;
}

/** What a mail program writes when its user unsubscribes: by the header of the message as it was sent. */
async function answerTo(messageId: string): Promise<Written> {
  const { headers } = await PostalMime.parse(desk.practice.frozenText(messageId));
  const field = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
  const uri = new URL(field.slice(1, -1));
  return { to: decodeURIComponent(uri.pathname), subject: uri.searchParams.get('subject') ?? '' };
}

function deliver({ to, subject }: Written, headers: Readonly<Record<string, string>> = {}, daysLater = 0) {
  const all = { From: 'Anh <anh.at.home@example.net>', To: to, Subject: subject, ...headers };
  const mail = plainMail(all, 'This message was sent by a mail program.').replaceAll('\n', '\r\n');
  server.deliver(mail, new Date(NOW + 1_000 + daysLater * DAY_MS));
}

const MARKETING = ['accepted', { purpose: 'Marketing', subject: 'Winter offers' }] as const;
const patientOf = (messageId: string) => desk.practice.row(messageId).patientId ?? '';
const refusedBy = (messageId: string) =>
  log.notes
    .consents(patientOf(messageId))
    .filter(({ choice }) => choice === 'refused')
    .map(({ purpose, channel, setBy }) => `${purpose} by ${channel}, ${setBy ?? 'nobody'}`)
    .sort();
const REFUSED = ['Education by email, nobody', 'Marketing by email, nobody'];

async function read(): Promise<void> {
  desk.tracking.start();
  await desk.untilChecked();
}

describe('who unsubscribes by the mail program', () => {
  it.each([false, true])(
    'gets no more marketing or education (plus addresses: %s)',
    async (hasPlusAddresses) => {
      desk.setUp({ port: server.port, hasPlusAddresses });
      const [mine = '', other = ''] = await desk.send(['anh@example.org', 'zoe@example.org'], ...MARKETING);
      deliver(await answerTo(mine));
      await read();
      expect(refusedBy(mine)).toEqual(REFUSED);
      expect(refusedBy(other)).toEqual([]);
      expect(log.messages.history(mine).at(-1)).toMatchObject({
        ...{ status: null, code: 'unsubscribed', source: 'mailbox', at: NOW + 1_000, hasEvidence: true },
        detail: { rule: 'unsubscribe-mail', matchedBy: 'token' },
      });
      expect(desk.practice.row(mine).status).toBe('Queued');
      const notes = log.notes.notes([patientOf(mine)]);
      expect(notes.map(({ kind, by, detail }) => [kind, by, detail.subject])).toEqual([
        ['consent-changed', null, 'Winter offers'],
        ['consent-changed', null, 'Winter offers'],
      ]);
    },
  );

  it('is still sent what is about their own care', async () => {
    desk.setUp({ port: server.port });
    const [mine = ''] = await desk.send(['anh@example.org'], ...MARKETING);
    deliver(await answerTo(mine));
    await read();
    const write = (purpose: 'Marketing' | 'Education' | 'Recall') =>
      desk.practice.write(desk.account, 0, { patientIds: [patientOf(mine)], purpose });
    const ids = [...(await write('Marketing')), ...(await write('Education')), ...(await write('Recall'))];
    expect(desk.practice.rows(ids).map(({ statusCode, outboxState }) => [statusCode, outboxState])).toEqual([
      ['opted-out', null],
      ['opted-out', null],
      ['created', 'waiting'],
    ]);
  });

  it('does not get it by its being sent again', async () => {
    desk.setUp({ port: server.port });
    const [mine = ''] = await desk.send(['anh@example.org'], ...MARKETING);
    deliver(await answerTo(mine));
    await read();
    const { ports, asked } = desk.practice;
    const [again = ''] = (await sendAgain(ports, asked, [mine], STAFF)).messageIds;
    expect(desk.practice.row(again)).toMatchObject({ statusCode: 'opted-out', outboxState: null });
    expect(log.messages.mime(again)).toEqual([]);
  });

  it('is heard half a year later, as an answer, in capitals, with the token in the address alone', async () => {
    desk.setUp({ port: server.port, hasPlusAddresses: true });
    const [one = '', two = ''] = await desk.send(['anh@example.org', 'zoe@example.org'], ...MARKETING);
    desk.practice.clock.advance(181 * DAY_MS);
    const [first, second] = [await answerTo(one), await answerTo(two)];
    deliver(
      { ...first, subject: `RE: ${first.subject.toUpperCase()}` },
      { 'Message-ID': '<1@a.example>' },
      180,
    );
    deliver(
      { to: 'desk@example.org', subject: 'Unsubscribe' },
      { 'Message-ID': '<2@a.example>', 'Delivered-To': second.to },
      180,
    );
    await read();
    expect(refusedBy(one)).toEqual(REFUSED);
    expect(refusedBy(two)).toEqual(REFUSED);
  });

  it('counts once, though the same mail is read again and another one comes', async () => {
    desk.setUp({ port: server.port });
    const [mine = ''] = await desk.send(['anh@example.org'], ...MARKETING);
    const answer = await answerTo(mine);
    deliver(answer);
    deliver(answer);
    deliver(answer, { 'Message-ID': '<another@a.example>' });
    await read();
    expect(desk.practice.codes(mine)).toEqual(['created', 'accepted', 'unsubscribed', 'unsubscribed']);
    expect(log.notes.notes([patientOf(mine)])).toHaveLength(2);
  });
});

describe('nobody is unsubscribed', () => {
  it.each([
    ['by a token that is made up', { subject: 'unsubscribe 0123456789abcdef01234567' }],
    [
      'by a token of another clinic in the address',
      { to: 'desk+0123456789abcdef01234567@example.org', subject: 'unsubscribe' },
    ],
    ['by the word alone', { subject: 'unsubscribe' }],
    ['by an answer of a person', { subject: 'Re: Winter offers – how do I unsubscribe?' }],
  ])('%s, though the mail comes from their address and answers the message', async (_, written) => {
    desk.setUp({ port: server.port });
    const [mine = ''] = await desk.send(['anh@example.org'], ...MARKETING);
    const header = log.messages.details(mine)?.messageIdHeader ?? '';
    const headers = { From: 'Anh <anh@example.org>', 'In-Reply-To': header, References: header };
    deliver({ to: 'desk@example.org', ...written }, headers);
    await read();
    expect(log.tracking.cursor(desk.account.id)?.lastUid).toBe(1);
    expect(desk.practice.codes(mine)).toEqual(['created', 'accepted']);
    expect(refusedBy(mine)).toEqual([]);
    expect(log.attention.countUndecided()).toBe(0);
  });
});
