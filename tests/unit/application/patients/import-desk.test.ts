import { beforeEach, describe, expect, it } from 'vitest';
import {
  createImportDesk,
  type ImportDesk,
} from '../../../../src/main/application/patients/import/import-desk';
import { mergePatients } from '../../../../src/main/application/patients/merge-patients';
import {
  LISTED_ROW_ERRORS,
  type ImportFile,
  type ImportProgress,
} from '../../../../src/shared/domain/patient-import';
import { FreeClock } from '../../../support/fakes/free-clock';
import { STAFF, TestPractice } from '../../../support/fakes/test-practice';
import { NOW, sampleId, samplePatient } from '../../../support/log/sample-log';

const HEADERS = ['Surname', 'First name', 'DOB', 'Email', 'Mobile', 'Notes'];
const ANH = ['Nguyen', 'Anh', '12/3/1980', 'anh@example.org', '0412 345 678', 'x'];
const JOAN = ['Smith', 'Joan', '1/2/1990', 'joan@example.org', '', ''];
const KIM = ['Lee', 'Kim', '', '', '', ''];
/** More than are written at once. */
const MANY = Array.from({ length: 500 }, (_, index) => ['Kaur', `Simran ${index}`, '', '', '', '']);
const BAD = ['Brown', 'Pat', '31/2/1990', 'pat@', '', '=1+1'];

let practice: TestPractice;
let desk: ImportDesk;
let heard: ImportProgress[];
/** Under which ids rows were staged, and how many each time. */
let staged: { id: string; count: number }[];
/** Done after each staging. */
let onStaged: () => void;

beforeEach(() => {
  practice = new TestPractice();
  heard = [];
  staged = [];
  onStaged = () => undefined;
  const { patients } = practice.ports;
  const stage = patients.stageImport.bind(patients);
  patients.stageImport = (id, people) => {
    stage(id, people);
    staged.push({ id, count: people.length });
    onStaged();
  };
  const clock = new FreeClock(60);
  desk = createImportDesk({ ...practice.ports, clock }, (progress) => heard.push(progress));
});

async function open(rows: string[][], headers = HEADERS): Promise<ImportFile> {
  practice.tables.lay('patients.csv', headers, rows);
  const file = await desk.choose();
  if (file === null || 'refused' in file) throw new Error('The file was not taken.');
  return file;
}

function namesOnRecord(): string[] {
  return practice.ports.patients.search('', 100).map(({ familyName }) => familyName);
}

/** Nothing of what was staged is left to be shown. */
function expectNothingStaged(): void {
  expect(staged.length).toBeGreaterThan(0);
  expect(staged.map(({ id }) => practice.ports.patients.finishImport(id))).toEqual(staged.map(() => 0));
}

describe('choosing a file to import', () => {
  it('guesses what its columns hold', async () => {
    const { guess } = await open([ANH]);
    expect(guess).toEqual(['familyName', 'givenName', 'dateOfBirth', 'email', 'mobile', null]);
  });

  it('says why a file is not taken, and nothing when the person cancels', async () => {
    practice.tables.layRefused('photo.png', 'not-text');
    expect(await desk.choose()).toEqual({ name: 'photo.png', refused: 'not-text' });
    expect(await desk.choose()).toBeNull();
  });

  it('reads it in another way, with a guess of its own', async () => {
    const { importId } = await open([ANH]);
    expect(await desk.reread(importId, { encoding: 'windows-1252', delimiter: null })).toMatchObject({
      importId,
      encoding: 'windows-1252',
      guess: ['familyName', 'givenName', 'dateOfBirth', 'email', 'mobile', null],
    });
    await expect(desk.reread('unknown', { encoding: null, delimiter: ';' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('checking a file', () => {
  it('says what an import would do, and does nothing', async () => {
    practice.ports.patients.insert([
      samplePatient(1, { familyName: 'SMITH', givenName: 'Joan', dateOfBirth: '1990-02-01', email: null }),
    ]);
    const { importId, guess } = await open([
      ANH,
      JOAN,
      BAD,
      ['nguyen', 'ANH', '', 'ANH@example.org', '', ''],
      KIM,
    ]);
    expect(await desk.check(importId, guess)).toEqual({
      rows: 5,
      newPatients: 2,
      duplicates: 1,
      repeated: 1,
      badRows: 1,
      errors: [
        { line: 4, field: 'dateOfBirth', problem: 'date-not-understood', value: '31/2/1990' },
        { line: 4, field: 'email', problem: 'email-form', value: 'pat@' },
      ],
    });
    expect(namesOnRecord()).toEqual(['SMITH']);
  });

  it('tells people of one address apart, and takes a row for the first with a sign in common', async () => {
    const family = ['Nguyen', 'Bảo', '', 'anh@example.org', '', ''];
    const { importId, guess } = await open([ANH, family]);
    expect(await desk.check(importId, guess)).toMatchObject({ newPatients: 2, repeated: 0 });
  });

  it('says how far it is, a few times a second', async () => {
    const { importId, guess } = await open(Array.from({ length: 9 }, () => KIM));
    await desk.check(importId, guess);
    expect(heard.at(-1)).toEqual({ importId, step: 'checking', rowsDone: 9, fraction: 1 });
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.map(({ rowsDone }) => rowsDone)).toEqual(
      heard.map(({ rowsDone }) => rowsDone).sort((one, other) => one - other),
    );
  });

  it('lists so many errors and counts the rest', async () => {
    const { importId, guess } = await open(Array.from({ length: 700 }, () => BAD));
    const { badRows, errors } = await desk.check(importId, guess);
    expect([badRows, errors.length]).toEqual([700, LISTED_ROW_ERRORS]);
  });

  it.each([
    ['quote-never-closes', 'A quote that opens in the row of line 9 never closes.'],
    ['not-a-table', 'From line 9 on the file is not a table. A quote may be open there.'],
    ['unreadable', 'The file cannot be read.'],
    ['changed', 'The file has changed since it was chosen, or it is gone. Choose it again.'],
  ] as const)('says that a file is no table (%s)', async (problem, words) => {
    practice.tables.lay('patients.csv', HEADERS, [ANH], { kind: 'broken', line: 9, problem });
    const file = await desk.choose();
    if (file === null || 'refused' in file) throw new Error('The file was not taken.');
    await expect(desk.check(file.importId, file.guess)).rejects.toMatchObject({
      code: 'invalid-input',
      message: words,
    });
    await expect(desk.run(file.importId, file.guess, true)).rejects.toThrow(words);
    expect(namesOnRecord()).toEqual([]);
  });

  it.each([
    ['no name', [null, null, null, 'email', null, null]],
    ['a field twice', ['familyName', 'givenName', null, 'email', 'email', null]],
    ['two kinds of names', ['familyName', 'fullName', null, null, null, null]],
    ['columns that are not those of the file', ['familyName']],
  ] as const)('is refused with %s', async (_, mapping) => {
    const { importId } = await open([ANH]);
    await expect(desk.check(importId, [...mapping])).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(desk.run(importId, [...mapping], true)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is refused for a file that nobody has chosen', async () => {
    await expect(desk.check('unknown', ['familyName'])).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends when it is cancelled, and the file is forgotten', async () => {
    const { importId, guess } = await open([ANH, JOAN, KIM]);
    const check = desk.check(importId, guess);
    desk.cancel(importId);
    await expect(check).rejects.toMatchObject({ code: 'not-allowed-now' });
    expect(practice.tables.openIds()).toEqual([]);
  });
});

describe('running an import', () => {
  it('puts everybody on record who is not there, and says who was', async () => {
    practice.ports.patients.insert([
      samplePatient(1, { familyName: 'Smith', givenName: 'Joan', email: 'JOAN@example.org' }),
    ]);
    const { importId, guess } = await open([ANH, JOAN, KIM, ANH]);
    expect(await desk.run(importId, guess, false)).toEqual({
      imported: 2,
      duplicates: 1,
      repeated: 1,
      skippedRows: 0,
      isCancelled: false,
    });
    const [anh] = practice.ports.patients.search('nguyen', 10);
    expect(anh).toMatchObject({
      familyName: 'Nguyen',
      givenName: 'Anh',
      dateOfBirth: '1980-03-12',
      email: 'anh@example.org',
      hasNoEmail: false,
      mobile: '+61412345678',
      archivedAt: null,
      mergedInto: null,
    });
    expect(anh?.createdAt).toBeGreaterThan(NOW);
    expect(practice.tables.openIds()).toEqual([]);
  });

  it('puts nobody on record a second time when the same file comes again', async () => {
    const first = await open([ANH, JOAN, KIM]);
    await desk.run(first.importId, first.guess, false);
    const again = await open([ANH, JOAN, KIM]);
    expect(await desk.run(again.importId, again.guess, false)).toMatchObject({ imported: 0, duplicates: 3 });
    expect(practice.ports.patients.count()).toBe(3);
  });

  it('takes back neither a merge nor the archive', async () => {
    const { ports } = practice;
    ports.patients.insert([
      samplePatient(1, { familyName: 'Kept', givenName: 'Joan', email: null }),
      samplePatient(2, { familyName: 'Smith', givenName: 'Joan', dateOfBirth: '1990-02-01', email: null }),
      samplePatient(3, { familyName: 'Nguyen', givenName: 'Anh', email: 'anh@example.org' }),
    ]);
    mergePatients(ports, sampleId('patient', 1), sampleId('patient', 2), STAFF);
    ports.patients.setArchived(sampleId('patient', 3), NOW);
    const { importId, guess } = await open([ANH, JOAN]);
    expect(await desk.run(importId, guess, false)).toMatchObject({ imported: 0, duplicates: 2 });
    expect(namesOnRecord()).toEqual(['Kept']);
  });

  it('is all or nothing where a row is bad', async () => {
    const { importId, guess } = await open([...MANY, BAD]);
    await expect(desk.run(importId, guess, false)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'The row in line 502 is not right. Check the file again.',
    });
    expect(practice.ports.patients.count()).toBe(0);
    expectNothingStaged();
  });

  it('goes without the bad rows where a person has chosen that', async () => {
    const { importId, guess } = await open([ANH, BAD, KIM]);
    expect(await desk.run(importId, guess, true)).toMatchObject({ imported: 2, skippedRows: 1 });
    expect(namesOnRecord()).toEqual(['Lee', 'Nguyen']);
  });

  it('shows nobody before the end, and leaves nothing when it is cancelled', async () => {
    const { importId, guess } = await open(MANY);
    onStaged = () => {
      expect(namesOnRecord()).toEqual([]);
      desk.cancel(importId);
    };
    expect(await desk.run(importId, guess, false)).toEqual({
      imported: 0,
      duplicates: 0,
      repeated: 0,
      skippedRows: 0,
      isCancelled: true,
    });
    expect(staged.map(({ count }) => count)).toEqual([300]);
    expect(namesOnRecord()).toEqual([]);
    expectNothingStaged();
  });

  it.each(['patients.stageImport', 'patients.finishImport'])(
    'keeps nothing when the disk is full (%s), and when it is tried again there is nobody twice',
    async (operation) => {
      const { importId, guess } = await open([ANH, JOAN, KIM]);
      practice.disk.fill(operation, 'patients.dropImport');
      await expect(desk.run(importId, guess, false)).rejects.toMatchObject({ code: 'disk-full' });
      expect(namesOnRecord()).toEqual([]);
      practice.disk.makeRoom();
      expect(await desk.run(importId, guess, false)).toMatchObject({ imported: 3 });
      expect(namesOnRecord()).toEqual(['Lee', 'Nguyen', 'Smith']);
    },
  );

  it('waits for no other one: a second is refused while one is under way', async () => {
    const first = await open([ANH]);
    const second = await open([JOAN]);
    const running = desk.run(first.importId, first.guess, false);
    await expect(desk.run(second.importId, second.guess, false)).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    expect(await running).toMatchObject({ imported: 1 });
  });
});

describe('saving the rows that were not taken', () => {
  it('keeps them as they stand, with their line and what is wrong, in a file that can be imported again', async () => {
    const { importId, guess } = await open([
      ANH,
      BAD,
      ['Lee'],
      ['Kaur', 'Simran', '', 's@', '', '', 'too much'],
    ]);
    await desk.check(importId, guess);
    expect(await desk.saveErrors(importId)).toBe(true);
    const [saved] = practice.exchange.saved;
    expect(saved?.suggestedName).toBe('rows to mend.csv');
    expect(saved?.text.slice(1)).toMatchInlineSnapshot(`
      "Surname,First name,DOB,Email,Mobile,Notes,Line,What is wrong
      Brown,Pat,31/2/1990,pat@,,'=1+1,3,Date of birth: This is not a date. Write it as 12/3/1980. E-mail: This is not an e-mail address.
      Lee,,,,,,4,The row does not have as many columns as the header.
      Kaur,Simran,,s@,,too much,5,The row does not have as many columns as the header.
      "
    `);
    expect(saved?.text.startsWith('\uFEFF')).toBe(true);
  });

  it('says that nothing was saved when the person cancels, and needs a check first', async () => {
    const { importId, guess } = await open([BAD]);
    await expect(desk.saveErrors(importId)).rejects.toMatchObject({ code: 'not-allowed-now' });
    await desk.check(importId, guess);
    practice.exchange.isCancelled = true;
    expect(await desk.saveErrors(importId)).toBe(false);
  });
});
