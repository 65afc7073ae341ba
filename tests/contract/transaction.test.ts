import { expect, it } from 'vitest';
import type { Changes } from '../../src/main/ports/change-feed';
import type { Log } from '../../src/main/ports/log';
import { describeContract } from '../support/log/contract';
import {
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  samplePatient,
} from '../support/log/sample-log';

function heardBy(log: Log): Changes[] {
  const heard: Changes[] = [];
  log.changes.subscribe((changes) => heard.push(changes));
  return heard;
}

function writeTwoMessages(log: Log): void {
  log.accounts.insert(sampleAccount());
  log.messages.insert(sampleBatch(1), [sampleMessage(1), sampleMessage(2)]);
}

describeContract('transaction', (log) => {
  it('gives what the work gives', () => {
    expect(log().transaction.run(() => 42)).toBe(42);
  });

  it('commits all that was written within it', () => {
    log().transaction.run(() => {
      writeTwoMessages(log());
      log().patients.insert([samplePatient(1)]);
    });
    expect(log().messages.countMessages()).toBe(2);
    expect(log().patients.count()).toBe(1);
  });

  it('undoes everything when the work fails, and the failure goes on to the caller', () => {
    writeTwoMessages(log());
    const before = log().messages.rows([sampleId('message', 1), sampleId('message', 2)]);
    expect(() =>
      log().transaction.run(() => {
        log().messages.append(sampleId('message', 1), sampleLine(), NOW);
        log().outbox.claim(sampleId('account', 1), NOW, 10);
        log().messages.insert(sampleBatch(2), [sampleMessage(3, { batchId: sampleId('batch', 2) })]);
        throw new Error('the work failed');
      }),
    ).toThrow('the work failed');
    expect(log().messages.rows([sampleId('message', 1), sampleId('message', 2)])).toEqual(before);
    expect(log().messages.history(sampleId('message', 1))).toHaveLength(1);
    expect(log().messages.countMessages()).toBe(2);
    expect(log().messages.listBatches(null, 10).rows).toHaveLength(1);
    expect(log().outbox.counts()).toEqual({ waiting: 2, sending: 0, unconfirmed: 0 });
  });

  it('commits what is nested only with the outermost call', () => {
    expect(() =>
      log().transaction.run(() => {
        log().transaction.run(() => {
          writeTwoMessages(log());
        });
        throw new Error('later');
      }),
    ).toThrow('later');
    expect(log().messages.countMessages()).toBe(0);
  });

  it('commits nothing when a part has failed, even where the work has swallowed the failure', () => {
    expect(() =>
      log().transaction.run(() => {
        writeTwoMessages(log());
        try {
          log().messages.insert(sampleBatch(1), []);
        } catch {
          return 'swallowed';
        }
        return 'went well';
      }),
    ).toThrow();
    expect(log().messages.countMessages()).toBe(0);
  });

  it('goes on after a failure', () => {
    expect(() =>
      log().transaction.run(() => {
        throw new Error('once');
      }),
    ).toThrow('once');
    writeTwoMessages(log());
    expect(log().messages.countMessages()).toBe(2);
  });
});

describeContract('change feed', (log) => {
  it('tells once, after the outermost commit, what was touched', () => {
    const heard = heardBy(log());
    log().transaction.run(() => {
      writeTwoMessages(log());
      log().transaction.run(() => log().messages.append(sampleId('message', 1), sampleLine(), NOW));
      expect(heard).toEqual([]);
    });
    expect(heard).toHaveLength(1);
    const [changes] = heard;
    expect([...(changes?.messageIds ?? [])].sort()).toEqual([sampleId('message', 1), sampleId('message', 2)]);
    expect([...(changes?.batchIds ?? [])]).toEqual([sampleId('batch', 1)]);
    expect(changes?.hasAccountChange).toBe(true);
    expect(changes?.hasPatientChange).toBe(false);
  });

  it('tells nothing of what was undone, not even with the next commit', () => {
    const heard = heardBy(log());
    expect(() =>
      log().transaction.run(() => {
        writeTwoMessages(log());
        throw new Error('undone');
      }),
    ).toThrow('undone');
    log().patients.insert([samplePatient(1)]);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.hasPatientChange).toBe(true);
    expect(heard[0]?.messageIds.size).toBe(0);
    expect(heard[0]?.hasAccountChange).toBe(false);
  });

  it('tells nothing when nothing was changed', () => {
    writeTwoMessages(log());
    log().messages.append(sampleId('message', 1), sampleLine(), NOW);
    const heard = heardBy(log());
    log().messages.append(sampleId('message', 1), sampleLine(), NOW);
    log().outbox.claim(sampleId('account', 1), NOW - 1, 10);
    log().transaction.run(() => log().messages.countMessages());
    expect(heard).toEqual([]);
  });

  it('names the batch only when its counts have changed', () => {
    writeTwoMessages(log());
    const heard = heardBy(log());
    log().outbox.claim(sampleId('account', 1), NOW, 1);
    log().messages.append(sampleId('message', 1), sampleLine(), NOW);
    expect(heard.map(({ batchIds }) => batchIds.size)).toEqual([0, 1]);
  });

  it('tells nothing of a hand-over, which nobody sees', () => {
    writeTwoMessages(log());
    log().outbox.claim(sampleId('account', 1), NOW, 1);
    const heard = heardBy(log());
    log().outbox.markHandedOver(sampleId('message', 1), NOW);
    expect(heard).toEqual([]);
  });

  it('tells of accounts, patients and settings', () => {
    const heard = heardBy(log());
    log().accounts.insert(sampleAccount());
    log().patients.insert([samplePatient(1)]);
    log().settings.saveDesk(log().settings.desk());
    expect(
      heard.map(({ hasAccountChange, hasPatientChange, hasSettingsChange }) => [
        hasAccountChange,
        hasPatientChange,
        hasSettingsChange,
      ]),
    ).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
  });

  it('tells no more once that is not wanted any more', () => {
    const heard: Changes[] = [];
    const stop = log().changes.subscribe((changes) => heard.push(changes));
    stop();
    log().patients.insert([samplePatient(1)]);
    expect(heard).toEqual([]);
  });

  it('lets a listener read and write: what it writes is told in its turn', () => {
    const heard: number[] = [];
    log().changes.subscribe(({ hasPatientChange }) => {
      heard.push(log().patients.count());
      if (hasPatientChange && log().patients.count() < 2) log().patients.insert([samplePatient(2)]);
    });
    log().patients.insert([samplePatient(1)]);
    expect(heard).toEqual([1, 2]);
  });

  it('neither fails the commit nor keeps others from hearing of it when a listener fails', () => {
    log().changes.subscribe(() => {
      throw new Error('a listener failed');
    });
    const heard = heardBy(log());
    expect(() => {
      log().patients.insert([samplePatient(1)]);
    }).not.toThrow();
    expect(heard).toHaveLength(1);
  });
});
