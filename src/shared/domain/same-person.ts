import type { Patient } from './patient';
import { fold } from './search-words';

type Person = Pick<Patient, 'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'mobile'>;

/*
 * An import knows a person by the same name with the same date of birth, or with the same address unless the dates of
 * birth differ: father and son may share both. Where neither is known, the same name with the same number or with none
 * is one person. An address alone is no sign: households share one.
 */

/** The signs by which a person who is there is found again. */
export function signsOf(person: Person): string[] {
  const { name, born, at } = partsOf(person);
  const dated = born === null ? [] : [`${name}\nborn ${born}`];
  if (at !== null) dated.push(`${name}\nat ${at}`);
  if (at !== null && born === null) dated.push(`${name}\nat ${at}, undated`);
  return dated.length > 0 ? dated : [onlyName(person, name)];
}

/** The signs of others who would be the same person as this one. */
export function signsOfTheSame(person: Person): string[] {
  const { name, born, at } = partsOf(person);
  const signs = born === null ? [] : [`${name}\nborn ${born}`];
  if (at !== null) signs.push(born === null ? `${name}\nat ${at}` : `${name}\nat ${at}, undated`);
  return signs.length > 0 ? signs : [onlyName(person, name)];
}

function partsOf({ familyName, givenName, dateOfBirth, email }: Person) {
  const name = `${fold(familyName)}\n${fold(givenName)}`;
  return { name, born: dateOfBirth, at: email?.toLowerCase() ?? null };
}

/** Else the same file, imported again, would put them on record again. */
function onlyName({ mobile }: Person, name: string): string {
  return `${name}\nby ${mobile ?? ''}`;
}
