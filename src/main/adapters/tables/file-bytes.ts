import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

/** Small enough that a piece is taken apart within a few milliseconds. */
const PIECE_BYTES = 32 * 1024;

/** A file's bytes from a place up to another, in pieces; what is written behind it meanwhile is not read. */
export async function* bytesOf(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let position = from; position < to;) {
    const wanted = Math.min(PIECE_BYTES, to - position);
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(wanted), 0, wanted, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Becomes another one when the file is written or another one takes its place. */
export function markOf({ size, mtimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ino].join(' ');
}
