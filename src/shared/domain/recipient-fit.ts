import type { PatientFacts } from './check-patient';
import type { Patient } from './patient';
import { fold } from './search-words';

type Person = Pick<Patient, 'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'mobile'>;

const BETWEEN_WORDS = /[\s,.'’-]+/;

/**
 * By how many signs a row of a recipients' file is about a person on record: the address, the mobile number, the name
 * with the date of birth. None where the name or the date of birth says that it is somebody else: a household shares an
 * address, and nobody gets what is meant for another one of it.
 */
export function signsOfFit(row: PatientFacts, person: Person): number {
  if (isBornAnotherDay(row, person) || !isNamedAlike(row, person)) return 0;
  const signs = [
    row.email !== null && row.email.toLowerCase() === person.email?.toLowerCase(),
    row.mobile !== null && row.mobile === person.mobile,
    hasName(row) && row.dateOfBirth !== null && row.dateOfBirth === person.dateOfBirth,
  ];
  return signs.filter((isThere) => isThere).length;
}

function isBornAnotherDay(row: PatientFacts, person: Person): boolean {
  return row.dateOfBirth !== null && person.dateOfBirth !== null && row.dateOfBirth !== person.dateOfBirth;
}

/** Every word of the shorter name is one of the longer: second names and titles are often left out. */
function isNamedAlike(row: PatientFacts, person: Person): boolean {
  const [one, other] = [wordsOf(row), wordsOf(person)];
  const [shorter, longer] = one.size <= other.size ? [one, other] : [other, one];
  return [...shorter].every((word) => longer.has(word));
}

function hasName({ familyName, givenName }: PatientFacts): boolean {
  return familyName !== '' || givenName !== '';
}

function wordsOf({ familyName, givenName }: Pick<Person, 'familyName' | 'givenName'>): Set<string> {
  return new Set(
    fold(`${givenName} ${familyName}`)
      .split(BETWEEN_WORDS)
      .filter((word) => word !== ''),
  );
}
