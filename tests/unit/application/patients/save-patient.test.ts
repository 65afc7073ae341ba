import { describe, expect, it } from 'vitest';
import { savePatient } from '../../../../src/main/application/patients/save-patient';
import type { AdminNote } from '../../../../src/shared/domain/admin-note';
import type { Patient, PatientInput } from '../../../../src/shared/domain/patient';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, samplePatient } from '../../../support/log/sample-log';

const OLD = 'anh.nguyen@example.org';

class Record {
  readonly ports = new TestPractice().ports;
  readonly id: string;

  constructor(changes: Partial<Patient> = {}) {
    const patient = samplePatient(1, changes);
    this.id = patient.id;
    this.ports.patients.insert([patient]);
  }

  save(changes: Partial<PatientInput>): Patient {
    return savePatient(this.ports, this.id, changes, STAFF);
  }

  get patient(): Patient | null {
    return this.ports.patients.current(this.id);
  }

  get notes(): Pick<AdminNote, 'kind' | 'detail'>[] {
    return this.ports.notes.notes([this.id]).map(({ kind, detail }) => ({ kind, detail }));
  }
}

describe('changing a record', () => {
  it('changes what was changed, and writes down what stood there, by whom and when', () => {
    const record = new Record({ mobile: '+61491570006' });
    const after = record.save({ familyName: ' Tran ', dateOfBirth: '12 Mar 1980', mobile: '' });
    expect(after).toEqual(samplePatient(1, { familyName: 'Tran', dateOfBirth: '1980-03-12', mobile: null }));
    expect(record.patient).toEqual(after);
    expect(record.ports.notes.notes([record.id])).toMatchObject([
      {
        kind: 'details-changed',
        at: NOW,
        by: STAFF,
        text: '',
        struck: null,
        detail: {
          changes: [
            { field: 'familyName', from: 'Nguyen', to: 'Tran' },
            { field: 'dateOfBirth', from: null, to: '1980-03-12' },
            { field: 'mobile', from: '+61491570006', to: null },
          ],
        },
      },
    ]);
  });

  it('does not bring back an address that a bounce has taken meanwhile', () => {
    const record = new Record();
    record.ports.patients.update(record.id, { email: null });
    record.save({ givenName: 'Anh Thi' });
    expect(record.patient).toMatchObject({ givenName: 'Anh Thi', email: null });
  });

  it('is no change, and no note, where all is as it was', () => {
    const record = new Record({ mobile: '+61491570006', dateOfBirth: '1980-03-12' });
    const changes = { familyName: 'Nguyen ', email: OLD, mobile: '0491 570 006', dateOfBirth: '12/3/1980' };
    expect(record.save(changes)).toEqual(record.patient);
    expect(record.save({})).toEqual(record.patient);
    expect(record.notes).toEqual([]);
  });

  it('is not kept from saving by what was wrong before', () => {
    const record = new Record({ email: 'anh@homemail,example', familyName: '=Nguyen' });
    record.save({ mobile: '0491 570 006' });
    expect(record.patient).toMatchObject({ email: 'anh@homemail,example', mobile: '+61491570006' });
  });

  it.each([
    [{ familyName: '', givenName: '' }, 'name-missing'],
    [{ email: 'anh@' }, 'email-form'],
    [{ email: 'anh@example.org', hasNoEmail: true }, 'email-and-none'],
    [{ mobile: '12', familyName: 'Tran' }, 'mobile-form'],
    [{ dateOfBirth: '1/1/2030' }, 'date-in-the-future'],
  ])('is refused as a whole with a problem (%j)', (changes, problem) => {
    const record = new Record();
    expect(() => record.save(changes)).toThrow(problem);
    expect(record.patient).toEqual(samplePatient(1));
    expect(record.notes).toEqual([]);
  });

  it.each(['familyName', 'givenName'] as const)('leaves a name where only the %s was taken away', (field) => {
    const other = field === 'familyName' ? 'givenName' : 'familyName';
    const record = new Record({ [other]: '' });
    expect(() => record.save({ [field]: ' ' })).toThrow('name-missing');
  });

  it('follows a record to the one that it was merged into', () => {
    const record = new Record();
    const kept = samplePatient(2);
    record.ports.patients.insert([kept]);
    record.ports.patients.merge(kept.id, record.id);
    expect(record.save({ givenName: 'Bao' }).id).toBe(kept.id);
  });

  it('is refused for nobody', () => {
    const { ports } = new TestPractice();
    expect(() => savePatient(ports, samplePatient(1).id, {}, STAFF)).toThrow('not on record');
  });

  it('writes record and note together or not at all', () => {
    const record = new Record();
    const { ports } = record;
    const notes = Object.create(ports.notes, {
      insertNote: {
        value: () => {
          throw new Error('The disk is full.');
        },
      },
    }) as typeof ports.notes;
    const save = () => savePatient({ ...ports, notes }, record.id, { email: 'new@example.org' }, STAFF);
    expect(save).toThrow('The disk is full.');
    expect(record.patient).toEqual(samplePatient(1));
  });
});

describe('“has no e-mail”', () => {
  it('takes the address off the record and says which one it was', () => {
    const record = new Record();
    record.save({ hasNoEmail: true });
    expect(record.patient).toMatchObject({ email: null, hasNoEmail: true });
    expect(record.notes).toEqual([{ kind: 'no-email', detail: { address: OLD } }]);
  });

  it('needs no address to be taken off', () => {
    const record = new Record({ email: null });
    record.save({ hasNoEmail: true, email: '' });
    expect(record.notes).toEqual([{ kind: 'no-email', detail: {} }]);
  });

  it('ends with an address; that there was none stands', () => {
    const record = new Record();
    record.save({ hasNoEmail: true });
    record.save({ email: 'anh@example.net' });
    expect(record.patient).toMatchObject({ email: 'anh@example.net', hasNoEmail: false });
    const changes = [{ field: 'email', from: null, to: 'anh@example.net' }];
    expect(record.ports.notes.notes([record.id])).toMatchObject([
      { kind: 'details-changed', detail: { changes } },
      { kind: 'no-email', struck: null },
    ]);
  });

  it('is struck where it is taken back and nothing comes in its place', () => {
    const record = new Record();
    record.save({ hasNoEmail: true });
    record.save({ hasNoEmail: false });
    expect(record.patient).toMatchObject({ email: null, hasNoEmail: false });
    expect(record.ports.notes.notes([record.id])).toMatchObject([
      { kind: 'no-email', struck: { at: NOW, by: STAFF } },
    ]);
  });

  it('stands beside other changes in a note of its own', () => {
    const record = new Record();
    record.save({ hasNoEmail: true, givenName: 'Bao' });
    expect(record.notes.map(({ kind }) => kind)).toEqual(['no-email', 'details-changed']);
    const changes = [{ field: 'givenName', from: 'Anh', to: 'Bao' }];
    expect(record.notes[1]?.detail).toEqual({ changes });
  });
});
