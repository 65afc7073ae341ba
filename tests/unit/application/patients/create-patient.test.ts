import { describe, expect, it } from 'vitest';
import { createPatient } from '../../../../src/main/application/patients/create-patient';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW } from '../../../support/log/sample-log';

describe('putting a person on record', () => {
  it('keeps the name and the address in good form', () => {
    const { ports } = new TestPractice();
    const patient = createPatient(ports, {
      familyName: ' Nguyen ',
      givenName: ' Anh ',
      email: ' Anh@Example.ORG ',
    });
    expect(patient).toMatchObject({
      familyName: 'Nguyen',
      givenName: 'Anh',
      email: 'Anh@example.org',
      createdAt: NOW,
    });
    expect(ports.patients.byIds([patient.id])).toEqual([patient]);
  });

  it.each([null, '', '  '])('needs no address (%j)', (email) => {
    const { ports } = new TestPractice();
    expect(createPatient(ports, { familyName: 'Nguyen', givenName: '', email }).email).toBeNull();
  });

  it.each([
    ['no name', { familyName: ' ', givenName: '', email: null }, 'needs a name'],
    [
      'what is no address',
      { familyName: 'Nguyen', givenName: '', email: 'anh@' },
      '“anh@” is not an e-mail address',
    ],
  ])('is refused with %s', (_, request, words) => {
    const { ports } = new TestPractice();
    expect(() => createPatient(ports, request)).toThrow(words);
    expect(ports.patients.count()).toBe(0);
  });
});
