import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTableFiles } from '../../../src/main/adapters/tables/table-files';
import type { TableChunk, TableFile, TableFiles, TableRow } from '../../../src/main/ports/table-files';
import { FixedChance } from '../fakes/fixed-chance';

/** A folder of files to be imported, and the adapter, whose dialog answers with the file named last. */
export class TableFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'sendtrail-tables-'));
  readonly tables: TableFiles;
  private chosen: string[] = [];

  constructor() {
    this.tables = createTableFiles(
      () => Promise.resolve({ canceled: this.chosen.length === 0, filePaths: this.chosen }),
      new FixedChance(),
    );
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** Cancels the next dialog. */
  chooseNothing(): void {
    this.chosen = [];
  }

  choose(name: string): ReturnType<TableFiles['choose']> {
    this.chosen = [this.path(name)];
    return this.tables.choose();
  }

  /** Chooses a file that is taken. */
  async open(name: string, content: string | Uint8Array): Promise<TableFile> {
    this.write(name, content);
    const file = await this.choose(name);
    if (file === null || 'refused' in file) throw new Error(`${name} was not taken: ${JSON.stringify(file)}`);
    return file;
  }

  /** Everything below the header. */
  async read({ importId }: TableFile): Promise<{ rows: TableRow[]; broken: TableChunk | null }> {
    const rows: TableRow[] = [];
    let broken: TableChunk | null = null;
    for await (const chunk of this.tables.rows(importId)) {
      if (chunk.kind === 'rows') rows.push(...chunk.rows);
      else broken = chunk;
    }
    return { rows, broken };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
