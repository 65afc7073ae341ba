import { BYTE_ORDER_MARK, toCsv } from '../../../../shared/domain/csv';
import { checkRow } from '../../../../shared/domain/import-row';
import type { ImportMapping } from '../../../../shared/domain/patient-import';
import { rowProblemText } from '../../../../shared/domain/row-problem-words';
import type { Ports } from '../../ports';
import { rowReading, type SortRowsPorts } from './sort-rows';
import { walkRows, type ImportJob } from './walk-rows';

/**
 * Saves the rows that are not right as a file of their own, as they stand, with their line and what is wrong behind
 * them: mended there, that file can be imported.
 * @returns false when the person cancels
 */
export async function saveBadRows(
  ports: SortRowsPorts & Pick<Ports, 'exchange' | 'tables'>,
  job: ImportJob,
  headers: readonly string[],
  mapping: ImportMapping,
): Promise<boolean> {
  const reading = rowReading(ports, mapping);
  const saved: string[][] = [[...headers, 'Line', 'What is wrong']];
  await walkRows(
    ports,
    job,
    () => undefined,
    (rows) => {
      for (const row of rows) {
        const checked = checkRow(row, reading);
        if (checked.ok) continue;
        const what = checked.errors.map(({ field, problem }) => rowProblemText(field, problem)).join(' ');
        saved.push([...inColumns(row.cells, headers.length), String(row.line), what]);
      }
    },
  );
  return ports.exchange.saveText('rows to mend.csv', `${BYTE_ORDER_MARK}${toCsv(saved)}`);
}

/** What a row lacks is left empty; what it has too much stays together in its last column. */
function inColumns(cells: readonly string[], columns: number): string[] {
  return Array.from({ length: columns }, (_, column) =>
    column < columns - 1 ? (cells[column] ?? '') : cells.slice(column).join(' ').trim(),
  );
}
