import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/shared/domain/csv';

/** Reads RFC 4180 back, one character after the other. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      index += 1;
    } else cell += character;
  }
  return rows;
}

const anyCell = fc
  .array(fc.constantFrom('a', '"', ',', '\r', '\n', '=', '+', '-', '@', ' ', 'é', '😀'), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('a table as CSV', () => {
  it('has a line for each row, with quotes only where they are needed', () => {
    expect(
      toCsv([
        ['Status', 'To'],
        ['Bounced', 'Nguyen, Anh'],
        ['Sent', 'says "hello"'],
        ['', 'two\nlines'],
      ]),
    ).toBe('Status,To\r\nBounced,"Nguyen, Anh"\r\nSent,"says ""hello"""\r\n,"two\nlines"\r\n');
    expect(toCsv([])).toBe('');
  });

  it('can be read back, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyCell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const read = readCsv(toCsv(rows)).map((cells) =>
          cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')),
        );
        expect(read).toEqual(rows);
      }),
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    expect(toCsv([['=1+1', '+61 2 9000 1234', '-5', '@sum', '\tx', '\r=1']])).toBe(
      "'=1+1,'+61 2 9000 1234,'-5,'@sum,'\tx,\"'\r=1\"\r\n",
    );
    fc.assert(
      fc.property(fc.array(anyCell, { minLength: 1 }), (cells) => {
        for (const cell of readCsv(toCsv([cells])).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
