import { describe, expect, it } from 'vitest';
import { exportPatients } from '../../../../src/main/application/patients/export-patients';
import type { Patient } from '../../../../src/shared/domain/patient';
import { TestPractice } from '../../../support/fakes/test-practice';
import { samplePatient } from '../../../support/log/sample-log';

const CREATED_AT = new Date(2026, 10, 2, 9).getTime();
const HEADINGS = 'Family name,Given name,Date of birth,E-mail,Has no e-mail,Mobile,On record since,Archived';
type ExportRequest = Parameters<typeof exportPatients>[1];

const ALL: ExportRequest = { text: '', isArchived: false, isMasked: false, patientIds: null };

function practiceWith(...patients: Partial<Patient>[]): TestPractice {
  const practice = new TestPractice();
  practice.ports.patients.insert(
    patients.map((changes, index) => samplePatient(index + 1, { createdAt: CREATED_AT, ...changes })),
  );
  return practice;
}

/** Saves a list that fills no more than a page. */
async function save(practice: TestPractice, request: Partial<ExportRequest> = {}): Promise<number | null> {
  const saving = exportPatients(practice.ports, { ...ALL, ...request });
  await practice.pass(0);
  return saving;
}

async function savedLines(practice: TestPractice, request: Partial<ExportRequest> = {}): Promise<string[]> {
  await save(practice, request);
  return practice.exchange.saved[0]?.text.split('\r\n').slice(1, -1) ?? [];
}

describe('the list of patients as a file', () => {
  it('has what an import can read again', async () => {
    const practice = practiceWith({
      familyName: 'Smith, Jones',
      dateOfBirth: '1980-03-12',
      mobile: '+61491570006',
    });
    expect(await save(practice)).toBe(1);
    expect(practice.exchange.saved).toEqual([
      {
        suggestedName: 'patients.csv',
        text:
          `\uFEFF${HEADINGS}\r\n` +
          '"Smith, Jones",Anh,1980-03-12,anh.nguyen@example.org,,0491 570 006,2026-11-02,\r\n',
      },
    ]);
  });

  it('has nothing in it that a spreadsheet would run', async () => {
    const practice = practiceWith({ familyName: '=cmd', givenName: '@SUM(A1)', email: '+1@example.org' });
    expect(await savedLines(practice)).toEqual(["'=cmd,'@SUM(A1),,'+1@example.org,,,2026-11-02,"]);
  });

  it('says who is known to have no e-mail', async () => {
    const practice = practiceWith({ email: null, hasNoEmail: true }, { email: null });
    expect(await savedLines(practice)).toEqual([
      'Nguyen,Anh,,,yes,,2026-11-02,',
      'Nguyen,Anh,,,,,2026-11-02,',
    ]);
  });

  it('is the list as it is filtered', async () => {
    const practice = practiceWith({}, { familyName: 'Okafor' }, { archivedAt: CREATED_AT });
    expect(await save(practice, { text: 'okafor' })).toBe(1);
    expect(await save(practice, { isArchived: true })).toBe(1);
    expect(practice.exchange.saved.map(({ suggestedName }) => suggestedName)).toEqual([
      'patients.csv',
      'archived-patients.csv',
    ]);
    expect(practice.exchange.saved[0]?.text).toContain('Okafor,');
    expect(practice.exchange.saved[1]?.text).toContain(',2026-11-02,2026-11-02\r\n');
  });

  it('is those who were chosen, in their order, where some were', async () => {
    const practice = practiceWith({ familyName: 'Abara' }, { familyName: 'Okafor' }, { familyName: 'Smith' });
    const [abara, , smith] = practice.ports.patients.search('', 10);
    const patientIds = [smith, abara].map((patient) => patient?.id ?? '');
    const lines = await savedLines(practice, { text: 'okafor', patientIds });
    expect(lines.map((line) => line.split(',')[0])).toEqual(['Smith', 'Abara']);
  });

  it('does not say who it is about where that is asked', async () => {
    const practice = practiceWith(
      { dateOfBirth: '1980-03-12', mobile: '+61491570006' },
      { familyName: '𠮷野', givenName: '', email: null },
    );
    expect(await savedLines(practice, { isMasked: true })).toEqual([
      'N.,A.,1980,…@example.org,,…006,2026-11-02,',
      '𠮷.,,,,,,2026-11-02,',
    ]);
  });

  it('gives others their turn between its pages', async () => {
    const practice = practiceWith(...Array.from({ length: 401 }, () => ({})));
    const saving = exportPatients(practice.ports, ALL);
    for (let page = 1; page <= 3; page += 1) {
      expect(practice.exchange.saved).toEqual([]);
      expect(practice.clock.waiting).toBe(1);
      await practice.pass(0);
    }
    expect(await saving).toBe(401);
    expect(practice.exchange.saved[0]?.text.split('\r\n')).toHaveLength(403);
  });

  it('gives others their turn between pages of those who were chosen, and has each once', async () => {
    const practice = practiceWith(...Array.from({ length: 401 }, () => ({})));
    const ids = practice.ports.patients.search('', 401).map(({ id }) => id);
    const [kept = ''] = ids;
    practice.ports.patients.merge(kept, ids[400] ?? '');
    const saving = exportPatients(practice.ports, { ...ALL, patientIds: ids });
    for (let page = 1; page <= 3; page += 1) {
      expect(practice.clock.waiting).toBe(1);
      await practice.pass(0);
    }
    expect(await saving).toBe(400);
  });

  it('has headings only where nobody is on record', async () => {
    const practice = practiceWith();
    expect(await save(practice)).toBe(0);
    expect(practice.exchange.saved[0]?.text).toBe(`\uFEFF${HEADINGS}\r\n`);
  });

  it('is not saved when the person cancels', async () => {
    const practice = practiceWith({});
    practice.exchange.isCancelled = true;
    expect(await save(practice)).toBeNull();
  });
});
