import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessageSearch, type MessageSearch } from '../../../src/shared/domain/message-search';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

const NOTHING: MessageSearch = {
  words: [],
  statuses: [],
  to: [],
  patient: [],
  batch: [],
  channels: [],
  purposes: [],
  createdBefore: null,
  createdAfter: null,
  notUnderstood: [],
};

function startOfDay(year: number, month: number, day: number): number {
  return new Date(year, month - 1, day).getTime();
}

const nonsense = fc
  .array(
    fc.constantFrom(
      'status:',
      'to',
      'before:',
      'constructor:',
      '__proto__:',
      ':',
      '"',
      ' ',
      '\n',
      '2026-13-45',
      'a',
      '"b c',
      '\\',
      '%',
      '*',
      '😀',
      '\0',
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('a search text', () => {
  it.each<[string, Partial<MessageSearch>]>([
    ['', {}],
    ['   ', {}],
    ['invoice', { words: ['invoice'] }],
    ['invoice 4411', { words: ['invoice', '4411'] }],
    ['"your invoice" now', { words: ['your invoice', 'now'] }],
    ['"never closed', { words: ['never closed'] }],
    ['status:bounced', { statuses: ['Bounced'] }],
    ['STATUS:Bounced', { statuses: ['Bounced'] }],
    ['status:o', { statuses: ['Opened', 'Other'] }],
    ['status:error status:rejected', { statuses: ['Error', 'Rejected'] }],
    ['to:anh@example.org', { to: ['anh@example.org'] }],
    ['patient:"Nguyen, Anh"', { patient: ['Nguyen, Anh'] }],
    ['patient:nguyen patient:anh', { patient: ['nguyen', 'anh'] }],
    ['batch:reminders', { batch: ['reminders'] }],
    ['channel:sms', { channels: ['sms'] }],
    ['channel:e-mail', { channels: ['email'] }],
    ['purpose:recall', { purposes: ['Recall'] }],
    ['purpose:"clinical letter"', { purposes: ['Clinical letter'] }],
    ['before:2026-03-01', { createdBefore: startOfDay(2026, 3, 1) }],
    ['after:1/3/2026', { createdAfter: startOfDay(2026, 3, 1) }],
    ['after:01.03.2026', { createdAfter: startOfDay(2026, 3, 1) }],
    ['before:2028-02-29', { createdBefore: startOfDay(2028, 2, 29) }],
    ['10:02', { words: ['10:02'] }],
    ['Re: recall', { words: ['re:', 'recall'] }],
    ['http://example.org', { words: ['http://example.org'] }],
    ['note:"a b"', { words: ['note:a b'] }],
    ['constructor:x', { words: ['constructor:x'] }],
  ])('is read: %j', (text, expected) => {
    expect(parseMessageSearch(text)).toEqual({ ...NOTHING, ...expected });
  });

  it.each([
    'status:gone',
    'status:',
    'status:""',
    'to:',
    'channel:fax',
    'purpose:x',
    'before:yesterday',
    'before:2026-02-30',
    'before:2026-13-01',
    'before:2026-00-10',
    'after:31/4/2026',
    'after:2026',
    'after:0050-01-01',
    'before:2026-03-01T10:00',
  ])('says what it does not understand instead of guessing: %s', (text) => {
    expect(parseMessageSearch(text)).toEqual({ ...NOTHING, notUnderstood: [text] });
  });

  it('takes all operators together with words', () => {
    const text =
      'status:bounced to:anh patient:"Nguyen, Anh" channel:email purpose:recall batch:reminders before:2026-03-01 after:1/2/2026 word "two words"';
    expect(parseMessageSearch(text)).toEqual({
      words: ['word', 'two words'],
      statuses: ['Bounced'],
      to: ['anh'],
      patient: ['Nguyen, Anh'],
      batch: ['reminders'],
      channels: ['email'],
      purposes: ['Recall'],
      createdBefore: startOfDay(2026, 3, 1),
      createdAfter: startOfDay(2026, 2, 1),
      notUnderstood: [],
    });
  });

  it('keeps a date that it has understood when another one makes no sense', () => {
    expect(parseMessageSearch('before:2026-03-01 before:x after:2026-01-01 after:')).toEqual({
      ...NOTHING,
      createdBefore: startOfDay(2026, 3, 1),
      createdAfter: startOfDay(2026, 1, 1),
      notUnderstood: ['before:x', 'after:'],
    });
  });

  it('reads on with an operator that is still being typed', () => {
    expect(parseMessageSearch('status: anh')).toEqual({
      ...NOTHING,
      words: ['anh'],
      notUnderstood: ['status:'],
    });
  });

  it('never throws, and gives no empty word', () => {
    fc.assert(
      fc.property(fc.oneof(nonsense, fc.string({ maxLength: 200 })), (text) => {
        const { words, to, patient, batch, notUnderstood } = parseMessageSearch(text);
        for (const part of [...words, ...to, ...patient, ...batch, ...notUnderstood]) {
          expect(part.trim()).not.toBe('');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('finds every plain word again', () => {
    const word = fc.stringMatching(/^[a-z0-9@.'-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        expect(parseMessageSearch(words.join('  '))).toEqual({ ...NOTHING, words });
      }),
    );
  });
});

describe('a long search text', () => {
  const pieces = ['a', 'a ', 'a:', '"', '" ', ':', 'status:', 'status:b ', ' ', '2026-01-01'];

  it.each(pieces)('of %j is read with no more work a letter than a short one', (piece) => {
    expect(growthOf(parseMessageSearch, piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(pieces)(
    'of 10 MB of %j gives a search of bearable size',
    (piece) => {
      expect(JSON.stringify(parseMessageSearch(tenMegabytesOf(piece))).length).toBeLessThan(20_000);
    },
    BIG_TEXT_LIMIT_MS,
  );
});
