import { BYTE_ORDER_MARK, toCsv } from '../../../shared/domain/csv';
import type { Ports } from '../ports';
import { inTurns } from './in-turns';

/** A column of a file that goes out of the house. */
export interface ExportColumn<Row> {
  heading: string;
  cell: (row: Row) => string;
  /** What stands there where the file must not say who it is about. */
  masked: (row: Row) => string;
}

interface ExportedTable<Row> {
  name: string;
  columns: readonly ExportColumn<Row>[];
  isMasked: boolean;
  /** Each is read when the one before it is written. */
  pages: Iterable<readonly Row[]>;
}

/** So few rows that a page is read and written within a frame or two. */
export const PAGE_ROWS = 200;

/** A column that says of nobody who they are: the same in both kinds of file. */
export function openColumn<Row>(heading: string, cell: (row: Row) => string): ExportColumn<Row> {
  return { heading, cell, masked: cell };
}

/**
 * Saves rows as a CSV file where the person wants it. Between the pages others have their turn: a long table keeps
 * nobody waiting.
 * @returns how many rows were saved; null when the person cancelled
 */
export async function saveTable<Row>(
  ports: Pick<Ports, 'clock' | 'exchange'>,
  { name, columns, isMasked, pages }: ExportedTable<Row>,
): Promise<number | null> {
  const parts = [BYTE_ORDER_MARK, toCsv([columns.map(({ heading }) => heading)])];
  const cells = (row: Row) => columns.map((column) => (isMasked ? column.masked(row) : column.cell(row)));
  let count = 0;
  await inTurns(ports, pages, (rows) => {
    parts.push(toCsv(rows.map(cells)));
    count += rows.length;
  });
  return (await ports.exchange.saveText(name, parts.join(''))) ? count : null;
}
