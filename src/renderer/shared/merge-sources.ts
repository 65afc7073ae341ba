import { practiceSource, type MergeSources } from '../../shared/domain/merge-fields';
import type { PatientRow } from '../../shared/domain/patient';
import { ask } from './bridge';

interface PatientSources {
  patient: PatientRow;
  /** Values for that patient; columns of a file are not known here. */
  sources: MergeSources;
}

/** What merge fields bring for one patient; null when nobody is on record under that id. */
export async function readMergeSources(patientId: string): Promise<PatientSources | null> {
  const [rows, desk] = await Promise.all([
    ask('patients:rows', { patientIds: [patientId] }),
    ask('settings:get', null),
  ]);
  const [patient] = rows;
  if (patient === undefined) return null;
  const sender = { name: desk.currentStaffName };
  return { patient, sources: { patient, practice: practiceSource(desk), sender, columns: new Map() } };
}
