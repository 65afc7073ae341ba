import type { MemoryDatabase } from './memory-database';

type Tables = Pick<MemoryDatabase['tables'], 'patients'>;

/** The id of the record that stands for a patient now. */
export function currentId(tables: Tables, patientId: string): string {
  return tables.patients.get(patientId)?.mergedInto ?? patientId;
}

/** As the database's foreign keys: nothing is written for a patient who is not on record. */
export function requirePatient(tables: Tables, patientId: string): void {
  if (!tables.patients.has(patientId)) throw new Error('There is no such patient.');
}
