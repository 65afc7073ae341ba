import fc from 'fast-check';

const LAST_BEFORE_HALVES = 0xd7ff;
const HALVES = 0x800;

/**
 * Any character at all, but no half of a surrogate pair. Made here, because fast-check's own ("binary") makes a table of
 * all of Unicode when it is first asked for: a second of work, where the test itself takes a tenth of that.
 */
export const anyCharacter = fc
  .nat({ max: 0x10ffff - HALVES })
  .map((number) => String.fromCodePoint(number > LAST_BEFORE_HALVES ? number + HALVES : number));
