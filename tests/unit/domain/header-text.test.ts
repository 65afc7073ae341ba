import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeaderSafe } from '../../../src/shared/domain/header-text';

describe('a text for a header', () => {
  it('is safe with accents, emoji, quotes and colons', () => {
    for (const text of ['', 'Your invoice 4411', 'Dr. "Zoë" Müller: invoice 🦷', '名前', '<b>', 'a\tb']) {
      expect(isHeaderSafe(text)).toBe(true);
    }
  });

  it('is never safe with CR, LF or NUL, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('\r', '\n', '\r\n', '\0'),
        fc.string(),
        (before, breaker, after) => {
          expect(isHeaderSafe(before + breaker + after)).toBe(false);
        },
      ),
    );
  });
});
