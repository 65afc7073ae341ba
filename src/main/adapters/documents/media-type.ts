import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

const UNKNOWN = 'application/octet-stream';
/** The longest UTF-8 sequence but one byte: so much of a character may be missing where a sample was cut. */
const CUT_BYTES = 3;
/** Tab, line feed, form feed and carriage return. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);
/** Bytes that Windows-1252 leaves without a character. */
const UNUSED_IN_1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** The media type of a file by the beginning of its content. */
export async function mediaTypeOfContent(sample: Uint8Array): Promise<string> {
  return (await recognised(sample)) ?? (isPlainText(sample) ? 'text/plain' : UNKNOWN);
}

/** A file that is made to confuse the recognition is a file of an unknown kind. */
async function recognised(sample: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(sample))?.mime ?? null;
  } catch {
    return null;
  }
}

function isPlainText(sample: Uint8Array): boolean {
  if (sample.some((byte) => isControl(byte) && !TEXT_CONTROLS.has(byte))) return false;
  return isUtf8Sample(sample) || !sample.some((byte) => UNUSED_IN_1252.has(byte));
}

function isControl(byte: number): boolean {
  return byte < 0x20 || byte === 0x7f;
}

function isUtf8Sample(sample: Uint8Array): boolean {
  if (isUtf8(sample)) return true;
  const start = sample.findLastIndex((byte) => !isContinuation(byte));
  return sample.length - start <= CUT_BYTES && isLead(sample[start]) && isUtf8(sample.subarray(0, start));
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte <= 0xbf;
}

/** The first byte of a character of two bytes or more (RFC 3629 §4). */
function isLead(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0xc2 && byte <= 0xf4;
}
