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
export function listName({ familyName, givenName }: Pick<Patient, 'familyName' | 'givenName'>): string {
  return onOneLine([familyName, givenName], ', ');
}

/** "Anh Nguyen": the form for sentences and for the To header. */
export function fullName({ familyName, givenName }: Pick<Patient, 'familyName' | 'givenName'>): string {
  return onOneLine([givenName, familyName], ' ');
}

/** A line break in a record may not break a row, nor stop a batch whose To headers it would get into. */
function onOneLine(parts: readonly string[], between: string): string {
  return parts
    .map((part) => part.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(between);
}
