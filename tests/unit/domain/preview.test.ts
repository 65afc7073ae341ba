import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PREVIEW_CHARACTERS, previewOf } from '../../../src/shared/domain/preview';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH, tenMegabytesOf } from '../../support/measure';

/** What people count as one character, however many code points it has. */
const CHARACTERS = {
  letter: 'a',
  accent: 'é',
  'combined accent': 'e\u0301',
  'several accents': 'o\u0302\u0323\u0300',
  family: '👨‍👩‍👧‍👦',
  'family with skin tones': '👨🏽‍👩🏽‍👧🏽‍👦🏽',
  flag: '🇦🇺',
  'flag of a part': '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  'keycap with variation': '1\ufe0f\u20e3',
  'Hangul syllable': '한',
  'Hangul in letters': '\u1112\u1161\u11ab',
  'Thai with marks': 'กำ',
  'Hindi with marks': 'क्षि',
  'sign with variation': '©\ufe0f',
} as const;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function countCharacters(text: string): number {
  return [...segmenter.segment(text)].length;
}

/** Compared here, so that a failure does not print thousands of emoji. */
function isPreview(body: string, text: string, isCut: boolean): boolean {
  const preview = previewOf(body);
  return preview.text === text && preview.isCut === isCut;
}

/** What a body of megabytes may be made of. */
const PIECES = ['a', 'é', '👨‍👩‍👧‍👦', '\u0301', 'x\r\n', ' a', '🇦🇺', '\ud83d'];

/** The most that is kept, however few characters it is. */
const CODE_UNITS = 16_000;

const anyText = fc
  .array(
    fc.constantFrom(...Object.values(CHARACTERS), ' ', '\n', '\r\n', '\u200d', '🏽', '\u0301', '\ud83d', '🇦'),
    {
      minLength: 450,
      maxLength: 560,
    },
  )
  .map((parts) => parts.join(''));

describe('the preview', () => {
  it('is the whole of a short text, without space around it and with plain line breaks', () => {
    expect(previewOf('  Dear Anh,\r\nsee you on Tuesday.\r\n\r\n')).toEqual({
      text: 'Dear Anh,\nsee you on Tuesday.',
      isCut: false,
    });
    expect(previewOf('')).toEqual({ text: '', isCut: false });
  });

  it('cuts after exactly 500 characters', () => {
    expect(previewOf('a'.repeat(500))).toEqual({ text: 'a'.repeat(500), isCut: false });
    expect(previewOf('a'.repeat(501))).toEqual({ text: 'a'.repeat(500), isCut: true });
  });

  it.each(Object.entries(CHARACTERS))(
    'counts a %s as one character and never splits it',
    (_name, character) => {
      const kept = character.repeat(500);
      expect(isPreview(kept, kept, false)).toBe(true);
      expect(isPreview(kept + character, kept, true)).toBe(true);
      const mixed = `${'a'.repeat(499)}${character}`;
      expect(isPreview(`${mixed}b`, mixed, true)).toBe(true);
    },
  );

  it('keeps an accent that follows the 500th letter with it', () => {
    expect(previewOf(`${'a'.repeat(500)}\u0301b`).text).toBe(`${'a'.repeat(500)}\u0301`);
  });

  it('is a beginning of the text that ends between two characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: preview, isCut } = previewOf(text);
        const whole = text.replaceAll('\r\n', '\n').trim();
        const ends = new Set([...segmenter.segment(whole)].map(({ index }) => index).concat(whole.length));
        expect(whole.startsWith(preview)).toBe(true);
        expect(ends.has(preview.length)).toBe(true);
        expect(isCut).toBe(preview !== whole);
        expect(countCharacters(preview)).toBe(Math.min(countCharacters(whole), PREVIEW_CHARACTERS));
      }),
      { numRuns: 200 },
    );
  });

  it('does not let one character of endless marks fill the log, nor cuts inside one for it', () => {
    const endless = `Hello ${'e\u0301'.repeat(10)}${'\u0301'.repeat(20_000)}`;
    expect(previewOf(endless)).toEqual({ text: `Hello ${'e\u0301'.repeat(9)}`, isCut: true });
  });

  it('keeps a text of few but long characters whole up to the limit in code units', () => {
    const long = `e${'\u0301'.repeat(7_999)}`;
    const twice = long + long;
    expect(isPreview(twice, twice, false)).toBe(true);
    expect(isPreview(`${twice}a`, twice, true)).toBe(true);
    expect(isPreview(`${twice}\u0301`, long, true)).toBe(true);
  });

  it('does not part an emoji from its skin tone at the limit', () => {
    const before = `e${'\u0301'.repeat(15_997)}`;
    expect(isPreview(`${before}👋`, `${before}👋`, false)).toBe(true);
    expect(isPreview(`${before}👋🏽`, before, true)).toBe(true);
  });

  it('counts line breaks of two characters as one', () => {
    const lines = Array.from({ length: 300 }, (_, index) => String(index % 10));
    expect(previewOf(lines.join('\r\n'))).toEqual(previewOf(lines.join('\n')));
    const longLine = `e${'\u0301'.repeat(62)}`;
    const longLines = Array.from({ length: 250 }, () => longLine);
    expect(isPreview(longLines.join('\r\n'), longLines.join('\n'), false)).toBe(true);
    expect(previewOf(`x${'\r\n'.repeat(20_000)}y`).text).toBe(`x${'\n'.repeat(499)}`);
  });

  it.each([...PIECES, '\r\n', ' '])(
    'is made with no more work a letter where there is much of %j',
    (piece) => {
      expect(growthOf(previewOf, piece)).toBeLessThan(STEADY_GROWTH);
    },
  );

  it.each(PIECES)(
    'is a bounded beginning of 10 MB of %j',
    (piece) => {
      const { text, isCut } = previewOf(tenMegabytesOf(piece));
      expect(isCut).toBe(true);
      expect(text.length).toBeLessThanOrEqual(CODE_UNITS);
    },
    BIG_TEXT_LIMIT_MS,
  );
});
