import { join } from 'node:path';

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** Copies that are not finished; a name of its own, which no hash has. */
export const UNFINISHED_FOLDER = 'unfinished';

/** Where a content is kept. Throws for what is no hash: a name from elsewhere never becomes a path. */
export function contentPlace(folder: string, sha256: string): { folder: string; file: string } {
  if (!isContentName(sha256)) throw new Error('Contents are named by their SHA-256 in hex.');
  const place = join(folder, sha256.slice(0, 2));
  return { folder: place, file: join(place, sha256) };
}

export function isContentName(name: string): boolean {
  return SHA256_HEX.test(name);
}
