import { expect, it } from 'vitest';
import { MalformedCursorError } from '../../src/main/ports/log-errors';
import type { Log } from '../../src/main/ports/log';
import type { PatientQuery } from '../../src/main/ports/patient-store';
import { describeContract } from '../support/log/contract';
import { NOW, sampleId, samplePatient, sampleStop } from '../support/log/sample-log';

const PEOPLE = [
  samplePatient(1),
  samplePatient(2, { familyName: 'Đặng', givenName: 'Thuỳ', email: 'thuy@example.net' }),
  samplePatient(3, { familyName: 'O’Brien', givenName: 'Niamh', email: 'NIAMH.OBRIEN@example.com' }),
  samplePatient(4, { familyName: 'Smith-Jones', givenName: 'Alex', email: null }),
  samplePatient(5, { familyName: '田中', givenName: '太郎', email: 'taro@example.org' }),
  samplePatient(6, { familyName: 'Nguyen', givenName: 'Bảo', email: 'bao@example.org' }),
  samplePatient(7, { familyName: 'van der Berg', givenName: 'Éloïse', email: 'eloise@example.org' }),
];

function found(log: Log, text: string): string[] {
  return log.patients.search(text, 50).map(({ givenName }) => givenName);
}

const BORN = samplePatient(8, {
  familyName: 'Papadopoulos',
  givenName: 'Eleni',
  dateOfBirth: '1980-03-12',
  mobile: '+61412345678',
});
const ID = sampleId('patient', 1);
const OTHER_ID = sampleId('patient', 2);
const THIRD_ID = sampleId('patient', 3);

function listed(log: Log, changes: Partial<PatientQuery> = {}): string[] {
  const { rows } = log.patients.list({ text: '', isArchived: false, cursor: null, limit: 100, ...changes });
  return rows.map(({ id }) => id);
}

/** Ids of all pages, with what happens in between. */
function walked(log: Log, limit: number, between: (page: number) => void = () => undefined): string[] {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; page === 0 || cursor !== null; page += 1) {
    const { rows, nextCursor } = log.patients.list({ text: '', isArchived: false, cursor, limit });
    ids.push(...rows.map(({ id }) => id));
    cursor = nextCursor;
    between(page);
  }
  return ids;
}

/** What commits have changed since. */
function heardBy(log: Log): { patientIds: string[]; hasPatientChange: boolean }[] {
  const heard: { patientIds: string[]; hasPatientChange: boolean }[] = [];
  log.changes.subscribe(({ patientIds, hasPatientChange }) => {
    heard.push({ patientIds: [...patientIds], hasPatientChange });
  });
  return heard;
}

describeContract('patient store', (log) => {
  it('gives patients back by id, in the order asked for, without those it does not know', () => {
    log().patients.insert(PEOPLE);
    const [first, second, third] = PEOPLE;
    const ids = [third?.id ?? '', sampleId('patient', 99), first?.id ?? '', second?.id ?? ''];
    expect(log().patients.byIds(ids)).toEqual([third, first, second]);
    expect(log().patients.count()).toBe(PEOPLE.length);
  });

  it('lists everyone by name for an empty text, whatever case and accents', () => {
    log().patients.insert(PEOPLE);
    expect(found(log(), '  ')).toEqual(['Thuỳ', 'Anh', 'Bảo', 'Niamh', 'Alex', 'Éloïse', '太郎']);
  });

  it('finds a person by the beginnings of their names, in any order', () => {
    log().patients.insert(PEOPLE);
    expect(found(log(), 'ngu')).toEqual(['Anh', 'Bảo']);
    expect(found(log(), 'anh NGUYEN')).toEqual(['Anh']);
    expect(found(log(), 'Nguyen, Anh')).toEqual(['Anh']);
    expect(found(log(), 'guyen')).toEqual([]);
  });

  it('finds names without their accents', () => {
    log().patients.insert(PEOPLE);
    expect(found(log(), 'dang thuy')).toEqual(['Thuỳ']);
    expect(found(log(), 'ELOISE')).toEqual(['Éloïse']);
  });

  it('finds names with apostrophes and hyphens by their whole and by their parts', () => {
    log().patients.insert(PEOPLE);
    for (const text of ["o'brien", 'o’brien', 'obrien', 'brien'])
      expect(found(log(), text)).toEqual(['Niamh']);
    for (const text of ['smith-j', 'smith', 'jones alex']) expect(found(log(), text)).toEqual(['Alex']);
    expect(found(log(), 'berg van')).toEqual(['Éloïse']);
  });

  it('finds names written without spaces', () => {
    log().patients.insert(PEOPLE);
    for (const text of ['田', '田中', '太郎', '田中太']) expect(found(log(), text)).toEqual(['太郎']);
  });

  it('finds a person by the beginning of the address, not by its end', () => {
    log().patients.insert(PEOPLE);
    expect(found(log(), 'niamh.o')).toEqual(['Niamh']);
    expect(found(log(), 'anh.nguyen@example.org')).toEqual(['Anh']);
    expect(found(log(), 'example')).toEqual([]);
  });

  it('gives no more than it is asked for', () => {
    log().patients.insert(PEOPLE);
    expect(log().patients.search('', 2)).toHaveLength(2);
  });

  it('takes any text for words and never for syntax', () => {
    log().patients.insert(PEOPLE);
    for (const text of [
      "'; DROP TABLE patient; --",
      '%',
      '_',
      '*',
      '"anh',
      'anh"',
      '\0',
      '\\',
      'NOT anh',
      'a OR b',
    ]) {
      expect(() => found(log(), text)).not.toThrow();
    }
    expect(found(log(), '%')).toEqual([]);
    expect(log().patients.count()).toBe(PEOPLE.length);
  });

  it('refuses a second patient with the same id, and then keeps none of the others either', () => {
    log().patients.insert([samplePatient(1)]);
    expect(() => {
      log().patients.insert([samplePatient(2), samplePatient(1)]);
    }).toThrow();
    expect(log().patients.count()).toBe(1);
  });

  it('finds a person by the date of birth, however it is written, and by its beginnings', () => {
    log().patients.insert([...PEOPLE, BORN]);
    for (const text of [
      '12/3/1980',
      '12 Mar 1980',
      '1980-03-12',
      '1980',
      '12/3',
      '12.3.80',
      'eleni 12/03/1980',
    ])
      expect(found(log(), text), text).toEqual(['Eleni']);
    for (const text of ['13/3/1980', '3/12/1980', '1981', '99/99/1980'])
      expect(found(log(), text)).toEqual([]);
  });

  it('finds a person by the mobile number, with and without the country', () => {
    log().patients.insert([...PEOPLE, BORN]);
    for (const text of ['0412 345 678', '0412345', '+61 412 345 678', '61412', 'papa 0412'])
      expect(found(log(), text), text).toEqual(['Eleni']);
    for (const text of ['345 678', '0413']) expect(found(log(), text)).toEqual([]);
  });

  it('keeps every field of a record as it was given', () => {
    const whole = { ...BORN, email: null, hasNoEmail: true, archivedAt: NOW };
    log().patients.insert([whole]);
    expect(log().patients.byIds([whole.id])).toEqual([whole]);
    expect(log().patients.rows([whole.id])).toEqual([{ ...whole, hasOpenStop: false }]);
  });

  it('keeps and finds names of 200 characters, from right to left, and with parts of other syntaxes', () => {
    const names = [
      'x'.repeat(200),
      'حسن',
      'כהן',
      '=HYPERLINK("x")',
      "Robert'); DROP TABLE patient;--",
      '%_*',
    ];
    log().patients.insert(names.map((familyName, index) => samplePatient(index + 1, { familyName })));
    for (const [index, name] of names.entries()) {
      expect(listed(log(), { text: name }), name).toContain(sampleId('patient', index + 1));
    }
    expect(log().patients.byIds([sampleId('patient', 2)])[0]?.familyName).toBe('حسن');
  });

  it('lists a page at a time, each person once, also where names are the same', () => {
    log().patients.insert(Array.from({ length: 25 }, (_, index) => samplePatient(index + 1)));
    const ids = walked(log(), 10);
    expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => sampleId('patient', index + 1)));
    expect(walked(log(), 25)).toEqual(ids);
  });

  it('neither repeats nor skips anybody while others come in', () => {
    const names = ['Ash', 'Bell', 'Cook', 'Diaz', 'Evans', 'Fox'];
    log().patients.insert(names.map((familyName, index) => samplePatient(index + 1, { familyName })));
    const ids = walked(log(), 2, (page) => {
      if (page > 0) return;
      log().patients.insert([
        samplePatient(10, { familyName: 'Abel' }),
        samplePatient(11, { familyName: 'Dover' }),
      ]);
    });
    expect(ids).toEqual([1, 2, 3, 4, 11, 5, 6].map((number) => sampleId('patient', number)));
  });

  it('goes on with a search where its page ended', () => {
    log().patients.insert([...PEOPLE, samplePatient(9, { familyName: 'Ash', email: 'nguyen@example.org' })]);
    const query = { text: 'nguyen', isArchived: false, limit: 2 };
    const first = log().patients.list({ ...query, cursor: null });
    const second = log().patients.list({ ...query, cursor: first.nextCursor });
    expect(first.rows.map(({ id }) => id)).toEqual([sampleId('patient', 9), ID]);
    expect(second.rows.map(({ id }) => id)).toEqual([sampleId('patient', 6)]);
    expect(second.nextCursor).toBeNull();
  });

  it('refuses a cursor that it has not given out', () => {
    for (const cursor of ['', 'x', 'WzEsMiwzXQ', 'n'.repeat(5_000)]) {
      expect(() => listed(log(), { cursor }), cursor.slice(0, 20)).toThrow(MalformedCursorError);
    }
  });

  it('finds a changed record by what it is now, and no longer by what it was', () => {
    log().patients.insert([samplePatient(1)]);
    const heard = heardBy(log());
    log().patients.update(ID, { familyName: 'Đặng', email: null, hasNoEmail: true, mobile: '+61498765432' });
    expect(log().patients.byIds([ID])).toEqual([
      samplePatient(1, { familyName: 'Đặng', email: null, hasNoEmail: true, mobile: '+61498765432' }),
    ]);
    expect(listed(log(), { text: 'dang 0498' })).toEqual([ID]);
    expect(listed(log(), { text: 'nguyen' })).toEqual([]);
    expect(listed(log(), { text: 'anh.nguyen@' })).toEqual([]);
    expect(heard).toEqual([{ patientIds: [ID], hasPatientChange: true }]);
  });

  it('leaves what a change does not name as it was', () => {
    log().patients.insert([{ ...BORN, id: ID }]);
    log().patients.update(ID, { givenName: 'Helen' });
    log().patients.update(ID, {});
    expect(log().patients.byIds([ID])).toEqual([{ ...BORN, id: ID, givenName: 'Helen' }]);
    expect(found(log(), '12/3/1980 0412 345 678')).toEqual(['Helen']);
  });

  it('lists archived records only where they are asked for, and takes them back', () => {
    log().patients.insert(PEOPLE);
    log().patients.setArchived(ID, NOW);
    expect(found(log(), 'anh')).toEqual([]);
    expect(listed(log(), { text: 'anh', isArchived: true })).toEqual([ID]);
    expect([log().patients.count(), log().patients.countArchived()]).toEqual([PEOPLE.length - 1, 1]);
    expect(log().patients.byIds([ID])[0]?.archivedAt).toBe(NOW);
    expect(log().patients.withEmail('anh.nguyen@example.org')).toEqual([]);
    log().patients.setArchived(ID, null);
    expect(found(log(), 'anh')).toEqual(['Anh']);
    expect(log().patients.countArchived()).toBe(0);
  });

  it('lets one record stand for another, and for all that it had stood for', () => {
    log().patients.insert([1, 2, 3].map((number) => samplePatient(number)));
    const heard = heardBy(log());
    log().patients.merge(OTHER_ID, ID);
    log().patients.merge(THIRD_ID, OTHER_ID);
    for (const id of [ID, OTHER_ID, THIRD_ID]) {
      expect(log().patients.current(id)?.id).toBe(THIRD_ID);
      expect(log().patients.idsOf(id)).toEqual([THIRD_ID, ID, OTHER_ID]);
    }
    expect(
      log()
        .patients.byIds([ID, OTHER_ID])
        .map(({ mergedInto }) => mergedInto),
    ).toEqual([THIRD_ID, THIRD_ID]);
    expect(heard.map(({ patientIds }) => patientIds.sort())).toEqual([
      [ID, OTHER_ID],
      [ID, OTHER_ID, THIRD_ID],
    ]);
  });

  it('shows a merged record nowhere on its own', () => {
    log().patients.insert([samplePatient(1), samplePatient(2, { givenName: 'Ann' })]);
    log().patients.merge(OTHER_ID, ID);
    log().patients.setArchived(ID, NOW);
    expect(listed(log())).toEqual([OTHER_ID]);
    expect(listed(log(), { isArchived: true })).toEqual([]);
    expect(found(log(), 'anh nguyen')).toEqual(['Ann']);
    expect([log().patients.count(), log().patients.countArchived()]).toEqual([1, 0]);
    expect(
      log()
        .patients.withEmail('anh.nguyen@example.org')
        .map(({ id }) => id),
    ).toEqual([OTHER_ID]);
    expect(log().patients.namesakes(samplePatient(1))).toEqual([]);
  });

  it('merges the records that ids stand for, and never one with itself', () => {
    log().patients.insert([1, 2, 3].map((number) => samplePatient(number)));
    log().patients.merge(OTHER_ID, ID);
    expect(() => {
      log().patients.merge(ID, OTHER_ID);
    }).toThrow();
    expect(() => {
      log().patients.merge(ID, ID);
    }).toThrow();
    log().patients.merge(ID, THIRD_ID);
    expect(log().patients.current(THIRD_ID)?.id).toBe(OTHER_ID);
    expect(log().patients.current(OTHER_ID)?.mergedInto).toBeNull();
  });

  it('knows nothing of an unknown id, and changes nothing for one', () => {
    const { patients } = log();
    expect([patients.current(ID), patients.idsOf(ID), patients.rows([ID])]).toEqual([null, [], []]);
    const changes = [
      () => patients.update(ID, { email: null }),
      () => patients.setArchived(ID, NOW),
      () => patients.merge(ID, OTHER_ID),
    ];
    for (const change of changes) expect(change).toThrow();
  });

  it('gives rows in the order asked for, without those it does not know', () => {
    log().patients.insert(PEOPLE);
    const ids = [THIRD_ID, sampleId('patient', 99), ID];
    expect(
      log()
        .patients.rows(ids)
        .map(({ id }) => id),
    ).toEqual([THIRD_ID, ID]);
  });

  it('says who has an open stop, with any of the records that were merged', () => {
    log().patients.insert([1, 2, 3].map((number) => samplePatient(number)));
    log().arrivals.insertStop(sampleStop(1, { patientId: ID }));
    const open = () =>
      log()
        .patients.rows([ID, OTHER_ID])
        .map(({ hasOpenStop }) => hasOpenStop);
    expect(open()).toEqual([true, false]);
    log().patients.merge(OTHER_ID, ID);
    expect(open()).toEqual([true, true]);
    log().arrivals.close(sampleId('stop', 1), {
      at: NOW,
      by: 'Kim',
      outcome: 'address-kept',
      newAddress: null,
    });
    expect(open()).toEqual([false, false]);
  });

  it('finds everyone with an address, whatever its case', () => {
    log().patients.insert(PEOPLE);
    log().patients.insert([samplePatient(9, { givenName: 'Ash', email: 'niamh.obrien@EXAMPLE.com' })]);
    const sharing = log().patients.withEmail('Niamh.OBrien@example.com');
    expect(sharing.map(({ givenName }) => givenName)).toEqual(['Ash', 'Niamh']);
    expect(log().patients.withEmail('niamh.obrien')).toEqual([]);
    expect(log().patients.withEmail('')).toEqual([]);
  });

  it('finds everyone with a mobile number, and nobody whose number only begins so', () => {
    log().patients.insert([
      samplePatient(21, { givenName: 'Bea', mobile: '+61491570156' }),
      samplePatient(22, { givenName: 'Abe', mobile: '+61491570156' }),
      samplePatient(23, { mobile: '+614915701569' }),
      // Within its own country it is called by the same digits.
      samplePatient(26, { mobile: '+4461491570156' }),
      samplePatient(24, { mobile: '+61491570156', archivedAt: NOW }),
      samplePatient(25, { familyName: '61491570156', givenName: '' }),
    ]);
    const sharing = log().patients.withMobile('+61491570156');
    expect(sharing.map(({ givenName }) => givenName)).toEqual(['Abe', 'Bea']);
    log().patients.update(sharing[0]?.id ?? '', { mobile: null });
    expect(log().patients.withMobile('+61491570156')).toHaveLength(1);
    expect(log().patients.withMobile('')).toEqual([]);
  });

  it('finds namesakes, whatever case and accents, but no other names that begin so', () => {
    log().patients.insert([
      ...PEOPLE,
      samplePatient(9, { familyName: 'NGUYỄN', givenName: 'ánh' }),
      samplePatient(10, { familyName: 'Nguyen', givenName: 'Anhelica' }),
    ]);
    const same = log().patients.namesakes({ familyName: 'nguyen', givenName: 'anh' });
    expect(same.map(({ id }) => id)).toEqual([ID, sampleId('patient', 9)]);
  });

  it('finds everyone of a name, archived and merged ones among them, but nobody of an import under way', () => {
    const { patients } = log();
    patients.insert([
      samplePatient(1),
      samplePatient(2),
      samplePatient(3),
      samplePatient(4, { givenName: 'Ash' }),
    ]);
    patients.setArchived(OTHER_ID, NOW);
    patients.merge(sampleId('patient', 4), THIRD_ID);
    patients.stageImport('one', [samplePatient(5)]);
    const { familyName, givenName } = samplePatient(1);
    const found = patients.everyoneNamed({ familyName: familyName.toUpperCase(), givenName });
    expect(found.map(({ id }) => id).sort()).toEqual([ID, OTHER_ID, THIRD_ID].sort());
    expect(patients.everyoneNamed({ familyName: 'Nobody', givenName: '' })).toEqual([]);
  });

  it('shows nobody of an import before its end, then all at once', () => {
    log().patients.insert([samplePatient(1, { givenName: 'Ash' })]);
    const heard = heardBy(log());
    log().patients.stageImport(sampleId('import', 1), [samplePatient(2), { ...BORN, id: THIRD_ID }]);
    const { patients } = log();
    expect(listed(log())).toEqual([ID]);
    expect(listed(log(), { text: 'nguyen' })).toEqual([ID]);
    expect(found(log(), '0412')).toEqual([]);
    expect([patients.count(), patients.countArchived()]).toEqual([1, 0]);
    expect([patients.byIds([OTHER_ID]), patients.rows([OTHER_ID]), patients.idsOf(OTHER_ID)]).toEqual([
      [],
      [],
      [],
    ]);
    expect(patients.current(OTHER_ID)).toBeNull();
    expect(patients.withEmail('anh.nguyen@example.org').map(({ id }) => id)).toEqual([ID]);
    expect(patients.namesakes(samplePatient(2))).toEqual([]);
    expect(heard).toEqual([]);
    expect(patients.finishImport(sampleId('import', 1))).toBe(2);
    expect(listed(log())).toEqual([OTHER_ID, ID, THIRD_ID]);
    expect(found(log(), '0412')).toEqual(['Eleni']);
    expect(heard).toEqual([{ patientIds: [], hasPatientChange: true }]);
    expect(patients.finishImport(sampleId('import', 1))).toBe(0);
  });

  it('drops what one import has staged, and knows whose is left', () => {
    const { patients } = log();
    const stage = () => {
      patients.stageImport('one', [samplePatient(2)]);
      patients.stageImport('other', [samplePatient(3)]);
    };
    patients.insert([samplePatient(1)]);
    stage();
    expect(patients.stagedImports()).toEqual(['one', 'other']);
    expect(patients.dropImport('one', 10)).toBe(1);
    expect(patients.stagedImports()).toEqual(['other']);
    expect([patients.finishImport('one'), patients.finishImport('other')]).toEqual([0, 1]);
    patients.stageImport('one', [samplePatient(2)]);
    expect(patients.dropImport('unknown', 10)).toBe(0);
    expect(patients.dropImport('one', 10)).toBe(1);
    expect(patients.finishImport('one')).toBe(0);
    expect(listed(log())).toEqual([ID, THIRD_ID]);
    patients.insert([samplePatient(2)]);
    expect(found(log(), 'anh')).toHaveLength(3);
  });

  it('drops so many at once, with the words they are found by', () => {
    const { patients } = log();
    patients.stageImport(
      'one',
      [1, 2, 3].map((number) => samplePatient(number)),
    );
    expect([1, 2, 3].map(() => patients.dropImport('one', 2))).toEqual([2, 1, 0]);
    patients.insert([samplePatient(1)]);
    expect(found(log(), 'anh')).toHaveLength(1);
  });

  it('keeps nothing of a change whose transaction fails', () => {
    const { patients, transaction } = log();
    patients.insert([samplePatient(1), samplePatient(2)]);
    const heard = heardBy(log());
    expect(() =>
      transaction.run(() => {
        patients.update(ID, { familyName: 'Changed' });
        patients.merge(ID, OTHER_ID);
        patients.stageImport('one', [samplePatient(3)]);
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(patients.byIds([ID, OTHER_ID])).toEqual([samplePatient(1), samplePatient(2)]);
    expect(found(log(), 'changed')).toEqual([]);
    expect(patients.finishImport('one')).toBe(0);
    expect(heard).toEqual([]);
  });
});
