import { describe, expect, it } from 'vitest';
import { getPatientRecord } from '../../../../src/main/application/patients/get-patient-record';
import { listPatientMessages } from '../../../../src/main/application/patients/list-patient-messages';
import { listPatients } from '../../../../src/main/application/patients/list-patients';
import { currentRows } from '../../../../src/main/application/patients/patient-views';
import { TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId, samplePatient } from '../../../support/log/sample-log';

const FIRST = sampleId('patient', 1);
const SECOND = sampleId('patient', 2);

function practiceOfTwo(): TestPractice {
  const practice = new TestPractice();
  practice.ports.patients.insert([
    samplePatient(1, { mobile: '+61491570006' }),
    samplePatient(2, { familyName: 'Okafor', givenName: 'Zoe' }),
  ]);
  return practice;
}

describe('the list of patients', () => {
  it('comes in pages, with numbers as people read them', () => {
    const { ports } = practiceOfTwo();
    const query = { text: '', isArchived: false, limit: 1 };
    const first = listPatients(ports, { ...query, cursor: null });
    expect(first.rows).toMatchObject([{ id: FIRST, mobileText: '0491 570 006', hasOpenStop: false }]);
    const second = listPatients(ports, { ...query, cursor: first.nextCursor });
    expect(second).toMatchObject({ rows: [{ id: SECOND, mobileText: null }], nextCursor: null });
  });

  it('reads numbers as another country does once that is set', () => {
    const { ports } = practiceOfTwo();
    ports.settings.saveDesk({ ...ports.settings.desk(), country: 'NZ' });
    const { rows } = listPatients(ports, { text: 'nguyen', isArchived: false, cursor: null, limit: 10 });
    expect(rows.map(({ mobileText }) => mobileText)).toEqual(['+61 491 570 006']);
  });
});

describe('rows as they stand now', () => {
  it('come in the order asked for, without those that are unknown', () => {
    const { ports } = practiceOfTwo();
    const rows = currentRows(ports, [SECOND, sampleId('patient', 9), FIRST]);
    expect(rows.map(({ id }) => id)).toEqual([SECOND, FIRST]);
  });

  it('show a merged record as the one that took its place, once', () => {
    const { ports } = practiceOfTwo();
    ports.patients.merge(FIRST, SECOND);
    expect(currentRows(ports, [SECOND, FIRST]).map(({ id }) => id)).toEqual([FIRST]);
  });
});

describe('the record of a patient', () => {
  it('has details, consent and notes', () => {
    const { ports } = practiceOfTwo();
    const consent = {
      purpose: 'Marketing',
      channel: 'email',
      choice: 'refused',
      setAt: NOW,
      setBy: null,
    } as const;
    ports.notes.setConsent(FIRST, consent);
    ports.notes.insertNote(note('1', FIRST));
    expect(getPatientRecord(ports, FIRST)).toEqual({
      patient: {
        ...samplePatient(1),
        mobile: '+61491570006',
        mobileText: '0491 570 006',
        hasOpenStop: false,
      },
      consents: [consent],
      notes: [note('1', FIRST)],
      consentChanges: [consent],
      mergedNames: [],
    });
  });

  it('has the notes and names of those that were merged into it, by any of their ids', () => {
    const { ports } = practiceOfTwo();
    ports.notes.insertNote(note('1', FIRST));
    ports.notes.insertNote(note('2', SECOND));
    ports.patients.merge(FIRST, SECOND);
    const record = getPatientRecord(ports, SECOND);
    expect(record.patient.id).toBe(FIRST);
    expect(record.notes.map(({ id }) => id)).toEqual(['2', '1']);
    expect(record.mergedNames).toEqual(['Okafor, Zoe']);
  });

  it('is refused for nobody', () => {
    const { ports } = practiceOfTwo();
    expect(() => getPatientRecord(ports, sampleId('patient', 9))).toThrow('not on record');
  });
});

describe('the contact history', () => {
  it('has the messages to records that were merged into one, a page at a time', async () => {
    const practice = practiceOfTwo();
    const { ports } = practice;
    const account = practice.addAccount();
    const [first] = await practice.write(account, 1, { patientIds: [FIRST] });
    const [second] = await practice.write(account, 1, { patientIds: [SECOND] });
    ports.patients.merge(FIRST, SECOND);
    const newest = listPatientMessages(ports, { patientId: SECOND, cursor: null, limit: 1 });
    expect(newest.rows.map(({ id }) => id)).toEqual([second]);
    const older = listPatientMessages(ports, { patientId: SECOND, cursor: newest.nextCursor, limit: 1 });
    expect(older.rows.map(({ id }) => id)).toEqual([first]);
    expect(older.nextCursor).toBeNull();
  });

  it('is refused for nobody', () => {
    const { ports } = practiceOfTwo();
    const request = { patientId: sampleId('patient', 9), cursor: null, limit: 1 };
    expect(() => listPatientMessages(ports, request)).toThrow('not on record');
  });
});

function note(id: string, patientId: string) {
  return {
    id,
    patientId,
    kind: 'typed',
    at: NOW,
    by: 'Kim',
    text: 'Called.',
    detail: {},
    struck: null,
  } as const;
}
