/** How much of a body the log shows: the first 500 characters, as a person counts them. */
export const PREVIEW_CHARACTERS = 500;

/** No sane character is longer; a text of joined marks may not make the log grow without limit. */
const CODE_UNIT_LIMIT = PREVIEW_CHARACTERS * 32;

/** Two units more than can be kept, so that the code point behind the last kept one is whole and can be judged. */
const READ_AHEAD = CODE_UNIT_LIMIT + 2;

const ONE_UNIT_ONE_CHARACTER = /^[\t\n\x20-\x7e\u00a0-\u02ff]*$/;
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

export interface Preview {
  text: string;
  isCut: boolean;
}

/** Cuts a plain text after its first 500 characters (grapheme clusters), never inside one. */
export function previewOf(plainText: string): Preview {
  // A body can have megabytes, so only its beginning is looked at: twice as much, should every line break be CRLF.
  const text = plainText
    .trim()
    .slice(0, READ_AHEAD * 2)
    .replaceAll('\r\n', '\n');
  if (text.length <= PREVIEW_CHARACTERS) return { text, isCut: false };
  // One unit more than is kept: a mark that follows belongs to the last character.
  const start = text.slice(0, PREVIEW_CHARACTERS + 1);
  if (ONE_UNIT_ONE_CHARACTER.test(start)) return { text: text.slice(0, PREVIEW_CHARACTERS), isCut: true };
  return cutByGrapheme(text);
}

function cutByGrapheme(text: string): Preview {
  let count = 0;
  for (const { index, segment } of GRAPHEMES.segment(text.slice(0, READ_AHEAD))) {
    if (count === PREVIEW_CHARACTERS || index + segment.length > CODE_UNIT_LIMIT) {
      return { text: text.slice(0, index), isCut: true };
    }
    count += 1;
  }
  return { text, isCut: false };
}
