import { expect, it } from 'vitest';
import { matchMappingProblem } from '../../../src/shared/domain/recipients';

it('wants a column by which people can be found', () => {
  expect(matchMappingProblem([null, 'email'])).toBeNull();
  expect(matchMappingProblem(['mobile'])).toBeNull();
  expect(matchMappingProblem(['fullName', 'dateOfBirth'])).toBeNull();
  expect(matchMappingProblem(['familyName', 'givenName', 'dateOfBirth'])).toBeNull();
  expect(matchMappingProblem(['familyName', 'givenName'])).toBe('nothing-to-match');
  expect(matchMappingProblem(['dateOfBirth'])).toBe('nothing-to-match');
  expect(matchMappingProblem([])).toBe('nothing-to-match');
});

it('wants each field in one column only', () => {
  expect(matchMappingProblem(['email', 'email'])).toBe('field-twice');
});
