import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_LIMIT, evidenceView, shownEvidence } from '../../../src/shared/domain/evidence';
import { anyCharacter } from '../../support/any-text';

function mail(text: string) {
  return { mediaType: 'message/rfc822', text } as const;
}

/** Characters that hide or turn round what stands beside them, and how they are written out. */
const HIDDEN: [character: string, words: string][] = [
  ['\u0000', '[U+0000]'],
  ['\u001b', '[U+001B]'],
  ['\u0085', '[U+0085]'],
  ['\u00ad', '[U+00AD]'],
  ['\u200b', '[U+200B]'],
  ['\u2028', '[U+2028]'],
  ['\u202e', '[U+202E]'],
  ['\u2066', '[U+2066]'],
  ['\ufeff', '[U+FEFF]'],
  ['\u{e0041}', '[U+E0041]'],
];

describe('evidence as it is shown', () => {
  it('keeps what can be seen as it came: HTML, tabs and all line ends', () => {
    const text = 'A\tB\r\n<script>alert(1)</script>\n&amp; café 陈\rend';
    expect(shownEvidence(mail(text))).toBe(text);
  });

  it.each(HIDDEN)(
    'writes out a character that hides or turns round what stands beside it (%#)',
    (character, words) => {
      expect(shownEvidence(mail(`a${character}b`))).toBe(`a${words}b`);
    },
  );

  it('has nothing unseen left in it, whatever came', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(anyCharacter, fc.constantFrom(...HIDDEN.map(([character]) => character))),
        }),
        (text) => {
          expect(shownEvidence(mail(text)).replaceAll(/[\t\r\n]/g, '')).not.toMatch(
            /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u,
          );
        },
      ),
    );
  });
});

describe('evidence that was too long', () => {
  it('is said to be cut, and never more of it is shown', () => {
    const cut = mail('x'.repeat(EVIDENCE_LIMIT + 9));
    expect(evidenceView(cut).isCut).toBe(true);
    expect(shownEvidence(cut)).toHaveLength(EVIDENCE_LIMIT);
  });

  it('is not said of what is whole', () => {
    expect(evidenceView(mail('x'.repeat(EVIDENCE_LIMIT - 1))).isCut).toBe(false);
  });
});

describe('lines of evidence', () => {
  it('are counted however they end', () => {
    expect(evidenceView(mail('a\r\nb\nc\rd'))).toMatchObject({ lines: 4 });
  });
});
