import { describe, expect, it } from 'vitest';
import { createPatient } from '../../../../src/main/application/patients/create-patient';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';
import { typedPatient } from '../../../support/typed-patient';

describe('putting a person on record', () => {
  it('keeps what was typed in good form', () => {
    const { ports } = new TestPractice();
    const patient = createPatient(ports, {
      familyName: ' Nguyen ',
      givenName: ' Anh ',
      dateOfBirth: '12/3/1980',
      email: ' Anh@Example.ORG ',
      hasNoEmail: false,
      mobile: '0491 570 006',
    });
    expect(patient).toEqual({
      id: patient.id,
      familyName: 'Nguyen',
      givenName: 'Anh',
      dateOfBirth: '1980-03-12',
      email: 'Anh@example.org',
      hasNoEmail: false,
      mobile: '+61491570006',
      createdAt: NOW,
      archivedAt: null,
      mergedInto: null,
    });
    expect(ports.patients.byIds([patient.id])).toEqual([patient]);
  });

  it('needs no address', () => {
    const { ports } = new TestPractice();
    expect(createPatient(ports, typedPatient())).toMatchObject({ email: null, hasNoEmail: false });
    expect(createPatient(ports, typedPatient({ hasNoEmail: true }))).toMatchObject({
      email: null,
      hasNoEmail: true,
    });
  });

  it('does not mind that there is somebody of the same name', () => {
    const { ports } = new TestPractice();
    createPatient(ports, typedPatient());
    createPatient(ports, typedPatient());
    expect(ports.patients.count()).toBe(2);
  });

  it('understands numbers as the country of the practice does', () => {
    const { ports } = new TestPractice();
    ports.settings.saveDesk({ ...ports.settings.desk(), country: 'GB' });
    expect(createPatient(ports, typedPatient({ mobile: '07911 123456' })).mobile).toBe('+447911123456');
  });

  it.each([
    ['no name', { familyName: ' ', givenName: '' }, 'name-missing'],
    ['what is no address', { email: 'anh@' }, 'email-form'],
    ['an address and none', { email: 'anh@example.org', hasNoEmail: true }, 'email-and-none'],
    ['a landline', { mobile: '02 5550 1234' }, 'mobile-not-a-mobile'],
    ['a birth to come', { dateOfBirth: '1/1/2030' }, 'date-in-the-future'],
  ])('is refused with %s', (_, changes, problem) => {
    const { ports } = new TestPractice();
    expect(() => createPatient(ports, typedPatient(changes))).toThrow(problem);
    expect(ports.patients.count()).toBe(0);
  });
});
