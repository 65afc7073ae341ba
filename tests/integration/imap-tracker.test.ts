import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImapLimits } from '../../src/main/adapters/trackers/imap-limits';
import { createMailboxTrackers } from '../../src/main/adapters/trackers/mailbox-trackers';
import { systemClock } from '../../src/main/adapters/time/system-clock';
import type { Clock } from '../../src/main/ports/clock';
import type { TrackingSettings, TrackingTestView } from '../../src/shared/domain/tracking';
import { mailServersAvailable } from '../support/mail-servers/mail-servers-available';
import { CLINIC_ADDRESS } from '../support/mail-servers/sample-mailboxes';
import { startMailServers, type MailServers } from '../support/mail-servers/start-mail-servers';
import { ManualClock } from '../support/manual-clock';
import { RecordingLogger } from '../support/recording-logger';
import { NEVER_STOPPED } from '../support/sample-email';
import { MailboxHand } from '../support/tracking/mailbox-hand';
import { readSampleMail } from '../support/tracking/read-sample-mail';
import { startRecordingProxy, type RecordingProxy } from '../support/tracking/recording-proxy';
import { RecordingSink } from '../support/tracking/recording-sink';

const { available, reason = '' } = mailServersAvailable();
const title = available
  ? 'the tracker reads a mailbox of Dovecot'
  : `the tracker, not tried here with Dovecot: ${reason}`;
const DAY_MS = 86_400_000;
const MB = 1_048_576;

describe.skipIf(!available)(title, () => {
  let servers: MailServers;
  let hand: MailboxHand;
  let proxy: RecordingProxy;
  let folder = '';
  let folders = 0;
  /** What a test has begun and the end of the test ends. */
  let endings: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    servers = await startMailServers();
    const { user, password } = servers.clinic;
    hand = await MailboxHand.open(servers.ports.imap, user, password);
  });

  afterAll(async () => {
    await hand.close();
    await servers.stop();
  });

  beforeEach(async () => {
    folders += 1;
    folder = `Reports ${String(folders)}`;
    await hand.create(folder);
    proxy = await startRecordingProxy(servers.ports.imap);
  });

  afterEach(async () => {
    // A frozen connection would keep the farewell waiting.
    proxy.dropAll();
    for (const end of endings) await end();
    endings = [];
    await proxy.stop();
  });

  function settingsOf(changes: Partial<TrackingSettings> = {}): TrackingSettings {
    return {
      host: '127.0.0.1',
      port: proxy.port,
      security: 'none',
      user: CLINIC_ADDRESS,
      folder,
      sentFolder: null,
      hasPlusAddresses: true,
      isAskingForReceipts: false,
      ...changes,
    };
  }

  interface Beginning {
    settings?: Partial<TrackingSettings>;
    password?: string;
    clock?: Clock;
    limits?: Partial<ImapLimits>;
  }

  /** Starts a tracker that tells the sink; gives back how to stop it. */
  function begin(sink: RecordingSink, beginning: Beginning = {}) {
    const { settings, password = servers.clinic.password, clock = systemClock, limits } = beginning;
    const logger = new RecordingLogger();
    const trackers = createMailboxTrackers({ clock, logger, readMail: readSampleMail }, limits);
    const tracker = trackers.create('account-1', settingsOf(settings), password);
    sink.tracker = tracker;
    tracker.start(sink);
    endings.push(() => tracker.stop());
    return { tracker, logger };
  }

  const isChecked = (sink: RecordingSink): boolean => typeof sink.state()?.lastCheckedAt === 'number';

  it('reads what is there and then, by IDLE, what arrives', async () => {
    await hand.put(folder, ['before']);
    const sink = new RecordingSink();
    begin(sink);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['before']);
    await proxy.waitForCommand(/^IDLE$/);

    await hand.put(folder, ['live']);
    await sink.until(() => sink.keys().length === 2);
    expect(sink.keys()).toEqual(['before', 'live']);
    await proxy.waitForCommand(/^IDLE$/, 2);
    expect(sink.state()).toMatchObject({ trouble: null, backfill: null });
    expect(proxy.connections()).toBe(1);
  });

  it('looks every minute where the server has no IDLE', async () => {
    await proxy.stop();
    proxy = await startRecordingProxy(servers.ports.imap, { hidesIdle: true });
    const clock = new ManualClock(Date.now());
    const sink = new RecordingSink();
    begin(sink, { clock });
    await sink.until(isChecked);
    await hand.put(folder, ['later']);
    expect(sink.keys()).toEqual([]);

    clock.advance(60_000);
    await sink.until(() => sink.keys().length === 1);
    expect(sink.keys()).toEqual(['later']);
    expect(proxy.commands()).not.toContain('IDLE');
  });

  it('asks anew after four minutes of IDLE, whatever the server says', async () => {
    const clock = new ManualClock(Date.now());
    const sink = new RecordingSink();
    begin(sink, { clock });
    await proxy.waitForCommand(/^IDLE$/);
    await sink.until(isChecked);
    clock.advance(240_000);
    await proxy.waitForCommand(/^DONE$/);
    await proxy.waitForCommand(/^IDLE$/, 2);
    await sink.until(() => sink.state()?.lastCheckedAt === clock.now());
  });

  it('goes on after a restart where it has stopped, and tells how far it is with what came meanwhile', async () => {
    await hand.put(folder, ['a', 'b']);
    const sink = new RecordingSink();
    const { tracker } = begin(sink);
    await sink.until(isChecked);
    await tracker.stop();
    await hand.put(folder, ['c', 'd', 'e', 'f', 'g']);

    const next = new RecordingSink(sink.cursor());
    begin(next, { limits: { batchMails: 2 } });
    await next.until(isChecked);
    expect(next.commits.map(({ reports }) => reports.map(({ key }) => key))).toEqual([
      ['c', 'd'],
      ['e', 'f'],
      ['g'],
    ]);
    const told = next.states.map(({ backfill }) => backfill);
    expect(told.filter((backfill) => backfill !== null)).toEqual([
      { done: 0, total: 5 },
      { done: 2, total: 5 },
      { done: 4, total: 5 },
    ]);
    expect(told.at(-1)).toBeNull();
  });

  it('goes back 30 days on the first look and not further, and only once', async () => {
    await hand.put(folder, ['old'], { at: new Date(Date.now() - 40 * DAY_MS) });
    await hand.put(folder, ['recent'], { at: new Date(Date.now() - 20 * DAY_MS) });
    await hand.put(folder, ['oldest'], { at: new Date(Date.now() - 50 * DAY_MS) });
    const sink = new RecordingSink();
    begin(sink);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['recent']);
    expect(sink.cursor()?.lastUid).toBe(3);
  });

  it('keeps the cursor of an empty folder, so that nothing of the first look is left for later', async () => {
    await hand.put(folder, ['old'], { at: new Date(Date.now() - 40 * DAY_MS) });
    const sink = new RecordingSink();
    begin(sink);
    await sink.until(isChecked);
    const { uidValidity } = await hand.look(folder);
    expect(sink.cursor()).toEqual({ uidValidity, lastUid: 1 });
    expect(sink.commits).toHaveLength(1);
  });

  it('fetches anew what was not committed when the connection is lost in the middle of a mail', async () => {
    await hand.put(folder, ['a', 'b', 'c', 'd'], { body: 'x'.repeat(5_000) });
    proxy.cutIn(/UID FETCH 3,4 .*BODY\.PEEK/, 7_000);
    const clock = new ManualClock(Date.now());
    const sink = new RecordingSink();
    begin(sink, { clock, limits: { batchMails: 2 } });
    await sink.until(() => sink.state()?.trouble?.kind === 'unreachable');
    expect(sink.keys()).toEqual(['a', 'b']);
    expect(sink.cursor()?.lastUid).toBe(2);

    clock.advance(5_000);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b', 'c', 'd']);
    expect(sink.state()?.trouble).toBeNull();
  });

  it('reads a mailbox anew that was removed and created again', async () => {
    await hand.put(folder, ['a', 'b', 'c']);
    const sink = new RecordingSink();
    const { tracker } = begin(sink);
    await sink.until(isChecked);
    const before = sink.cursor();
    await tracker.stop();
    await hand.remove(folder);
    await hand.create(folder);
    await hand.put(folder, ['again']);

    const next = new RecordingSink(before);
    begin(next);
    await next.until(isChecked);
    expect(next.keys()).toEqual(['again']);
    expect(next.cursor()?.uidValidity).not.toBe(before?.uidValidity);
    expect(next.cursor()?.lastUid).toBe(1);
  });

  it('is not put out by a gap that a removed mail has left', async () => {
    await hand.put(folder, ['a', 'b', 'c']);
    await hand.expunge(folder, 3);
    const sink = new RecordingSink();
    begin(sink);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b']);
    expect(sink.cursor()?.lastUid).toBe(3);
  });

  it('reads only the beginning of a mail over 10 MB', async () => {
    await hand.put(folder, ['large'], { body: `${'x'.repeat(998)}\r\n`.repeat(11 * 1_049) });
    await hand.put(folder, ['small']);
    const sink = new RecordingSink();
    begin(sink);
    await sink.until(isChecked);
    const read = sink.commits.flatMap(({ reports }) =>
      reports.map(({ key, detail }) => [key, Number(detail.reply)]),
    );
    expect(read).toEqual([
      ['large', 262_144],
      ['small', expect.any(Number)],
    ]);
    expect(
      proxy
        .commands()
        .filter((command) => command.includes('BODY'))
        .join('\n'),
    ).toBe(
      `UID FETCH 2 (UID INTERNALDATE BODY.PEEK[]<0.${String(10 * MB)}>)\nUID FETCH 1 (UID INTERNALDATE BODY.PEEK[]<0.262144>)`,
    );
  });

  it('finds unconfirmed messages among the sent mail by their Message-ID, and looks again only when that has changed', async () => {
    const sentFolder = `Sent ${folder}`;
    await hand.create(sentFolder);
    await hand.put(sentFolder, ['went', 'other']);
    const sink = new RecordingSink();
    sink.unconfirmed = [
      '<went@clinic.example>',
      '<lost@clinic.example>',
      '<"quoted (and) *%@clinic.example>',
    ];
    const { tracker } = begin(sink, { settings: { sentFolder } });
    await sink.until(isChecked);
    expect(sink.found).toEqual(['<went@clinic.example>']);
    const searches = (): number =>
      proxy.commands().filter((command) => /UID SEARCH HEADER/i.test(command)).length;
    expect(searches()).toBe(3);

    await hand.put(folder, ['news']);
    await sink.until(() => sink.keys().includes('news'));
    expect(searches()).toBe(3);

    await hand.put(sentFolder, ['lost']);
    tracker.checkNow();
    await sink.until(() => sink.found.length === 2);
    expect(sink.found).toEqual(['<went@clinic.example>', '<lost@clinic.example>']);
  });

  it('tells that there is no sent folder, and reads the reports nevertheless', async () => {
    await hand.put(folder, ['a']);
    const sink = new RecordingSink();
    sink.unconfirmed = ['<lost@clinic.example>'];
    begin(sink, { settings: { sentFolder: 'Nowhere' } });
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a']);
    expect(sink.state()?.trouble).toMatchObject({ kind: 'folder-missing' });
  });

  it('changes nothing on the server: it only ever examines, searches and peeks', async () => {
    const sentFolder = `Sent ${folder}`;
    await hand.create(sentFolder);
    await hand.put(sentFolder, ['went']);
    await hand.put(folder, ['a', 'b', 'c']);
    const before = [await hand.look(folder), await hand.look(sentFolder)];
    const sink = new RecordingSink();
    sink.unconfirmed = ['<went@clinic.example>'];
    const { tracker } = begin(sink, { settings: { sentFolder } });
    await sink.until(isChecked);
    await proxy.waitForCommand(/^IDLE$/);
    await tracker.stop();

    expect([await hand.look(folder), await hand.look(sentFolder)]).toEqual(before);
    const verbs = new Set(
      proxy.commands().map((command) => /^(?:UID )?[A-Z]+/.exec(command)?.[0] ?? command),
    );
    expect([...verbs].sort()).toEqual([
      'AUTHENTICATE',
      'DONE',
      'EXAMINE',
      'ID',
      'IDLE',
      'LIST',
      'LOGOUT',
      'NAMESPACE',
      'UID FETCH',
      'UID SEARCH',
    ]);
    for (const command of proxy.commands())
      expect(command).not.toMatch(/\bBODY\[|RFC822(?!\.SIZE)|\bSELECT\b/);
  });

  it('does not lose what could not be committed, says so, and goes on by itself', async () => {
    await hand.put(folder, ['a', 'b']);
    const clock = new ManualClock(Date.now());
    const sink = new RecordingSink();
    sink.failure = new Error('disk I/O error');
    const { logger } = begin(sink, { clock });
    await sink.until(() => sink.state()?.trouble !== null);
    expect(logger.lines.map(({ event }) => event)).toEqual(['tracking-not-committed', 'tracking-troubled']);
    expect(sink.cursor()).toBeNull();
    const detail = 'The log cannot be read or written';
    expect(sink.state()).toEqual({
      ...{ lastCheckedAt: null, backfill: null },
      trouble: { kind: 'log-unwritable', detail, at: clock.now() },
    });
    sink.failure = null;
    clock.advance(5_000);
    await sink.until(isChecked);
    expect(sink.keys()).toEqual(['a', 'b']);
    expect(sink.state()?.trouble).toBeNull();
  });

  it('stops after a refused password and tries it never again', async () => {
    const clock = new ManualClock(Date.now());
    const sink = new RecordingSink();
    const { tracker } = begin(sink, { clock, password: 'wrong' });
    await sink.until(() => sink.state()?.trouble !== null);
    expect(sink.state()?.trouble).toMatchObject({ kind: 'authentication-refused' });
    expect(clock.waiting).toBe(0);
    tracker.checkNow();
    await tracker.stop();
    expect(proxy.connections()).toBe(1);
  });

  it('names a folder that is not there', async () => {
    const sink = new RecordingSink();
    begin(sink, { clock: new ManualClock(Date.now()), settings: { folder: 'No such' } });
    await sink.until(() => sink.state()?.trouble !== null);
    expect(sink.state()?.trouble?.kind).toBe('folder-missing');
    expect(sink.state()?.trouble?.detail).toContain('No such');
  });

  it('connects again at once when it is told to look and the old connection is dead', async () => {
    const clock = new ManualClock(Date.now());
    const sink = new RecordingSink();
    const { tracker } = begin(sink, { clock });
    await proxy.waitForIdling();
    proxy.freeze();
    tracker.checkNow();
    await proxy.waitForCommand(/^DONE$/);
    clock.advance(10_000);
    // Without a wait for the next try: the clock stands still.
    await proxy.waitForIdling(2);
    expect(proxy.connections()).toBe(2);
    expect(sink.state()?.trouble).toBeNull();
  });

  describe('Test tracking', () => {
    function test(
      changes: Partial<TrackingSettings>,
      options: { password?: string; trusted?: string[] } = {},
    ): Promise<TrackingTestView> {
      const parts = { clock: systemClock, logger: new RecordingLogger(), readMail: readSampleMail };
      const trackers = createMailboxTrackers(parts, {
        certificateAuthorities: options.trusted ?? [servers.authorityPem],
      });
      return trackers.test(settingsOf(changes), options.password ?? servers.clinic.password, NEVER_STOPPED);
    }

    it.each(['tls', 'starttls'] as const)('passes by %s and tells what there is', async (security) => {
      await hand.put(folder, ['a', 'b']);
      const port = servers.ports[security === 'tls' ? 'imaps' : 'imap'];
      const view = await test({ security, port, sentFolder: 'Sent' });
      expect(view).toMatchObject({ ok: true, trouble: null, hasIdle: true, mailCount: 2 });
      expect(view.folders).toEqual(expect.arrayContaining(['INBOX', 'Sent', folder]));
    });

    it.each(['tls', 'starttls'] as const)(
      'gives no password to a server whose certificate cannot be verified, by %s',
      async (security) => {
        const port = servers.ports[security === 'tls' ? 'imaps' : 'imap'];
        const view = await test({ security, port }, { trusted: [] });
        expect(view).toMatchObject({ ok: false, trouble: { kind: 'certificate' }, folders: [] });
        expect(view.trouble?.detail).toMatch(/^The .+\([A-Z_]+\)$/);
      },
    );

    it('insists on STARTTLS', async () => {
      const view = await test({ security: 'tls' });
      expect(view).toMatchObject({ ok: false, trouble: { kind: 'protocol' } });
    });

    it('tells a refused password, and which folders there are when the chosen one is not', async () => {
      expect((await test({}, { password: 'wrong' })).trouble?.kind).toBe('authentication-refused');
      expect((await test({}, { password: '' })).trouble?.kind).toBe('password-needed');
      const view = await test({ folder: 'No such' });
      expect(view).toMatchObject({ ok: false, trouble: { kind: 'folder-missing' }, hasIdle: true });
      expect(view.folders).toContain(folder);
    });

    it('goes nowhere but to this computer without TLS', async () => {
      const view = await test({ host: 'mail.example.org' });
      expect(view.trouble).toEqual({
        kind: 'protocol',
        detail: 'Without protection only this computer itself is connected to',
      });
    });

    it('tells that nobody listens there', async () => {
      const { port } = proxy;
      await proxy.stop();
      expect((await test({ port })).trouble).toEqual({
        kind: 'unreachable',
        detail: '127.0.0.1 refused the connection',
      });
      proxy = await startRecordingProxy(servers.ports.imap);
    });
  });
});
