import { describe, expect, it } from 'vitest';
import { patientWords, patientWordsWanted } from '../../../src/shared/domain/patient-search';

type Person = Parameters<typeof patientWords>[0];

const NOBODY: Person = { familyName: '', givenName: '', dateOfBirth: null, email: null, mobile: null };
const ANH: Person = {
  familyName: 'Nguyễn',
  givenName: 'Anh Thư',
  dateOfBirth: '1980-03-12',
  email: 'Anh.Nguyen@example.org',
  mobile: '+61412345678',
};
const JOAN: Person = {
  ...NOBODY,
  familyName: "O'Brien-Smith",
  givenName: 'Joan',
  dateOfBirth: '2004-11-05',
  mobile: '+353861234567',
};
const WANG: Person = { ...NOBODY, familyName: '王', givenName: '小芳', email: 'xf@example.net' };

function finds(search: string, person: Person): boolean {
  const words = patientWords(person);
  const wanted = patientWordsWanted(search);
  return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

describe('a patient', () => {
  it.each<[string, Person, boolean]>([
    ['nguyen', ANH, true],
    ['Ngu', ANH, true],
    ['thu anh', ANH, true],
    ['Nguyen, Anh', ANH, true],
    ['guyen', ANH, false],
    ['anh.nguyen@', ANH, true],
    ['example.org', ANH, false],
    ['nguyen joan', ANH, false],
    ["o'brien", JOAN, true],
    ['O’Brien', JOAN, true],
    ['obrien', JOAN, true],
    ['brien', JOAN, true],
    ['smith', JOAN, true],
    ["o'brien-smith joan", JOAN, true],
    ['王小芳', WANG, true],
    ['小芳', WANG, true],
    ['xf@example.net', WANG, true],
    ['', JOAN, true],
    [' , ', JOAN, true],
    ['12/3/1980', ANH, true],
    ['12/03/1980', ANH, true],
    ['12.3.1980', ANH, true],
    ['12-3-1980', ANH, true],
    ['12 Mar 1980', ANH, true],
    ['12 march 1980', ANH, true],
    ['1980-03-12', ANH, true],
    ['1980/3/12', ANH, true],
    ['12/3/80', ANH, true],
    ['1980', ANH, true],
    ['1980-0', ANH, true],
    ['1980-03-1', ANH, true],
    ['12/', ANH, true],
    ['12/0', ANH, true],
    ['12/3', ANH, true],
    ['12.03.19', ANH, true],
    ['nguyen 12/3/1980', ANH, true],
    ['12/3/1980 0412 345 678', ANH, true],
    ['5/11/2004', JOAN, true],
    ['11/5/2004', JOAN, false],
    ['3/12/1980', ANH, false],
    ['31/2/1980', ANH, false],
    ['1981', ANH, false],
    ['03-12', ANH, false],
    ['0412345678', ANH, true],
    ['0412 345 678', ANH, true],
    ['0412-345-678', ANH, true],
    ['(0412) 345678', ANH, true],
    ['412 345', ANH, true],
    ['04', ANH, true],
    ['0', ANH, true],
    ['+61 412 345 678', ANH, true],
    ['+61 (0)412 345 678', ANH, true],
    ['0061412345678', ANH, true],
    ['61412', ANH, true],
    ['345 678', ANH, false],
    ['0413 345 678', ANH, false],
    ['086 123 4567', JOAN, true],
    ['+353 86 1234567', JOAN, true],
    ['joan 1980', JOAN, false],
    ['anh 1980 0412 345', ANH, true],
    ['0412 nguyen', ANH, true],
  ])('is found: %j', (search, person, isFound) => {
    expect(finds(search, person)).toBe(isFound);
  });

  it('has no empty word and none twice', () => {
    for (const person of [ANH, JOAN, WANG, { ...NOBODY, givenName: ' - ', email: '' }]) {
      const words = patientWords(person);
      expect(words).not.toContain('');
      expect(new Set(words).size).toBe(words.length);
    }
  });

  it('is not looked for by more words than anybody types', () => {
    const pasted = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
    expect(patientWordsWanted(pasted)).toHaveLength(20);
  });
});
