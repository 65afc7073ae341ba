import type { Patient } from './patient';
import { fold } from './search-words';

/**
 * Signs by which an import knows a person: who shares one is the same. The same name with the same date of birth, or
 * with the same address; where neither is known, the same name with the same number or with none. An address alone is
 * no sign: households share one.
 */
export function signsOf({
  familyName,
  givenName,
  dateOfBirth,
  email,
  mobile,
}: Pick<Patient, 'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'mobile'>): string[] {
  const name = `${fold(familyName)}\n${fold(givenName)}`;
  const signs: string[] = [];
  if (dateOfBirth !== null) signs.push(`${name}\nborn ${dateOfBirth}`);
  if (email !== null) signs.push(`${name}\nat ${email.toLowerCase()}`);
  // Else the same file, imported again, would put them on record again.
  if (signs.length === 0) signs.push(`${name}\nby ${mobile ?? ''}`);
  return signs;
}
