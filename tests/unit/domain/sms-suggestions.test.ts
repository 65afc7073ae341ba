import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestSms } from '../../../src/shared/domain/sms-suggestions';
import { countSms } from '../../../src/shared/domain/sms-text';
import { anyCharacter } from '../../support/any-text';
import { BIG_TEXT_LIMIT_MS, growthOf, STEADY_GROWTH } from '../../support/measure';

/** Long enough that one character outside the alphabet makes three messages of one. */
const REMINDER =
  'A reminder from our practice of your visit on Tuesday at ten. Please ring us if you cannot come, so that we can offer the time to somebody else. ';

function rewritten(text: string, names: readonly string[] = []): string | null {
  const suggestion = suggestSms(`${REMINDER}${text}`, names);
  return suggestion === null ? null : suggestion.text.slice(REMINDER.length);
}

function kindsIn(text: string): string[] {
  return (suggestSms(`${REMINDER}${text}`, [])?.replacements ?? []).map(({ kind }) => kind);
}

describe('the suggestion for an SMS', () => {
  it('rewrites the one curly quote that trebles the price, and says what it changed and what that saves', () => {
    const text = `${REMINDER}It’s us`;
    const suggestion = suggestSms(text, []);
    expect(suggestion).toMatchObject({
      text: `${REMINDER}It's us`,
      replacements: [{ index: REMINDER.length + 2, from: '’', to: "'", kind: 'quote' }],
      before: { encoding: 'ucs-2', segments: 3 },
      after: { encoding: 'gsm-7', segments: 1, units: text.length },
    });
  });

  it.each([
    ['‘a’ ‚b‛ `c´', "'a' 'b' 'c'", 'quote'],
    ['“a” „b‟ «c»', '"a" "b" "c"', 'quote'],
    ['9–5 — x‑y − 1', '9-5 - x-y - 1', 'dash'],
    ['wait…', 'wait...', 'ellipsis'],
    ['a\u00a0b\u202fc\td', 'a b c d', 'space'],
    ['a\u200bb\u00adc\ufeff', 'abc', 'invisible'],
    ['a\u2028b', 'a\nb', 'line-break'],
    ['• a', '- a', 'sign'],
    ['2 × 3', '2 x 3', 'sign'],
    ['ΑΘΗΝΑ', 'AΘHNA', 'look-alike'],
    ['ﬁve', 'five', 'look-alike'],
    ['cafe\u0301', 'café', 'composed'],
    ['naïve rôle, déjà lu', 'naive role, déjà lu', 'letter'],
    ['un œuf', 'un oeuf', 'letter'],
    ['erdő fűz', 'erdö füz', 'letter'],
    ['xin đợi', 'xin doi', 'letter'],
  ])('writes %j as %j', (text, plain, kind) => {
    expect(rewritten(text)).toBe(plain);
    expect(new Set(kindsIn(text))).toEqual(new Set([kind]));
  });

  it('lists the changes in the order of the text, so that each can be shown where it is', () => {
    const text = `${REMINDER}“naïve”…`;
    const suggestion = suggestSms(text, []);
    for (const { index, from } of suggestion?.replacements ?? []) {
      expect(text.startsWith(from, index)).toBe(true);
    }
    expect(suggestion?.replacements.map(({ from, to }) => [from, to])).toEqual([
      ['“', '"'],
      ['ï', 'i'],
      ['”', '"'],
      ['…', '...'],
    ]);
  });

  it('is none where a name would be spelt differently', () => {
    expect(rewritten('Dear Zoë')).toBeNull();
    expect(rewritten('Łukasz')).toBeNull();
    expect(rewritten('zoë', ['Zoë Marsh'])).toBeNull();
    expect(rewritten('zoe\u0308', ['Zoë Marsh'])).toBeNull();
    expect(rewritten('o’naïve-d’or', ['D’Or-Naïve'])).toBe("o'naive-d'or");
  });

  it('makes a name no other one by plain quotes, hyphens or a letter in one piece', () => {
    expect(rewritten('Ms O’Brien', ['O’Brien'])).toBe("Ms O'Brien");
    expect(rewritten('Ms Smith\u2011Jones')).toBe('Ms Smith-Jones');
    expect(rewritten('Rene\u0301', ['Rene\u0301'])).toBe('René');
  });

  it.each([
    ['an emoji', '👍 it’s'],
    ['an emoji of several', '👩‍⚕️'],
    ['another script', 'Привет’'],
    ['a degree sign', '38°'],
    ['a keycap', '1\ufe0f\u20e3'],
    ['half of a surrogate pair', '\ud83d’'],
    ['a letter of the Latin script without a plain form', 'þing'],
  ])('is none where %s would be left over', (_name, text) => {
    expect(rewritten(text)).toBeNull();
  });

  it('is none where it saves nothing', () => {
    expect(suggestSms('', [])).toBeNull();
    expect(suggestSms(REMINDER, [])).toBeNull();
    expect(suggestSms('It’s short', [])).toBeNull();
    expect(suggestSms(`It’s ${'a'.repeat(66)}`, [])?.after.segments).toBe(1);
    // Two messages before, and with three full stops for each ellipsis, two after.
    expect(suggestSms(`${'…'.repeat(50)}${'a'.repeat(30)}`, [])).toBeNull();
  });

  const savingPiece = fc.constantFrom(
    '’',
    '\u00a0',
    'naïve ',
    'e\u0301',
    'q\u0303',
    '\u200b',
    'a'.repeat(40),
  );
  const savingText = fc
    .array(savingPiece, { maxLength: 30 })
    .map((pieces) => `${REMINDER}–${pieces.join('')}`);
  const anyText = fc.oneof(
    savingText,
    fc
      .array(fc.constantFrom('…', '€', 'Zoë ', '😀', '’'.repeat(30)), { maxLength: 9 })
      .map((list) => list.join('')),
    fc.string({ unit: anyCharacter, minLength: 60, maxLength: 200 }),
  );

  it('is made for every text that has nothing but plain forms and would be longer than one message', () => {
    fc.assert(fc.property(savingText, (text) => suggestSms(text, []) !== null));
  });

  it('always fits the alphabet, saves a segment and is what its changes make of the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const suggestion = suggestSms(text, ['Zoë']);
        if (suggestion === null) return;
        expect(suggestion.before).toEqual(countSms(text));
        expect(suggestion.after).toEqual(countSms(suggestion.text));
        expect(suggestion.after.encoding).toBe('gsm-7');
        expect(suggestion.after.segments).toBeLessThan(suggestion.before.segments);
        const changed = suggestion.replacements.reduceRight(
          (rest, { index, from, to }) => rest.slice(0, index) + to + rest.slice(index + from.length),
          text,
        );
        expect(changed).toBe(suggestion.text);
      }),
    );
  });

  it.each(['naïve zone’s ', 'naïve Zoë’s ', 'e\u0301', '’', 'a', '\u0301', '😀'])(
    'is made of long texts of %j with no more work a letter than of short ones',
    (piece) => {
      expect(growthOf((text) => suggestSms(text, ['Zoë']), piece)).toBeLessThan(STEADY_GROWTH);
    },
    BIG_TEXT_LIMIT_MS,
  );

  it(
    'is made of a megabyte of pasted text',
    () => {
      const suggestion = suggestSms('naïve zone’s '.repeat(80_000), []);
      expect(suggestion?.text === "naive zone's ".repeat(80_000)).toBe(true);
    },
    BIG_TEXT_LIMIT_MS,
  );
});
