import type { ImportMapping, ImportOutcome, ImportProgress } from '../../../../shared/domain/patient-import';
import type { Patient } from '../../../../shared/domain/patient';
import { UseCaseError } from '../../../ports/use-case-error';
import type { Ports } from '../../ports';
import { newPatient } from '../new-patient';
import { dropStaged } from './drop-staged';
import { rowSorter, type SortedRow, type SortRowsPorts } from './sort-rows';
import { ImportCancelledError, walkRows, type ImportJob } from './walk-rows';

export type RunImportPorts = SortRowsPorts & Pick<Ports, 'chance' | 'logger' | 'tables'>;

/** In larger lots a row costs less; in smaller ones the desk waits less. */
const STAGED_AT_ONCE = 300;

const NOTHING_IMPORTED: ImportOutcome = {
  imported: 0,
  duplicates: 0,
  repeated: 0,
  skippedRows: 0,
  isCancelled: false,
};

/**
 * Puts the new people of a file on record: all at once when the last row is there, or none. Rows are written in short
 * transactions where nobody finds them before.
 * @param isSkippingBadRows a person has chosen to go without the rows that are not right; else one of them ends it
 */
export async function runImport(
  ports: RunImportPorts,
  job: ImportJob,
  mapping: ImportMapping,
  isSkippingBadRows: boolean,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportOutcome> {
  const { chance, logger, patients } = ports;
  // Of its own for each run: what an earlier one could not remove is not shown by this one.
  const stagedId = chance.newId();
  const outcome = { ...NOTHING_IMPORTED };
  const sort = rowSorter(ports, mapping);
  let waiting: Patient[] = [];
  const stage = (): void => {
    patients.stageImport(stagedId, waiting);
    waiting = [];
  };
  try {
    await walkRows(ports, job, onProgress, (rows) => {
      const sorted = rows.map(sort);
      if (!isSkippingBadRows) refuseBadRows(sorted);
      waiting.push(...peopleOf(ports, sorted));
      countInto(outcome, sorted);
      if (waiting.length >= STAGED_AT_ONCE) stage();
    });
    stage();
    outcome.imported = patients.finishImport(stagedId);
    logger.info('import-finished', { ...outcome });
    return outcome;
  } catch (error) {
    await dropStaged(ports, [stagedId]);
    if (error instanceof ImportCancelledError) return { ...NOTHING_IMPORTED, isCancelled: true };
    throw error;
  }
}

function peopleOf({ chance, clock }: RunImportPorts, sorted: readonly SortedRow[]): Patient[] {
  const createdAt = clock.now();
  return sorted.flatMap((row) =>
    row.kind === 'new' ? [newPatient(row.facts, chance.newId(), createdAt)] : [],
  );
}

function countInto(outcome: ImportOutcome, sorted: readonly SortedRow[]): void {
  const countOf = (kind: SortedRow['kind']) => sorted.filter((row) => row.kind === kind).length;
  outcome.duplicates += countOf('duplicate');
  outcome.repeated += countOf('repeated');
  outcome.skippedRows += countOf('bad');
}

function refuseBadRows(sorted: readonly SortedRow[]): void {
  const bad = sorted.find((row) => row.kind === 'bad');
  if (bad !== undefined)
    throw new UseCaseError(
      'invalid-input',
      `The row in line ${bad.row.line} is not right. Check the file again.`,
    );
}
