import { describe, expect, it } from 'vitest';
import { parseMessageSearch, SORT_COLUMNS, type QuickFilter } from '../../src/shared/domain/message-search';
import type { Log } from '../../src/main/ports/log';
import { MalformedCursorError } from '../../src/main/ports/log-errors';
import type { MessageQuery, NewMessage } from '../../src/main/ports/message-store';
import { describeContract } from '../support/log/contract';
import {
  createdLine,
  DAY_MS,
  HOUR_MS,
  NOW,
  sampleAccount,
  sampleBatch,
  sampleId,
  sampleLine,
  sampleMessage,
  sampleQuery,
  START_OF_TODAY,
} from '../support/log/sample-log';

const ACCOUNT = sampleId('account', 1);

/** Puts messages into the log, all in batch 1, numbered from 1. */
function write(log: Log, ...messages: Partial<NewMessage>[]): void {
  log.accounts.insert(sampleAccount());
  log.messages.insert(
    sampleBatch(1),
    messages.map((changes, index) => sampleMessage(index + 1, changes)),
  );
}

/** The numbers of the messages on all pages. */
function listed(log: Log, query: MessageQuery): number[] {
  const found: number[] = [];
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page = log.messages.list({ ...query, cursor });
    expect(page.rows.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.rows.map(({ position }) => position));
    cursor = page.nextCursor;
  }
  return found;
}

const found = (log: Log, search: string) => listed(log, sampleQuery(search)).sort();

describeContract('list of messages', (log) => {
  describe('search', () => {
    it('finds words by their beginnings in name, address, subject and text, all of them', () => {
      write(
        log(),
        { patientName: 'Okafor, Ada', recipient: 'ada@example.net', subject: 'Your recall' },
        { patientName: 'Smith, Jo', recipient: 'jo.smith@example.org', subject: 'Recall visit' },
        { subject: 'Account', preview: { text: 'Dear Ada, your visit is paid for.', isCut: false } },
      );
      expect(found(log(), 'ada')).toEqual([1, 3]);
      expect(found(log(), 'reca')).toEqual([1, 2]);
      expect(found(log(), 'visit recall')).toEqual([2]);
      expect(found(log(), 'ecall')).toEqual([]);
      expect(found(log(), 'jo.smith@example.org')).toEqual([2]);
      expect(found(log(), '"paid for" ada')).toEqual([3]);
    });

    it('finds words without case and accents', () => {
      write(log(), { patientName: 'Đặng, Éloïse' }, { subject: 'STRASSE' }, { subject: 'Straße' });
      expect(found(log(), 'dang eloise')).toEqual([1]);
      expect(found(log(), 'ĐẶNG')).toEqual([1]);
      expect(found(log(), 'straße')).toEqual([2, 3]);
    });

    it('finds one letter, and any part of a text without spaces', () => {
      write(log(), { patientName: '田中, 太郎', recipient: 'x1@example.org' }, { patientName: 'Li, Q' });
      expect(found(log(), 'q')).toEqual([2]);
      expect(found(log(), '中')).toEqual([1]);
      expect(found(log(), '田中')).toEqual([1]);
      expect(found(log(), '太郎')).toEqual([1]);
      expect(found(log(), '中田')).toEqual([]);
    });

    it('looks only where an operator says', () => {
      write(
        log(),
        { patientName: 'Green, Anna', recipient: 'anna@example.org', subject: 'Smith' },
        { patientName: 'Smith, Bea', recipient: 'bea@example.net', subject: 'Green' },
      );
      expect(found(log(), 'patient:smith')).toEqual([2]);
      expect(found(log(), 'to:example.net')).toEqual([2]);
      expect(found(log(), 'to:smith')).toEqual([]);
      expect(found(log(), 'patient:"Green, Anna" smith')).toEqual([1]);
      expect(found(log(), 'patient:smith to:anna')).toEqual([]);
    });

    it('finds messages by the name of their batch', () => {
      write(log(), {});
      const batchId = sampleId('batch', 2);
      log().messages.insert(sampleBatch(2, { name: 'Flu recall 2026' }), [sampleMessage(2, { batchId })]);
      expect(found(log(), 'batch:recall')).toEqual([2]);
      expect(found(log(), 'batch:2026 batch:flu')).toEqual([2]);
      expect(found(log(), 'flu')).toEqual([]);
    });

    it('takes status, channel, purpose and dates together with words', () => {
      const sms = { channel: 'sms', recipient: '+61 491 570 156' } as const;
      write(log(), { purpose: 'Recall' }, { ...sms, purpose: 'Recall' }, { createdAt: NOW - 40 * DAY_MS });
      log().messages.append(sampleId('message', 1), sampleLine({ status: 'Bounced', code: 'bounced' }), NOW);
      expect(found(log(), 'status:bounced')).toEqual([1]);
      expect(found(log(), 'status:bounced nguyen')).toEqual([1]);
      expect(found(log(), 'status:c')).toEqual([2, 3]);
      expect(found(log(), 'purpose:recall')).toEqual([1, 2]);
      expect(found(log(), 'channel:sms')).toEqual([2]);
      expect(found(log(), 'channel:sms status:bounced')).toEqual([]);
      expect(found(log(), 'before:2026-11-01')).toEqual([3]);
      expect(found(log(), 'after:2026-11-01')).toEqual([1, 2]);
      expect(found(log(), 'after:2030-01-01')).toEqual([]);
      expect(found(log(), 'before:2026-11-01 appointment')).toEqual([3]);
    });

    it('finds nothing by punctuation alone, and passes it over beside words', () => {
      write(log(), {});
      for (const text of ['-', '…', '* ( )', 'to:@', 'to:"."', '🎉']) expect(found(log(), text)).toEqual([]);
      expect(found(log(), 'nguyen - anh')).toEqual([1]);
    });

    it('never takes what a person types for syntax', () => {
      write(log(), { subject: 'a AND b NEAR c' }, { subject: 'plain' });
      expect(found(log(), 'plain OR zebra')).toEqual([]);
      expect(found(log(), 'NOT plain')).toEqual([]);
      expect(found(log(), 'a AND b')).toEqual([1]);
      expect(found(log(), 'NEAR(a c)')).toEqual([1]);
      const hostile = [
        '"',
        '"""',
        'subject:plain',
        '{subject}:plain',
        '^plain',
        'pla*',
        'x" OR "plain',
        '\0',
        "';--",
      ];
      for (const text of hostile) {
        expect(() => found(log(), text)).not.toThrow();
        expect(() => found(log(), `to:"${text}`)).not.toThrow();
      }
    });

    it('takes a text of any length', () => {
      write(log(), { preview: { text: 'word '.repeat(90), isCut: false } });
      const words = Array.from({ length: 400 }, (_, index) => `word${index}`);
      const search = { ...parseMessageSearch(''), words };
      expect(log().messages.list(sampleQuery('', { search })).rows).toEqual([]);
      const same = { ...search, words: words.map(() => 'wor') };
      expect(log().messages.list(sampleQuery('', { search: same })).rows).toHaveLength(1);
      const long = { ...search, words: ['x'.repeat(5_000)] };
      expect(log().messages.list(sampleQuery('', { search: long })).rows).toEqual([]);
    });

    it('finds a long beginning that many different words have', () => {
      write(log(), ...Array.from({ length: 90 }, (_, index) => ({ subject: `invoice${1_000 + index}` })));
      expect(found(log(), 'invoice')).toHaveLength(90);
      expect(found(log(), 'invoice1007')).toEqual([8]);
    });
  });

  describe('one-click filters', () => {
    const filtered = (filter: QuickFilter) => listed(log(), sampleQuery('', { quickFilter: filter })).sort();
    const append = (number: number, line: Parameters<typeof sampleLine>[0]) => {
      log().messages.append(sampleId('message', number), sampleLine(line), NOW);
    };
    const settleDone = (number: number, line: Parameters<typeof sampleLine>[0]) => {
      const done = { state: 'done', providerId: null } as const;
      log().outbox.settle(sampleId('message', number), done, [sampleLine(line)], NOW);
    };

    it('shows what needs attention and has not been handled', () => {
      write(log(), {}, {}, {}, {});
      append(1, { status: 'Bounced', code: 'bounced' });
      append(2, { status: 'Other', code: 'opted-out' });
      log().outbox.settle(sampleId('message', 3), { state: 'unconfirmed' }, [], NOW);
      append(4, { status: 'Error', code: 'send-refused' });
      log().messages.setHandled(sampleId('message', 4), { at: NOW, by: 'Sam', note: '' });
      expect(filtered('needs-attention')).toEqual([1, 3]);
    });

    it('shows what was handled, until it asks for attention anew', () => {
      write(log(), {}, {}, {});
      append(1, { status: 'Bounced', code: 'bounced' });
      append(2, { status: 'Bounced', code: 'bounced' });
      expect(filtered('handled')).toEqual([]);
      for (const number of [1, 2]) {
        log().messages.setHandled(sampleId('message', number), { at: NOW, by: 'Sam', note: 'Called.' });
      }
      expect(filtered('handled')).toEqual([1, 2]);
      append(2, { status: 'Complaint', code: 'complaint', at: NOW + 5 });
      expect(filtered('handled')).toEqual([1]);
    });

    it('shows what waits or is being sent, and what is unconfirmed', () => {
      write(log(), {}, {}, {}, {});
      log().outbox.claim(ACCOUNT, NOW, 1);
      settleDone(2, {});
      log().outbox.settle(sampleId('message', 3), { state: 'unconfirmed' }, [], NOW);
      expect(filtered('waiting')).toEqual([1, 4]);
      expect(filtered('unconfirmed')).toEqual([3]);
    });

    it('shows what failed since midnight', () => {
      write(log(), {}, {}, {}, {});
      append(1, { status: 'Bounced', code: 'bounced', at: START_OF_TODAY });
      append(2, { status: 'Bounced', code: 'bounced', at: START_OF_TODAY - 1 });
      append(3, { status: 'Other', code: 'opted-out', at: NOW });
      append(4, { status: 'Complaint', code: 'complaint', at: NOW });
      expect(filtered('failed-today')).toEqual([1, 4]);
    });

    it('shows e-mails that left four hours ago and of which nothing was heard', () => {
      const longAgo = { createdAt: NOW - 9 * HOUR_MS };
      write(log(), longAgo, longAgo, longAgo, longAgo, longAgo, { ...longAgo, channel: 'sms' }, longAgo);
      settleDone(1, { at: NOW - 4 * HOUR_MS });
      settleDone(2, { at: NOW - 4 * HOUR_MS + 1 });
      settleDone(3, { at: NOW - 5 * HOUR_MS, status: 'Delivered', code: 'delivered' });
      settleDone(4, { at: NOW - 5 * HOUR_MS, status: 'Sent', code: 'handed-on' });
      log().outbox.settle(sampleId('message', 5), { state: 'unconfirmed' }, [], NOW);
      settleDone(6, { at: NOW - 5 * HOUR_MS });
      expect(filtered('not-delivered')).toEqual([1, 4, 5]);
    });

    it('does not count the time a message was scheduled for or waited as time on its way', () => {
      write(log(), { createdAt: NOW - 9 * HOUR_MS, scheduledFor: NOW - HOUR_MS });
      settleDone(1, { at: NOW - HOUR_MS });
      expect(filtered('not-delivered')).toEqual([]);
    });

    it('shows who has opted out, and nothing that is Other for another reason', () => {
      const skipped = (code: 'opted-out' | 'too-late') => ({
        dueAt: null,
        updates: [createdLine(NOW), sampleLine({ at: NOW, status: 'Other', code })],
      });
      write(log(), skipped('opted-out'), skipped('too-late'), {});
      append(3, { status: 'Delivered', code: 'delivered' });
      append(3, { status: 'Other', code: 'opted-out', at: NOW + 9_000 });
      expect(filtered('opted-out')).toEqual([1, 3]);
    });

    it('shows SMS only', () => {
      write(log(), {}, { channel: 'sms' });
      expect(filtered('sms')).toEqual([2]);
      expect(listed(log(), sampleQuery('channel:email', { quickFilter: 'sms' }))).toEqual([]);
    });
  });

  describe('sorting and paging', () => {
    const names = [
      'Đặng, An',
      'abbott, Jo',
      'Zhou, Li',
      'Éclair, Bo',
      'Abbott, Jo',
      'dang, an',
      'Müller, Kim',
    ];

    function writeSeven(): void {
      write(log(), ...names.map((patientName, index) => ({ patientName, createdAt: NOW - index * HOUR_MS })));
      const status = (number: number, line: Parameters<typeof sampleLine>[0]) =>
        log().messages.append(sampleId('message', number), sampleLine(line), NOW);
      status(2, { status: 'Bounced', code: 'bounced', at: NOW + 7 });
      status(5, { status: 'Queued', at: NOW + 3 });
      status(6, { status: 'Queued', at: NOW + 3 });
      status(7, { status: 'Opened', code: 'opened', at: NOW + 3 });
    }

    it.each([
      ['created', true, [7, 6, 5, 4, 3, 2, 1]],
      ['created', false, [1, 2, 3, 4, 5, 6, 7]],
      ['patient', false, [2, 5, 1, 6, 4, 7, 3]],
      ['patient', true, [3, 7, 4, 6, 1, 5, 2]],
      ['status', false, [1, 3, 4, 5, 6, 7, 2]],
      ['status', true, [2, 7, 6, 5, 4, 3, 1]],
      ['statusTime', false, [4, 3, 1, 5, 6, 7, 2]],
      ['statusTime', true, [2, 7, 6, 5, 1, 3, 4]],
    ] as const)('sorts by %s (descending: %s), page by page', (column, isDescending, expected) => {
      writeSeven();
      for (const limit of [1, 2, 3, 7, 50]) {
        expect(listed(log(), sampleQuery('', { sort: { column, isDescending }, limit }))).toEqual(expected);
      }
    });

    it('keeps the order of writing when the clock is set back', () => {
      write(log(), { createdAt: NOW }, { createdAt: NOW - 5 * DAY_MS }, { createdAt: NOW - DAY_MS });
      expect(listed(log(), sampleQuery())).toEqual([3, 2, 1]);
      expect(listed(log(), sampleQuery('before:2026-11-21'))).toEqual([2]);
      expect(listed(log(), sampleQuery('after:2026-11-22'))).toEqual([3, 1]);
    });

    it('neither repeats nor loses a row when messages come in between pages', () => {
      writeSeven();
      const first = log().messages.list(sampleQuery('', { limit: 3 }));
      const batchId = sampleId('batch', 2);
      log().messages.insert(sampleBatch(2), [sampleMessage(8, { batchId })]);
      const second = log().messages.list(sampleQuery('', { limit: 9, cursor: first.nextCursor }));
      const positions = [...first.rows, ...second.rows].map(({ position }) => position);
      expect(positions).toEqual([7, 6, 5, 4, 3, 2, 1]);
    });

    it.each(SORT_COLUMNS)('pages within a batch, a filter and a search, sorted by %s', (column) => {
      writeSeven();
      const batchId = sampleId('batch', 2);
      log().messages.insert(sampleBatch(2), [sampleMessage(8, { batchId }), sampleMessage(9, { batchId })]);
      for (const isDescending of [true, false]) {
        const sort = { column, isDescending };
        const inBatch = sampleQuery('', { sort, limit: 1, batchId });
        expect(listed(log(), inBatch).sort()).toEqual([8, 9]);
        const searched = sampleQuery('example appointment status:queued', { sort, limit: 1 });
        expect(listed(log(), searched).sort()).toEqual([5, 6]);
        const filtered = sampleQuery('', { sort, limit: 2, quickFilter: 'waiting' });
        expect(listed(log(), filtered).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
        const several = sampleQuery('status:queued status:opened', { sort, limit: 2 });
        expect(listed(log(), several).sort()).toEqual([5, 6, 7]);
      }
    });

    it('says that there is no other page when the last one is just full', () => {
      writeSeven();
      expect(log().messages.list(sampleQuery('', { limit: 7 })).nextCursor).toBeNull();
      expect(log().messages.list(sampleQuery('', { limit: 6 })).nextCursor).not.toBeNull();
    });

    it('refuses a cursor that it has not given out for this sort', () => {
      writeSeven();
      const { nextCursor } = log().messages.list(sampleQuery('', { limit: 1 }));
      const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const forged = [
        encode(null),
        encode([]),
        encode([0, 1, 1]),
        encode([0, 1, 'x', null]),
        encode({ position: 1 }),
      ];
      for (const cursor of ['', 'x', '%', '-1', ...forged, `${nextCursor ?? ''}x`, 'a'.repeat(9_999)]) {
        expect(() => log().messages.list(sampleQuery('', { cursor }))).toThrow(MalformedCursorError);
      }
      const byPatient = { column: 'patient', isDescending: true } as const;
      expect(() => log().messages.list(sampleQuery('', { cursor: nextCursor, sort: byPatient }))).toThrow(
        MalformedCursorError,
      );
      const typed = encode([1, 1, 1, 5]);
      expect(() => log().messages.list(sampleQuery('', { cursor: typed, sort: byPatient }))).toThrow(
        MalformedCursorError,
      );
      for (const cursor of ['', 'x', '0', '-1', '1e3', '1; DROP TABLE batch', '9'.repeat(30)]) {
        expect(() => log().messages.listBatches(cursor, 10)).toThrow(MalformedCursorError);
      }
    });

    it('lists an unknown batch as empty', () => {
      writeSeven();
      expect(listed(log(), sampleQuery('', { batchId: sampleId('batch', 9) }))).toEqual([]);
    });
  });
});
