import { describe, expect, it } from 'vitest';
import { smsBatchName, smsTitle } from '../../../src/shared/domain/sms-title';

describe('an SMS in a list', () => {
  it('shows its text on one line', () => {
    expect(smsTitle(' See you on Monday.\n\nABC Chiro\t')).toBe('See you on Monday. ABC Chiro');
  });

  it('shows 160 characters of it, and says that there is more', () => {
    expect(smsTitle('a'.repeat(160))).toBe('a'.repeat(160));
    expect(smsTitle('a'.repeat(161))).toBe(`${'a'.repeat(159)}…`);
  });

  it('is never cut within a character as people count them', () => {
    const family = '👩‍👩‍👧';
    expect(smsTitle(family.repeat(160))).toBe(family.repeat(160));
    expect(smsTitle(family.repeat(161))).toBe(`${family.repeat(159)}…`);
  });

  it('names its batch by how it begins', () => {
    expect(smsBatchName('Your appointment is on Monday.')).toBe('Your appointment is on Monday.');
    expect(smsBatchName('Hi …, see you on ….')).toBe('Hi …, see you on …');
    expect(smsBatchName(`${'word '.repeat(11)}long and longer`)).toBe(`${'word '.repeat(11)}long…`);
  });
});
