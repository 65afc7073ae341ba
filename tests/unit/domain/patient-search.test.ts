import { describe, expect, it } from 'vitest';
import { patientWords, patientWordsWanted } from '../../../src/shared/domain/patient-search';

interface Person {
  familyName: string;
  givenName: string;
  email: string | null;
}

const ANH: Person = { familyName: 'Nguyễn', givenName: 'Anh Thư', email: 'Anh.Nguyen@example.org' };
const JOAN: Person = { familyName: "O'Brien-Smith", givenName: 'Joan', email: null };
const WANG: Person = { familyName: '王', givenName: '小芳', email: 'xf@example.net' };

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
  ])('is found: %j', (search, person, isFound) => {
    expect(finds(search, person)).toBe(isFound);
  });

  it('has no empty word and none twice', () => {
    for (const person of [ANH, JOAN, WANG, { familyName: '', givenName: ' - ', email: '' }]) {
      const words = patientWords(person);
      expect(words).not.toContain('');
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
