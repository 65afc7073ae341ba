import { describe, expect, it } from 'vitest';
import { isAboutMissingPicture } from '../../src/renderer/pdf-preview/left-out';
import { scaleToDraw } from '../../src/renderer/pdf-preview/page-scale';
import { failureWords, openedWords } from '../../src/renderer/pdf-preview/pdf-words';

const A4 = { width: 595, height: 842 };
const LIMIT_BYTES = 48_000_000;

function named(name: string): Error {
  return Object.assign(new Error('x'), { name });
}

describe('a page of a shown PDF', () => {
  it('is drawn as sharp as the screen is', () => {
    expect(scaleToDraw(A4, 595, 2, LIMIT_BYTES)).toBe(2);
  });

  it.each([
    ['a poster', { width: 14_400, height: 14_400 }, 14_400],
    ['a page that is all height', { width: 1, height: 100_000 }, 1_000],
  ])('never needs more memory than it may: %s', (_what, page, widthPx) => {
    const scale = scaleToDraw(page, widthPx, 2, LIMIT_BYTES);
    expect(page.width * scale * page.height * scale * 4).toBeLessThanOrEqual(LIMIT_BYTES * 1.000_001);
  });
});

describe('the words of a shown PDF', () => {
  it('say why it is not shown', () => {
    expect(failureWords(named('PasswordException'))).toContain('protected by a password');
    expect(failureWords(named('InvalidPDFException'))).toContain('is damaged');
    expect(failureWords(named('constructor'))).toContain('cannot be shown here');
    expect(failureWords('anything')).toContain('cannot be shown here');
  });

  it('say when not all of it is shown', () => {
    expect(openedWords(3, 3)).toBe('');
    expect(openedWords(3_000, 500)).toBe('The first 500 pages of 3,000. Save a copy to read the rest.');
    expect(openedWords(0, 0)).toContain('is damaged');
  });

  it.each([
    ['Warning: Image exceeded maximum allowed size and was removed.', true],
    ['Warning: Unable to decode image "img_p0_1": "JpxError".', true],
    ['Warning: Unable to decode inline image: "Error".', true],
    ['Warning: Indexing all PDF objects', false],
    [42, false],
  ])('are about a missing picture when PDF.js says %s: %s', (warning, isMissing) => {
    expect(isAboutMissingPicture(warning)).toBe(isMissing);
  });
});
