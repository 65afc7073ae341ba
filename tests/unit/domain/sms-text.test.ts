import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSms, type SmsEncoding } from '../../../src/shared/domain/sms-text';
import { anyCharacter } from '../../support/any-text';

type Row = readonly [
  name: string,
  text: string,
  encoding: SmsEncoding,
  characters: number,
  units: number,
  segments: number,
  left: number,
];

const a = (count: number) => 'a'.repeat(count);
/** A letter outside the alphabet: one UTF-16 unit. */
const č = (count: number) => 'č'.repeat(count);
const FAMILY = '👨‍👩‍👧';

/**
 * Worked out by hand from 3GPP TS 23.038 §6.2.1 and §6.2.1.1 (alphabet and extension table), §6.2.3 (UCS-2) and
 * TS 23.040 §9.2.3.24.1 (parts). The comment behind a row is the working.
 */
const TABLE: readonly Row[] = [
  ['an empty text', '', 'gsm-7', 0, 0, 0, 160], // nothing to send; a whole message is free
  ['one letter', 'a', 'gsm-7', 1, 1, 1, 159], // 160 − 1
  ['a reminder', 'Your visit is on Tue 10:02.', 'gsm-7', 27, 27, 1, 133], // 4+1+5+1+2+1+2+1+3+1+6 = 27
  ['the at sign', '@', 'gsm-7', 1, 1, 1, 159], // code 0x00
  ['the underscore and dollar', '_$', 'gsm-7', 2, 2, 1, 158], // 0x11, 0x02: in the basic table
  ['a line feed', 'a\nb', 'gsm-7', 3, 3, 1, 157], // 0x0A
  ['a carriage return with line feed', 'a\r\nb', 'gsm-7', 3, 4, 1, 156], // 0x0D 0x0A: two septets, one line break
  ['a form feed', '\f', 'gsm-7', 1, 2, 1, 158], // 0x1B 0x0A
  ['a tab', '\t', 'ucs-2', 1, 1, 1, 69], // no code
  ['the escape code itself', '\u001b', 'ucs-2', 1, 1, 1, 69], // 0x1B is no character
  ['a backtick', '`', 'ucs-2', 1, 1, 1, 69], // no code, unlike in ASCII
  ['the euro sign', '€', 'gsm-7', 1, 2, 1, 158], // 0x1B 0x65
  ['all of the extension table', '\f^{}\\[~]|€', 'gsm-7', 10, 20, 1, 140], // 10 × 2
  ['pound, yen, currency, section', '£¥¤§', 'gsm-7', 4, 4, 1, 156], // 0x01 0x03 0x24 0x5F
  ['the cent sign', '¢', 'ucs-2', 1, 1, 1, 69], // no code
  ['turned marks', '¡¿', 'gsm-7', 2, 2, 1, 158], // 0x40 0x60
  ['German letters', 'ÄÖÜäöüß', 'gsm-7', 7, 7, 1, 153], // all in the basic table
  ['accents that are in', 'èéùìòàñÑÉ', 'gsm-7', 9, 9, 1, 151], // 04…08, 7F, 7D, 5D, 1F
  ['an accent that is not in', 'á', 'ucs-2', 1, 1, 1, 69], // only à has a code
  ['capital C with cedilla', 'Ç', 'gsm-7', 1, 1, 1, 159], // 0x09
  ['small c with cedilla', 'ç', 'ucs-2', 1, 1, 1, 69], // only the capital has a code
  ['Nordic letters', 'ØøÅåÆæ', 'gsm-7', 6, 6, 1, 154], // 0B 0C 0E 0F 1C 1D
  ['Greek capitals with codes of their own', 'ΔΦΓΛΩΠΨΣΘΞ', 'gsm-7', 10, 10, 1, 150], // 0x10, 0x12…0x1A
  ['a Greek capital without', 'Α', 'ucs-2', 1, 1, 1, 69], // U+0391 is not the Latin A
  ['a Greek small letter', 'ω', 'ucs-2', 1, 1, 1, 69], // no code
  ['a letter composed of two', 'e\u0301', 'ucs-2', 1, 2, 1, 68], // U+0301 has no code: e and the mark are 2 units
  ['a curly apostrophe', 'It’s', 'ucs-2', 4, 4, 1, 66], // U+2019 has no code: 70 − 4
  ['a non-breaking space', 'a\u00a0b', 'ucs-2', 3, 3, 1, 67], // U+00A0 has no code
  ['the euro sign beside an emoji', '€😀', 'ucs-2', 2, 3, 1, 67], // one unit in UCS-2, and a pair
  ['one emoji', '😀', 'ucs-2', 1, 2, 1, 68], // a surrogate pair
  ['a family in one emoji', FAMILY, 'ucs-2', 1, 8, 1, 62], // 3 pairs and 2 joiners
  ['a flag', '🇦🇺', 'ucs-2', 1, 4, 1, 66], // 2 pairs
  ['Chinese', '您好', 'ucs-2', 2, 2, 1, 68], // 2 units
  ['half of a surrogate pair', 'a\ud83d', 'ucs-2', 2, 2, 1, 68], // counted as the unit it is
  ['a full message', a(160), 'gsm-7', 160, 160, 1, 0], // 160 fit alone
  ['one septet more', a(161), 'gsm-7', 161, 161, 2, 145], // 153 + 8; 153 − 8
  ['two full parts', a(306), 'gsm-7', 306, 306, 2, 0], // 2 × 153
  ['one septet more than two parts', a(307), 'gsm-7', 307, 307, 3, 152], // 153 + 153 + 1
  ['three full parts', a(459), 'gsm-7', 459, 459, 3, 0], // 3 × 153
  ['an escape pair that ends a full message', `${a(158)}€`, 'gsm-7', 159, 160, 1, 0], // 158 + 2
  ['an escape pair over the end of a message', `${a(159)}€`, 'gsm-7', 160, 161, 2, 145], // 153; then 6 + 2
  ['an escape pair at the end of a part', `${a(151)}€${a(10)}`, 'gsm-7', 162, 163, 2, 143], // 151 + 2; 10
  ['an escape pair over the end of a part', `${a(152)}€${a(10)}`, 'gsm-7', 163, 164, 2, 141], // 152; 2 + 10
  // 152 and a septet lost, 153 would be full at 304: the second part has 2 + 151 = 153, so that 306 need a third.
  ['306 septets with a pair over the end', `${a(152)}€${a(152)}`, 'gsm-7', 305, 306, 3, 152],
  // 153 | 152 and a septet lost | 2
  ['307 septets with a pair at the end', `${a(305)}€`, 'gsm-7', 306, 307, 3, 151],
  ['306 septets that end with a pair', `${a(304)}€`, 'gsm-7', 305, 306, 2, 0], // 153 | 151 + 2
  ['eighty euro signs', '€'.repeat(80), 'gsm-7', 80, 160, 1, 0], // 80 × 2
  ['eighty-one euro signs', '€'.repeat(81), 'gsm-7', 81, 162, 2, 143], // 76 × 2 (153 is odd); 5 × 2
  ['a line break over the end of a part', `${a(152)}\r\n${a(10)}`, 'gsm-7', 163, 164, 2, 142], // 153 | 1 + 10
  ['a full message of UCS-2', č(70), 'ucs-2', 70, 70, 1, 0], // 70 fit alone
  ['one unit more', č(71), 'ucs-2', 71, 71, 2, 63], // 67 + 4; 67 − 4
  ['two full parts of UCS-2', č(134), 'ucs-2', 134, 134, 2, 0], // 2 × 67
  ['one unit more than two parts', č(135), 'ucs-2', 135, 135, 3, 66], // 67 + 67 + 1
  ['seventy characters with one curly quote', `${a(69)}’`, 'ucs-2', 70, 70, 1, 0], // 69 + 1
  ['160 characters with one curly quote', `${a(159)}’`, 'ucs-2', 160, 160, 3, 41], // 67 + 67 + 26; 67 − 26
  ['an emoji that ends a full message', `${a(68)}😀`, 'ucs-2', 69, 70, 1, 0], // 68 + 2
  ['an emoji over the end of a message', `${a(69)}😀`, 'ucs-2', 70, 71, 2, 63], // 67 | 2 + 2
  ['an emoji that ends a part', `${a(65)}😀${a(10)}`, 'ucs-2', 76, 77, 2, 57], // 67 | 10
  ['an emoji over the end of a part', `${a(66)}😀${a(10)}`, 'ucs-2', 77, 78, 2, 55], // 66 | 2 + 10
  // 66 and a unit lost | 2 + 65 | 1
  ['134 units with an emoji over the end', `${a(66)}😀${a(66)}`, 'ucs-2', 133, 134, 3, 66],
  ['thirty-five emoji', '😀'.repeat(35), 'ucs-2', 35, 70, 1, 0], // 35 × 2
  ['thirty-six emoji', '😀'.repeat(36), 'ucs-2', 36, 72, 2, 61], // 33 × 2 (67 is odd); 3 × 2
  // A mark may stand in the next part: only the halves of a pair belong together. 67 | 1 + 3
  ['a mark behind the end of a part', `${a(67)}\u0301${a(3)}`, 'ucs-2', 70, 71, 2, 63],
];

describe('counting an SMS', () => {
  it('is shown by at least forty texts', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(40);
    expect(new Set(TABLE.map(([, text]) => text)).size).toBe(TABLE.length);
  });

  it.each(TABLE)('counts %s', (_name, text, encoding, characters, units, segments, unitsLeftInSegment) => {
    const { culprits, ...counted } = countSms(text);
    expect(counted).toEqual({ encoding, characters, units, segments, unitsLeftInSegment });
    expect(culprits.length > 0).toBe(encoding === 'ucs-2');
  });

  it('names every character that forces UCS-2 and where it begins, in UTF-16 units', () => {
    expect(countSms('😀 It’s e\u0301é \ud83d’').culprits).toEqual([
      { character: '😀', index: 0 },
      { character: '’', index: 5 },
      { character: '\u0301', index: 9 },
      { character: '\ud83d', index: 12 },
      { character: '’', index: 13 },
    ]);
  });
});

/** The codes of the standard once more, as ranges of code points: not made from the table that is tested. */
const BASIC =
  /^[\n\r !-#%-?A-Z_a-z$@\u00a1\u00a3-\u00a5\u00a7\u00bf\u00c4-\u00c7\u00c9\u00d1\u00d6\u00d8\u00dc\u00df\u00e0\u00e4-\u00e6\u00e8\u00e9\u00ec\u00f1\u00f2\u00f6\u00f8\u00f9\u00fc\u0393\u0394\u0398\u039b\u039e\u03a0\u03a3\u03a6\u03a8\u03a9]$/;
const ESCAPED = /^[\f\u005b-\u005e\u007b-\u007e\u20ac]$/;

/** Writes the parts out, unit by unit, and looks at what came of it. */
function written(text: string): { encoding: SmsEncoding; parts: string[][] } {
  const points = Array.from(text);
  const isGsm = points.every((point) => BASIC.test(point) || ESCAPED.test(point));
  const pieces = points.map((point) => {
    if (!isGsm) return point.split('');
    return ESCAPED.test(point) ? ['ESC', point] : [point];
  });
  const [alone, part] = isGsm ? [160, 153] : [70, 67];
  if (pieces.flat().length <= alone) return { encoding: isGsm ? 'gsm-7' : 'ucs-2', parts: [pieces.flat()] };
  const parts: string[][] = [[]];
  for (const piece of pieces) {
    if ((parts.at(-1) ?? []).length + piece.length > part) parts.push([]);
    parts.at(-1)?.push(...piece);
  }
  return { encoding: isGsm ? 'gsm-7' : 'ucs-2', parts };
}

const anyPiece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'a'.repeat(60), 'a'.repeat(30), 'Δ', '\n', '\r\n') },
  { weight: 3, arbitrary: fc.constantFrom('€', '[', '\f', '{}', '€'.repeat(20)) },
  { weight: 1, arbitrary: fc.constantFrom('😀', '’', 'e\u0301', '\ud83d', '\ude00', FAMILY, '\u001b') },
);
const anySms = fc.oneof(
  fc.array(anyPiece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  // Mostly within the alphabet, so that GSM-7 is met as often.
  fc
    .array(fc.constantFrom('a'.repeat(50), 'b', '€', '~', 'ñ', '\f'), { maxLength: 60 })
    .map((pieces) => pieces.join('')),
  fc.string({ unit: anyCharacter, maxLength: 400 }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

describe('counting any text as SMS', () => {
  it('agrees with parts that are written out one unit after the other, and never throws', () => {
    fc.assert(
      fc.property(anySms, (text) => {
        const { encoding, parts } = written(text);
        const counted = countSms(text);
        const capacity = parts.length > 1 ? [153, 67] : [160, 70];
        expect(counted.encoding).toBe(encoding);
        expect(counted.units).toBe(parts.flat().length);
        expect(counted.segments).toBe(text === '' ? 0 : parts.length);
        expect(counted.unitsLeftInSegment).toBe(
          (capacity[encoding === 'gsm-7' ? 0 : 1] ?? 0) - (parts.at(-1)?.length ?? 0),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('names culprits that stand where it says', () => {
    fc.assert(
      fc.property(anySms, (text) => {
        const { culprits, encoding } = countSms(text);
        expect(culprits.length === 0).toBe(encoding === 'gsm-7');
        for (const { character, index } of culprits) {
          expect(text.startsWith(character, index)).toBe(true);
          expect(BASIC.test(character) || ESCAPED.test(character)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts characters of any text as a person does, also far into it', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = fc.constantFrom(
      FAMILY,
      '🇦🇺',
      '🇦',
      'e\u0301',
      '\r\n',
      'a',
      'č'.repeat(50),
      '한',
      'क्षि',
      '\ud83d',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 40, maxLength: 150 }), (pieces) => {
        const text = pieces.join('');
        expect(countSms(`č${text}`).characters).toBe([...segmenter.segment(`č${text}`)].length);
      }),
    );
    expect(countSms(FAMILY.repeat(50_000)).characters).toBe(50_000);
    expect(countSms('\u0301'.repeat(1_000)).units).toBe(1_000);
  });

  it('counts no more characters than units, and none fewer when a letter is added', () => {
    fc.assert(
      fc.property(anySms, (text) => {
        const { characters, units, segments } = countSms(text);
        const longer = countSms(`${text}a`);
        expect(characters).toBeLessThanOrEqual(units);
        expect(longer.units).toBe(units + 1);
        expect(longer.segments).toBeGreaterThanOrEqual(segments);
      }),
      { numRuns: 300 },
    );
  });
});
