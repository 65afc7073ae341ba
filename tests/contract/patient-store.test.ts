import { expect, it } from 'vitest';
import type { Log } from '../../src/main/ports/log';
import { describeContract } from '../support/log/contract';
import { sampleId, samplePatient } from '../support/log/sample-log';

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
});
