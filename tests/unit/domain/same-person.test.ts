import { describe, expect, it } from 'vitest';
import { signsOf, signsOfTheSame } from '../../../src/shared/domain/same-person';
import { samplePatient } from '../../support/log/sample-log';

const known = { dateOfBirth: null, email: null, mobile: null };

function isSame(
  one: Parameters<typeof samplePatient>[1],
  other: Parameters<typeof samplePatient>[1],
): boolean {
  const there = samplePatient(1, { ...known, ...one });
  const next = samplePatient(2, { ...known, ...other });
  const isSameOneWay = signsOfTheSame(next).some((sign) => signsOf(there).includes(sign));
  const isSameOtherWay = signsOfTheSame(there).some((sign) => signsOf(next).includes(sign));
  expect(isSameOneWay).toBe(isSameOtherWay);
  return isSameOneWay;
}

describe('two rows of an import', () => {
  it.each([
    [
      'the name and the date of birth are the same, whatever the accents',
      { familyName: 'Müller', givenName: 'ZOË', dateOfBirth: '1980-03-12', email: 'a@example.org' },
      { familyName: 'muller', givenName: 'Zoe', dateOfBirth: '1980-03-12', email: 'b@example.org' },
    ],
    [
      'the name and the address are the same, whatever the case',
      { email: 'Anh@example.org', dateOfBirth: '1980-03-12' },
      { email: 'anh@EXAMPLE.org' },
    ],
    ['there is nothing but the same name and number', { mobile: '+61412345678' }, { mobile: '+61412345678' }],
    ['there is nothing but the same name', {}, {}],
  ])('are one person when %s', (_, one, other) => {
    expect(isSame(one, other)).toBe(true);
  });

  it.each([
    [
      'the address is shared by another name',
      { email: 'a@example.org', givenName: 'Kim' },
      { email: 'a@example.org' },
    ],
    [
      'father and son share name and address',
      { email: 'a@example.org', dateOfBirth: '1955-03-12' },
      { email: 'a@example.org', dateOfBirth: '1980-03-12' },
    ],
    ['only the name is the same', { dateOfBirth: '1980-03-12' }, { dateOfBirth: '1980-03-13' }],
    ['one is known better than the other', { dateOfBirth: '1980-03-12' }, {}],
    ['the numbers differ', { mobile: '+61412345678' }, { mobile: '+61412345679' }],
    [
      'the names only look alike when they are joined',
      { familyName: 'An', givenName: 'Hung' },
      { familyName: 'AnH', givenName: 'ung' },
    ],
  ])('are two people when %s', (_, one, other) => {
    expect(isSame(one, other)).toBe(false);
  });
});
