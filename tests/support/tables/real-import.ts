import { createPhoneNumbers } from '../../../src/main/adapters/phone/phone-numbers';
import type { OpenLog } from '../../../src/main/adapters/sqlite/open-log';
import { createTableFiles } from '../../../src/main/adapters/tables/table-files';
import { systemChance } from '../../../src/main/adapters/time/system-chance';
import { systemClock } from '../../../src/main/adapters/time/system-clock';
import { createImportDesk, type ImportDesk } from '../../../src/main/application/patients/import/import-desk';
import type { ImportFile, ImportProgress } from '../../../src/shared/domain/patient-import';
import { RecordingExchange } from '../fakes/recording-exchange';
import { silentLogger } from '../log/silent-logger';

/** The import desk on a real log, with a dialog that answers with the file. */
export function openImportDesk(
  log: OpenLog,
  file: string,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): ImportDesk {
  return createImportDesk(
    {
      chance: systemChance,
      clock: systemClock,
      exchange: new RecordingExchange(),
      logger: silentLogger,
      patients: log.patients,
      phones: createPhoneNumbers(),
      settings: log.settings,
      tables: createTableFiles(() => Promise.resolve({ canceled: false, filePaths: [file] }), systemChance),
    },
    onProgress,
  );
}

/** Chooses the file, which must be one that is taken. */
export async function chosenFile(desk: ImportDesk): Promise<ImportFile> {
  const file = await desk.choose();
  if (file === null || 'refused' in file) throw new Error(`Not taken: ${JSON.stringify(file)}`);
  return file;
}
