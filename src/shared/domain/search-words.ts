/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const SPECIAL_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'g');
/** Marks of Latin, Greek and Cyrillic. Those of other scripts are part of the word there. */
const COMBINING_MARKS = /[\u0300-\u036f]/g;
const ASCII_ONLY = /^[\0-\x7f]*$/;
/** Letters and digits are words of their own: "nguyen84@…" is found by name, and numbers make no names of their own. */
const ASCII_WORD = /[a-z]+|[0-9]+/g;
const WORD = /[\p{L}\p{M}]+|\p{N}+/gu;
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/u;
const UNSPACED_RUNS = /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+)/u;

/** Longer words are cut, in texts and in questions alike; no name or address part is as long. */
const WORD_LIMIT = 40;

/** A text without case and accents, for comparing and sorting: "Đặng, ÉLOÏSE" becomes "dang, eloise". */
export function fold(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(COMBINING_MARKS, '')
    .replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter);
}

/**
 * The words under which a text is found. Chinese and Japanese have no spaces: there every character begins a word of
 * two, so that any part of a name finds it.
 */
export function wordsIn(text: string): string[] {
  return split(text, (run) => [...pairs(run), ...run.slice(-1)]);
}

/**
 * The words that a search text asks for. A text is found when each of them begins one of its words. Empty for a text
 * of nothing but punctuation.
 */
export function wordsWanted(text: string): string[] {
  const words = [...new Set(split(text, (run) => (run.length > 1 ? pairs(run) : run)))];
  return words.filter((word) => !words.some((other) => other !== word && other.startsWith(word)));
}

function split(text: string, cut: (run: string[]) => string[]): string[] {
  const folded = fold(text);
  if (ASCII_ONLY.test(folded)) return (folded.match(ASCII_WORD) ?? []).map(shorten);
  const words = folded.match(WORD) ?? [];
  return words.flatMap((word) => {
    if (!UNSPACED.test(word)) return [shorten(word)];
    const runs = word.split(UNSPACED_RUNS).filter((run) => run !== '');
    return runs.flatMap((run) => (UNSPACED.test(run) ? cut(Array.from(run)) : [shorten(run)]));
  });
}

function pairs(characters: readonly string[]): string[] {
  return characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));
}

function shorten(word: string): string {
  return word.length <= WORD_LIMIT ? word : Array.from(word).slice(0, WORD_LIMIT).join('');
}
