import { listName, type Patient } from '../../../src/shared/domain/patient';
import { patientWords, patientWordsWanted } from '../../../src/shared/domain/patient-search';
import { fold } from '../../../src/shared/domain/search-words';
import type { PatientStore } from '../../../src/main/ports/patient-store';
import { compareText } from './compare-text';
import type { MemoryDatabase } from './memory-database';

export class InMemoryPatientStore implements PatientStore {
  constructor(private readonly database: MemoryDatabase) {}

  insert(patients: readonly Patient[]): void {
    this.database.run(() => {
      const { tables } = this.database;
      for (const patient of patients) {
        if (tables.patients.has(patient.id)) throw new Error('There is such a patient already.');
        tables.patients.set(patient.id, { ...patient });
      }
      if (patients.length > 0) this.database.touch({ hasPatientChange: true });
    });
  }

  byIds(ids: readonly string[]): Patient[] {
    return ids.flatMap((id) => this.database.tables.patients.get(id) ?? []);
  }

  search(text: string, limit: number): Patient[] {
    const wanted = patientWordsWanted(text);
    const found = [...this.database.tables.patients.values()].filter((patient) => {
      const words = patientWords(patient);
      return wanted.every((start) => words.some((word) => word.startsWith(start)));
    });
    const keys = new Map(found.map((patient) => [patient.id, fold(listName(patient))]));
    // The sort is stable: namesakes stay in the order in which they were written.
    found.sort((one, other) => compareText(keys.get(one.id) ?? '', keys.get(other.id) ?? ''));
    return found.slice(0, limit);
  }

  count(): number {
    return this.database.tables.patients.size;
  }
}
