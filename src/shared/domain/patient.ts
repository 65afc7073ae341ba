/** A person that messages are sent to. */
export interface Patient {
  id: string;
  familyName: string;
  givenName: string;
  /** Null when the clinic has no address for the person. */
  email: string | null;
  createdAt: number;
}

/** "Nguyen, Anh": the form for lists, which sorts. */
export function listName(patient: Pick<Patient, 'familyName' | 'givenName'>): string {
  return [patient.familyName, patient.givenName].filter((part) => part !== '').join(', ');
}

/** "Anh Nguyen": the form for sentences and for the To header. */
export function fullName(patient: Pick<Patient, 'familyName' | 'givenName'>): string {
  return [patient.givenName, patient.familyName].filter((part) => part !== '').join(' ');
}
