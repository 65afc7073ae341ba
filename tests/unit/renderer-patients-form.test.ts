import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { birthHint, mobileHint } from '../../src/renderer/features/patients/form-hints';
import { createPatientForm, shownProblems } from '../../src/renderer/features/patients/patient-form-store';
import { inputOf, startOf } from '../../src/renderer/features/patients/patient-input';
import type { PatientCheck } from '../../src/shared/domain/patient';
import { installFakeBridge, pending, yes, type FakeBridge } from '../support/fake-bridge';
import { samplePatient, samplePatientRow } from '../support/sample-screens';

const ALL_WELL: PatientCheck = {
  problems: {},
  suggestedEmail: null,
  mobileText: null,
  sharingEmail: [],
  lookalikes: [],
};
const anh = samplePatientRow({
  dateOfBirth: '1980-03-12',
  mobile: '+61412345678',
  mobileText: '0412 345 678',
});
let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = installFakeBridge();
  bridge.answer('patients:check', () => yes(ALL_WELL));
  bridge.answer('patients:save', () => yes(samplePatient()));
  bridge.answer('patients:create', () => yes(samplePatient({ id: 'new' })));
});

afterEach(() => {
  vi.useRealTimers();
});

const edit = () => createPatientForm('patient-1', inputOf(anh)).getState;
const savedChanges = () => bridge.requestsOn('patients:save');

describe('the form of a record', () => {
  it('shows the record as a person would type it', () => {
    expect(inputOf(anh)).toEqual({
      familyName: 'Nguyen',
      givenName: 'Anh',
      dateOfBirth: '12 Mar 1980',
      email: 'anh@example.org',
      hasNoEmail: false,
      mobile: '0412 345 678',
    });
  });

  it('saves only what was changed', async () => {
    const form = edit();
    form().change({ mobile: '0499 999 999', givenName: ' Anh ' });
    await form().save();
    expect(savedChanges()).toEqual([{ patientId: 'patient-1', changes: { mobile: '0499 999 999' } }]);
  });

  it('takes the address off with the answer that there is none', async () => {
    const form = edit();
    form().change({ hasNoEmail: true });
    await form().save();
    expect(savedChanges()).toEqual([{ patientId: 'patient-1', changes: { hasNoEmail: true, email: '' } }]);
  });

  it('gives the typed address back when the answer is taken back', async () => {
    const form = edit();
    form().change({ hasNoEmail: true });
    form().change({ hasNoEmail: false });
    await form().save();
    expect(savedChanges()).toEqual([{ patientId: 'patient-1', changes: {} }]);
  });

  it('leaves alone what a bounce has changed meanwhile, and says so', async () => {
    const form = edit();
    form().change({ givenName: 'Anne' });
    form().follow({ ...anh, email: null });
    expect(form()).toMatchObject({ changedMeanwhile: ['email'], input: { email: '', givenName: 'Anne' } });
    await form().save();
    expect(savedChanges()).toEqual([{ patientId: 'patient-1', changes: { givenName: 'Anne' } }]);
  });

  it('keeps what the person has typed where the record has changed as well', async () => {
    const form = edit();
    form().change({ email: 'anh@example.com' });
    form().follow({ ...anh, email: null });
    expect(form()).toMatchObject({ changedMeanwhile: ['email'], input: { email: 'anh@example.com' } });
    await form().save();
    expect(savedChanges()).toEqual([{ patientId: 'patient-1', changes: { email: 'anh@example.com' } }]);
  });

  it('says nothing of a change that is none of its fields', () => {
    const form = edit();
    form().follow({ ...anh, hasOpenStop: true });
    expect(form().changedMeanwhile).toEqual([]);
  });

  it('is not held up by what was wrong on record before and was not touched', async () => {
    bridge.answer('patients:check', () => yes({ ...ALL_WELL, problems: { mobile: 'mobile-form' } }));
    const form = edit();
    form().change({ givenName: 'Anne' });
    expect(await form().save()).not.toBeNull();
    expect(savedChanges()).toHaveLength(1);
  });

  it('does not save what main finds wrong', async () => {
    bridge.answer('patients:check', () => yes({ ...ALL_WELL, problems: { email: 'email-form' } }));
    const form = edit();
    form().change({ email: 'anh@' });
    expect(await form().save()).toBeNull();
    expect(savedChanges()).toEqual([]);
    expect(shownProblems(form())).toEqual({ email: 'email-form' });
  });

  it('says why it was not saved and can be saved again', async () => {
    bridge.answer('patients:save', () => ({ ok: false, error: { code: 'disk-full', message: '' } }));
    const form = edit();
    form().change({ givenName: 'Anne' });
    expect(await form().save()).toBeNull();
    expect(form()).toMatchObject({ failure: { code: 'disk-full' }, isBusy: false });
    bridge.answer('patients:save', () => yes(samplePatient()));
    expect(await form().save()).not.toBeNull();
  });
});

describe('checking while typing', () => {
  it('asks a moment after the last key', async () => {
    const form = edit();
    form().change({ email: 'anna@gmial.com' });
    form().change({ email: 'anna@gmial.co' });
    form().change({ email: 'anna@gmial.com' });
    await vi.runAllTimersAsync();
    expect(bridge.requestsOn('patients:check')).toEqual([
      { patientId: 'patient-1', input: { ...inputOf(anh), email: 'anna@gmial.com' } },
    ]);
  });

  it('does not complain of a field that is still being typed in', async () => {
    bridge.answer('patients:check', () => yes({ ...ALL_WELL, problems: { email: 'email-form' } }));
    const form = edit();
    form().change({ email: 'anna@' });
    await vi.runAllTimersAsync();
    expect(shownProblems(form())).toEqual({});
    form().leave('email');
    expect(shownProblems(form())).toEqual({ email: 'email-form' });
  });

  it('goes by the answer to the latest question', async () => {
    const slow = pending<ReturnType<typeof yes<PatientCheck>>>();
    bridge.answer('patients:check', () => slow.promise);
    const form = edit();
    form().change({ email: 'anna@gmial.com' });
    await vi.runAllTimersAsync();
    bridge.answer('patients:check', () => yes({ ...ALL_WELL, suggestedEmail: null }));
    form().change({ email: 'anna@gmail.com' });
    await vi.runAllTimersAsync();
    slow.settle(yes({ ...ALL_WELL, suggestedEmail: 'anna@gmail.com' }));
    await vi.runAllTimersAsync();
    expect(form().check?.suggestedEmail).toBeNull();
  });
});

describe('a new patient', () => {
  it('begins with the name that nobody was found by', () => {
    expect(startOf('Maria Lopez')).toMatchObject({ givenName: 'Maria', familyName: 'Lopez' });
    expect(startOf('maria@example.org')).toMatchObject({ email: 'maria@example.org', familyName: '' });
  });

  it('takes a date or a number that was looked for as no name', () => {
    expect(startOf('12/3/1980')).toEqual({ dateOfBirth: '12/3/1980' });
    expect(startOf('0412 345 678')).toEqual({ mobile: '0412 345 678' });
  });

  it('is put on record with everything that stands in the form', async () => {
    const form = createPatientForm(null, startOf('Maria Lopez')).getState;
    form().change({ hasNoEmail: true });
    expect(await form().save()).toMatchObject({ id: 'new' });
    expect(bridge.requestsOn('patients:create')).toEqual([
      {
        familyName: 'Lopez',
        givenName: 'Maria',
        dateOfBirth: '',
        email: '',
        hasNoEmail: true,
        mobile: '',
      },
    ]);
  });

  it('is asked for a name only when it is to be saved', async () => {
    bridge.answer('patients:check', () => yes({ ...ALL_WELL, problems: { familyName: 'name-missing' } }));
    const form = createPatientForm(null, {}).getState;
    form().leave('familyName');
    form().change({});
    await vi.runAllTimersAsync();
    expect(shownProblems(form())).toEqual({});
    expect(await form().save()).toBeNull();
    expect(shownProblems(form())).toEqual({ familyName: 'name-missing' });
    expect(bridge.requestsOn('patients:create')).toEqual([]);
  });
});

describe('what was understood', () => {
  it('is said of a date that is written in another form', () => {
    expect(birthHint('12.3.1980')).toBe('Understood as 12 Mar 1980.');
    expect(birthHint('12 Mar 1980')).toBeUndefined();
    expect(birthHint('31/2/1980')).toBeUndefined();
    expect(birthHint('')).toContain('For example');
  });

  it('is said of a number that is read differently', () => {
    const input = { ...inputOf(anh), mobile: '+61412345678' };
    expect(mobileHint({ input, check: { ...ALL_WELL, mobileText: '0412 345 678' } })).toBe(
      'Understood as 0412 345 678.',
    );
    expect(mobileHint({ input: inputOf(anh), check: { ...ALL_WELL, mobileText: '0412 345 678' } })).toBe(
      undefined,
    );
  });
});
