import { describe, expect, it } from 'vitest';
import { createPhoneNumbers } from '../../../../src/main/adapters/phone/phone-numbers';
import { SAMPLE_PATIENTS } from '../../../../src/main/adapters/training/sample-patients';
import { checkPatientInput } from '../../../../src/shared/domain/check-patient';

const phones = createPhoneNumbers();

describe('the sample patients', () => {
  it.each(SAMPLE_PATIENTS)('could have been typed ($givenName $familyName)', (patient) => {
    const { dateOfBirth, email, mobile } = patient;
    const input = { ...patient, dateOfBirth: dateOfBirth ?? '', email: email ?? '', mobile: mobile ?? '' };
    const phone = mobile === null ? null : phones.check(mobile, 'AU');
    const { problems, facts } = checkPatientInput(input, phone, '2026-11-23');
    // One address is there to show what becomes of a message that cannot be sent.
    const isWrong = patient.familyName === 'Zielinska';
    expect(problems).toEqual(isWrong ? { email: 'email-form' } : {});
    expect(facts).toEqual(isWrong ? { ...patient, email: null } : patient);
  });

  it('have numbers that are kept for fiction, each once', () => {
    const mobiles = SAMPLE_PATIENTS.flatMap(({ mobile }) => mobile ?? []);
    expect(new Set(mobiles).size).toBe(mobiles.length);
    expect(mobiles.filter((mobile) => !/^\+6149157\d{4}$/.test(mobile))).toEqual([]);
  });

  it('show one address that two share, and one person who has none', () => {
    const addresses = SAMPLE_PATIENTS.flatMap(({ email }) => email ?? []);
    expect(addresses.length - new Set(addresses).size).toBe(1);
    expect(SAMPLE_PATIENTS.filter(({ hasNoEmail }) => hasNoEmail)).toHaveLength(1);
  });
});
