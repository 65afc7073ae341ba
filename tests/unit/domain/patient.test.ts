import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHeaderSafe } from '../../../src/shared/domain/header-text';
import { fullName, listName } from '../../../src/shared/domain/patient';

describe('a patient’s name', () => {
  it('is turned round in lists and in order in sentences', () => {
    const anh = { familyName: 'Nguyen', givenName: 'Anh' };
    expect(listName(anh)).toBe('Nguyen, Anh');
    expect(fullName(anh)).toBe('Anh Nguyen');
  });

  it('has no comma and no gap where a part is missing', () => {
    expect(listName({ familyName: 'Sukarno', givenName: '' })).toBe('Sukarno');
    expect(fullName({ familyName: '', givenName: 'Anh' })).toBe('Anh');
    expect(listName({ familyName: '', givenName: '' })).toBe('');
    expect(fullName({ familyName: ' ', givenName: ' Anh ' })).toBe('Anh');
  });

  it('is safe for a header, whatever the record holds', () => {
    expect(fullName({ familyName: 'Nguyen\r\nBcc: all@example.org', givenName: 'Anh\0\t Thi' })).toBe(
      'Anh Thi Nguyen Bcc: all@example.org',
    );
    const part = fc
      .array(fc.constantFrom('a', ' ', '\r', '\n', '\0', '\t', 'é'))
      .map((units) => units.join(''));
    fc.assert(
      fc.property(part, part, (familyName, givenName) => {
        for (const name of [fullName({ familyName, givenName }), listName({ familyName, givenName })]) {
          expect(isHeaderSafe(name)).toBe(true);
        }
      }),
    );
  });
});
