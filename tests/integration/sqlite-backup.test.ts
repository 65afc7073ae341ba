import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenLog } from '../../src/main/adapters/sqlite/open-log';
import { restoreBackup } from '../../src/main/adapters/sqlite/restore-backup';
import { createLogFolder, type LogFolder } from '../support/log/log-file';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../support/log/sample-log';
import { sampleSms, smsAccount, writeSms } from '../support/sending/sample-sms';

let folder: LogFolder;
let backup: string;

beforeEach(() => {
  folder = createLogFolder();
  backup = `${folder.file}.backup`;
});

afterEach(() => {
  folder.remove();
});

function openWithThree(): OpenLog {
  const log = folder.open();
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2), sampleMessage(3)]);
  return log;
}

describe('backing up', () => {
  it('makes a whole copy beside the log that only its owner may read', async () => {
    const log = openWithThree();
    await log.backUp();
    log.close();
    expect(statSync(backup).size).toBeGreaterThan(10_000);
    if (process.platform !== 'win32') expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder.folder).sort()).toEqual(['log.sqlite', 'log.sqlite.backup']);
  });

  it('takes in what is written meanwhile, or leaves it out whole', async () => {
    const log = openWithThree();
    const running = log.backUp();
    for (let number = 4; number <= 60; number += 1) {
      const batchId = sampleId('batch', number);
      log.messages.insert(sampleBatch(number), [sampleMessage(number, { batchId })]);
    }
    await running;
    const expected = log.messages.countMessages();
    log.close();
    restoreBackup(folder.file, NOW);
    const restored = folder.open();
    expect(restored.messages.countMessages()).toBe(expected);
    expect(restored.messages.listBatches(null, 100).rows).toHaveLength(58);
    restored.close();
  });

  it('is made once when it is asked for twice at the same time', async () => {
    const log = openWithThree();
    expect(log.backUp()).toBe(log.backUp());
    await log.backUp();
    log.close();
  });

  it('keeps the backup before it when it does not come to its end', async () => {
    const log = openWithThree();
    await log.backUp();
    const before = readFileSync(backup);
    log.messages.append(sampleId('message', 1), sampleLine(), NOW);
    const stopped = log.backUp();
    log.close();
    await expect(stopped).rejects.toThrow();
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(existsSync(`${backup}.new`)).toBe(false);
  });
});

describe('restoring the backup', () => {
  it('puts it in the place of a damaged log, which is kept aside', async () => {
    const log = openWithThree();
    await log.backUp();
    log.close();
    writeFileSync(folder.file, 'nothing of a database');
    restoreBackup(folder.file, NOW);
    const restored = folder.open();
    expect(restored.messages.countMessages()).toBe(3);
    restored.close();
    const aside = readdirSync(folder.folder).find((name) => name.includes('.damaged-'));
    expect(readFileSync(`${folder.folder}/${aside ?? ''}`, 'utf8')).toBe('nothing of a database');
  });

  it('sends nothing by itself that the lost log may have sent', async () => {
    const log = openWithThree();
    const [first] = log.outbox.claim(sampleId('account', 1), NOW, 1);
    const queued = sampleLine();
    log.outbox.settle(sampleId('message', 3), { state: 'done', providerId: null }, [queued], NOW);
    await log.backUp();
    log.close();
    restoreBackup(folder.file, NOW + 5);
    const restored = folder.open();
    expect(restored.outbox.counts()).toEqual({ waiting: 0, sending: 0, unconfirmed: 2 });
    expect(restored.messages.countAttention()).toBe(2);
    expect(restored.outbox.claim(sampleId('account', 1), NOW * 2, 10)).toEqual([]);
    for (const id of [first?.id ?? '', sampleId('message', 2)]) {
      const line = restored.messages.history(id).at(-1);
      expect(line).toMatchObject({ code: 'unconfirmed', status: null, at: NOW + 5, source: 'sending' });
      expect(line?.detail.note).toMatch(/^Restored from the backup of \d{4}-/);
    }
    expect(restored.messages.rows([sampleId('message', 3)])[0]).toMatchObject({
      status: 'Queued',
      outboxState: null,
    });
    restored.close();
  });

  it('forgets when SMS were tried: they may have been tried again in the log that is lost', async () => {
    const log = folder.open();
    log.accounts.insert(smsAccount());
    writeSms(log, sampleSms(1), sampleSms(2));
    const [first] = log.outbox.claim(sampleId('account', 2), NOW, 2);
    log.outbox.settle(first?.id ?? '', { state: 'unconfirmed' }, [], NOW);
    await log.backUp();
    log.close();
    restoreBackup(folder.file, NOW + 5);
    const restored = folder.open();
    expect(restored.sms.unconfirmed(sampleId('account', 2), 10)).toMatchObject([
      { id: sampleId('message', 1), isAttemptKnown: false },
      { id: sampleId('message', 2), isAttemptKnown: false },
    ]);
    restored.close();
  });

  it('changes nothing when the backup is no good either', async () => {
    const log = openWithThree();
    await log.backUp();
    log.close();
    writeFileSync(folder.file, 'damaged');
    writeFileSync(backup, 'damaged, too');
    expect(() => {
      restoreBackup(folder.file, NOW);
    }).toThrow();
    expect(readFileSync(folder.file, 'utf8')).toBe('damaged');
    expect(readFileSync(backup, 'utf8')).toBe('damaged, too');
    expect(readdirSync(folder.folder).sort()).toEqual(['log.sqlite', 'log.sqlite.backup']);
  });
});
