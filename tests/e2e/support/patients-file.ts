import { writeFile } from 'node:fs/promises';
import { toCsv } from '../../../src/shared/domain/csv';

/** What a bad row of the file has wrong, in turn. */
const FLAWS: readonly ((cells: string[]) => string[])[] = [
  ([family = '', given = '', born = '', , mobile = '']) => [family, given, born, 'nobody at home', mobile],
  ([family = '', given = '', , email = '', mobile = '']) => [family, given, '31/02/1980', email, mobile],
  ([, , born = '', email = '', mobile = '']) => ['', '', born, email, mobile],
  ([family = '', given = '', born = '', email = '']) => [family, given, born, email, '12'],
  ([family = '', given = '']) => [family, given],
];

export interface WrittenPatients {
  path: string;
  good: number;
  bad: number;
}

/** One of the invented people of the file; the first one's mail bounces. */
export const IMPORTED = {
  bouncing: { name: 'Quillfeather, Ada', email: 'ada+bounce@mailbox.example' },
  other: { name: 'Quillfeather, Bram', email: 'bram+bounce@mailbox.example' },
} as const;

/** Writes a file of invented patients as another program would export it: semicolons, its own headers, some rows bad. */
export async function writePatientsFile(path: string, rows: number, bad: number): Promise<WrittenPatients> {
  const every = Math.floor(rows / bad);
  const table = Array.from({ length: rows }, (_, index) => {
    const cells = patientCells(index);
    const flaw = Math.floor(index / every);
    const isBad = index % every === every - 1 && flaw < bad;
    return isBad ? (FLAWS[flaw % FLAWS.length]?.(cells) ?? cells) : cells;
  });
  const headers = ['Surname', 'First name', 'DOB', 'E-mail address', 'Mobile phone'];
  await writeFile(path, toCsv([headers, ...table]).replaceAll(',', ';'));
  return { path, good: rows - bad, bad };
}

const NAMED = [IMPORTED.bouncing, IMPORTED.other];

function patientCells(index: number): string[] {
  const { name, email } = NAMED[index] ?? {
    name: `Family${index}, Given${index}`,
    email: `given${index}+deliver@mailbox.example`,
  };
  const born = `${1 + (index % 28)}/${1 + (index % 12)}/${1930 + (index % 80)}`;
  return [...name.split(', '), born, email, '0491 570 006'];
}
