import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfBirthText, parseDateOfBirth } from '../../../src/shared/domain/date-of-birth';

describe('a date of birth', () => {
  it.each([
    ['12/3/1980', '1980-03-12'],
    ['12/03/1980', '1980-03-12'],
    [' 12.3.1980 ', '1980-03-12'],
    ['12-3-1980', '1980-03-12'],
    ['12 3 1980', '1980-03-12'],
    ['12 Mar 1980', '1980-03-12'],
    ['12 MARCH 1980', '1980-03-12'],
    ['12-Mar-1980', '1980-03-12'],
    ['12\u00a0Mar.  1980', '1980-03-12'],
    ['1 May 2001', '2001-05-01'],
    ['1980-03-12', '1980-03-12'],
    ['1980/3/12', '1980-03-12'],
    ['29/2/2024', '2024-02-29'],
    ['１２/３/１９８０', '1980-03-12'],
  ])('is read: %j', (text, iso) => {
    expect(parseDateOfBirth(text)).toBe(iso);
  });

  it.each([
    '',
    'soon',
    '1980',
    '12/3',
    '12/3/80',
    '3/13/1980',
    '31/2/1980',
    '29/2/2023',
    '0/1/1980',
    '12/3.1980',
    '12 Ma 1980',
    '12 Marching 1980',
    '12/3/0080',
    '12/3/19800',
    '1980-03-12T00:00',
    '-12/3/1980',
  ])('is not guessed: %j', (text) => {
    expect(parseDateOfBirth(text)).toBeNull();
  });

  it('is written for people with its month by name', () => {
    expect(dateOfBirthText('1980-03-02')).toBe('2 Mar 1980');
    expect(dateOfBirthText('2004-12-31')).toBe('31 Dec 2004');
  });

  it('is read again as it is written, on any day', () => {
    const days = fc.date({
      min: new Date('1800-01-01T00:00:00Z'),
      max: new Date('2200-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(parseDateOfBirth(iso)).toBe(iso);
        expect(parseDateOfBirth(dateOfBirthText(iso))).toBe(iso);
      }),
    );
  });
});
