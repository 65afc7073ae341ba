import { describe, expect, it } from 'vitest';
import { createPhoneNumbers } from '../../../src/main/adapters/phone/phone-numbers';
import { shownNumber } from '../../../src/shared/domain/shown-number';

describe('a mobile number as people read it', () => {
  it.each([
    ['+61412345678', 'AU'],
    ['+447400123456', 'GB'],
    ['+353850123456', 'IE'],
    ['+12015550123', 'US'],
  ])('is written as in the patient’s record at home: %s in %s', (number, country) => {
    expect(shownNumber(number, country)).toBe(createPhoneNumbers().shown(number, country));
  });

  it.each([
    ['+61412345678', 'NZ', '+61 412 345 678'],
    ['+6421123456', 'AU', '+64 211 234 56'],
    ['+64211234567', 'NZ', '021 123 4567'],
    ['+353850123456', 'AU', '+353 850 123 456'],
    ['+12015550123', 'AU', '+1 201 555 0123'],
    ['+61398765432', 'AU', '+61 398 765 432'],
    ['+61412345678', '', '+61 412 345 678'],
  ])('is set in groups behind its country’s code elsewhere: %s in %s', (number, country, shown) => {
    expect(shownNumber(number, country)).toBe(shown);
  });

  it('leaves what is no number as it is', () => {
    for (const other of ['', 'anh@example.org', '61412345678@sms.example.com', '0412 345 678', '+0123']) {
      expect(shownNumber(other, 'AU')).toBe(other);
    }
  });
});
