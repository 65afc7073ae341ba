import { appendFileSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { IMPORT_LIMIT_BYTES, IMPORT_LIMIT_COLUMNS } from '../../src/shared/domain/patient-import';
import { TableFolder } from '../support/tables/table-folder';

let folder: TableFolder;

beforeEach(() => {
  folder = new TableFolder();
});

afterEach(() => {
  folder.remove();
});

const HEADER = 'Surname,First name,Email\r\n';

function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

/** The cells below the header. */
async function cellsOf(name: string, content: string | Uint8Array): Promise<string[][]> {
  const { rows, broken } = await folder.read(await folder.open(name, content));
  expect(broken).toBeNull();
  return rows.map(({ cells }) => cells);
}

describe('choosing a table', () => {
  it('shows its header, its first rows and how it is read', async () => {
    const text = `${HEADER}Nguyen,Anh,anh@example.org\r\n`.repeat(1);
    expect(await folder.open('patients.csv', text)).toEqual({
      importId: '0192f000-0000-7000-8000-000000000001',
      name: 'patients.csv',
      sizeBytes: text.length,
      encoding: 'utf-8',
      delimiter: ',',
      headers: ['Surname', 'First name', 'Email'],
      sample: [['Nguyen', 'Anh', 'anh@example.org']],
    });
  });

  it('gives nothing when the person cancels', async () => {
    folder.chooseNothing();
    expect(await folder.tables.choose()).toBeNull();
  });

  it('shows twenty rows at most, and the beginnings of long cells', async () => {
    const file = await folder.open('long.csv', `a,b\n${`${'x'.repeat(500)},😀\n`.repeat(50)}`);
    expect(file.sample).toHaveLength(20);
    expect(file.sample[0]).toEqual(['x'.repeat(100), '😀']);
  });

  it('takes a file with a header only', async () => {
    expect(await folder.open('header.csv', HEADER)).toMatchObject({ sample: [] });
    expect(await cellsOf('header.csv', 'Surname')).toEqual([]);
  });

  it('keeps headers that stand there twice', async () => {
    expect(await folder.open('twice.csv', 'Phone,Phone\n1,2\n')).toMatchObject({
      headers: ['Phone', 'Phone'],
    });
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['empty lines', '\r\n\r\n , \r\n', 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 2, 0]), 'not-text'],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and more', 'latin1'), 'not-text'],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'not-text'],
    ['more columns than any table of patients', 'x,'.repeat(9_999) + 'x\n', 'too-many-columns'],
  ])('refuses %s', async (_, content, refused) => {
    folder.write('file.csv', content);
    expect(await folder.choose('file.csv')).toEqual({ name: 'file.csv', refused });
  });

  it('refuses a file that is too large before it is read', async () => {
    folder.write('large.csv', HEADER);
    truncateSync(folder.path('large.csv'), IMPORT_LIMIT_BYTES + 1);
    expect(await folder.choose('large.csv')).toMatchObject({ refused: 'too-large' });
  });

  it('refuses what is no file, and what is not there', async () => {
    mkdirSync(folder.path('folder'));
    expect(await folder.choose('folder')).toMatchObject({ refused: 'unreadable' });
    expect(await folder.choose('nowhere.csv')).toMatchObject({ refused: 'unreadable' });
  });

  it('takes as many columns as are allowed', async () => {
    const wide = Array.from({ length: IMPORT_LIMIT_COLUMNS }, (_, index) => `c${index}`).join(',');
    expect((await folder.open('wide.csv', wide)).headers).toHaveLength(IMPORT_LIMIT_COLUMNS);
  });
});

describe('the encoding of a table', () => {
  const rows = 'Name,Ort\r\nMüller,Köln – Süd\r\n';

  it.each([
    ['UTF-8', Buffer.from(rows), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${rows}`), 'utf-8'],
    ['UTF-16 with a byte order mark', utf16(rows), 'utf-16le'],
    ['Windows-1252', Buffer.from(rows.replace('–', '\u0096'), 'latin1'), 'windows-1252'],
  ])('is seen where it is %s', async (_, content, encoding) => {
    const file = await folder.open('file.csv', content);
    expect(file).toMatchObject({ encoding, headers: ['Name', 'Ort'], sample: [['Müller', 'Köln – Süd']] });
    expect((await folder.read(file)).rows).toEqual([
      { line: 2, cells: ['Müller', 'Köln – Süd'], hasUnreadableText: false },
    ]);
  });

  it('is seen by an accent on the last of many lines', async () => {
    const content = Buffer.concat([
      Buffer.from(`Name\n${'Smith\n'.repeat(60_000)}`),
      Buffer.from('Müller\n', 'latin1'),
    ]);
    expect((await folder.open('late.csv', content)).encoding).toBe('windows-1252');
  });

  it('stays UTF-8 where a few bytes are wrong, and the rows with them are named', async () => {
    const content = Buffer.concat([
      Buffer.from('Name\nMüller\nSøren\nZoë\n'),
      Buffer.from('Gar\u00e7on\n', 'latin1'),
      Buffer.from('Élise\n'),
    ]);
    const file = await folder.open('mixed.csv', content);
    expect(file.encoding).toBe('utf-8');
    const { rows: read } = await folder.read(file);
    expect(read.filter(({ hasUnreadableText }) => hasUnreadableText)).toEqual([
      { line: 5, cells: ['Gar\uFFFDon'], hasUnreadableText: true },
    ]);
  });

  it('can be changed, which names every row that it does not fit', async () => {
    const file = await folder.open('file.csv', Buffer.from('Name\nMüller\nSmith\nGarçon\n', 'latin1'));
    expect(file.encoding).toBe('windows-1252');
    const changed = await folder.tables.reread(file.importId, { encoding: 'utf-8', delimiter: null });
    expect(changed).toMatchObject({ importId: file.importId, encoding: 'utf-8', delimiter: ',' });
    const { rows: read } = await folder.read(file);
    expect(read.map(({ hasUnreadableText }) => hasUnreadableText)).toEqual([true, false, true]);
  });

  it('names bytes that mean nothing in Windows-1252, and NUL', async () => {
    const file = await folder.open('odd.csv', Buffer.from('Name\nM\u00fcl\u0081ler\nSm\0ith\n', 'latin1'));
    expect(file.encoding).toBe('windows-1252');
    const { rows: read } = await folder.read(file);
    expect(read.map(({ cells }) => cells)).toEqual([['Mül\uFFFDler'], ['Sm\0ith']]);
    expect(read.every(({ hasUnreadableText }) => hasUnreadableText)).toBe(true);
  });

  it('parts no character at the end of a piece', async () => {
    const names = Array.from({ length: 30_000 }, (_, index) => `名${'x'.repeat(index % 7)}前😀`);
    for (const content of [Buffer.from(`n\n${names.join('\n')}`), utf16(`n\n${names.join('\n')}`)]) {
      expect(await cellsOf('long.csv', content)).toEqual(names.map((name) => [name]));
    }
  });
});

describe('the delimiter of a table', () => {
  it.each([
    [',', 'a,b,c\n1,2,"3;4;5;6;7"\n'],
    [';', 'a;b;c\n"1,5";"2,5";3\n'],
    ['\t', 'a\tb\tc\n1, 2\t3\t4\n'],
    [',', 'Surname\nNguyen\n'],
  ])('is seen to be %j', async (delimiter, content) => {
    expect((await folder.open('file.csv', content)).delimiter).toBe(delimiter);
  });

  it('can be changed', async () => {
    const { importId } = await folder.open('file.csv', 'a,b;c\n1,2;3\n');
    expect(await folder.tables.reread(importId, { encoding: null, delimiter: ';' })).toMatchObject({
      headers: ['a,b', 'c'],
      sample: [['1,2', '3']],
    });
  });

  it('is not changed to one that makes no table', async () => {
    const { importId } = await folder.open('wide.csv', `a,b${';'.repeat(2_000)}\n1,2\n`);
    expect(await folder.tables.reread(importId, { encoding: null, delimiter: ';' })).toBeNull();
    expect(await folder.tables.reread('unknown', { encoding: null, delimiter: ';' })).toBeNull();
  });
});

describe('the rows of a table', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR only', '\r'],
  ])('are told apart by %s', async (_, end) => {
    const file = await folder.open('ends.csv', ['a,b', '1,2', '', '"3', '4",5', '6,7'].join(end));
    expect((await folder.read(file)).rows).toEqual([
      { line: 2, cells: ['1', '2'], hasUnreadableText: false },
      { line: 4, cells: [`3${end}4`, '5'], hasUnreadableText: false },
      { line: 6, cells: ['6', '7'], hasUnreadableText: false },
    ]);
  });

  it('are told apart by line ends of every kind in one file', async () => {
    expect(await cellsOf('ends.csv', 'a\r1\n2\r\n3\r4')).toEqual([['1'], ['2'], ['3'], ['4']]);
  });

  it('keep what they have too few and too many', async () => {
    expect(await cellsOf('uneven.csv', 'a,b,c\n1\n1,2,3,4\n,,\n')).toEqual([['1'], ['1', '2', '3', '4']]);
  });

  it('keep quotes, formulas and text that runs from right to left as they stand', async () => {
    expect(
      await cellsOf('cells.csv', 'a,b\n"say ""hi""",=1+1\nJoe "JJ" Smith,"it"s\nمحمد عبد الله,@SUM(A1)\n'),
    ).toEqual([
      ['say "hi"', '=1+1'],
      ['Joe "JJ" Smith', '"it"s'],
      ['محمد عبد الله', '@SUM(A1)'],
    ]);
  });

  it('may hold a cell of a million characters', async () => {
    const cells = await cellsOf('cell.csv', `a,b\n"${'x'.repeat(1_000_000)}",1\n2,3\n`);
    expect(cells.map(([cell]) => cell?.length)).toEqual([1_000_000, 1]);
  });

  it('end where a quote never closes, which is named by its line', async () => {
    const text = `${HEADER}Nguyen,Anh,\r\n"Smith\r\nand more",Joan,\r\n"Lee,Kim,\r\n${'Brown,Pat,\r\n'.repeat(50)}`;
    const { rows, broken } = await folder.read(await folder.open('quote.csv', text));
    expect(broken).toEqual({ kind: 'broken', line: 5, problem: 'quote-never-closes' });
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('end where a quote never closes in a large file, without the rest being held', async () => {
    const text = `${HEADER}"Lee,Kim,\r\n${'Brown,Pat,pat@example.org\r\n'.repeat(800_000)}`;
    const file = await folder.open('quote.csv', text);
    expect((await folder.read(file)).broken).toEqual({ kind: 'broken', line: 2, problem: 'not-a-table' });
  });

  it('end where the file has changed since it was chosen', async () => {
    const file = await folder.open('file.csv', `${HEADER}Nguyen,Anh,\r\n`);
    appendFileSync(folder.path('file.csv'), 'Smith,Joan,\r\n');
    expect(await folder.read(file)).toEqual({
      rows: [],
      broken: { kind: 'broken', line: 1, problem: 'changed' },
    });
    expect(await folder.tables.reread(file.importId, { encoding: null, delimiter: ';' })).toBeNull();
  });

  it('end where the file is cut short while it is read', async () => {
    const file = await folder.open('file.csv', `${HEADER}${'Nguyen,Anh,anh@example.org\r\n'.repeat(20_000)}`);
    let broken: unknown = null;
    let isCut = false;
    for await (const chunk of folder.tables.rows(file.importId)) {
      if (chunk.kind === 'broken') broken = chunk;
      if (!isCut) truncateSync(folder.path('file.csv'), 1_000);
      isCut = true;
    }
    expect(broken).toMatchObject({ problem: 'changed' });
  });

  it.each([
    ['is gone', (path: string) => rmSync(path)],
    ['was replaced by another one', (path: string) => writeFileSync(path, 'x')],
  ])('are none when the file %s', async (_, change) => {
    const file = await folder.open('file.csv', HEADER);
    change(folder.path('file.csv'));
    expect((await folder.read(file)).broken).toMatchObject({ problem: 'changed' });
  });

  it('are none after the file has been forgotten', async () => {
    const file = await folder.open('file.csv', `${HEADER}Nguyen,Anh,\r\n`);
    folder.tables.forget(file.importId);
    expect((await folder.read(file)).broken).toMatchObject({ problem: 'changed' });
  });
});

describe('a table of 50 MB', () => {
  it('is read as a stream: in little memory, and with turns for everybody else', async () => {
    const line = 'Nguyen-Smith,Anh Thi,12/3/1980,anh.nguyen@example.org,0412 345 678\r\n';
    const count = Math.ceil(50_000_000 / line.length);
    folder.write('large.csv', `Surname,First name,DOB,Email,Mobile\r\n${line.repeat(count)}`);
    const before = process.memoryUsage().rss;
    const turns = countTurns();
    const file = await folder.choose('large.csv');
    if (file === null || 'refused' in file) throw new Error('It was not taken.');
    let rows = 0;
    let mostMemory = 0;
    const fractions: number[] = [];
    for await (const chunk of folder.tables.rows(file.importId)) {
      if (chunk.kind !== 'rows') throw new Error(chunk.problem);
      rows += chunk.rows.length;
      fractions.push(chunk.fraction);
      mostMemory = Math.max(mostMemory, process.memoryUsage().rss);
    }
    expect(rows).toBe(count);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(mostMemory - before).toBeLessThan(200_000_000);
    // A turn for others at least with every 64 kB: some milliseconds of work.
    expect(turns.stop()).toBeGreaterThan(50_000_000 / 65_536);
  });
});

/** How often the event loop comes round. */
function countTurns(): { stop: () => number } {
  let turns = 0;
  let isCounting = true;
  const count = (): void => {
    turns += 1;
    if (isCounting) setImmediate(count);
  };
  setImmediate(count);
  return {
    stop: () => {
      isCounting = false;
      return turns;
    },
  };
}
