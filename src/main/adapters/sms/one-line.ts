const LONGEST_LINE = 300;

/** Anything a provider said in one line of at most 300 characters, without control and formatting characters. */
export function oneLine(words: string): string {
  const line = words
    .slice(0, LONGEST_LINE * 4)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  // By code points, so that no character is cut in half.
  return Array.from(line).slice(0, LONGEST_LINE).join('');
}
