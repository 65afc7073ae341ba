import { guessMapping } from '../../../../shared/domain/import-guess';
import { mappingProblem, type MappingProblem } from '../../../../shared/domain/import-mapping';
import type {
  ImportCheck,
  ImportFile,
  ImportMapping,
  ImportOutcome,
  ImportProgress,
  ImportRefusal,
} from '../../../../shared/domain/patient-import';
import type { TableFile, TableReading } from '../../../ports/table-files';
import { UseCaseError } from '../../../ports/use-case-error';
import type { Ports } from '../../ports';
import { checkImport } from './check-import';
import { runImport, type RunImportPorts } from './run-import';
import { saveBadRows } from './save-bad-rows';
import type { ImportJob } from './walk-rows';

/** The import of patients from files that a person chooses. One pass over one file at a time. */
export interface ImportDesk {
  /** Null when the person cancels the dialog. */
  choose(): Promise<ImportFile | { name: string; refused: ImportRefusal } | null>;
  /** The same file in another encoding or with another delimiter, with a guess of its own. */
  reread(importId: string, reading: TableReading): Promise<ImportFile>;
  /** Reads the whole file and says what an import would do. */
  check(importId: string, mapping: ImportMapping): Promise<ImportCheck>;
  run(importId: string, mapping: ImportMapping, isSkippingBadRows: boolean): Promise<ImportOutcome>;
  /** Ends what is under way with the file, and forgets it. */
  cancel(importId: string): void;
  /** Saves the rows that the last check found wrong; false when the person cancels. */
  saveErrors(importId: string): Promise<boolean>;
}

interface OpenedFile {
  headers: readonly string[];
  /** The one of the last check. */
  mapping: ImportMapping | null;
}

/** @param onProgress is told a few times a second how far a check or an import is */
export function createImportDesk(
  ports: RunImportPorts & Pick<Ports, 'exchange'>,
  onProgress: (progress: ImportProgress) => void,
): ImportDesk {
  const files = new Map<string, OpenedFile>();
  let current: ImportJob | null = null;

  const opened = (table: TableFile): ImportFile => {
    files.set(table.importId, { headers: table.headers, mapping: null });
    return { ...table, guess: guessMapping(table.headers, table.sample) };
  };
  const forget = (importId: string): void => {
    files.delete(importId);
    ports.tables.forget(importId);
  };
  const work = async <Outcome>(
    importId: string,
    step: ImportJob['step'],
    task: (job: ImportJob) => Promise<Outcome>,
  ): Promise<Outcome> => {
    if (current !== null) throw new UseCaseError('not-allowed-now', 'Another import is still under way.');
    const job: ImportJob = { importId, step, isCancelled: false };
    current = job;
    try {
      return await task(job);
    } finally {
      current = null;
    }
  };

  return {
    choose: async () => {
      const chosen = await ports.tables.choose();
      return chosen === null || 'refused' in chosen ? chosen : opened(chosen);
    },
    reread: async (importId, reading) => {
      const table = await ports.tables.reread(importId, reading);
      if (table === null) throw new UseCaseError('invalid-input', 'The file cannot be read in this way.');
      return opened(table);
    },
    check: async (importId, mapping) => {
      const file = fileOf(files, importId, mapping);
      file.mapping = mapping;
      return work(importId, 'checking', (job) => checkImport(ports, job, mapping, onProgress));
    },
    run: async (importId, mapping, isSkippingBadRows) => {
      fileOf(files, importId, mapping);
      const outcome = await work(importId, 'importing', (job) =>
        runImport(ports, job, mapping, isSkippingBadRows, onProgress),
      );
      forget(importId);
      return outcome;
    },
    cancel: (importId) => {
      if (current?.importId === importId) current.isCancelled = true;
      forget(importId);
    },
    saveErrors: async (importId) => {
      const { headers, mapping } = files.get(importId) ?? { headers: [], mapping: null };
      if (mapping === null) throw new UseCaseError('not-allowed-now', 'The file has not been checked.');
      return work(importId, 'checking', (job) => saveBadRows(ports, job, headers, mapping));
    },
  };
}

const MAPPING_WORDS = {
  'no-name': 'No column holds the name.',
  'field-twice': 'Two columns hold the same.',
  'two-kinds-of-name': 'There is a full name beside its parts.',
} as const satisfies Record<MappingProblem, string>;

function fileOf(
  files: ReadonlyMap<string, OpenedFile>,
  importId: string,
  mapping: ImportMapping,
): OpenedFile {
  const file = files.get(importId);
  if (file === undefined)
    throw new UseCaseError('not-found', 'The file is not open any more. Choose it again.');
  if (mapping.length !== file.headers.length)
    throw new UseCaseError('invalid-input', 'The columns are not those of the file.');
  const problem = mappingProblem(mapping);
  if (problem !== null) throw new UseCaseError('invalid-input', MAPPING_WORDS[problem]);
  return file;
}
