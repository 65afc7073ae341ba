import { join } from 'node:path';

/** Where things are kept in the profile folder. */
export interface ProfilePlaces {
  clinicLog: string;
  /** Contents of the patients' uploaded documents. */
  clinicDocuments: string;
  trainingFolder: string;
  trainingLog: string;
  trainingDocuments: string;
  trainingJournal: string;
  logsFolder: string;
  windowPlaces: string;
}

export function profilePlaces(profileFolder: string): ProfilePlaces {
  const trainingFolder = join(profileFolder, 'training');
  return {
    clinicLog: join(profileFolder, 'log.sqlite'),
    clinicDocuments: join(profileFolder, 'documents'),
    trainingFolder,
    trainingLog: join(trainingFolder, 'training.sqlite'),
    trainingDocuments: join(trainingFolder, 'documents'),
    trainingJournal: join(trainingFolder, 'accepted.jsonl'),
    logsFolder: join(profileFolder, 'logs'),
    windowPlaces: join(profileFolder, 'windows.json'),
  };
}
