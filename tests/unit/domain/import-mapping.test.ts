import { describe, expect, it } from 'vitest';
import { mappingProblem, withColumn } from '../../../src/shared/domain/import-mapping';
import type { ImportMapping } from '../../../src/shared/domain/patient-import';

describe('a mapping of columns', () => {
  it.each<[string | null, ImportMapping]>([
    [null, ['familyName', null, 'email']],
    [null, ['givenName']],
    [null, ['fullName', 'mobile']],
    ['no-name', ['email', null]],
    ['no-name', []],
    ['field-twice', ['familyName', 'email', 'email']],
    ['two-kinds-of-name', ['fullName', 'givenName']],
  ])('has the problem %j when it is %j', (problem, mapping) => {
    expect(mappingProblem(mapping)).toBe(problem);
  });

  it.each<[string, ImportMapping, number, ImportMapping[number], ImportMapping]>([
    ['moves a field', ['email', null], 1, 'email', [null, 'email']],
    ['leaves a column out', ['familyName', 'email'], 1, null, ['familyName', null]],
    [
      'lets the parts of the name go for the full one',
      ['familyName', 'givenName', null],
      2,
      'fullName',
      [null, null, 'fullName'],
    ],
    ['lets the full name go for a part', ['fullName', null], 1, 'familyName', [null, 'familyName']],
    ['keeps the other part', ['givenName', null], 1, 'familyName', ['givenName', 'familyName']],
  ])('%s', (_, before, column, field, after) => {
    expect(withColumn(before, column, field)).toEqual(after);
  });
});
