import { expect, it } from 'vitest';
import { rowProblemText } from '../../../src/shared/domain/row-problem-words';

it('says what is wrong with a row, and in which column', () => {
  expect(rowProblemText('email', 'email-form')).toBe('E-mail: This is not an e-mail address.');
  expect(rowProblemText(null, 'wrong-number-of-columns')).toBe(
    'The row does not have as many columns as the header.',
  );
});
