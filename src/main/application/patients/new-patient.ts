import type { PatientFacts } from '../../../shared/domain/check-patient';
import type { Patient } from '../../../shared/domain/patient';

/** A record as it begins. */
export function newPatient(facts: PatientFacts, id: string, createdAt: number): Patient {
  return { ...facts, id, createdAt, archivedAt: null, mergedInto: null };
}
