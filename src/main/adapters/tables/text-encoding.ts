import type { ImportEncoding } from '../../../shared/domain/patient-import';

/** How a file's bytes are text, and where the text begins. */
export interface TextForm {
  encoding: ImportEncoding;
  /** Bytes of the mark in front that says so; 0 without one. */
  markBytes: number;
}

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16_MARK = Buffer.from([0xff, 0xfe]);
/** What a spreadsheet, an archive or a picture begins with, and formats that are text and yet no tables. */
const OTHER_KINDS = ['%PDF-', '{\\rtf', 'PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0'];
/** Control characters that texts have: tab, line feed, form feed, carriage return. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);
const SAMPLED_BYTES = 64 * 1024;
/** One of so many bytes may be another control character: a few strays do not make a binary file. */
const BYTES_A_STRAY = 20;

const NOT_ASCII = /[^\0-\x7f\uFFFD]/g;
const REPLACED = /\uFFFD/g;

/**
 * How a file looks to be encoded; null when it is no text. It is read to its end, because the first accent may stand on
 * its last line: UTF-8 if most of what is beyond ASCII is well formed so.
 */
export async function textFormOf(pieces: AsyncIterable<Buffer>): Promise<TextForm | null> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let form: TextForm | null = null;
  let understood = 0;
  let replaced = 0;
  for await (const piece of pieces) {
    if (form === null) {
      if (isOtherKind(piece)) return null;
      form = markedForm(piece);
      if (form.encoding === 'utf-16le') return form;
      if (hasManyControls(piece)) return null;
    }
    const text = decoder.decode(piece, { stream: true });
    understood += text.match(NOT_ASCII)?.length ?? 0;
    replaced += text.match(REPLACED)?.length ?? 0;
  }
  replaced += decoder.decode().length;
  if (form === null || form.markBytes > 0 || replaced <= understood) return form;
  return { encoding: 'windows-1252', markBytes: 0 };
}

function markedForm(first: Buffer): TextForm {
  if (startsWith(first, UTF8_MARK)) return { encoding: 'utf-8', markBytes: UTF8_MARK.length };
  if (startsWith(first, UTF16_MARK)) return { encoding: 'utf-16le', markBytes: UTF16_MARK.length };
  return { encoding: 'utf-8', markBytes: 0 };
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

function isOtherKind(first: Buffer): boolean {
  return OTHER_KINDS.some((start) => startsWith(first, Buffer.from(start, 'latin1')));
}

function hasManyControls(first: Buffer): boolean {
  const sample = first.subarray(0, SAMPLED_BYTES);
  const controls = sample.filter((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte)).length;
  // In a file of a few lines one stray is more than its share.
  return controls > 1 && controls * BYTES_A_STRAY > sample.length;
}

/**
 * The bytes 0x80 to 0x9f of Windows-1252, in order, as its best-fit table of the Unicode consortium has them; five mean
 * nothing. Not every build of the runtime has a decoder of its own for it.
 */
const UPPER_CONTROLS = '€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ';
const UPPER_CONTROL = /[\x80-\x9f]/g;

/** Pieces of a file as text. UTF-8 stays as bytes: the parser reads those. */
export async function* textOf(
  pieces: AsyncIterable<Buffer>,
  encoding: ImportEncoding,
): AsyncGenerator<Buffer | string> {
  if (encoding === 'utf-8') yield* pieces;
  else if (encoding === 'windows-1252') for await (const piece of pieces) yield windows1252(piece);
  else {
    const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
    for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  }
}

function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(UPPER_CONTROL, (control) => UPPER_CONTROLS[control.charCodeAt(0) - 0x80] ?? '\uFFFD');
}
