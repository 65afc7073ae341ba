import { describe, expect, it } from 'vitest';
import { createPhoneNumbers } from '../../../src/main/adapters/phone/phone-numbers';

const phones = createPhoneNumbers();
const FICTION = '+61491570006';

describe('a mobile number as people write it', () => {
  it.each([
    ['0491 570 006', 'AU', FICTION],
    ['(0491) 570-006', 'AU', FICTION],
    ['0491.570.006', 'AU', FICTION],
    [' 0491570006 ', 'AU', FICTION],
    ['+61 491 570 006', 'AU', FICTION],
    ['+61 (0)491 570 006', 'AU', FICTION],
    ['0061 491 570 006', 'NZ', FICTION],
    ['+61 491 570 006', 'NZ', FICTION],
    // A spreadsheet has taken the zero away.
    ['491570006', 'AU', FICTION],
    ['61491570006', 'AU', FICTION],
    ['０４９１ ５７０ ００６', 'AU', FICTION],
    // The numbering plan's own example; 0011 is the way out of Australia.
    ['07911 123456', 'GB', '+447911123456'],
    ['0011 44 7911 123456', 'AU', '+447911123456'],
  ])('is understood (%j in %s)', (text, country, number) => {
    expect(phones.check(text, country)).toEqual({ ok: true, number });
  });

  it('may be a mobile where the plan does not tell mobiles from landlines', () => {
    expect(phones.check('(212) 555-0123', 'US')).toEqual({ ok: true, number: '+12125550123' });
  });

  it.each(['02 5550 1234', '(03) 5550 1234', '1800 975 711', '+61 2 5550 1234'])(
    'is refused as no mobile when it is a number of another kind (%j)',
    (text) => {
      expect(phones.check(text, 'AU')).toEqual({ ok: false, problem: 'mobile-not-a-mobile' });
    },
  );

  it.each([
    '',
    'none',
    '0491 570 00',
    '0491 570 0066',
    '0491 570 006 / 0491 570 156',
    '0491 570 006 (work)',
    'Tel 0491 570 006',
    '0491 570 006 ext 3',
    '=0491570006',
  ])('is refused as no number when it is none, or more than one (%j)', (text) => {
    expect(phones.check(text, 'AU')).toEqual({ ok: false, problem: 'mobile-form' });
  });

  it('is refused when it goes on for ever', () => {
    expect(phones.check('9'.repeat(100_000), 'AU')).toEqual({ ok: false, problem: 'mobile-form' });
  });

  it('needs its country code where the country is not known', () => {
    expect(phones.check('0491 570 006', 'XX')).toEqual({ ok: false, problem: 'mobile-form' });
    expect(phones.check('+61 491 570 006', 'XX')).toEqual({ ok: true, number: FICTION });
  });
});

describe('a number on the screen', () => {
  it.each([
    [FICTION, 'AU', '0491 570 006'],
    [FICTION, 'NZ', '+61 491 570 006'],
    ['+447911123456', 'AU', '+44 7911 123456'],
    ['+12125550123', 'CA', '(212) 555-0123'],
    [FICTION, 'XX', '+61 491 570 006'],
  ])('is read as the people of the country read it (%s in %s)', (number, country, text) => {
    expect(phones.shown(number, country)).toBe(text);
  });

  it('stays as it stands when it is none', () => {
    expect(phones.shown('unknown', 'AU')).toBe('unknown');
  });
});

describe('the countries', () => {
  it('are those whose numbers are understood without a country code', () => {
    const countries = phones.countries();
    expect(countries).toContain('AU');
    expect(countries).toContain('NZ');
    expect(countries).not.toContain('XX');
    expect(new Set(countries).size).toBe(countries.length);
  });
});
