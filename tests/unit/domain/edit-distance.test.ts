import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/shared/domain/edit-distance';

describe('the slips between two words', () => {
  it.each([
    ['gmail', 'gmail', 0],
    ['gmal', 'gmail', 1],
    ['gmaiil', 'gmail', 1],
    ['gnail', 'gmail', 1],
    ['gmial', 'gmail', 1],
    ['mgail', 'gmail', 1],
    ['gmali', 'gmail', 1],
    ['gmila', 'gmail', 2],
    ['hotmali', 'hotmail', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['', '', 0],
    ['ca', 'abc', 3],
  ])('from %j to %j are counted', (one, other, slips) => {
    expect(editDistance(one, other)).toBe(slips);
    expect(editDistance(other, one)).toBe(slips);
  });
});
