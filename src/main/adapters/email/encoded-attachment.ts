import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as base64 from 'nodemailer/lib/base64';
import type { MimeSegment } from '../../ports/email-composer';

/** 57 bytes make one line of 76 characters (RFC 2045 §6.8), so slices of whole lines can be joined. */
const SLICE_BYTES = 57 * 8_192;

/** Keyed by the file's own bytes in memory: all messages of a batch are given the same ones. */
const ENCODED = new WeakMap<Uint8Array, Promise<MimeSegment>>();

/** A file in base64 as it stands in a message, encoded once however many patients it goes to. */
export function encodedAttachment(bytes: Uint8Array): Promise<MimeSegment> {
  const known = ENCODED.get(bytes);
  if (known !== undefined) return known;
  const encoded = encode(bytes);
  ENCODED.set(bytes, encoded);
  return encoded;
}

/** In slices, so that the windows stay alive while a large file is encoded. */
async function encode(bytes: Uint8Array): Promise<MimeSegment> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hash = createHash('sha256');
  const lines: Buffer[] = [];
  for (let start = 0; start < file.length; start += SLICE_BYTES) {
    if (start > 0) await setImmediate();
    const slice = base64.wrap(base64.encode(file.subarray(start, start + SLICE_BYTES)));
    const ends = start + SLICE_BYTES < file.length ? '\r\n' : '';
    const block = Buffer.from(slice + ends, 'latin1');
    hash.update(block);
    lines.push(block);
  }
  return { bytes: Buffer.concat(lines), sharedHash: hash.digest('hex') };
}
