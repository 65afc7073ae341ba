import { expect, it } from 'vitest';
import { householdNames } from '../../../src/shared/domain/household-names';

it.each([
  [[], ''],
  [['Nguyen, Anh'], 'Anh Nguyen'],
  [['Nguyen, Minh', 'Nguyen, Lan'], 'Minh and Lan Nguyen'],
  [['Nguyen, Minh', 'Nguyen, Lan', 'Marsh, Kim'], 'Minh, Lan Nguyen and Kim Marsh'],
  [['Marsh, Kim', 'Nguyen, Minh', 'Nguyen, Lan'], 'Kim Marsh, Minh and Lan Nguyen'],
  [['Madonna', 'Cher'], 'Madonna and Cher'],
])('names %j as “%s”', (names, words) => {
  expect(householdNames(names)).toBe(words);
});
