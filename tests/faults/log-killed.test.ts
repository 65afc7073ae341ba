import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPrivateFile } from '../../src/main/adapters/sqlite/log-files';
import { versionOf } from '../../src/main/adapters/sqlite/migrations/migrate';
import { openDatabase } from '../../src/main/adapters/sqlite/open-database';
import { startChild } from '../support/log/child';
import { writeFirstLog } from '../support/log/first-log';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import { problemOf } from '../support/log/problem-of';
import { NOW, sampleAccount, sampleId, sampleQuery } from '../support/log/sample-log';

const FIRST = sampleId('message', 1);

let folder: LogFolder;

beforeEach(() => {
  folder = createLogFolder();
});

afterEach(() => {
  folder.remove();
});

/** What must be there when the process was killed at a step: [messages, outbox, codes of the first one's history]. */
const STEPS: Record<string, [number, string, string[]]> = {
  writing: [0, '', []],
  written: [2, 'waiting waiting', ['created']],
  claiming: [2, 'waiting waiting', ['created']],
  claimed: [2, 'sending waiting', ['created']],
  'handed over': [2, 'sending waiting', ['created']],
  settling: [2, 'sending waiting', ['created']],
  settled: [2, '- waiting', ['created', 'accepted']],
  reporting: [2, '- waiting', ['created', 'accepted']],
  reported: [2, '- waiting', ['created', 'accepted', 'bounced']],
};

describe('a process killed while it works with the log', () => {
  it.each(Object.entries(STEPS))(
    'at “%s” leaves all of what was committed and nothing else',
    async (step, expected) => {
      const [messages, outbox, codes] = expected;
      expect(await startChild('send-and-die', folder.file, step).ended()).toMatchObject({
        signal: 'SIGKILL',
      });
      const log = folder.open();
      const rows = log.messages.rows([FIRST, sampleId('message', 2)]);
      expect(rows).toHaveLength(messages);
      expect(rows.map(({ outboxState }) => outboxState ?? '-').join(' ')).toBe(outbox);
      expect(log.messages.history(FIRST).map(({ code }) => code)).toEqual(codes);
      expect(log.messages.countMessages()).toBe(messages);
      expect(log.messages.list(sampleQuery('appointment')).rows).toHaveLength(messages);
      expect(log.messages.countAttention()).toBe(step === 'reported' ? 1 : 0);
      log.close();
    },
  );

  it('is known to have handed over, when it had', async () => {
    await startChild('send-and-die', folder.file, 'handed over').ended();
    const log = folder.open();
    expect(log.outbox.interrupted()).toMatchObject([
      { id: FIRST, claimedAt: NOW, handedOverAt: NOW, tries: 1 },
    ]);
    log.close();
  });

  it('is known not to have handed over, when it had not', async () => {
    await startChild('send-and-die', folder.file, 'claimed').ended();
    const log = folder.open();
    expect(log.outbox.interrupted()).toMatchObject([{ id: FIRST, handedOverAt: null }]);
    log.close();
  });

  it('anywhere, again and again, loses no batch and leaves none by halves', async () => {
    const begun = folder.open();
    begun.accounts.insert(sampleAccount());
    begun.close();
    let next = 1;
    for (const linesToSee of [1, 4, 9, 2, 17, 30]) {
      const child = startChild('write-for-ever', folder.file, String(next));
      let committed = 0;
      for (let seen = 0; seen < linesToSee; seen += 1) committed = Number((await child.lines.next()).value);
      await child.kill();
      expect(committed).toBeGreaterThanOrEqual(next);
      const log = folder.open();
      const batches = log.messages.listBatches(null, 500).rows;
      expect(batches.filter(({ count, tally }) => count !== 3 || tally.Bounced !== 3)).toEqual([]);
      expect(batches.length).toBeGreaterThanOrEqual(committed);
      expect(log.messages.countMessages()).toBe(batches.length * 3);
      expect(log.messages.countAttention()).toBe(batches.length * 3);
      expect(log.outbox.counts().waiting).toBe(batches.length * 3);
      next = batches.length + 1;
      log.close();
    }
  });

  it('in the middle of a migration leaves the log of the old version, whole', async () => {
    createPrivateFile(folder.file);
    const begun = openDatabase(folder.file);
    writeFirstLog(begun);
    begun.close();
    expect(await startChild('migrate-and-die', folder.file).ended()).toMatchObject({ signal: 'SIGKILL' });
    const database = openDatabase(folder.file);
    expect(versionOf(database)).toBe(10);
    const newTables = database.prepare("SELECT name FROM sqlite_schema WHERE name IN ('note', 'arrival')");
    expect(newTables.all()).toEqual([]);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    const log = folder.open();
    expect(log.messages.rows([FIRST])[0]?.subject).toBe('Your appointment');
    expect(log.settings.desk()).toMatchObject({ deskName: 'Desk 1', country: 'AU' });
    expect(log.patients.list({ text: '', isArchived: false, cursor: null, limit: 10 }).rows).toHaveLength(1);
    log.close();
  });
});

describe('a log that another process has open', () => {
  it('cannot be opened until that process is gone, however it went', async () => {
    folder.open().close();
    const holder = startChild('hold-log', folder.file);
    expect((await holder.lines.next()).value).toBe('open');
    const problem = problemOf(() => folder.open());
    expect(problem).toMatchObject({ problem: 'locked', file: folder.file, hasBackup: false });
    await holder.kill();
    const log = folder.open();
    expect(log.messages.countMessages()).toBe(0);
    log.close();
  });
});
