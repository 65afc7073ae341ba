import type { TableChunk, TableFiles, TableReading, TableRow } from '../../../src/main/ports/table-files';
import type { ImportFile, ImportRefusal } from '../../../src/shared/domain/patient-import';

type OpenedFile = Omit<ImportFile, 'guess'>;

interface LaidTable {
  headers: string[];
  rows: string[][];
  /** What comes after the rows; null: they are all there is. */
  broken: Extract<TableChunk, { kind: 'broken' }> | null;
}

const SAMPLE_ROWS = 20;

/** Tables that a test lays out instead of files; each is chosen once, in turn. */
export class TableTray implements TableFiles {
  rowsPerChunk = 2;
  private readonly next: { name: string; laid: LaidTable | ImportRefusal }[] = [];
  private readonly opened = new Map<string, { file: OpenedFile; laid: LaidTable }>();
  private openedCount = 0;

  /** The next file to be chosen. */
  lay(name: string, headers: string[], rows: string[][], broken: LaidTable['broken'] = null): void {
    this.next.push({ name, laid: { headers, rows, broken } });
  }

  /** The next file to be chosen, which is refused. */
  layRefused(name: string, refused: ImportRefusal): void {
    this.next.push({ name, laid: refused });
  }

  /** Ids of the files that have not been forgotten. */
  openIds(): string[] {
    return [...this.opened.keys()];
  }

  choose(): Promise<OpenedFile | { name: string; refused: ImportRefusal } | null> {
    const chosen = this.next.shift();
    if (chosen === undefined) return Promise.resolve(null);
    const { name, laid } = chosen;
    if (typeof laid === 'string') return Promise.resolve({ name, refused: laid });
    this.openedCount += 1;
    const file: OpenedFile = {
      importId: `0192f000-0000-7000-8000-f${String(this.openedCount).padStart(11, '0')}`,
      name,
      sizeBytes: JSON.stringify(laid.rows).length,
      encoding: 'utf-8',
      delimiter: ',',
      headers: laid.headers,
      sample: laid.rows.slice(0, SAMPLE_ROWS),
    };
    this.opened.set(file.importId, { file, laid });
    return Promise.resolve(file);
  }

  reread(importId: string, { encoding, delimiter }: TableReading): Promise<OpenedFile | null> {
    const found = this.opened.get(importId);
    if (found === undefined) return Promise.resolve(null);
    found.file = {
      ...found.file,
      encoding: encoding ?? found.file.encoding,
      delimiter: delimiter ?? found.file.delimiter,
    };
    return Promise.resolve(found.file);
  }

  async *rows(importId: string): AsyncGenerator<TableChunk> {
    const laid = this.opened.get(importId)?.laid;
    if (laid === undefined) {
      yield { kind: 'broken', line: 1, problem: 'unreadable' };
      return;
    }
    const rows: TableRow[] = laid.rows.map((cells, index) => ({
      line: index + 2,
      cells,
      hasUnreadableText: cells.some((cell) => cell.includes('\uFFFD')),
    }));
    for (let start = 0; start < rows.length; start += this.rowsPerChunk) {
      const chunk = rows.slice(start, start + this.rowsPerChunk);
      yield { kind: 'rows', rows: chunk, fraction: (start + chunk.length) / rows.length };
      await Promise.resolve();
    }
    if (laid.broken !== null) yield laid.broken;
  }

  forget(importId: string): void {
    this.opened.delete(importId);
  }
}
