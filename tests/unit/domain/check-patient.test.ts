import { describe, expect, it } from 'vitest';
import { checkPatientInput, NAME_LIMIT } from '../../../src/shared/domain/check-patient';
import type { PatientInput } from '../../../src/shared/domain/patient';

const TODAY = '2026-11-23';
const TYPED: PatientInput = {
  familyName: 'Nguyen',
  givenName: 'Anh',
  dateOfBirth: '12/3/1980',
  email: 'anh@example.org',
  hasNoEmail: false,
  mobile: '0491 570 006',
};

function check(changes: Partial<PatientInput>) {
  return checkPatientInput({ ...TYPED, ...changes }, { ok: true, number: '+61491570006' }, TODAY);
}

function problems(changes: Partial<PatientInput>) {
  return check(changes).problems;
}

describe('what is typed about a patient', () => {
  it('is kept in one form', () => {
    const changes = { familyName: ' Nguyen \n', givenName: 'Thị\t Mai', email: ' Anh@Example.ORG ' };
    expect(check(changes)).toEqual({
      problems: {},
      facts: {
        familyName: 'Nguyen',
        givenName: 'Thị Mai',
        dateOfBirth: '1980-03-12',
        email: 'Anh@example.org',
        hasNoEmail: false,
        mobile: '+61491570006',
      },
    });
  });

  it('may be no more than a name', () => {
    const empty = { ...TYPED, givenName: '', dateOfBirth: ' ', email: ' ', mobile: '' };
    const { problems: found, facts } = checkPatientInput(empty, null, TODAY);
    expect(found).toEqual({});
    expect(facts).toEqual({
      ...{ familyName: 'Nguyen', givenName: '' },
      ...{ dateOfBirth: null, email: null, hasNoEmail: false, mobile: null },
    });
  });

  it('has all its problems told at once', () => {
    const typed = { ...TYPED, familyName: ' ', givenName: '', dateOfBirth: 'soon', email: 'anh@' };
    expect(checkPatientInput(typed, { ok: false, problem: 'mobile-form' }, TODAY).problems).toEqual({
      familyName: 'name-missing',
      dateOfBirth: 'date-not-understood',
      email: 'email-form',
      mobile: 'mobile-form',
    });
  });
});

describe('a name', () => {
  it.each(['Nguyễn', 'الحربي', '李', "D'Angelo", '-Smith', '-ap Rhys', 'Smith-Jones', 'Ng', '🙂'])(
    'may be %j',
    (familyName) => {
      expect(check({ familyName })).toMatchObject({ problems: {}, facts: { familyName } });
    },
  );

  it('may be the given name only', () => {
    expect(problems({ familyName: '' })).toEqual({});
  });

  it('has up to 200 characters as people count them', () => {
    expect(NAME_LIMIT).toBe(200);
    expect(problems({ givenName: '𠮷'.repeat(200) })).toEqual({});
    expect(problems({ givenName: 'a'.repeat(201) })).toEqual({ givenName: 'name-too-long' });
    expect(problems({ familyName: 'a'.repeat(201) })).toEqual({ familyName: 'name-too-long' });
  });

  it.each(['=1+2', '+61491570006', '@SUM(A1)', '-1+2', '-A1|cmd', '-', ' =1', '\u200b=1'])(
    'is not one that a spreadsheet would run (%j)',
    (name) => {
      expect(problems({ familyName: name })).toEqual({ familyName: 'name-like-a-formula' });
      expect(problems({ givenName: name })).toEqual({ givenName: 'name-like-a-formula' });
    },
  );

  it('has one spelling', () => {
    expect(check({ familyName: 'Joa\u0303o' }).facts.familyName).toBe('João');
  });

  it('does not turn the direction of what stands beside it', () => {
    expect(check({ familyName: '\u202eneyugN\u2066' }).facts.familyName).toBe('neyugN');
  });

  it('keeps the joiners that Persian and Hindi are spelled with', () => {
    expect(check({ familyName: 'می\u200cنا' }).facts.familyName).toBe('می\u200cنا');
  });
});

describe('a date of birth', () => {
  it.each([
    ['23/11/2026', {}],
    ['24/11/2026', { dateOfBirth: 'date-in-the-future' }],
    ['1/1/1875', {}],
    ['31/12/1874', { dateOfBirth: 'date-too-long-ago' }],
    ['31/2/1980', { dateOfBirth: 'date-not-understood' }],
    ['12/3/80', { dateOfBirth: 'date-not-understood' }],
  ])('is one that somebody alive can have (%s)', (dateOfBirth, found) => {
    expect(problems({ dateOfBirth })).toEqual(found);
  });
});

describe('an address', () => {
  it('and “has no e-mail” exclude each other', () => {
    expect(problems({ hasNoEmail: true })).toEqual({ email: 'email-and-none' });
    expect(check({ hasNoEmail: true, email: '' })).toMatchObject({
      problems: {},
      facts: { hasNoEmail: true, email: null },
    });
  });

  it('must be one that can be sent to', () => {
    expect(check({ email: 'anh@example' })).toMatchObject({
      problems: { email: 'email-form' },
      facts: { email: null },
    });
  });
});

describe('a mobile', () => {
  it('must be one', () => {
    const { problems: found, facts } = checkPatientInput(
      TYPED,
      { ok: false, problem: 'mobile-not-a-mobile' },
      TODAY,
    );
    expect(found).toEqual({ mobile: 'mobile-not-a-mobile' });
    expect(facts.mobile).toBeNull();
  });
});
