import { parse, type Parser } from 'csv-parse';
import type { ImportDelimiter } from '../../../shared/domain/patient-import';
import type { TableProblem, TableRow } from '../../ports/table-files';

/** A row past this is none: a quote is open, or there are no lines. It bounds what is held in memory. */
const RECORD_LIMIT_BYTES = 5_000_000;
const LINE_BREAK = /\r\n|\r|\n/g;
/** What decoders put for bytes that mean nothing, and NUL, which no text has. */
const UNREADABLE = /[\0\uFFFD]/;

const PROBLEMS: Readonly<Record<string, TableProblem>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-never-closes',
  CSV_MAX_RECORD_SIZE: 'not-a-table',
};

/** From a line on the text is no table. */
export class BrokenTableError extends Error {
  constructor(
    readonly line: number,
    readonly problem: TableProblem,
  ) {
    super(`${problem} in line ${line}`);
    this.name = 'BrokenTableError';
  }
}

/**
 * The rows of a text, as they come, the header among them; lines with nothing in them are left out. Any kind of line
 * end is taken, in any mixture, and a quote inside a cell that does not begin with one is a character like others.
 * Throws a {@link BrokenTableError} after the last row before the break.
 */
export async function* recordsOf(
  pieces: AsyncIterable<Buffer | string>,
  delimiter: ImportDelimiter,
): AsyncGenerator<TableRow[]> {
  let rows: TableRow[] = [];
  let line = 1;
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: RECORD_LIMIT_BYTES,
    // Taken here and not from the stream: a parser that fails throws away what it holds.
    on_record: (cells: string[]) => {
      if (cells.some((cell) => cell.trim() !== ''))
        rows.push({ line, cells, hasUnreadableText: isUnreadable(cells) });
      line += linesOf(cells);
      return null;
    },
  });
  // Every failure comes back from the write that meets it.
  parser.on('error', () => undefined);
  try {
    for await (const piece of pieces) {
      const failure = await written(parser, piece);
      yield rows;
      rows = [];
      if (failure !== null) throw brokenBy(failure, line);
    }
    const failure = await ended(parser);
    yield rows;
    if (failure !== null) throw brokenBy(failure, line);
  } finally {
    parser.destroy();
  }
}

function isUnreadable(cells: readonly string[]): boolean {
  return cells.some((cell) => UNREADABLE.test(cell));
}

/** How many lines of the file a row takes: breaks inside its cells stand between quotes. */
function linesOf(cells: readonly string[]): number {
  return cells.reduce((lines, cell) => lines + (cell.match(LINE_BREAK)?.length ?? 0), 1);
}

function written(parser: Parser, piece: Buffer | string): Promise<Error | null> {
  return new Promise((resolve) => {
    parser.write(piece, (failure) => {
      resolve(failure ?? null);
    });
  });
}

function ended(parser: Parser): Promise<Error | null> {
  return new Promise((resolve) => {
    parser.end((failure?: Error | null) => {
      resolve(failure ?? null);
    });
  });
}

function brokenBy(failure: Error, line: number): Error {
  const code = 'code' in failure ? String(failure.code) : '';
  const problem = PROBLEMS[code];
  return problem === undefined ? failure : new BrokenTableError(line, problem);
}
