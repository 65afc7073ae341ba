import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentFiles } from '../../src/main/adapters/documents/document-files';
import { tidyDocuments } from '../../src/main/application/documents/tidy-documents';
import type { DocumentFiles } from '../../src/main/ports/document-files';
import { DOCUMENT_LIMIT_BYTES } from '../../src/shared/domain/document';
import { nextTurn } from '../support/fakes/next-turn';
import { TestPractice } from '../support/fakes/test-practice';
import { startChild } from '../support/log/child';
import { DAY_MS } from '../support/log/sample-log';

/** Large enough that its copy takes many steps. */
const COPIED_BYTES = 60_000_000;

let outside: string;
let folder: string;
let file: string;

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'sendtrail-documents-'));
  folder = join(outside, 'documents');
  file = join(outside, 'scan.bin');
  await writeFile(file, '');
});

afterEach(async () => {
  await rm(outside, { recursive: true, force: true });
});

function storeIn(place: string): DocumentFiles {
  return createDocumentFiles(
    place,
    () => Promise.resolve({ canceled: false, filePaths: [file] }),
    () => Promise.resolve({ canceled: true, filePath: '' }),
  );
}

/** Names of all files in the store. */
async function stored(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

describe('a document that is being added', () => {
  it.each(['copying', 'kept'])(
    'leaves nothing behind when the app is killed while it is %s',
    async (moment) => {
      await truncate(file, COPIED_BYTES);
      const { signal, errors } = await startChild('add-document-and-die', folder, file, moment).ended();
      expect({ signal, errors }).toEqual({ signal: 'SIGKILL', errors: '' });
      const hash = createHash('sha256').update(Buffer.alloc(COPIED_BYTES)).digest('hex');
      const left = await stored();
      expect(left).toHaveLength(1);
      // Under its hash a content is whole; before, it has another name.
      expect(left[0] === hash).toBe(moment === 'kept');
      const { ports, clock } = new TestPractice();
      // What is whole stays a while: it might belong to a log that was restored from a backup.
      clock.setTo(Date.now() + 31 * DAY_MS);
      await tidyDocuments({ ...ports, documentFiles: storeIn(folder) });
      expect(await stored()).toEqual([]);
    },
  );

  it('is refused when it grows past the limit while it is read', async () => {
    await truncate(file, DOCUMENT_LIMIT_BYTES);
    const choosing = storeIn(folder).choose();
    while (!existsSync(join(folder, 'unfinished'))) await nextTurn();
    await truncate(file, DOCUMENT_LIMIT_BYTES + 1);
    expect(await choosing).toEqual({ kept: [], refused: [{ name: 'scan.bin', reason: 'too-large' }] });
    expect(await stored()).toEqual([]);
  });
});
