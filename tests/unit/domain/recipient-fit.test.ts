import { describe, expect, it } from 'vitest';
import { signsOfFit } from '../../../src/shared/domain/recipient-fit';

const LAN = {
  familyName: 'Nguyen',
  givenName: 'Lan',
  dateOfBirth: '1980-03-12',
  email: 'nguyen@example.org',
  mobile: '+61491570156',
};

function row(changes: Partial<typeof LAN> | Record<'dateOfBirth' | 'email' | 'mobile', null> = {}) {
  return { ...LAN, hasNoEmail: false, ...changes };
}

const NOTHING = {
  familyName: '',
  givenName: '',
  dateOfBirth: null,
  email: null,
  mobile: null,
  hasNoEmail: false,
};

describe('how well a row of a recipients’ file fits somebody on record', () => {
  it('counts the address, the mobile number, and the name with the date of birth', () => {
    expect(signsOfFit(row(), LAN)).toBe(3);
    expect(signsOfFit({ ...NOTHING, email: 'NGUYEN@example.org' }, LAN)).toBe(1);
    expect(signsOfFit({ ...NOTHING, mobile: '+61491570156' }, LAN)).toBe(1);
    expect(signsOfFit({ ...row(), email: null, mobile: null }, LAN)).toBe(1);
    expect(signsOfFit({ ...row(), email: null, mobile: null, dateOfBirth: null }, LAN)).toBe(0);
    expect(signsOfFit({ ...NOTHING, dateOfBirth: '1980-03-12' }, LAN)).toBe(0);
  });

  it('is none for another one of the household with the same address', () => {
    expect(signsOfFit(row({ givenName: 'Minh' }), LAN)).toBe(0);
    expect(signsOfFit(row({ dateOfBirth: '2012-08-01' }), LAN)).toBe(0);
  });

  it.each([
    ['a second name', { givenName: 'Lan Anh' }],
    ['accents and capitals', { familyName: 'NGUYỄN', givenName: 'lan' }],
    ['a title', { givenName: 'Ms Lan' }],
    ['names the other way round', { familyName: 'Lan', givenName: 'Nguyen' }],
    ['no given name', { givenName: '' }],
  ])('does not mind %s', (_words, changes) => {
    expect(signsOfFit(row(changes), LAN)).toBeGreaterThan(0);
  });
});
