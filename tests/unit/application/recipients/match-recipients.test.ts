import { describe, expect, it } from 'vitest';
import { chooseTable, dropTable } from '../../../../src/main/application/recipients/choose-table';
import { matchRecipients } from '../../../../src/main/application/recipients/match-recipients';
import { RECIPIENT_LIMIT } from '../../../../src/shared/domain/draft';
import { RECIPIENT_ROW_LIMIT } from '../../../../src/shared/domain/recipients';
import { FreeClock } from '../../../support/fakes/free-clock';
import { TestPractice } from '../../../support/fakes/test-practice';
import { samplePatient } from '../../../support/log/sample-log';

const HEADINGS = ['Name', 'DOB', 'E-mail', 'Mobile', 'Practitioner'];

const LAN = samplePatient(101, {
  familyName: 'Nguyen',
  givenName: 'Lan',
  dateOfBirth: '1980-03-12',
  email: 'nguyen@example.org',
  mobile: '+61491570156',
});
const MINH = {
  ...LAN,
  id: samplePatient(102).id,
  givenName: 'Minh',
  dateOfBirth: '2012-08-01',
  mobile: null,
};
const KIM = samplePatient(103, {
  familyName: 'Marsh',
  givenName: 'Kim',
  email: null,
  mobile: '+61491570157',
});

async function match(practice: TestPractice, rows: string[][], headings = HEADINGS) {
  practice.tables.lay('recall.csv', headings, rows);
  const file = await chooseTable(practice.ports);
  if (file === null || 'refused' in file) throw new Error('Not taken.');
  return matchRecipients(practice.ports, file.importId, file.guess);
}

function practiceWith(...patients: (typeof LAN)[]) {
  const practice = new TestPractice();
  practice.ports.clock = new FreeClock();
  practice.ports.patients.insert(patients);
  return practice;
}

describe('finding the patients of a file', () => {
  it('finds them by address, by mobile number, and by name with date of birth', async () => {
    const practice = practiceWith(LAN, MINH, KIM);
    const found = await match(practice, [
      ['Lan Nguyen', '', 'Nguyen@Example.org', '', 'Dr Lee'],
      ['', '', '', '0491 570 157', 'Dr Roe'],
      ['Nguyen, Minh', '1/8/2012', '', '', 'Dr Lee'],
    ]);
    expect(found.patients.map(({ id }) => id)).toEqual([LAN.id, KIM.id, MINH.id]);
    expect(found).toMatchObject({ name: 'recall.csv', headings: HEADINGS, rows: 3, unmatched: [] });
  });

  it('takes nobody of a household for another one of it', async () => {
    const found = await match(practiceWith(LAN), [['Minh Nguyen', '', 'nguyen@example.org', '', '']]);
    expect(found.patients).toEqual([]);
    expect(found.unmatched).toMatchObject([
      { line: 2, name: 'Nguyen, Minh', reason: 'not-on-record', candidates: ['Lan Nguyen'] },
    ]);
  });

  it('names those whom a row fits equally well, and takes none of them', async () => {
    const found = await match(practiceWith(LAN, MINH), [['', '', 'nguyen@example.org', '', '']]);
    expect(found.patients).toEqual([]);
    expect(found.unmatched).toMatchObject([
      { reason: 'fits-several', candidates: ['Lan Nguyen', 'Minh Nguyen'] },
    ]);
  });

  it('takes the one for whom more signs speak', async () => {
    const row = ['', '', 'nguyen@example.org', '0491 570 156', ''];
    const found = await match(practiceWith(LAN, MINH), [row]);
    expect(found.patients.map(({ id }) => id)).toEqual([LAN.id]);
  });

  it('tells a further row for somebody, with whose it is', async () => {
    const row = ['Lan Nguyen', '', 'nguyen@example.org', '', ''];
    const found = await match(practiceWith(LAN), [row, ['', '', '', '0491570156', '']]);
    expect(found.patients).toHaveLength(1);
    expect(found.counts).toEqual({ 'not-on-record': 0, 'fits-several': 0, 'repeated-row': 1 });
    expect(found.unmatched).toMatchObject([
      { line: 3, reason: 'repeated-row', patientId: LAN.id, name: 'Nguyen, Lan' },
    ]);
  });

  it('keeps rows that it cannot read among those that fit nobody', async () => {
    const found = await match(practiceWith(LAN), [
      ['Lan Nguyen', '', 'nguyen@example.org', '', 'Dr Lee', 'one too many'],
      ['Lan', 'Nguyen'],
      ['Lan\nMinh', '', 'nguyen@example.org', '', ''],
    ]);
    expect(found.patients).toEqual([]);
    expect(found.counts['not-on-record']).toBe(3);
    expect(found.unmatched[1]).toMatchObject({ line: 3, name: 'Lan Nguyen' });
  });

  it('takes no patient who is archived', async () => {
    const found = await match(practiceWith({ ...LAN, archivedAt: 1 }), [
      ['', '', 'nguyen@example.org', '', ''],
    ]);
    expect(found.counts['not-on-record']).toBe(1);
  });

  it('is refused without a column to find people by', async () => {
    const practice = practiceWith(LAN);
    await expect(match(practice, [['Lan', 'x']], ['First name', 'Practitioner'])).rejects.toThrow(
      'No column holds the e-mail',
    );
  });

  it('is refused for a file that has been closed, for other columns, and for what is no table', async () => {
    const practice = practiceWith(LAN);
    practice.tables.lay('recall.csv', HEADINGS, [['x']], {
      kind: 'broken',
      line: 3,
      problem: 'quote-never-closes',
    });
    const file = await chooseTable(practice.ports);
    const tableId = file !== null && 'importId' in file ? file.importId : '';
    await expect(matchRecipients(practice.ports, tableId, ['email'])).rejects.toThrow(
      'not those of the file',
    );
    const mapping = HEADINGS.map((heading) => (heading === 'E-mail' ? ('email' as const) : null));
    await expect(matchRecipients(practice.ports, tableId, mapping)).rejects.toThrow('line 3 never closes');
    expect(practice.ports.recipientTables.take(tableId)).toBeNull();
    dropTable(practice.ports, tableId);
    await expect(matchRecipients(practice.ports, tableId, mapping)).rejects.toThrow('not open any more');
  });

  it('refuses more patients and more rows than one batch holds', async () => {
    const practice = practiceWith();
    practice.tables.rowsPerChunk = 1_000;
    const patients = Array.from({ length: RECIPIENT_LIMIT + 1 }, (_, index) =>
      samplePatient(index + 1, { email: `patient.${index}@example.org` }),
    );
    const byAddress = new Map(patients.map((patient) => [patient.email, { ...patient, hasOpenStop: false }]));
    practice.ports.patients.withEmail = (address) => [byAddress.get(address) ?? []].flat();
    const rows = patients.map(({ email }) => ['', '', email ?? '', '', '']);
    await expect(match(practice, rows)).rejects.toThrow('more than 10,000 patients');
    const strangers = Array.from({ length: RECIPIENT_ROW_LIMIT + 1 }, () => ['', '', '', '', '']);
    await expect(match(practice, strangers)).rejects.toThrow('more than 20,000 rows');
  });

  it('lists 500 rows of a kind and counts them all', async () => {
    const practice = practiceWith();
    practice.tables.rowsPerChunk = 1_000;
    const found = await match(
      practice,
      Array.from({ length: 700 }, () => ['', '', '', '', '']),
    );
    expect(found.unmatched).toHaveLength(500);
    expect(found.counts['not-on-record']).toBe(700);
    expect(practice.ports.recipientTables.take(found.tableId)?.unmatched).toHaveLength(700);
  });
});

describe('a file of recipients', () => {
  it('is nothing when the dialog is cancelled, and says why it is not taken', async () => {
    const practice = new TestPractice();
    expect(await chooseTable(practice.ports)).toBeNull();
    practice.tables.layRefused('picture.csv', 'not-text');
    expect(await chooseTable(practice.ports)).toEqual({ name: 'picture.csv', refused: 'not-text' });
  });

  it('is forgotten with its draft', async () => {
    const practice = practiceWith(LAN);
    const { tableId } = await match(practice, [['', '', 'nguyen@example.org', '', '']]);
    dropTable(practice.ports, tableId);
    expect(practice.ports.recipientTables.take(tableId)).toBeNull();
    expect(practice.tables.openIds()).toEqual([]);
  });
});
