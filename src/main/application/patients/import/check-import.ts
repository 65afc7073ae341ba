import {
  LISTED_ROW_ERRORS,
  type ImportCheck,
  type ImportMapping,
  type ImportProgress,
} from '../../../../shared/domain/patient-import';
import type { Ports } from '../../ports';
import { rowSorter, type SortRowsPorts } from './sort-rows';
import { walkRows, type ImportJob } from './walk-rows';

const COUNTED_AS = {
  new: 'newPatients',
  duplicate: 'duplicates',
  repeated: 'repeated',
  bad: 'badRows',
} as const;

/** Says what an import would do, and changes nothing. */
export async function checkImport(
  ports: SortRowsPorts & Pick<Ports, 'tables'>,
  job: ImportJob,
  mapping: ImportMapping,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportCheck> {
  const check: ImportCheck = { rows: 0, newPatients: 0, duplicates: 0, repeated: 0, badRows: 0, errors: [] };
  const sort = rowSorter(ports, mapping);
  await walkRows(ports, job, onProgress, (rows) => {
    check.rows += rows.length;
    for (const sorted of rows.map(sort)) {
      check[COUNTED_AS[sorted.kind]] += 1;
      if (sorted.kind === 'bad')
        check.errors.push(...sorted.errors.slice(0, LISTED_ROW_ERRORS - check.errors.length));
    }
  });
  return check;
}
