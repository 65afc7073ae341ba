import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createAttachmentShelf,
  FILE_LIMIT_BYTES,
  SHELF_LIMIT_BYTES,
} from '../../../src/main/adapters/files/attachment-dialog';
import { attachmentName } from '../../../src/shared/domain/attachment-name';
import { createDeskExchange } from '../../../src/main/adapters/files/desk-exchange';
import { mediaTypeOf } from '../../../src/main/adapters/files/media-types';
import type { AttachmentShelf } from '../../../src/main/ports/attachment-shelf';
import { readFile, stat } from 'node:fs/promises';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sendtrail-files-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Makes a file of so many bytes, which takes no room on the disk. */
async function sized(name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '');
  await truncate(path, bytes);
  return path;
}

describe('the shelf of attachments', () => {
  let chosen: string[];
  let isCancelled: boolean;
  let shelf: AttachmentShelf;

  beforeEach(() => {
    chosen = [];
    isCancelled = false;
    let count = 0;
    shelf = createAttachmentShelf(() => Promise.resolve({ canceled: isCancelled, filePaths: chosen }), {
      newId: () => `file-${String((count += 1))}`,
    });
  });

  it('holds what was chosen as it was then', async () => {
    const path = join(folder, 'invoice 4411.PDF');
    await writeFile(path, 'as chosen');
    chosen = [path];
    expect(await shelf.choose()).toEqual({
      attachments: [{ id: 'file-1', name: 'invoice 4411.PDF', mediaType: 'application/pdf', sizeBytes: 9 }],
      refused: [],
    });
    await writeFile(path, 'changed since');
    const [content] = shelf.take(['file-1']) ?? [];
    expect(content).toMatchObject({ name: 'invoice 4411.PDF', mediaType: 'application/pdf' });
    expect(Buffer.from(content?.bytes ?? []).toString()).toBe('as chosen');
  });

  it('holds nothing when the person cancels', async () => {
    chosen = [await sized('a.txt', 1)];
    isCancelled = true;
    expect(await shelf.choose()).toEqual({ attachments: [], refused: [] });
  });

  it('refuses what cannot be sent, and says why', async () => {
    await mkdir(join(folder, 'a folder'));
    await symlink('/dev/zero', join(folder, 'endless'));
    chosen = [
      await sized('fits.bin', FILE_LIMIT_BYTES),
      await sized('large.bin', FILE_LIMIT_BYTES + 1),
      await sized('empty.txt', 0),
      join(folder, 'missing.txt'),
      join(folder, 'a folder'),
      join(folder, 'endless'),
    ];
    const { attachments, refused } = await shelf.choose();
    expect(attachments.map(({ name }) => name)).toEqual(['fits.bin']);
    expect(refused).toEqual([
      { name: 'large.bin', reason: 'too-large' },
      { name: 'empty.txt', reason: 'empty' },
      { name: 'missing.txt', reason: 'unreadable' },
      { name: 'a folder', reason: 'unreadable' },
      { name: 'endless', reason: 'unreadable' },
    ]);
  });

  it('is full at its limit for all files together, and has room again after one is dropped', async () => {
    chosen = [
      await sized('a.bin', 30_000_000),
      await sized('b.bin', SHELF_LIMIT_BYTES - 30_000_000),
      await sized('c.bin', 1),
    ];
    expect(await shelf.choose()).toMatchObject({
      attachments: [{ name: 'a.bin' }, { name: 'b.bin' }],
      refused: [{ name: 'c.bin', reason: 'too-large' }],
    });
    shelf.drop('file-1');
    chosen = [await sized('c.bin', 1)];
    expect(await shelf.choose()).toMatchObject({ attachments: [{ name: 'c.bin' }], refused: [] });
  });

  it('takes a content that was not chosen in the dialog, as long as there is room for it', async () => {
    const letter = { name: 'Letter.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') };
    expect(shelf.put(letter)).toEqual({
      id: 'file-1',
      name: 'Letter.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 4,
    });
    expect(shelf.take(['file-1'])).toEqual([letter]);
    expect(shelf.put({ ...letter, bytes: new Uint8Array(FILE_LIMIT_BYTES + 1) })).toBeNull();
    chosen = [await sized('a.bin', FILE_LIMIT_BYTES)];
    await shelf.choose();
    expect(shelf.put({ ...letter, bytes: new Uint8Array(SHELF_LIMIT_BYTES - FILE_LIMIT_BYTES) })).toBeNull();
  });

  it('gives all or nothing', async () => {
    chosen = [await sized('a.txt', 1), await sized('b.txt', 2)];
    await shelf.choose();
    expect(shelf.take(['file-2', 'file-1'])?.map(({ name }) => name)).toEqual(['b.txt', 'a.txt']);
    shelf.drop('file-1');
    expect(shelf.take(['file-2', 'file-1'])).toBeNull();
    expect(shelf.take(['file-2'])).toHaveLength(1);
    expect(shelf.take([])).toEqual([]);
  });
});

describe('the name of an attachment', () => {
  it.each([
    ['/home/mia/invoice.pdf', 'invoice.pdf'],
    ['C:\\Users\\Mia\\invoice.pdf', 'invoice.pdf'],
    ['/tmp/a\r\nBcc: all@example.org', 'aBcc: all@example.org'],
    ['/tmp/nul\0.pdf', 'nul.pdf'],
    ['/tmp/\u202egpj.exe', 'gpj.exe'],
    ['/tmp/Zoë – Rezept 💊.pdf', 'Zoë – Rezept 💊.pdf'],
    ['/tmp/half\ud83d.pdf', 'half.pdf'],
    ['/tmp/  spaces .txt ', 'spaces .txt'],
    ['/tmp/..', 'attachment'],
    ['/tmp/\n', 'attachment'],
    ['', 'attachment'],
  ])('of %j is %j', (path, name) => {
    expect(attachmentName(path)).toBe(name);
  });

  it('is cut before its extension, never inside a character', () => {
    expect(attachmentName(`${'x'.repeat(300)}.pdf`)).toBe(`${'x'.repeat(196)}.pdf`);
    expect(attachmentName(`x${'💊'.repeat(150)}.pdf`)).toBe(`x${'💊'.repeat(97)}.pdf`);
    expect(attachmentName('x'.repeat(300))).toHaveLength(200);
    expect(attachmentName(`x.${'y'.repeat(300)}`)).toHaveLength(200);
  });
});

describe('the media type of a name', () => {
  it.each([
    ['a.pdf', 'application/pdf'],
    ['a.b.JPG', 'image/jpeg'],
    ['pdf', 'application/octet-stream'],
    ['a.', 'application/octet-stream'],
    ['a.exe', 'application/octet-stream'],
    ['a.constructor', 'application/octet-stream'],
  ])('%s is %s', (name, mediaType) => {
    expect(mediaTypeOf(name)).toBe(mediaType);
  });
});

describe('what leaves Sendtrail by hand', () => {
  it('is saved where the person wants it, for this person only', async () => {
    const filePath = join(folder, 'rows.csv');
    const suggested: string[] = [];
    const exchange = createDeskExchange(
      (name) => {
        suggested.push(name);
        return Promise.resolve({ canceled: false, filePath });
      },
      { writeText: () => undefined },
    );
    expect(await exchange.saveText('messages.csv', 'a,é\n')).toBe(true);
    expect(suggested).toEqual(['messages.csv']);
    expect(await readFile(filePath, 'utf8')).toBe('a,é\n');
    expect((await stat(filePath)).mode & 0o777).toBe(0o600);
  });

  it('is not saved when the person cancels', async () => {
    const exchange = createDeskExchange(() => Promise.resolve({ canceled: true, filePath: '' }), {
      writeText: () => undefined,
    });
    expect(await exchange.saveText('messages.csv', 'a')).toBe(false);
  });

  it('is put on the clipboard', () => {
    const copied: string[] = [];
    createDeskExchange(() => Promise.reject(new Error('asked')), {
      writeText: (text) => copied.push(text),
    }).copyText('x');
    expect(copied).toEqual(['x']);
  });
});
