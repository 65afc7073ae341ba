import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDocumentFiles } from '../../../src/main/adapters/documents/document-files';
import { mediaTypeOfContent } from '../../../src/main/adapters/documents/media-type';
import type { DocumentFiles } from '../../../src/main/ports/document-files';
import { DOCUMENT_LIMIT_BYTES } from '../../../src/shared/domain/document';
import { canMakeSmallDisk, makeSmallDisk } from '../../support/log/small-disk';

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const NOTHING_NEEDED = { named: new Set<string>(), forgotten: new Set<string>(), keptBefore: Infinity };

let outside: string;
let folder: string;
let chosen: string[];
let savePath: string | null;
let files: DocumentFiles;

/** A start of the app with the same folder. */
function startedAgain(storeFolder = folder): DocumentFiles {
  return createDocumentFiles(
    storeFolder,
    () => Promise.resolve({ canceled: false, filePaths: chosen }),
    () => Promise.resolve({ canceled: savePath === null, filePath: savePath ?? '' }),
  );
}

beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'sendtrail-documents-'));
  folder = join(outside, 'profile', 'documents');
  chosen = [];
  savePath = null;
  files = startedAgain();
});

afterEach(async () => {
  await rm(outside, { recursive: true, force: true });
});

async function outsideFile(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(outside, name);
  await writeFile(path, content);
  return path;
}

/** A file of so many bytes, which takes no room on the disk. */
async function sized(name: string, bytes: number): Promise<string> {
  const path = await outsideFile(name, '');
  await truncate(path, bytes);
  return path;
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Every file of the store, by its path in it. */
async function stored(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function keep(name: string, content: Uint8Array | string): Promise<string> {
  chosen = [await outsideFile(name, content)];
  const { kept } = await files.choose();
  return kept[0]?.sha256 ?? '';
}

describe('the contents of documents', () => {
  it('are kept under their hash, for this person only, with the kind that they are', async () => {
    chosen = [await outsideFile('Letter of 3 March.txt', PDF)];
    expect(await files.choose()).toEqual({
      kept: [
        {
          name: 'Letter of 3 March.txt',
          mediaType: 'application/pdf',
          sizeBytes: PDF.length,
          sha256: hashOf(PDF),
        },
      ],
      refused: [],
    });
    const file = join(folder, hashOf(PDF).slice(0, 2), hashOf(PDF));
    expect(await readFile(file)).toEqual(PDF);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect(await stored()).toEqual([hashOf(PDF)]);
  });

  it('are kept once, however often they are added', async () => {
    chosen = [await outsideFile('a.pdf', PDF), await outsideFile('b.pdf', PDF)];
    const { kept } = await files.choose();
    expect(kept.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf']);
    expect(await stored()).toEqual([hashOf(PDF)]);
  });

  it('have no name that turns the direction of writing or is a path', async () => {
    chosen = [await outsideFile('invoice\u202efdp.exe', 'x')];
    expect((await files.choose()).kept[0]?.name).toBe('invoicefdp.exe');
  });

  it('are not asked for again when the person cancels', async () => {
    const cancelled = createDocumentFiles(
      folder,
      () => Promise.resolve({ canceled: true, filePaths: ['/etc/hostname'] }),
      () => Promise.resolve({ canceled: true, filePath: '' }),
    );
    expect(await cancelled.choose()).toEqual({ kept: [], refused: [] });
  });

  it('that cannot be kept are refused, each with its reason, and the others are kept', async () => {
    await mkdir(join(outside, 'a folder'));
    await symlink('/dev/zero', join(outside, 'endless'));
    chosen = [
      await sized('video.mp4', 300_000_000),
      await sized('empty.txt', 0),
      join(outside, 'missing.txt'),
      join(outside, 'a folder'),
      join(outside, 'endless'),
      await outsideFile('letter.pdf', PDF),
    ];
    const before = process.memoryUsage().rss;
    const { kept, refused } = await files.choose();
    expect(refused).toEqual([
      { name: 'video.mp4', reason: 'too-large' },
      { name: 'empty.txt', reason: 'empty' },
      { name: 'missing.txt', reason: 'unreadable' },
      { name: 'a folder', reason: 'unreadable' },
      { name: 'endless', reason: 'unreadable' },
    ]);
    expect(kept.map(({ name }) => name)).toEqual(['letter.pdf']);
    expect(await stored()).toEqual([hashOf(PDF)]);
    // It was refused by its size alone.
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it.skipIf(process.platform === 'win32')('are not waited for where nobody writes them', async () => {
    const pipe = join(outside, 'pipe');
    execFileSync('mkfifo', [pipe]);
    chosen = [pipe];
    expect((await files.choose()).refused).toEqual([{ name: 'pipe', reason: 'unreadable' }]);
  });

  it('are refused past the limit by one byte', async () => {
    chosen = [await sized('just too large.bin', DOCUMENT_LIMIT_BYTES + 1)];
    expect((await files.choose()).refused).toEqual([{ name: 'just too large.bin', reason: 'too-large' }]);
  });

  it('that are gone or were changed by another program are not given out', async () => {
    const gone = await keep('gone.txt', 'gone');
    const changed = await keep('changed.txt', 'as it was');
    expect(await files.read(changed)).toMatchObject({ ok: true });
    await rm(join(folder, gone.slice(0, 2), gone));
    await writeFile(join(folder, changed.slice(0, 2), changed), 'as it is now');
    expect(await files.read(gone)).toEqual({ ok: false, reason: 'gone' });
    expect(await files.read(changed)).toEqual({ ok: false, reason: 'changed' });
  });

  it('that were changed are whole again once the file is added again', async () => {
    const sha256 = await keep('letter.txt', 'as it was');
    await writeFile(join(folder, sha256.slice(0, 2), sha256), 'as it is now');
    await keep('letter.txt', 'as it was');
    expect(await files.read(sha256)).toMatchObject({ ok: true });
  });

  it('are never looked for by anything but a hash', async () => {
    await expect(files.read('../../../etc/hostname')).rejects.toThrow('named by their SHA-256');
  });
});

describe('a copy of a document', () => {
  it('is saved where the person wants it, for this person only', async () => {
    const sha256 = await keep('letter.pdf', PDF);
    savePath = join(outside, 'copy.pdf');
    await writeFile(savePath, 'what stood there before');
    expect(await files.saveCopy(sha256, 'letter.pdf')).toEqual({ isSaved: true });
    expect(await readFile(savePath)).toEqual(PDF);
    expect((await stat(savePath)).mode & 0o777).toBe(0o600);
  });

  it('is not saved when the person cancels', async () => {
    const sha256 = await keep('letter.pdf', PDF);
    expect(await files.saveCopy(sha256, 'letter.pdf')).toEqual({ isSaved: false });
  });

  it('is not made of a content that is gone or changed', async () => {
    const sha256 = await keep('letter.pdf', PDF);
    savePath = join(outside, 'copy.pdf');
    await writeFile(join(folder, sha256.slice(0, 2), sha256), 'other');
    expect(await files.saveCopy(sha256, 'letter.pdf')).toEqual({ reason: 'changed' });
    await rm(join(folder, sha256.slice(0, 2), sha256));
    expect(await files.saveCopy(sha256, 'letter.pdf')).toEqual({ reason: 'gone' });
    expect(await readdir(outside)).not.toContain('copy.pdf');
  });

  it('that cannot be written says so, and leaves what stands there', async () => {
    const sha256 = await keep('letter.pdf', PDF);
    savePath = join(outside, 'no such folder', 'copy.pdf');
    await expect(files.saveCopy(sha256, 'letter.pdf')).rejects.toMatchObject({ code: 'not-allowed-now' });
  });
});

describe('tidying the contents', () => {
  it('removes what nobody names and what was never finished, and nothing else', async () => {
    const named = await keep('named.txt', 'named');
    const orphan = await keep('orphan.txt', 'orphan');
    await mkdir(join(folder, 'unfinished'), { recursive: true });
    await writeFile(join(folder, 'unfinished', 'half'), 'half');
    await writeFile(join(folder, 'note to self.txt'), 'not ours');
    await startedAgain().tidy({ ...NOTHING_NEEDED, named: new Set([named]) });
    expect((await stored()).sort()).toEqual([named, 'note to self.txt'].sort());
    expect(await readdir(folder)).not.toContain(orphan.slice(0, 2));
  });

  it('leaves what was kept a moment ago: its row may not be written yet', async () => {
    const sha256 = await keep('letter.txt', 'just now');
    await files.tidy(NOTHING_NEEDED);
    expect(await files.read(sha256)).toMatchObject({ ok: true });
    await startedAgain().tidy(NOTHING_NEEDED);
    expect(await files.read(sha256)).toEqual({ ok: false, reason: 'gone' });
  });

  it('leaves what is young though no row names it, unless a person has removed it', async () => {
    const young = await keep('young.txt', 'of a log that was restored from a backup');
    const removed = await keep('removed.txt', 'removed by a person');
    const old = await keep('old.txt', 'old');
    await utimes(join(folder, old.slice(0, 2), old), 1, 1);
    const needs = { named: new Set<string>(), forgotten: new Set([removed]), keptBefore: 2_000 };
    await startedAgain().tidy(needs);
    expect(await stored()).toEqual([young]);
    await startedAgain().tidy({ ...needs, named: new Set([young]), forgotten: new Set([young]) });
    expect(await stored()).toEqual([young]);
  });

  it('is over before anything is copied', async () => {
    chosen = [await outsideFile('letter.txt', 'added again')];
    const sha256 = hashOf('added again');
    await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
    await writeFile(join(folder, sha256.slice(0, 2), sha256), 'added again');
    const starting = startedAgain();
    const [, { kept }] = await Promise.all([starting.tidy(NOTHING_NEEDED), starting.choose()]);
    expect(kept).toHaveLength(1);
    expect(await starting.read(sha256)).toMatchObject({ ok: true });
  });

  it('does nothing where there is no folder yet', async () => {
    await files.tidy(NOTHING_NEEDED);
    expect(await stored()).toEqual([]);
  });
});

describe('the folder of documents', () => {
  it.skipIf(!canMakeSmallDisk)('that is full refuses the file and keeps nothing by halves', async () => {
    const disk = makeSmallDisk(2);
    try {
      const small = startedAgain(disk.folder);
      chosen = [await sized('scan.bin', 3_000_000), await outsideFile('letter.txt', 'small')];
      const { kept, refused } = await small.choose();
      expect(refused).toEqual([{ name: 'scan.bin', reason: 'disk-full' }]);
      expect(kept.map(({ name }) => name)).toEqual(['letter.txt']);
      expect(await readdir(join(disk.folder, 'unfinished'))).toEqual([]);
    } finally {
      disk.remove();
    }
  });

  it.skipIf(process.platform === 'win32')('that is read-only refuses the file and says so', async () => {
    await mkdir(folder, { recursive: true });
    chosen = [await outsideFile('letter.txt', 'small')];
    await chmod(chosen[0] ?? '', 0o644);
    await chmod(outside, 0o755);
    await chmod(join(outside, 'profile'), 0o755);
    await chmod(folder, 0o555);
    const { refused } = await asOrdinaryUser(() => files.choose());
    expect(refused).toEqual([{ name: 'letter.txt', reason: 'not-writable' }]);
  });
});

/** Nothing is read-only to root. */
async function asOrdinaryUser<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('the kind of a content', () => {
  it.each([
    ['a PDF', PDF, 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['UTF-8', Buffer.from('Dear Anh,\r\ncafé – 5 €\t\n'), 'text/plain'],
    ['UTF-8 cut within a character', Buffer.from('Nguyễn').subarray(0, 6), 'text/plain'],
    ['Windows-1252', Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x80), 'text/plain'],
    ['a page', Buffer.from('<script>alert(1)</script>'), 'text/plain'],
    ['bytes with a control character', Uint8Array.of(0x61, 0x00, 0x62), 'application/octet-stream'],
    ['bytes that Windows-1252 does not know', Uint8Array.of(0x61, 0x81, 0xff), 'application/octet-stream'],
    ['an archive that ends at once', Uint8Array.of(0x50, 0x4b, 0x03, 0x04), 'application/zip'],
  ])('of %s is found by what stands in it', async (_what, content, mediaType) => {
    expect(await mediaTypeOfContent(content)).toBe(mediaType);
  });
});
