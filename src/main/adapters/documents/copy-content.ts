import { createHash, randomUUID } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { attachmentName } from '../../../shared/domain/attachment-name';
import { DOCUMENT_LIMIT_BYTES, type DocumentRefusal } from '../../../shared/domain/document';
import type { KeptContent } from '../../ports/document-files';
import { contentPlace, UNFINISHED_FOLDER } from './content-place';
import { mediaTypeOfContent } from './media-type';

/** So much is held in memory of a file, however large it is; enough to recognise its kind by. */
const CHUNK_BYTES = 1_048_576;

type Reason = Exclude<DocumentRefusal['reason'], 'already-there'>;

/** Not an error of the program: a file that cannot be kept. */
class Refused extends Error {
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Codes with which the system says that there is no room. */
const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Copies a file into the store, a piece at a time, and names it by its hash. It is synced under a temporary name before
 * it is renamed, so that a content under its hash is always whole.
 * @param onHashed told the hash just before the content is put in its place
 */
export async function copyContent(
  folder: string,
  path: string,
  onHashed: (sha256: string) => void,
): Promise<KeptContent | DocumentRefusal> {
  const name = attachmentName(path);
  try {
    const source = await openedSource(path);
    try {
      return { name, ...(await keep(folder, source, onHashed)) };
    } finally {
      await source.close();
    }
  } catch (error) {
    if (error instanceof Refused) return { name, reason: error.reason };
    throw error;
  }
}

/** Opened without waiting: a pipe would wait for somebody to write into it. */
async function openedSource(path: string): Promise<FileHandle> {
  const waitless = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;
  const source = await open(path, constants.O_RDONLY | waitless).catch(() => null);
  if (source === null) throw new Refused('unreadable');
  const stat = await source.stat({ bigint: true }).catch(() => null);
  const reason = stat === null ? 'unreadable' : refusalOf(stat);
  if (reason === null) return source;
  await source.close();
  throw new Refused(reason);
}

function refusalOf(stat: BigIntStats): Reason | null {
  if (!stat.isFile()) return 'unreadable';
  if (stat.size > DOCUMENT_LIMIT_BYTES) return 'too-large';
  return stat.size === 0n ? 'empty' : null;
}

async function keep(
  folder: string,
  source: FileHandle,
  onHashed: (sha256: string) => void,
): Promise<Omit<KeptContent, 'name'>> {
  const unfinished = join(folder, UNFINISHED_FOLDER, randomUUID());
  try {
    await writing(mkdir(dirname(unfinished), { recursive: true, mode: 0o700 }));
    const copied = await copyInto(unfinished, source);
    const place = contentPlace(folder, copied.sha256);
    onHashed(copied.sha256);
    await writing(mkdir(place.folder, { recursive: true, mode: 0o700 }));
    await writing(rename(unfinished, place.file));
    await syncFolder(place.folder);
    const { sample, ...content } = copied;
    return { ...content, mediaType: await mediaTypeOfContent(sample) };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function copyInto(unfinished: string, source: FileHandle) {
  const copy = await writing(open(unfinished, 'wx', 0o600));
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    let sample = new Uint8Array();
    for (let chunk = await nextChunk(source); chunk.length > 0; chunk = await nextChunk(source)) {
      sizeBytes += chunk.length;
      // It may have grown since it was looked at.
      if (sizeBytes > DOCUMENT_LIMIT_BYTES) throw new Refused('too-large');
      if (sample.length === 0) sample = chunk;
      hash.update(chunk);
      await writing(copy.writeFile(chunk));
    }
    if (sizeBytes === 0) throw new Refused('empty');
    await writing(copy.sync());
    return { sizeBytes, sha256: hash.digest('hex'), sample };
  } finally {
    await copy.close();
  }
}

async function nextChunk(source: FileHandle): Promise<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(CHUNK_BYTES);
  try {
    const { bytesRead } = await source.read(chunk, 0, CHUNK_BYTES, null);
    return chunk.subarray(0, bytesRead);
  } catch {
    throw new Refused('unreadable');
  }
}

/** Anything that fails while the app writes into its own folder is the folder's fault, not the file's. */
async function writing<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new Refused(FULL_CODES.has(code) ? 'disk-full' : 'not-writable');
  }
}

/** A name that is not synced may be gone after a power cut. Windows syncs no folders and needs none of it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await writing(open(folder, constants.O_RDONLY));
  try {
    await writing(handle.sync());
  } finally {
    await handle.close();
  }
}
