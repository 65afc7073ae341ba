import { describe, expect, it } from 'vitest';
import { checkRow, type CheckedRow, type RowReading } from '../../../src/shared/domain/import-row';
import type { ImportMapping } from '../../../src/shared/domain/patient-import';

const MAPPING: ImportMapping = ['familyName', 'givenName', 'dateOfBirth', 'email', 'mobile'];

function check(cells: string[], changes: Partial<RowReading> = {}): CheckedRow {
  const row = { line: 7, cells, hasUnreadableText: cells.some((cell) => /[\0\uFFFD]/.test(cell)) };
  return checkRow(row, {
    mapping: MAPPING,
    today: '2026-11-23',
    checkPhone: (text) =>
      /^[+\d ]+$/.test(text)
        ? { ok: true, number: text.replaceAll(' ', '') }
        : { ok: false, problem: 'mobile-form' },
    ...changes,
  });
}

function factsOf(cells: string[], mapping: ImportMapping) {
  const checked = check(cells, { mapping });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.facts;
}

describe('a row of a file', () => {
  it('becomes the details of a patient by the rule that the form has', () => {
    expect(check([' Nguyen ', 'Anh', '12/3/1980', 'Anh@EXAMPLE.org', '0412 345 678'])).toEqual({
      ok: true,
      facts: {
        familyName: 'Nguyen',
        givenName: 'Anh',
        dateOfBirth: '1980-03-12',
        email: 'Anh@example.org',
        hasNoEmail: false,
        mobile: '0412345678',
      },
    });
  });

  it('needs nothing but a name', () => {
    expect(check(['Nguyen', '', '', '', ''])).toMatchObject({
      ok: true,
      facts: { dateOfBirth: null, email: null, mobile: null },
    });
  });

  it.each([
    ['Nguyen, Anh', 'Nguyen', 'Anh'],
    ['Anh Thi Nguyen', 'Nguyen', 'Anh Thi'],
    ['Nguyen', 'Nguyen', ''],
    [' , Anh', '', 'Anh'],
    ['محمد عبد الله', 'الله', 'محمد عبد'],
  ])('parts the full name %j into %j and %j', (text, familyName, givenName) => {
    expect(factsOf([text], ['fullName'])).toMatchObject({ familyName, givenName });
  });

  it.each([
    ['1980-03-12 00:00:00', '1980-03-12'],
    ['12/03/1980 0:00', '1980-03-12'],
    ['1980-03-12T00:00:00.000Z', '1980-03-12'],
  ])('reads the day out of a moment such as %j', (text, date) => {
    expect(factsOf(['Nguyen', text], ['familyName', 'dateOfBirth']).dateOfBirth).toBe(date);
  });

  it('takes away the quote by which a spreadsheet makes a text of a number', () => {
    expect(factsOf(['Nguyen', "'+61412345678"], ['familyName', 'mobile']).mobile).toBe('+61412345678');
    expect(factsOf(["'t Hooft"], ['familyName']).familyName).toBe("'t Hooft");
  });

  it('may have empty cells behind its last column', () => {
    expect(check(['Nguyen', 'Anh', '', '', '', '', ' '])).toMatchObject({ ok: true });
  });

  it('may have what nobody can read in a column that is left out', () => {
    expect(check(['Nguyen', 'M\uFFFDller'], { mapping: ['familyName', null] })).toMatchObject({ ok: true });
  });

  it('names every problem with its line, its column and the cell', () => {
    expect(check(['=1+1', '', '31/2/1980', 'anh@', 'none'])).toEqual({
      ok: false,
      errors: [
        { line: 7, field: 'familyName', problem: 'name-like-a-formula', value: '=1+1' },
        { line: 7, field: 'dateOfBirth', problem: 'date-not-understood', value: '31/2/1980' },
        { line: 7, field: 'email', problem: 'email-form', value: 'anh@' },
        { line: 7, field: 'mobile', problem: 'mobile-form', value: 'none' },
      ],
    });
  });

  it.each([
    [['Nguyen', 'Anh'], null, 'wrong-number-of-columns', 'Nguyen Anh'],
    [['Nguyen', 'Anh', '', '', '', 'more'], null, 'wrong-number-of-columns', 'Nguyen Anh    more'],
    [['M\uFFFDller', '', '', '', ''], 'familyName', 'text-not-readable', 'M\uFFFDller'],
    [['Sm\0ith', '', '', '', ''], 'familyName', 'text-not-readable', 'Sm ith'],
    [['Nguyen\r\nSmith', '', '', '', ''], 'familyName', 'line-break', 'Nguyen Smith'],
    [['', '', '', 'anh@example.org', ''], 'familyName', 'name-missing', ''],
    [['a'.repeat(201), '', '', '', ''], 'familyName', 'name-too-long', 'a'.repeat(100)],
    [['a'.repeat(1_000_000), '', '', '', ''], 'familyName', 'name-too-long', 'a'.repeat(100)],
  ])('%# is refused with its cell as it stands', (cells, field, problem, value) => {
    expect(check(cells)).toEqual({ ok: false, errors: [{ line: 7, field, problem, value }] });
  });

  it('may have a name of 200 characters', () => {
    expect(check(['😀'.repeat(200), '', '', '', ''])).toMatchObject({ ok: true });
  });

  it('names the column of the full name, and the whole row where no column holds that part', () => {
    expect(check([''], { mapping: ['fullName'] })).toMatchObject({
      errors: [{ field: 'fullName', problem: 'name-missing' }],
    });
    expect(check(['', 'anh@example.org'], { mapping: ['givenName', 'email'] })).toMatchObject({
      errors: [{ field: null, problem: 'name-missing', value: 'anh@example.org' }],
    });
  });
});
