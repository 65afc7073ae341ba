import { describe, expect, it } from 'vitest';
import { checkPatient } from '../../../../src/main/application/patients/check-patient';
import { mergePatients } from '../../../../src/main/application/patients/merge-patients';
import type { Patient } from '../../../../src/shared/domain/patient';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId, samplePatient } from '../../../support/log/sample-log';
import { typedPatient } from '../../../support/typed-patient';

function practiceWith(...patients: Partial<Patient>[]): TestPractice {
  const practice = new TestPractice();
  practice.ports.patients.insert(
    patients.map((changes, index) => samplePatient(index + 1, { email: null, ...changes })),
  );
  return practice;
}

function lookalikes(record: Partial<Patient>, typed: Parameters<typeof typedPatient>[0]): string[] {
  const { ports } = practiceWith(record);
  return checkPatient(ports, null, typedPatient(typed)).lookalikes.map(({ id }) => id);
}

const FOUND = [sampleId('patient', 1)];

describe('looking at a form', () => {
  it('finds nothing to say of a new name', () => {
    const { ports } = practiceWith();
    expect(checkPatient(ports, null, typedPatient())).toEqual({
      problems: {},
      suggestedEmail: null,
      mobileText: null,
      sharingEmail: [],
      lookalikes: [],
    });
  });

  it('tells problems, and writes nothing', () => {
    const { ports } = practiceWith();
    const check = checkPatient(ports, null, typedPatient({ email: 'anh@', mobile: '12' }));
    expect(check.problems).toEqual({ email: 'email-form', mobile: 'mobile-form' });
    expect(ports.patients.count()).toBe(0);
  });

  it('asks whether another domain was meant, also where what was typed is none', () => {
    const { ports } = practiceWith();
    const hint = (email: string) => checkPatient(ports, null, typedPatient({ email })).suggestedEmail;
    expect(hint('anh@gmial.com')).toBe('anh@gmail.com');
    expect(hint('anh@gmail,com')).toBe('anh@gmail.com');
    expect(hint('anh@gmail.com')).toBeNull();
  });

  it('asks nothing about the address of somebody who has none', () => {
    const { ports } = practiceWith();
    const typed = typedPatient({ email: 'anh@gmial.com', hasNoEmail: true });
    expect(checkPatient(ports, null, typed).suggestedEmail).toBeNull();
  });

  it('shows how the mobile was understood', () => {
    const { ports } = practiceWith();
    expect(checkPatient(ports, null, typedPatient({ mobile: '491570006' })).mobileText).toBe('0491 570 006');
  });

  it('names others with the same address, whatever its case', () => {
    const { ports } = practiceWith(
      { givenName: 'Bao', email: 'family@example.org', mobile: '+61491570156' },
      { givenName: 'Chi', email: 'FAMILY@example.org', archivedAt: NOW },
    );
    const { sharingEmail } = checkPatient(ports, null, typedPatient({ email: 'Family@Example.org' }));
    expect(sharingEmail).toMatchObject([{ givenName: 'Bao', mobileText: '0491 570 156' }]);
  });

  it('does not take a record for another one, also by the id of one merged into it', () => {
    const { ports } = practiceWith({ email: 'anh@example.org' }, { email: 'old@example.org' });
    mergePatients(ports, sampleId('patient', 1), sampleId('patient', 2), STAFF);
    const typed = typedPatient({ email: 'anh@example.org' });
    for (const number of [1, 2]) {
      const check = checkPatient(ports, sampleId('patient', number), typed);
      expect(check).toMatchObject({ sharingEmail: [], lookalikes: [] });
    }
  });
});

describe('who may be the same person', () => {
  it('has the same name, whatever its case and accents, and in either order', () => {
    expect(lookalikes({ familyName: 'NGUYỄN', givenName: 'anh' }, {})).toEqual(FOUND);
    expect(lookalikes({ familyName: 'Anh', givenName: 'Nguyen' }, {})).toEqual(FOUND);
    expect(lookalikes({ givenName: 'Bao' }, {})).toEqual([]);
  });

  it('is named once where both names are one word', () => {
    expect(
      lookalikes(
        { familyName: 'Thomas', givenName: 'Thomas' },
        { familyName: 'Thomas', givenName: 'Thomas' },
      ),
    ).toEqual(FOUND);
  });

  it('has the same date of birth, address or mobile, where they differ in the others', () => {
    const record = { dateOfBirth: '1980-03-12', email: 'anh@example.org', mobile: '+61491570006' };
    expect(lookalikes(record, { dateOfBirth: '12/3/1980', email: 'new@example.org' })).toEqual(FOUND);
    expect(lookalikes(record, { dateOfBirth: '13/3/1980', email: 'ANH@example.org' })).toEqual(FOUND);
    expect(lookalikes(record, { dateOfBirth: '13/3/1980', mobile: '0491 570 006' })).toEqual(FOUND);
  });

  it('differs in nothing that is known of both', () => {
    expect(lookalikes({ dateOfBirth: '1980-03-12' }, { email: 'anh@example.org' })).toEqual(FOUND);
  });

  it('is not somebody of whom all that is known of both differs', () => {
    expect(lookalikes({ dateOfBirth: '1980-03-12' }, { dateOfBirth: '1/1/1990' })).toEqual([]);
  });
});
