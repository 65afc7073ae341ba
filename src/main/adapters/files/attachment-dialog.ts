import { open, type FileHandle } from 'node:fs/promises';
import { attachmentName } from '../../../shared/domain/attachment-name';
import type { AttachmentRefusal, ChosenAttachment } from '../../../shared/domain/message';
import type { AttachmentShelf } from '../../ports/attachment-shelf';
import type { Chance } from '../../ports/chance';
import type { AttachmentContent } from '../../ports/email-composer';
import { mediaTypeOf } from './media-types';

export const FILE_LIMIT_BYTES = 40_000_000;
/** Of all files on the shelf together: they are held in memory until they are sent or dropped. */
export const SHELF_LIMIT_BYTES = 60_000_000;

/** Asks the person for files; Electron's dialog in the app. */
export type AskForFiles = () => Promise<{ canceled: boolean; filePaths: string[] }>;

/**
 * The shelf of files for drafts. A file is read when it is chosen, so that what was chosen is what is sent, whatever
 * happens to the file meanwhile.
 */
export function createAttachmentShelf(
  askForFiles: AskForFiles,
  chance: Pick<Chance, 'newId'>,
): AttachmentShelf {
  const shelf = new Map<string, AttachmentContent>();
  const freeBytes = () =>
    [...shelf.values()].reduce((free, { bytes }) => free - bytes.byteLength, SHELF_LIMIT_BYTES);

  /** How large the next file may be. */
  const roomBytes = () => Math.min(FILE_LIMIT_BYTES, freeBytes());

  function shelve({ name, mediaType, bytes }: AttachmentContent): ChosenAttachment {
    const id = chance.newId();
    shelf.set(id, { name, mediaType, bytes });
    return { id, name, mediaType, sizeBytes: bytes.byteLength };
  }

  async function putFile(path: string): Promise<ChosenAttachment | AttachmentRefusal> {
    const name = attachmentName(path);
    const read = await readWhole(path, roomBytes());
    if ('refusal' in read) return { name, reason: read.refusal };
    return shelve({ name, mediaType: mediaTypeOf(name), bytes: read.bytes });
  }

  return {
    choose: async () => {
      const { canceled, filePaths } = await askForFiles();
      const attachments: ChosenAttachment[] = [];
      const refused: AttachmentRefusal[] = [];
      // One after the other: each needs to know how much room the last one has left.
      for (const path of canceled ? [] : filePaths) {
        const outcome = await putFile(path);
        if ('reason' in outcome) refused.push(outcome);
        else attachments.push(outcome);
      }
      return { attachments, refused };
    },
    put: (content) => (content.bytes.byteLength > roomBytes() ? null : shelve(content)),
    take: (ids) => {
      const contents = ids.map((id) => shelf.get(id));
      return contents.every((content) => content !== undefined) ? contents : null;
    },
    drop: (id) => {
      shelf.delete(id);
    },
  };
}

type ReadFile = { bytes: Uint8Array } | { refusal: AttachmentRefusal['reason'] };

async function readWhole(path: string, limitBytes: number): Promise<ReadFile> {
  try {
    const file = await open(path, 'r');
    try {
      return await readWithin(file, limitBytes);
    } finally {
      await file.close();
    }
  } catch {
    return { refusal: 'unreadable' };
  }
}

async function readWithin(file: FileHandle, limitBytes: number): Promise<ReadFile> {
  const stat = await file.stat();
  if (!stat.isFile()) return { refusal: 'unreadable' };
  if (stat.size > limitBytes) return { refusal: 'too-large' };
  const bytes = await file.readFile();
  // It may have grown meanwhile.
  if (bytes.byteLength > limitBytes) return { refusal: 'too-large' };
  return bytes.byteLength === 0 ? { refusal: 'empty' } : { bytes };
}
