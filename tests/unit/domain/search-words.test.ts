import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, wordsIn, wordsWanted } from '../../../src/shared/domain/search-words';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH } from '../../support/measure';

/** What a megabyte is made of, and how many words it has. */
const MEGABYTES: [piece: string, words: number][] = [
  ['a', 1],
  ['a ', 500_000],
  ['-', 0],
  ['王', 1_000_000],
  ['é ', 500_000],
  ['\u0301', 0],
];

/** Whether a search finds a text: each word wanted begins one of its words. */
function finds(search: string, text: string): boolean {
  const words = wordsIn(text);
  return wordsWanted(search).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

const name = fc
  .array(fc.constantFrom('a', 'b', 'É', 'đ', 'ß', '-', ' ', '王', '芳', 'キ', '한', 'กำ', '1', '@', '.'), {
    minLength: 1,
    maxLength: 10,
  })
  .map((parts) => parts.join(''));

describe('a text without case and accents', () => {
  it.each([
    ['Đặng, ÉLOÏSE', 'dang, eloise'],
    ['Müller', 'muller'],
    ['Mu\u0308ller', 'muller'],
    ['STRASSE Straße', 'strasse strasse'],
    ['Łukasz Søren', 'lukasz soren'],
    ['İstanbul ısı', 'istanbul isi'],
    ['ﬁne Ａｂｃ', 'fine abc'],
    ['', ''],
  ])('of %j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is its own', () => {
    fc.assert(
      fc.property(fc.oneof(name, fc.string({ unit: 'grapheme' })), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('the words of a text', () => {
  it('are parted by all that is no letter or number', () => {
    expect(wordsIn("Your invoice 4411, Ms O'Brien-Smith: anh@example.org")).toEqual([
      'your',
      'invoice',
      '4411',
      'ms',
      'o',
      'brien',
      'smith',
      'anh',
      'example',
      'org',
    ]);
    expect(wordsIn('anh.nguyen84@example.org, room 3b')).toEqual([
      'anh',
      'nguyen',
      '84',
      'example',
      'org',
      'room',
      '3',
      'b',
    ]);
    expect(wordsIn(' ,.- ')).toEqual([]);
  });

  it('are pairs of characters where the script has no spaces', () => {
    expect(wordsIn('王小芳')).toEqual(['王小', '小芳', '芳']);
    expect(wordsWanted('小芳')).toEqual(['小芳']);
    expect(wordsWanted('芳')).toEqual(['芳']);
  });

  it('are cut where they are endless, in the text and in the search alike', () => {
    const endless = 'a'.repeat(500);
    expect(wordsIn(endless)).toEqual(['a'.repeat(40)]);
    expect(finds(endless, endless)).toBe(true);
  });
});

describe('a search', () => {
  it.each([
    ['inv', 'Your invoice 4411', true],
    ['invoice your', 'Your invoice 4411', true],
    ['voice', 'Your invoice 4411', false],
    ['eloise', 'Éloïse Đặng', true],
    ['DANG', 'Éloïse Đặng', true],
    ['小芳', '王小芳', true],
    ['王芳', '王小芳', false],
    ['anh@example.org', 'to anh@example.org', true],
  ])('for %j in %j: %s', (search, text, isFound) => {
    expect(finds(search, text)).toBe(isFound);
  });

  it('finds every text by itself, and by the beginning of any of its words', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(finds(one, `${other} ${one}`)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('wants no word twice, nor one that another begins with', () => {
    expect(wordsWanted('invoice inv INVOICE 44 4411')).toEqual(['invoice', '4411']);
    expect(wordsWanted('... !')).toEqual([]);
  });
});

describe('a long text', () => {
  it.each(MEGABYTES)('of %j is taken apart with no more work a letter than a short one', (piece) => {
    expect(growthOf(wordsIn, piece)).toBeLessThan(STEADY_GROWTH);
  });

  it.each(MEGABYTES)(
    'of a megabyte of %j has %d words',
    (piece, words) => {
      expect(wordsIn(piece.repeat(1_000_000 / piece.length))).toHaveLength(words);
    },
    BIG_TEXT_LIMIT_MS,
  );
});
