import type { PatientInput } from '../../src/shared/domain/patient';

/** What a person typed about a patient: a name, unless told otherwise. */
export function typedPatient(changes: Partial<PatientInput> = {}): PatientInput {
  return {
    familyName: 'Nguyen',
    givenName: 'Anh',
    dateOfBirth: '',
    email: '',
    hasNoEmail: false,
    mobile: '',
    ...changes,
  };
}
