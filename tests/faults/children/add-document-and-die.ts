import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDocumentFiles } from '../../../src/main/adapters/documents/document-files';

/**
 * Adds a document and is killed before its row is written. Its arguments: the folder of documents, the file, and when:
 * "copying" (while the copy is made) or "kept" (when it is in its place).
 */
const [, , folder = '', file = '', moment = ''] = process.argv;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

function dieWhileCopying(): void {
  const unfinished = join(folder, 'unfinished');
  if (existsSync(unfinished) && readdirSync(unfinished).length > 0) die();
  else setImmediate(dieWhileCopying);
}

const files = createDocumentFiles(
  folder,
  () => Promise.resolve({ canceled: false, filePaths: [file] }),
  () => Promise.resolve({ canceled: true, filePath: '' }),
);
if (moment === 'copying') dieWhileCopying();
await files.choose();
die();
