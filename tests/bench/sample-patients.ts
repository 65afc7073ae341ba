import { randomUUID } from 'node:crypto';
import type { Patient } from '../../src/shared/domain/patient';
import { LOG_END } from './generate-log';
import type { Random } from './random';
import { FAMILY_NAMES, GIVEN_NAMES } from './sample-words';

const DAY_MS = 24 * 60 * 60_000;
const OLDEST_DAYS = 34_000;

/** A person of the clinic; like in life some names are common, and not everybody has given everything. */
export function samplePerson(index: number, random: Random): Patient {
  const familyName = random.pickEarly(FAMILY_NAMES);
  const givenName = random.pickEarly(GIVEN_NAMES);
  const plain = `${givenName}.${familyName}`.normalize('NFKD').replaceAll(/[^A-Za-z.]/g, '');
  const bornAt = LOG_END - random.below(OLDEST_DAYS) * DAY_MS;
  const mobile = `+614${String(random.below(100_000_000)).padStart(8, '0')}`;
  return {
    id: randomUUID(),
    familyName,
    givenName,
    dateOfBirth: random.fraction() < 0.95 ? new Date(bornAt).toISOString().slice(0, 10) : null,
    email: random.fraction() < 0.8 ? `${plain}${index}@example.org` : null,
    hasNoEmail: false,
    mobile: random.fraction() < 0.85 ? mobile : null,
    createdAt: LOG_END - random.below(1_000) * DAY_MS,
    archivedAt: random.fraction() < 0.03 ? LOG_END : null,
    mergedInto: null,
  };
}

/** What the desk types to find people, and what stands in the field while it does. */
export function patientSearches(count: number, random: Random, people: readonly Patient[]): string[] {
  const person = () => random.pick(people);
  const beginning = (text: string) => text.slice(0, 1 + random.below(text.length));
  const dayFirst = ({ dateOfBirth }: Patient) => (dateOfBirth ?? '1980-03-12').split('-').reverse().join('/');
  const national = ({ mobile }: Patient) =>
    (mobile ?? '+61412345678').replace(/^\+61(...)(...)(...)$/, '0$1 $2 $3');
  const kinds: readonly (() => string)[] = [
    () => '',
    () => beginning(person().familyName),
    () => beginning(person().givenName),
    () => person().familyName,
    () => person().givenName,
    () => `${person().familyName} ${person().givenName}`,
    () => `${person().givenName} ${beginning(person().familyName)}`,
    () => `${beginning(person().familyName)} ${beginning(person().givenName)}`,
    () => dayFirst(person()),
    () => beginning(dayFirst(person())),
    () => person().dateOfBirth ?? '1980',
    () => beginning(person().dateOfBirth ?? '1980-03-12'),
    () => `${person().familyName} ${(person().dateOfBirth ?? '1980').slice(0, 4)}`,
    () => national(person()),
    () => beginning(national(person())),
    () => beginning(person().mobile ?? '+61412345678'),
    () => person().email ?? 'anh.nguyen',
    () => beginning(person().email ?? 'anh.nguyen'),
    () => `${beginning(person().givenName)} ${beginning(national(person()))}`,
    () => 'zzyzx',
  ];
  return Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] ?? (() => ''))());
}
