import type { Patient } from '../../shared/domain/patient';

export interface PatientStore {
  insert(patients: readonly Patient[]): void;
  /** Patients by id; unknown ids are left out; order as asked. */
  byIds(ids: readonly string[]): Patient[];
  /** Patients of which every word begins a name or an address, by name; an empty text lists all. */
  search(text: string, limit: number): Patient[];
  count(): number;
}
