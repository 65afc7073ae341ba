import { describe, expect, it } from 'vitest';
import { NEVER_DUE } from '../../src/shared/domain/batch';
import { plainRichText } from '../../src/shared/domain/rich-text';
import type { LikeQuery } from '../../src/main/ports/batch-store';
import type { Log } from '../../src/main/ports/log';
import type { NewBatch, NewMessage } from '../../src/main/ports/message-store';
import { describeContract } from '../support/log/contract';
import {
  createdLine,
  HOUR_MS,
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
} from '../support/log/sample-log';

const ACCOUNT = sampleId('account', 1);
const BATCH = sampleId('batch', 1);
const ids = (...numbers: number[]) => numbers.map((number) => sampleId('message', number));

/** Three messages for batch 1 in two portions: one at once, one scheduled, one that is skipped. */
function begin(log: Log): void {
  log.accounts.insert(sampleAccount());
  log.batches.begin(sampleBatch(1));
  log.batches.add(BATCH, [
    sampleMessage(1),
    sampleMessage(2, { scheduledFor: NOW + HOUR_MS, dueAt: NOW + HOUR_MS }),
  ]);
  log.batches.add(BATCH, [sampleMessage(3, { dueAt: null })]);
}

/** Released as a whole, as a small batch is. */
function release(log: Log, holdUntil: number | null, at: number): void {
  log.batches.beginRelease(BATCH, holdUntil, at, 'Kim');
  log.batches.releaseSome(BATCH, 100);
}

const claim = (log: Log, now: number) => log.outbox.claim(ACCOUNT, now, 10).map(({ id }) => id);
const batch = (log: Log) => log.messages.batches([BATCH])[0];
const row = (log: Log, number: number) => log.messages.rows(ids(number))[0];
const kinds = (log: Log) => log.batches.events(BATCH).map(({ kind }) => kind);

describeContract('batch store', (log) => {
  describe('writing in portions', () => {
    it('lets nothing leave before all is written', () => {
      begin(log());
      expect(claim(log(), NOW + 24 * HOUR_MS)).toEqual([]);
      expect(batch(log())).toMatchObject({ isWritten: false, count: 3, outbox: { waiting: 2 } });
      expect(row(log(), 1)).toMatchObject({ waitReason: 'being-written', dueAt: NEVER_DUE });
    });

    it('makes each message due at its own time when it is released', () => {
      begin(log());
      release(log(), null, NOW);
      expect(claim(log(), NOW)).toEqual(ids(1));
      expect(claim(log(), NOW + HOUR_MS)).toEqual(ids(2));
      expect(batch(log())).toMatchObject({ isWritten: true, holdUntil: null });
      expect(kinds(log())).toEqual([]);
    });

    it('is released portion by portion, and knows itself as half released in between', () => {
      begin(log());
      log().batches.beginRelease(BATCH, null, NOW, 'Kim');
      expect(log().batches.unfinished()).toEqual([]);
      expect(claim(log(), NOW + HOUR_MS)).toEqual([]);
      expect(log().batches.releaseSome(BATCH, 1)).toBe(1);
      expect(log().batches.halfReleased()).toEqual([BATCH]);
      expect(claim(log(), NOW + HOUR_MS)).toEqual(ids(1));
      expect(log().batches.releaseSome(BATCH, 1)).toBe(1);
      expect(log().batches.releaseSome(BATCH, 1)).toBe(0);
      expect(log().batches.halfReleased()).toEqual([]);
    });

    it('is held as a whole, however many portions it is released in', () => {
      begin(log());
      log().batches.beginRelease(BATCH, NOW + 120_000, NOW, 'Kim');
      log().batches.releaseSome(BATCH, 1);
      expect(log().batches.events(BATCH)).toMatchObject([{ kind: 'held', count: 2 }]);
      log().batches.endHold(BATCH, NOW + 1_000, 'Kim');
      log().batches.releaseSome(BATCH, 1);
      expect(claim(log(), NOW + HOUR_MS)).toEqual(ids(1, 2));
    });

    it('lets nothing leave that is released after somebody has stopped it', () => {
      begin(log());
      log().batches.beginRelease(BATCH, null, NOW, 'Kim');
      log().batches.releaseSome(BATCH, 1);
      expect(log().batches.stop(BATCH, NOW, 'Mia')).toBe(2);
      expect(log().batches.releaseSome(BATCH, 100)).toBe(0);
      expect(claim(log(), NOW + HOUR_MS)).toEqual([]);
      expect(log().batches.resume(BATCH, NOW, 'Mia')).toBe(2);
      expect(claim(log(), NOW + HOUR_MS)).toEqual(ids(1, 2));
    });

    it('can be stopped while it is being written: what comes after is stopped, too', () => {
      log().accounts.insert(sampleAccount());
      log().batches.begin(sampleBatch(1));
      expect(log().batches.stop(BATCH, NOW, 'Mia')).toBe(0);
      expect(batch(log())?.stopped).toEqual({ at: NOW, by: 'Mia' });
      log().batches.add(BATCH, [sampleMessage(1)]);
      log().batches.add(BATCH, [sampleMessage(2)]);
      release(log(), NOW + 120_000, NOW);
      expect(row(log(), 2)).toMatchObject({ waitReason: 'stopped', dueAt: NEVER_DUE });
      expect(claim(log(), NOW + HOUR_MS)).toEqual([]);
      expect(log().batches.resume(BATCH, NOW, 'Mia')).toBe(2);
      expect(claim(log(), NOW)).toEqual(ids(1, 2));
      expect(kinds(log())).toEqual(['stopped', 'resumed']);
    });

    it('lets nothing leave before all is written when it is resumed while it is being written', () => {
      begin(log());
      expect(log().batches.stop(BATCH, NOW, 'Mia')).toBe(2);
      expect(log().batches.resume(BATCH, NOW, 'Mia')).toBe(2);
      expect(batch(log())?.stopped).toBeNull();
      expect(claim(log(), NOW + HOUR_MS)).toEqual([]);
      expect(row(log(), 1)).toMatchObject({ waitReason: 'being-written', dueAt: NEVER_DUE });
      release(log(), null, NOW);
      expect(claim(log(), NOW + HOUR_MS)).toEqual(ids(1, 2));
    });

    it('takes no more once it is released', () => {
      begin(log());
      release(log(), null, NOW);
      expect(() => {
        log().batches.add(BATCH, [sampleMessage(4)]);
      }).toThrow();
      expect(log().messages.countMessages()).toBe(3);
    });

    it('is found again when nobody ended it, and can be given up with a reason', () => {
      begin(log());
      expect(log().batches.unfinished()).toEqual([BATCH]);
      const lost = sampleLine({ code: 'cancelled', status: 'Other', at: NOW + 1 });
      expect(log().batches.abandon(BATCH, [lost], NOW + 1)).toBe(2);
      expect(log().batches.unfinished()).toEqual([]);
      expect(row(log(), 2)).toMatchObject({ status: 'Other', outboxState: null });
      expect(log().batches.events(BATCH)).toEqual([{ at: NOW + 1, kind: 'interrupted', by: null, count: 2 }]);
    });
  });

  describe('the hold', () => {
    it('keeps what is due back until it ends, and no longer', () => {
      begin(log());
      release(log(), NOW + 120_000, NOW);
      expect(row(log(), 1)).toMatchObject({ waitReason: 'held', dueAt: NOW + 120_000 });
      expect(row(log(), 2)).toMatchObject({ waitReason: null, dueAt: NOW + HOUR_MS });
      expect(claim(log(), NOW + 119_999)).toEqual([]);
      expect(claim(log(), NOW + 120_000)).toEqual(ids(1));
      expect(log().batches.events(BATCH)).toEqual([{ at: NOW, kind: 'held', by: 'Kim', count: 2 }]);
    });

    it('ends at once when somebody says so', () => {
      begin(log());
      release(log(), NOW + 120_000, NOW);
      expect(log().batches.endHold(BATCH, NOW + 5, 'Ana')).toBe(1);
      expect(claim(log(), NOW + 5)).toEqual(ids(1));
      expect(batch(log())?.holdUntil).toBe(NOW + 5);
      expect(kinds(log())).toEqual(['held', 'hold-ended']);
    });
  });

  describe('stopping', () => {
    it('keeps what waits until it is resumed, each then at its own time', () => {
      begin(log());
      release(log(), null, NOW);
      expect(log().batches.stop(BATCH, NOW + 1, 'Kim')).toBe(2);
      expect(batch(log())?.stopped).toEqual({ at: NOW + 1, by: 'Kim' });
      expect(claim(log(), NOW + 24 * HOUR_MS)).toEqual([]);
      expect(log().batches.resume(BATCH, NOW + 9, 'Ana')).toBe(2);
      expect(batch(log())?.stopped).toBeNull();
      expect(claim(log(), NOW + 8)).toEqual([]);
      expect(claim(log(), NOW + 9)).toEqual(ids(1));
      expect(claim(log(), NOW + HOUR_MS)).toEqual(ids(2));
      expect(kinds(log())).toEqual(['stopped', 'resumed']);
    });

    it('ends the hold when it is resumed, so that nothing says it still holds', () => {
      begin(log());
      release(log(), NOW + 120_000, NOW);
      log().batches.stop(BATCH, NOW + 1, 'Kim');
      log().batches.resume(BATCH, NOW + 9, 'Ana');
      expect(batch(log())?.holdUntil).toBe(NOW + 9);
      expect(claim(log(), NOW + 9)).toEqual(ids(1));
    });

    it('leaves what has gone, and does nothing a second time', () => {
      begin(log());
      release(log(), null, NOW);
      log().outbox.claim(ACCOUNT, NOW, 1);
      log().outbox.settle(ids(1)[0] ?? '', { state: 'done', providerId: null }, [], NOW);
      expect(log().batches.stop(BATCH, NOW + 1, 'Kim')).toBe(1);
      expect(log().batches.stop(BATCH, NOW + 2, 'Kim')).toBe(0);
      expect(kinds(log())).toEqual(['stopped']);
      expect(row(log(), 1)?.outboxState).toBeNull();
    });

    it('keeps what was on its way and has to be tried again', () => {
      begin(log());
      release(log(), null, NOW);
      log().outbox.claim(ACCOUNT, NOW, 1);
      log().batches.stop(BATCH, NOW + 1, 'Kim');
      const again = {
        state: 'waiting',
        dueAt: NOW + 60_000,
        waitReason: 'reply',
        countsAsTry: true,
      } as const;
      log().outbox.settle(ids(1)[0] ?? '', again, [], NOW + 2);
      expect(row(log(), 1)).toMatchObject({ waitReason: 'stopped', dueAt: NEVER_DUE, tries: 1 });
      expect(claim(log(), NOW + 24 * HOUR_MS)).toEqual([]);
      expect(log().batches.resume(BATCH, NOW + 9, 'Ana')).toBe(2);
      expect(claim(log(), NOW + 9)).toEqual(ids(1));
    });

    it('also counts for the last ones, which are on their way and may come back', () => {
      begin(log());
      release(log(), null, NOW);
      log().outbox.claim(ACCOUNT, NOW + HOUR_MS, 9);
      expect(log().batches.stop(BATCH, NOW + HOUR_MS, 'Kim')).toBe(0);
      expect(log().batches.stop(BATCH, NOW + HOUR_MS + 1, 'Ana')).toBe(0);
      const later = { state: 'waiting', dueAt: NOW, waitReason: 'reply', countsAsTry: true } as const;
      log().outbox.settle(ids(1)[0] ?? '', later, [], NOW + HOUR_MS);
      expect(row(log(), 1)).toMatchObject({ waitReason: 'stopped', dueAt: NEVER_DUE });
      expect(batch(log())?.stopped).toEqual({ at: NOW + HOUR_MS, by: 'Kim' });
      expect(kinds(log())).toEqual(['stopped']);
    });

    it('is not undone by a clock that was set back', () => {
      begin(log());
      release(log(), null, NOW);
      log().batches.stop(BATCH, NOW, 'Kim');
      log().outbox.makeDueAfterClockSetBack(ACCOUNT, NOW - HOUR_MS);
      expect(claim(log(), NOW + 24 * HOUR_MS)).toEqual([]);
    });

    it('names the accounts that still hold something of it', () => {
      begin(log());
      expect(log().batches.accountsOf(BATCH)).toEqual([ACCOUNT]);
      expect(log().batches.accountsOf(sampleId('batch', 9))).toEqual([]);
    });
  });

  describe('what became of it', () => {
    it('is counted by what has left, what waits, what failed and why the rest was not sent', () => {
      const skipped = (number: number, code: 'no-address' | 'opted-out') =>
        sampleMessage(number, {
          dueAt: null,
          updates: [createdLine(NOW), sampleLine({ code, status: 'Other', eventKey: `sending:${code}` })],
        });
      begin(log());
      log().batches.add(BATCH, [skipped(4, 'no-address'), skipped(5, 'opted-out'), skipped(6, 'no-address')]);
      release(log(), null, NOW);
      log().outbox.claim(ACCOUNT, NOW, 1);
      expect(log().messages.outcomes(BATCH)).toMatchObject({ waiting: 1, sending: 1 });
      const bounced = sampleLine({ code: 'bounced', status: 'Bounced', eventKey: 'mailbox:bounced' });
      log().outbox.settle(ids(1)[0] ?? '', { state: 'done', providerId: null }, [bounced], NOW);
      const counts = log().messages.outcomes(BATCH);
      expect(counts).toMatchObject({ waiting: 1, sending: 0, unconfirmed: 0, failed: 1 });
      expect(counts.notSent).toEqual([
        { code: 'no-address', count: 2 },
        { code: 'opted-out', count: 1 },
      ]);
      expect(log().messages.outcomes(sampleId('batch', 9)).notSent).toEqual([]);
    });
  });

  describe('what was sent lately', () => {
    const patients = (...numbers: number[]) => numbers.map((number) => sampleId('patient', number));
    const text = plainRichText('See you on Friday.');
    const draft: LikeQuery = {
      channel: 'email',
      purpose: 'Appointment reminder',
      name: 'November reminders',
      body: null,
      since: NOW - HOUR_MS,
    };
    const write = (number: number, batch: Partial<NewBatch>, ...messages: NewMessage[]) => {
      const batchId = sampleId('batch', number);
      log().messages.insert(
        sampleBatch(number, batch),
        messages.map((message) => ({ ...message, batchId })),
      );
    };
    const found = (query: Partial<LikeQuery>) =>
      log()
        .batches.recentLike({ ...draft, ...query })
        .map(({ batchId }) => batchId);

    it('is found by its text whatever its name and purpose, newest first, with whom it is to reach', () => {
      log().accounts.insert(sampleAccount());
      write(1, { name: 'Winter', purpose: 'Recall' }, sampleMessage(1), sampleMessage(2));
      write(2, { name: 'Summer', purpose: 'Marketing' }, sampleMessage(3));
      write(3, { name: 'Other text' }, sampleMessage(4, { body: plainRichText('Another text.') }));
      expect(log().batches.recentLike({ ...draft, name: 'Spring', body: text })).toEqual([
        {
          ...{ batchId: sampleId('batch', 2), name: 'Summer', createdAt: NOW, isSameText: true },
          patientIds: patients(3),
        },
        {
          ...{ batchId: BATCH, name: 'Winter', createdAt: NOW, isSameText: true },
          patientIds: patients(1, 2),
        },
      ]);
      expect(found({ name: 'Spring', body: plainRichText('Never sent.') })).toEqual([]);
    });

    it('is found by its name and purpose together, which is not yet the same text', () => {
      log().accounts.insert(sampleAccount());
      write(1, {}, sampleMessage(1, { body: plainRichText('Dear Anh') }));
      write(2, { purpose: 'Recall' }, sampleMessage(2));
      write(3, { name: 'Others' }, sampleMessage(3));
      expect(log().batches.recentLike(draft)).toMatchObject([
        { batchId: BATCH, isSameText: false, patientIds: patients(1) },
      ]);
    });

    it('is not looked for on another channel or further back', () => {
      log().accounts.insert(sampleAccount());
      write(1, { createdAt: NOW - HOUR_MS - 1 }, sampleMessage(1));
      write(2, { channel: 'sms' }, sampleMessage(2));
      write(3, { createdAt: NOW - HOUR_MS }, sampleMessage(3));
      expect(found({ body: text })).toEqual([sampleId('batch', 3)]);
      expect(found({ channel: 'sms' })).toEqual([sampleId('batch', 2)]);
    });

    it('leaves out those who got nothing, and tests that are nobody’s', () => {
      log().accounts.insert(sampleAccount());
      const fails = (number: number, line: Parameters<typeof sampleLine>[0]) =>
        sampleMessage(number, { dueAt: null, updates: [createdLine(NOW), sampleLine(line)] });
      write(
        1,
        {},
        ...[sampleMessage(1), fails(2, { status: 'Other', code: 'opted-out' })],
        ...[fails(3, { status: 'Bounced' }), fails(4, { status: 'Complaint' })],
        sampleMessage(5, { patientId: null }),
        // Got it with somebody who shares the address.
        fails(6, { status: 'Other', code: 'household' }),
      );
      expect(log().batches.recentLike(draft)[0]?.patientIds).toEqual(patients(1, 4, 6));
    });
  });

  describe('beside single messages', () => {
    it('comes after them, however long it has waited', () => {
      begin(log());
      release(log(), null, NOW - HOUR_MS);
      log().messages.insert(sampleBatch(2), [
        sampleMessage(9, { batchId: sampleId('batch', 2), dueAt: NOW }),
      ]);
      expect(claim(log(), NOW)).toEqual(ids(9, 1));
    });

    it('gives only to those who may be written to now, and only so many', () => {
      log().accounts.insert(sampleAccount());
      log().batches.begin(sampleBatch(1));
      const recipients = ['a@one.example', 'b@two.example', 'c@one.example', 'd@two.example'];
      log().batches.add(
        BATCH,
        recipients.map((recipient, index) => sampleMessage(index + 1, { recipient })),
      );
      release(log(), null, NOW);
      const mayTake = (recipient: string) => recipient.endsWith('@two.example');
      const claimed = log().outbox.claim(ACCOUNT, NOW, 10, { limit: 1, mayTake });
      expect(claimed.map(({ id }) => id)).toEqual(ids(2));
      expect(log().outbox.nextDueAt(ACCOUNT)).toEqual({ single: null, bulk: NOW });
    });
  });
});
