import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { DocumentRefusal } from '../../../shared/domain/document';
import type { DocumentFiles, KeptContent } from '../../ports/document-files';
import { UseCaseError } from '../../ports/use-case-error';
import { contentPlace } from './content-place';
import { copyContent } from './copy-content';
import { removeUnneeded } from './remove-unneeded';

/** Asks the person for files; Electron's dialog in the app. */
export type AskForFiles = () => Promise<{ canceled: boolean; filePaths: string[] }>;
/** Asks the person where to save; Electron's dialog in the app. */
export type AskWhereToSave = (suggestedName: string) => Promise<{ canceled: boolean; filePath: string }>;

/**
 * Contents of documents in a folder of the practice, each under its hash: the same file added twice is kept once.
 * Readable by this person only.
 */
export function createDocumentFiles(
  folder: string,
  askForFiles: AskForFiles,
  askWhereToSave: AskWhereToSave,
): DocumentFiles {
  /** What this run has kept: its row may not be written yet, and then nobody names it. */
  const keptNow = new Set<string>();
  let copying = 0;
  /** What is copied meanwhile could be taken for what nobody needs. */
  let tidying = Promise.resolve();

  async function choose(): Promise<{ kept: KeptContent[]; refused: DocumentRefusal[] }> {
    const { canceled, filePaths } = await askForFiles();
    const kept: KeptContent[] = [];
    const refused: DocumentRefusal[] = [];
    await tidying.catch(() => undefined);
    copying += 1;
    try {
      for (const path of canceled ? [] : filePaths) {
        const outcome = await copyContent(folder, path, (sha256) => keptNow.add(sha256));
        if ('reason' in outcome) refused.push(outcome);
        else kept.push(outcome);
      }
    } finally {
      copying -= 1;
    }
    return { kept, refused };
  }

  const read: DocumentFiles['read'] = async (sha256) => {
    const bytes = await readFile(contentPlace(folder, sha256).file).catch(() => null);
    if (bytes === null) return { ok: false, reason: 'gone' };
    const isSame = createHash('sha256').update(bytes).digest('hex') === sha256;
    return isSame ? { ok: true, bytes } : { ok: false, reason: 'changed' };
  };

  return {
    choose,
    read,
    saveCopy: async (sha256, suggestedName) => {
      const found = await read(sha256);
      if (!found.ok) return { reason: found.reason };
      const { canceled, filePath } = await askWhereToSave(suggestedName);
      if (canceled || filePath === '') return { isSaved: false };
      await saveWhole(filePath, found.bytes);
      return { isSaved: true };
    },
    tidy: (needs) => {
      const isNeeded = (sha256: string) => needs.named.has(sha256) || keptNow.has(sha256);
      tidying = removeUnneeded(folder, { ...needs, isNeeded, isCopying: copying > 0 });
      return tidying;
    },
  };
}

/** Codes of a full disk, for which there are other words than for a place that takes no files. */
const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** A file that stands there is replaced by a whole copy or stays as it is. Patients' data: for this person only. */
async function saveWhole(filePath: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${filePath}.${randomUUID().slice(0, 8)}.part`;
  try {
    await writeFile(unfinished, bytes, { mode: 0o600, flag: 'wx', flush: true });
    await rename(unfinished, filePath);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw FULL_CODES.has(code)
      ? new UseCaseError('disk-full', 'The disk is full.')
      : new UseCaseError('not-allowed-now', 'No file can be written in the chosen place.');
  }
}
