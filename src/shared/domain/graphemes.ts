const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Each step over a segmented text copies all of it, so that a megabyte at once would fill the memory. */
const WINDOW = 256;

/** One character as a person counts them. */
export interface Grapheme {
  segment: string;
  /** Where it begins in the text, in UTF-16 units. */
  index: number;
}

/** The characters of a text of any length, as a person counts them; marks without end are cut after some hundred. */
export function* graphemesOf(text: string): Generator<Grapheme, void, undefined> {
  for (let at = 0; at < text.length;) {
    const end = endOfWindow(text, at);
    const clusters = Array.from(GRAPHEMES.segment(text.slice(at, end)), ({ segment }) => segment);
    const isEnd = end >= text.length;
    // What follows may belong to the last one: it is read again with the next window.
    for (const segment of isEnd || clusters.length === 1 ? clusters : clusters.slice(0, -1)) {
      yield { segment, index: at };
      at += segment.length;
    }
  }
}

/** Not between two surrogates: half of an emoji would be a character, and what it joins another. */
function endOfWindow(text: string, at: number): number {
  const end = at + WINDOW;
  return (text.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end;
}
