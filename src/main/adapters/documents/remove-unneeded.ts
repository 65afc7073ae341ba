import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentNeeds } from '../../ports/document-files';
import { isContentName, UNFINISHED_FOLDER } from './content-place';

interface Needs extends Pick<ContentNeeds, 'forgotten' | 'keptBefore'> {
  isNeeded: (sha256: string) => boolean;
  /** A copy is being made now; then unfinished ones stay. */
  isCopying: boolean;
}

/**
 * Removes contents that nobody needs any more, and copies that were never finished. Anything else in the folder is not
 * ours and is left alone.
 */
export async function removeUnneeded(folder: string, needs: Needs): Promise<void> {
  if (!needs.isCopying) await rm(join(folder, UNFINISHED_FOLDER), { recursive: true, force: true });
  for (const place of await namesIn(folder)) {
    for (const name of await namesIn(join(folder, place))) {
      const isContent = isContentName(name) && name.startsWith(place);
      const file = join(folder, place, name);
      if (isContent && (await maySurelyGo(file, name, needs))) await rm(file, { force: true });
    }
    // Only one that is empty goes.
    if (/^[0-9a-f]{2}$/.test(place)) await rmdir(join(folder, place)).catch(() => undefined);
  }
}

async function maySurelyGo(file: string, sha256: string, needs: Needs): Promise<boolean> {
  if (needs.isNeeded(sha256)) return false;
  if (needs.forgotten.has(sha256)) return true;
  const found = await stat(file).catch(() => null);
  return found !== null && found.mtimeMs < needs.keptBefore;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
