import { open, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  IMPORT_LIMIT_BYTES,
  IMPORT_LIMIT_COLUMNS,
  type ImportRefusal,
} from '../../../shared/domain/patient-import';
import type { Chance } from '../../ports/chance';
import type { TableChunk, TableFile, TableFiles } from '../../ports/table-files';
import { bytesOf, markOf } from './file-bytes';
import { guessDelimiter } from './guess-delimiter';
import { readTable, type ChosenTable } from './read-table';
import { textFormOf, textOf } from './text-encoding';

/** Asks the person for one file; Electron's dialog in the app. */
export type AskForTable = () => Promise<{ canceled: boolean; filePaths: string[] }>;

const SAMPLE_ROWS = 20;
/** A page shows the beginning of a cell. */
const SHOWN_CELL_LENGTH = 100;
/** From so much of a file its delimiter is guessed. */
const BEGINNING_BYTES = 64 * 1024;

/** A file that is not taken, and why. */
class RefusedFile extends Error {
  constructor(readonly reason: ImportRefusal) {
    super(reason);
  }
}

/** CSV files chosen by the system's dialog. They stay where they are and are read anew for each pass. */
export function createTableFiles(askForTable: AskForTable, chance: Pick<Chance, 'newId'>): TableFiles {
  const tables = new Map<string, ChosenTable>();
  return {
    choose: async () => {
      const { canceled, filePaths } = await askForTable();
      const [path] = filePaths;
      if (canceled || path === undefined) return null;
      try {
        const table = await lookAt(path);
        const importId = chance.newId();
        const file = await firstLook(importId, table);
        tables.set(importId, table);
        return file;
      } catch (error) {
        return { name: basename(path), refused: error instanceof RefusedFile ? error.reason : 'unreadable' };
      }
    },
    reread: async (importId, { encoding, delimiter }) => {
      const table = tables.get(importId);
      if (table === undefined) return null;
      const form = { ...table.form, encoding: encoding ?? table.form.encoding };
      const changed = { ...table, form, delimiter: delimiter ?? table.delimiter };
      try {
        const file = await firstLook(importId, changed);
        tables.set(importId, changed);
        return file;
      } catch (error) {
        if (error instanceof RefusedFile) return null;
        throw error;
      }
    },
    rows: (importId) => rowsOf(tables.get(importId)),
    forget: (importId) => {
      tables.delete(importId);
    },
  };
}

async function lookAt(path: string): Promise<ChosenTable> {
  const handle = await open(path, 'r');
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) throw new RefusedFile('unreadable');
    const sizeBytes = Number(stat.size);
    if (sizeBytes > IMPORT_LIMIT_BYTES) throw new RefusedFile('too-large');
    if (sizeBytes === 0) throw new RefusedFile('empty');
    const form = await textFormOf(bytesOf(handle, 0, sizeBytes));
    if (form === null) throw new RefusedFile('not-text');
    const beginning = await beginningOf(handle, Math.min(sizeBytes, BEGINNING_BYTES), form);
    const delimiter = await guessDelimiter(beginning);
    return { path, name: basename(path), mark: markOf(stat), sizeBytes, form, delimiter };
  } finally {
    await handle.close();
  }
}

async function beginningOf(
  handle: FileHandle,
  sizeBytes: number,
  { encoding, markBytes }: ChosenTable['form'],
): Promise<(Buffer | string)[]> {
  const beginning: (Buffer | string)[] = [];
  for await (const piece of textOf(bytesOf(handle, markBytes, sizeBytes), encoding)) beginning.push(piece);
  return beginning;
}

/** The header and the first rows, as far as they can be read. */
async function firstLook(importId: string, table: ChosenTable): Promise<TableFile> {
  const rows: string[][] = [];
  for await (const chunk of readTable(table)) {
    if (chunk.kind === 'broken') {
      if (chunk.problem === 'changed' || chunk.problem === 'unreadable') throw new RefusedFile('unreadable');
      // What breaks further down is named, with its line, when the rows are checked.
      break;
    }
    rows.push(...chunk.rows.map(({ cells }) => cells));
    if (rows.length > SAMPLE_ROWS) break;
  }
  const [headers, ...below] = rows;
  if (headers === undefined) throw new RefusedFile('empty');
  if (headers.length > IMPORT_LIMIT_COLUMNS) throw new RefusedFile('too-many-columns');
  const { name, sizeBytes, form, delimiter } = table;
  const sample = below.slice(0, SAMPLE_ROWS).map((cells) => shownCells(cells.slice(0, headers.length)));
  return {
    importId,
    name,
    sizeBytes,
    encoding: form.encoding,
    delimiter,
    headers: shownCells(headers),
    sample,
  };
}

function shownCells(cells: readonly string[]): string[] {
  // Cutting may halve a character of two units.
  return cells.map((cell) => cell.slice(0, SHOWN_CELL_LENGTH).replace(/\p{Cs}/gu, ''));
}

async function* rowsOf(table: ChosenTable | undefined): AsyncGenerator<TableChunk> {
  if (table === undefined) {
    yield { kind: 'broken', line: 1, problem: 'changed' };
    return;
  }
  let isBelowHeader = false;
  for await (const chunk of readTable(table)) {
    yield chunk.kind === 'rows' && !isBelowHeader ? { ...chunk, rows: chunk.rows.slice(1) } : chunk;
    isBelowHeader = true;
  }
}
