/** One block of fields (RFC 3464 §2.1): names in small letters, values unfolded; a name may come more than once. */
export type FieldBlock = ReadonlyMap<string, readonly string[]>;

const FIELD = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*:[ \t]*(.*)$/;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;
const TEXT_LIMIT = 200_000;
const LINE_LIMIT = 8_000;
const VALUES_LIMIT = 1_000;

/**
 * Reads the blocks of a delivery status, a feedback report or a disposition notification. Takes folded lines, a space
 * before the colon, missing and doubled blank lines, and a text that is base64 without saying so.
 * @param startsBlock names that begin a new block even without a blank line before it, when the block has one already
 */
export function fieldBlocks(text: string, startsBlock: readonly string[] = []): FieldBlock[] {
  const reader = new BlockReader(startsBlock);
  for (const line of decoded(text.slice(0, TEXT_LIMIT)).split(/\r\n|\r|\n/))
    reader.take(line.slice(0, LINE_LIMIT));
  return reader.finish();
}

class BlockReader {
  readonly #startsBlock: readonly string[];
  readonly #blocks: FieldBlock[] = [];
  #block = new Map<string, string[]>();
  /** Values of the field that a folded line goes on with. */
  #open: string[] | null = null;

  constructor(startsBlock: readonly string[]) {
    this.#startsBlock = startsBlock;
  }

  take(line: string): void {
    if (line.trim() === '') this.#close();
    else if (this.#open !== null && /^[ \t]/.test(line)) this.#fold(line);
    else this.#begin(line);
  }

  finish(): FieldBlock[] {
    this.#close();
    return this.#blocks;
  }

  #begin(line: string): void {
    const match = FIELD.exec(line.trimStart());
    if (match === null) {
      this.#fold(line);
      return;
    }
    const name = (match[1] ?? '').toLowerCase();
    if (this.#startsBlock.includes(name) && this.#block.has(name)) this.#close();
    const values = this.#block.get(name) ?? [];
    if (values.length < VALUES_LIMIT) values.push((match[2] ?? '').trim());
    this.#block.set(name, values);
    this.#open = values;
  }

  #fold(line: string): void {
    const last = this.#open?.at(-1);
    if (this.#open === null || last === undefined || last.length > LINE_LIMIT) return;
    this.#open[this.#open.length - 1] = `${last} ${line.trim()}`;
  }

  #close(): void {
    if (this.#block.size > 0) this.#blocks.push(this.#block);
    this.#block = new Map();
    this.#open = null;
  }
}

/** The first value of a field; empty when it is not there. */
export function fieldOf(block: FieldBlock, name: string): string {
  return block.get(name)?.[0] ?? '';
}

/** The address of a field like `rfc822; <a@b>` (RFC 3464 §2.1.2); with `utf-8` its escapes are undone (RFC 6533 §3). */
export function addressOfField(value: string): string {
  const text = value.slice(0, LINE_LIMIT);
  const bare = withoutComments(text.slice(text.lastIndexOf(';') + 1))
    .replace(/\\x\{([0-9A-Fa-f]{1,6})\}/g, (_, hex: string) => characterOf(Number.parseInt(hex, 16)))
    .trim();
  const opens = bare.lastIndexOf('<');
  const closes = bare.indexOf('>', opens);
  const inner = opens === -1 ? bare : bare.slice(opens + 1, closes === -1 ? undefined : closes);
  return withoutQuotes(inner.trim())
    .replace(/^(?:mailto|smtp|rfc822|imceaex):/i, '')
    .trim();
}

/** Quotes around the whole; those of a local part (RFC 5321 §4.1.2) belong to it. */
function withoutQuotes(text: string): string {
  const bare = trimmedOf(text, '>');
  return /^["'][^"']{0,256}["']@/.test(bare) ? bare : trimmedOf(bare, '"\'');
}

/** Cut by hand: a pattern would look for the closing bracket once for each opening one. */
function withoutComments(text: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (depth === 0) kept += letter;
    if (letter === ')' && depth > 0) depth -= 1;
  }
  return depth === 0 ? kept : text;
}

function trimmedOf(text: string, letters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && letters.includes(text.charAt(start))) start += 1;
  while (end > start && letters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function characterOf(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

/** Some servers encode this part without a header that says so. */
function decoded(text: string): string {
  if (text.includes(':')) return text;
  const bare = text.trim();
  return bare.length < 40 || !BASE64.test(bare) ? text : asciiOfBase64(bare);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function asciiOfBase64(text: string): string {
  let bits = 0;
  let count = 0;
  let decodedText = '';
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value === -1) continue;
    bits = ((bits << 6) | value) & 0xff_ff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decodedText += String.fromCharCode((bits >> count) & 0xff);
  }
  return decodedText;
}
