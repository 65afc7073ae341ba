import { describe, expect, it } from 'vitest';
import { createPhoneNumbers } from '../../../../src/main/adapters/phone/phone-numbers';
import { SAMPLE_PATIENTS } from '../../../../src/main/adapters/training/sample-patients';
import { checkPatientInput } from '../../../../src/shared/domain/check-patient';

const phones = createPhoneNumbers();

/** What is there to show what becomes of a message that cannot be sent. */
const WRONG: Partial<Record<string, { problems: object; facts: object }>> = {
  Saarinen: { problems: { mobile: 'mobile-not-a-mobile' }, facts: { mobile: null } },
  Zielinska: { problems: { email: 'email-form' }, facts: { email: null } },
};

describe('the sample patients', () => {
  it.each(SAMPLE_PATIENTS)('could have been typed ($givenName $familyName)', (patient) => {
    const { dateOfBirth, email, mobile } = patient;
    const input = { ...patient, dateOfBirth: dateOfBirth ?? '', email: email ?? '', mobile: mobile ?? '' };
    const phone = mobile === null ? null : phones.check(mobile, 'AU');
    const { problems, facts } = checkPatientInput(input, phone, '2026-11-23');
    const wrong = WRONG[patient.familyName];
    expect(problems).toEqual(wrong?.problems ?? {});
    expect(facts).toEqual({ ...patient, ...wrong?.facts });
  });

  it('have numbers that are kept for fiction, each once', () => {
    const numbers = SAMPLE_PATIENTS.flatMap(({ mobile }) => mobile ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => !/^\+61(?:49157\d{4}|25550\d{4})$/.test(number))).toEqual([]);
  });

  it('show one person without a mobile, and one with a landline in its place', () => {
    const checks = SAMPLE_PATIENTS.map(({ mobile }) => (mobile === null ? null : phones.check(mobile, 'AU')));
    expect(checks.filter((check) => check === null)).toHaveLength(1);
    const refused = checks.filter((check) => check?.ok === false);
    expect(refused).toEqual([{ ok: false, problem: 'mobile-not-a-mobile' }]);
  });

  it('show one address that two share, and one person who has none', () => {
    const addresses = SAMPLE_PATIENTS.flatMap(({ email }) => email ?? []);
    expect(addresses.length - new Set(addresses).size).toBe(1);
    expect(SAMPLE_PATIENTS.filter(({ hasNoEmail }) => hasNoEmail)).toHaveLength(1);
  });
});
