import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailboxTrackers } from '../../src/main/adapters/trackers/mailbox-trackers';
import { ManualClock } from '../support/manual-clock';
import { RecordingLogger } from '../support/recording-logger';
import { sampleTracking } from '../support/log/sample-log';
import {
  startScriptedImapServer,
  type ImapAction,
  type ImapRule,
  type ImapScript,
  type ScriptedImapServer,
} from '../support/scripted-imap-server';
import { readSampleMail } from '../support/tracking/read-sample-mail';
import { RecordingSink } from '../support/tracking/recording-sink';

const MB = 1_048_576;
const LONGEST_WAIT_MS = 300_000;
const POLL_MS = 60_000;

let server: ScriptedImapServer;
let clock: ManualClock;
let endings: (() => Promise<void>)[];

beforeEach(() => {
  clock = new ManualClock(Date.now());
  endings = [];
});

afterEach(async () => {
  server.dropAll();
  for (const end of endings) await end();
  await server.stop();
});

/** A mailbox with mails of these subjects, on a server that does what the script says. */
async function mailboxOf(subjects: readonly string[], script: ImapScript = {}): Promise<void> {
  server = await startScriptedImapServer(script);
  for (const subject of subjects) deliver(subject);
}

function deliver(subject: string, body = 'Hello'): void {
  server.deliver(`Message-ID: <${subject}@clinic.example>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`);
}

function begin(sink = new RecordingSink(), sentFolder: string | null = null) {
  const logger = new RecordingLogger();
  const trackers = createMailboxTrackers({ clock, logger, readMail: readSampleMail });
  const settings = sampleTracking({
    ...{ host: '127.0.0.1', port: server.port, security: 'none', folder: 'INBOX', sentFolder },
  });
  const tracker = trackers.create('account-1', settings, 'secret');
  sink.tracker = tracker;
  tracker.start(sink);
  endings.push(() => tracker.stop());
  return { sink, tracker, logger };
}

const isChecked = (sink: RecordingSink): boolean => typeof sink.state()?.lastCheckedAt === 'number';
const isTroubled = (sink: RecordingSink): boolean => sink.state()?.trouble !== null;

/** All that can happen without time going on or the server saying something has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** How often the mailbox has been looked into. */
const looks = (sink: RecordingSink): number =>
  sink.states.filter(({ lastCheckedAt, backfill }) => lastCheckedAt !== null && backfill === null).length;

/** Lets each wait for the next try go by, until it is so; tells how many tries that took. */
async function tryUntil(sink: RecordingSink, isReached: (sink: RecordingSink) => boolean): Promise<number> {
  for (let seenAt = -1, tries = 1; ; tries += 1) {
    const seen = seenAt;
    await sink.until((one) => isReached(one) || (one.state()?.trouble?.at ?? -1) > seen);
    if (isReached(sink)) return tries;
    seenAt = sink.state()?.trouble?.at ?? -1;
    clock.advance(LONGEST_WAIT_MS);
  }
}

describe('a connection that ends', () => {
  const cut = (afterBytes: number): ImapAction => ({ kind: 'cut', afterBytes });

  it.each<[string, ImapRule]>([
    ['before the greeting', { at: 'greeting', action: cut(0) }],
    ['in the middle of the greeting', { at: 'greeting', action: cut(9) }],
    ['at the login', { at: 'login', action: cut(0) }],
    ['when the folder is opened', { at: 'examine', action: cut(0) }],
    ['while the folder is opened', { at: 'examine', action: cut(20) }],
    ['at the search', { at: 'search', action: cut(0) }],
    ['in the middle of what was found', { at: 'search', action: cut(11) }],
    ['when the sizes are asked for', { at: 'sizes', action: cut(0) }],
    ['between two sizes', { at: 'sizes', action: cut(40) }],
    ['when the mails are asked for', { at: 'fetch', action: cut(0) }],
    ['in the middle of the first mail', { at: 'fetch', action: cut(120) }],
    ['in the middle of the second mail', { at: 'fetch', action: cut(260) }],
    ['with a farewell', { at: 'search', action: { kind: 'leave', line: '* BYE shutting down' } }],
    ['with a farewell for a greeting', { at: 'greeting', action: { kind: 'leave', line: '* BYE too busy' } }],
  ])('%s loses nothing and brings nothing twice', async (_, rule) => {
    await mailboxOf(['a', 'b', 'c'], { rules: [{ ...rule, times: 1 }] });
    const { sink } = begin();
    await sink.until(isTroubled);
    expect(sink.state()?.trouble).toMatchObject({ kind: 'unreachable' });
    expect(sink.keys()).toEqual([]);
    clock.advance(4_999);
    expect(server.connections()).toBe(1);
    clock.advance(1);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b', 'c']);
    expect(sink.state()?.trouble).toBeNull();
    expect(server.connections()).toBe(2);
  });

  it.each<[string, () => void]>([
    [
      'without a word',
      () => {
        server.dropAll();
      },
    ],
    [
      'with a farewell',
      () => {
        server.say('* BYE idle for too long');
        server.dropAll();
      },
    ],
  ])('while nothing is going on, %s, is made again and reads what came meanwhile', async (_, end) => {
    await mailboxOf(['a']);
    const { sink } = begin();
    await server.waitForCommand(/^IDLE$/);
    await sink.until(isChecked);
    end();
    await sink.until(isTroubled);
    deliver('b');
    clock.advance(5_000);
    await sink.until(() => sink.keys().length === 2);
    expect(sink.keys()).toEqual(['a', 'b']);
  });

  it.each<[string, ImapAction]>([
    ['never begins', { kind: 'stall', afterBytes: 0 }],
    ['stops in the middle of a mail', { kind: 'stall', afterBytes: 200 }],
    ['talks of other things for ever', { kind: 'babble', line: '* OK still here' }],
  ])('after a deadline, because a fetch %s, is made again', async (_, action) => {
    await mailboxOf(['a', 'b', 'c'], { rules: [{ at: 'fetch', action, times: 1 }] });
    const { sink } = begin();
    await server.waitForCommand(/^UID FETCH .*BODY/);
    clock.advance(POLL_MS + 1_000);
    await sink.until(isTroubled);
    expect(sink.state()?.trouble).toMatchObject({ kind: 'unreachable', detail: 'No reply from 127.0.0.1' });
    clock.advance(5_000);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b', 'c']);
  });
});

describe('a server that does not tell of new mail', () => {
  const refuses = (line: string): ImapScript => ({
    rules: [{ at: 'idle', action: { kind: 'answer', line } }],
  });

  it.each<[string, ImapScript, number]>([
    ['has no IDLE', { hasIdle: false }, 0],
    ['refuses IDLE', refuses('NO not for you'), 1],
    ['does not understand the IDLE it offers', refuses('BAD what'), 1],
  ])('because it %s is asked every minute', async (_, script, idles) => {
    await mailboxOf(['a'], script);
    const { sink } = begin();
    await sink.until(() => looks(sink) === idles + 1);
    await settled();
    deliver('b');
    expect(sink.keys()).toEqual(['a']);
    clock.advance(POLL_MS);
    await sink.until(() => sink.keys().length === 2);
    expect(server.commands().filter((command) => command === 'IDLE')).toHaveLength(idles);
    expect(server.connections()).toBe(1);
    expect(sink.state()?.trouble).toBeNull();
  });

  it('because it takes IDLE without a word is left after some minutes for a new connection', async () => {
    await mailboxOf(['a'], { rules: [{ at: 'idle', action: { kind: 'stall', afterBytes: 0 }, times: 1 }] });
    const { sink } = begin();
    await server.waitForCommand(/^IDLE$/);
    await sink.until(isChecked);
    deliver('b');
    clock.advance(240_000);
    await settled();
    clock.advance(POLL_MS);
    await sink.until(isTroubled);
    clock.advance(5_000);
    await sink.until(() => sink.keys().length === 2);
    expect(sink.keys()).toEqual(['a', 'b']);
  });
});

describe('a mail that cannot be had', () => {
  const HUGE = '* 2 FETCH (UID 2 BODY[]<0> {99999999999}\r\n';

  it.each<[string, Omit<ImapRule, 'uid'>, number]>([
    ['is refused', { at: 'fetch', action: { kind: 'answer', line: 'NO cannot read it' } }, 5],
    ['is not understood', { at: 'fetch', action: { kind: 'answer', line: 'BAD cannot read it' } }, 5],
    ['has no size', { at: 'sizes', action: { kind: 'answer', line: 'NO cannot read it' } }, 5],
    ['is left out', { at: 'fetch', action: { kind: 'answer', line: 'OK nothing there' } }, 5],
    ['ends the connection', { at: 'fetch', action: { kind: 'cut', afterBytes: 50 } }, 8],
    ['claims to be of 99 GB', { at: 'fetch', action: { kind: 'send', text: HUGE } }, 8],
  ])('because it %s is left out in the end; all others are read, once', async (_, rule, tries) => {
    await mailboxOf(['a', 'b', 'c', 'd'], { rules: [{ ...rule, uid: 2 }] });
    const { sink, logger } = begin();
    expect(await tryUntil(sink, isChecked)).toBe(tries);
    expect(sink.keys()).toEqual(['a', 'c', 'd']);
    expect(sink.cursor()).toEqual({ uidValidity: '1', lastUid: 4 });
    expect(sink.state()?.trouble).toMatchObject({
      kind: 'mail-unreadable',
      detail: 'Mail 2 of INBOX could not be read',
    });
    expect(logger.lines).toContainEqual({
      level: 'warn',
      event: 'tracked-mail-left-out',
      facts: { accountId: 'account-1', uid: 2 },
    });

    deliver('e');
    await sink.until(() => sink.keys().length === 4);
    expect(sink.keys()).toEqual(['a', 'c', 'd', 'e']);
    expect(sink.state()?.trouble?.kind).toBe('mail-unreadable');
  });

  it.each<[string, ImapRule]>([
    [
      'says that this is for now',
      { at: 'fetch', action: { kind: 'answer', line: 'NO [INUSE] later' }, times: 5 },
    ],
    ['loses the connection five times', { at: 'fetch', action: { kind: 'cut', afterBytes: 50 }, times: 6 }],
  ])('for a while is waited for when the server %s', async (_, rule) => {
    await mailboxOf(['a', 'b', 'c'], { rules: [{ ...rule, uid: 2 }] });
    const { sink } = begin();
    await tryUntil(sink, isChecked);
    expect(sink.keys()).toEqual(['a', 'b', 'c']);
    expect(sink.state()?.trouble).toBeNull();
  });

  it('is not the same as one of that number in a mailbox that was made anew', async () => {
    const rule = { at: 'fetch', action: { kind: 'answer', line: 'NO' }, uid: 1, times: 3 } as const;
    await mailboxOf(['a'], { rules: [rule] });
    const { sink } = begin();
    await sink.until(isTroubled);
    for (const wait of [5_000, 15_000]) {
      const { at } = sink.state()?.trouble ?? { at: 0 };
      clock.advance(wait);
      await sink.until((one) => (one.state()?.trouble?.at ?? 0) > at);
    }
    server.mailbox.createAnew();
    deliver('b');
    clock.advance(POLL_MS);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['b']);
  });
});

describe('a sent folder that cannot be looked into', () => {
  it.each<[string, ImapRule]>([
    ['opens it not', { at: 'examine', action: { kind: 'answer', line: 'NO not for you' }, times: 1 }],
    ['does not search it', { at: 'search', action: { kind: 'answer', line: 'NO not for you' }, times: 1 }],
    ['does not understand', { at: 'search', action: { kind: 'answer', line: 'BAD what' }, times: 1 }],
  ])('because the server %s is told, and keeps no report from being read', async (_, rule) => {
    await mailboxOf(['a', 'b'], { rules: [rule] });
    const sink = new RecordingSink();
    sink.unconfirmed = ['<lost@clinic.example>'];
    begin(sink, 'Sent');
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b']);
    expect(sink.state()?.trouble).toMatchObject({ kind: 'protocol' });
    expect(server.connections()).toBe(1);
  });
});

describe('a mailbox that is not what it was', () => {
  it('is read from its beginning when it has another UIDVALIDITY the next time', async () => {
    await mailboxOf(['a', 'b', 'c']);
    const first = begin();
    await first.sink.until(isChecked);
    await first.tracker.stop();
    server.mailbox.createAnew();
    deliver('again');

    const next = begin(new RecordingSink(first.sink.cursor()));
    await next.sink.until(isChecked);
    expect(next.sink.keys()).toEqual(['again']);
    expect(next.sink.cursor()).toEqual({ uidValidity: '2', lastUid: 1 });
  });

  it('is read from its beginning when that happens while it is open', async () => {
    await mailboxOf(['a', 'b', 'c']);
    const { sink } = begin();
    await sink.until(isChecked);
    await server.waitForCommand(/^IDLE$/);
    server.mailbox.createAnew();
    deliver('again');
    clock.advance(240_000);
    await sink.until(() => sink.keys().length === 4);
    expect(sink.keys()).toEqual(['a', 'b', 'c', 'again']);
    expect(sink.cursor()).toEqual({ uidValidity: '2', lastUid: 1 });
  });

  it.each([0, 2, 99])('is read whole though the server claims that it holds %i', async (claimed) => {
    await mailboxOf(['a', 'b', 'c']);
    server.mailbox.claimedCount = claimed;
    const { sink } = begin();
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b', 'c']);
  });

  it('is not asked for ever when the server tells of new mail that is not there', async () => {
    await mailboxOf(['a'], { rules: [{ at: 'idle', action: { kind: 'say', line: '* 99 EXISTS' } }] });
    const { sink } = begin();
    await server.waitForCommand(/^IDLE$/, 6);
    await sink.until(() => looks(sink) === 6);
    await settled();
    const asked = server.commands().length;
    server.say('* 100 EXISTS');
    deliver('b');
    expect(server.commands()).toHaveLength(asked);
    clock.advance(POLL_MS);
    await sink.until(() => sink.keys().length === 2);
    expect(sink.keys()).toEqual(['a', 'b']);
    expect(server.connections()).toBe(1);
  });
});

describe('a large mail', () => {
  it('of almost 10 MB is read whole, one of more in part, and those around them, too', async () => {
    await mailboxOf(['a']);
    deliver('large', 'x'.repeat(10 * MB - 1_000));
    deliver('larger', 'x'.repeat(12 * MB));
    deliver('b');
    const { sink } = begin();
    await sink.until(isChecked);
    const read = sink.commits.flatMap(({ reports }) =>
      reports.map(({ key, detail }) => [key, Number(detail.reply)]),
    );
    expect(read).toEqual([
      ['a', expect.any(Number)],
      ['large', expect.any(Number)],
      ['larger', 262_144],
      ['b', expect.any(Number)],
    ]);
    expect(read[1]?.[1]).toBeGreaterThan(10 * MB - 1_000);
  });
});
