/** Spreadsheets run a cell that begins so as a formula; a quote in front makes it a text. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** In front of a file it tells spreadsheets that this is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** One table as CSV (RFC 4180), with CRLF lines. Cells that a spreadsheet would run are made texts. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
