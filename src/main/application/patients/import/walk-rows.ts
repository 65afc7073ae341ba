import type { ImportProgress } from '../../../../shared/domain/patient-import';
import type { TableProblem, TableRow } from '../../../ports/table-files';
import { UseCaseError } from '../../../ports/use-case-error';
import type { Ports } from '../../ports';
import { othersTurn } from '../../desk/others-turn';

/** One pass over the rows of a file. */
export interface ImportJob {
  importId: string;
  step: ImportProgress['step'];
  /** A person has asked it to stop. */
  isCancelled: boolean;
}

/** A pass that a person has stopped. */
export class ImportCancelledError extends UseCaseError {
  constructor() {
    super('not-allowed-now', 'The import was cancelled.');
    this.name = 'ImportCancelledError';
  }
}

/** A screen shows no more changes than that, and each costs a message to it. */
const PROGRESS_EVERY_MS = 100;

/**
 * Hands on the rows of a file in small lots and lets everything else have its turn after each, so that the desk never
 * waits for an import. Throws when the file is no table from some line on, and when the job is cancelled.
 */
export async function walkRows(
  { clock, tables }: Pick<Ports, 'clock' | 'tables'>,
  job: ImportJob,
  onProgress: (progress: ImportProgress) => void,
  visit: (rows: TableRow[]) => void,
): Promise<void> {
  const { importId, step } = job;
  let rowsDone = 0;
  let toldAt = clock.now();
  for await (const chunk of tables.rows(importId)) {
    if (job.isCancelled) throw new ImportCancelledError();
    if (chunk.kind === 'broken') throw brokenFile(chunk.problem, chunk.line);
    visit(chunk.rows);
    rowsDone += chunk.rows.length;
    // Somebody may have set the clock back.
    if (Math.abs(clock.now() - toldAt) >= PROGRESS_EVERY_MS) {
      toldAt = clock.now();
      onProgress({ importId, step, rowsDone, fraction: chunk.fraction });
    }
    await othersTurn({ clock });
  }
  if (job.isCancelled) throw new ImportCancelledError();
  onProgress({ importId, step, rowsDone, fraction: 1 });
}

const BROKEN_FILE_WORDS = {
  'quote-never-closes': (line) => `A quote that opens in the row of line ${line} never closes.`,
  'not-a-table': (line) => `From line ${line} on the file is not a table. A quote may be open there.`,
  unreadable: () => 'The file cannot be read.',
  changed: () => 'The file has changed since it was chosen, or it is gone. Choose it again.',
} as const satisfies Record<TableProblem, (line: number) => string>;

function brokenFile(problem: TableProblem, line: number): UseCaseError {
  return new UseCaseError('invalid-input', BROKEN_FILE_WORDS[problem](line));
}
