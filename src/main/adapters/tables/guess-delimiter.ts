import { Readable } from 'node:stream';
import { IMPORT_DELIMITERS, type ImportDelimiter } from '../../../shared/domain/patient-import';
import { BrokenTableError, recordsOf } from './records';

const LOOKED_AT_ROWS = 20;

/** What seems to part the cells: what gives the most columns, in most rows alike; a comma when nothing does. */
export async function guessDelimiter(beginning: readonly (Buffer | string)[]): Promise<ImportDelimiter> {
  let guess: ImportDelimiter = ',';
  let best = 0;
  for (const delimiter of IMPORT_DELIMITERS) {
    const widths = await widthsOf(beginning, delimiter);
    const columns = widths[0] ?? 0;
    const alike = widths.filter((width) => width === columns).length;
    if (columns > 1 && alike * 2 > widths.length && columns * alike > best) {
      [guess, best] = [delimiter, columns * alike];
    }
  }
  return guess;
}

async function widthsOf(
  beginning: readonly (Buffer | string)[],
  delimiter: ImportDelimiter,
): Promise<number[]> {
  const widths: number[] = [];
  try {
    for await (const rows of recordsOf(Readable.from(beginning), delimiter)) {
      widths.push(...rows.map(({ cells }) => cells.length));
      if (widths.length >= LOOKED_AT_ROWS) break;
    }
  } catch (error) {
    // The beginning may end within quotes; the rows before count.
    if (!(error instanceof BrokenTableError)) throw error;
  }
  return widths.slice(0, LOOKED_AT_ROWS);
}
