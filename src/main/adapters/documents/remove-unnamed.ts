import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isContentName, UNFINISHED_FOLDER } from './content-place';

/**
 * Removes contents that nobody names, and copies that were never finished. Anything else in the folder is not ours and
 * is left alone.
 * @param isCopying whether a copy is being made now; then unfinished ones stay
 */
export async function removeUnnamed(
  folder: string,
  isNamed: (sha256: string) => boolean,
  isCopying: boolean,
): Promise<void> {
  if (!isCopying) await rm(join(folder, UNFINISHED_FOLDER), { recursive: true, force: true });
  for (const place of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, place))) {
      const isContent = isContentName(name) && name.startsWith(place);
      if (isContent && !isNamed(name)) await rm(join(folder, place, name), { force: true });
    }
    // Only one that is empty goes.
    if (/^[0-9a-f]{2}$/.test(place)) await rmdir(join(folder, place)).catch(() => undefined);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
