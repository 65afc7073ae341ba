import { open, type FileHandle } from 'node:fs/promises';
import type { ImportDelimiter } from '../../../shared/domain/patient-import';
import type { TableChunk, TableRow } from '../../ports/table-files';
import { bytesOf, markOf } from './file-bytes';
import { BrokenTableError, recordsOf } from './records';
import { textOf, type TextForm } from './text-encoding';

/** A file as it was when it was chosen, and how it is read. */
export interface ChosenTable {
  path: string;
  name: string;
  mark: string;
  sizeBytes: number;
  form: TextForm;
  delimiter: ImportDelimiter;
}

/** What one chunk's worth of work for the caller is made of. */
const ROWS_A_CHUNK = 100;

/** The rows of a table, its header first, as long as the file is what it was when it was chosen. */
export async function* readTable(table: ChosenTable): AsyncGenerator<TableChunk> {
  const handle = await openUnchanged(table);
  if (handle === null) {
    yield { kind: 'broken', line: 1, problem: 'changed' };
    return;
  }
  try {
    yield* chunksOf(handle, table);
    if (await isChanged(handle, table)) yield { kind: 'broken', line: 1, problem: 'changed' };
  } catch (error) {
    // A file cut short in the middle is a changed one, whatever else it looks like.
    if (await isChanged(handle, table)) yield { kind: 'broken', line: 1, problem: 'changed' };
    else yield brokenChunk(error);
  } finally {
    await handle.close();
  }
}

async function* chunksOf(handle: FileHandle, table: ChosenTable): AsyncGenerator<TableChunk> {
  const { form, sizeBytes, delimiter } = table;
  let readBytes = form.markBytes;
  async function* counted(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      readBytes += piece.length;
      yield piece;
    }
  }
  const pieces = counted(bytesOf(handle, form.markBytes, sizeBytes));
  for await (const rows of recordsOf(textOf(pieces, form.encoding), delimiter)) {
    const fraction = readBytes / sizeBytes;
    for (const slice of slicesOf(rows)) yield { kind: 'rows', rows: slice, fraction };
  }
}

function slicesOf(rows: readonly TableRow[]): TableRow[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_CHUNK) }, (_, index) =>
    rows.slice(index * ROWS_A_CHUNK, (index + 1) * ROWS_A_CHUNK),
  );
}

async function openUnchanged(table: ChosenTable): Promise<FileHandle | null> {
  try {
    const handle = await open(table.path, 'r');
    if (!(await isChanged(handle, table))) return handle;
    await handle.close();
    return null;
  } catch {
    return null;
  }
}

async function isChanged(handle: FileHandle, { mark }: ChosenTable): Promise<boolean> {
  return markOf(await handle.stat({ bigint: true })) !== mark;
}

function brokenChunk(error: unknown): TableChunk {
  if (error instanceof BrokenTableError) return { kind: 'broken', line: error.line, problem: error.problem };
  return { kind: 'broken', line: 1, problem: 'unreadable' };
}
