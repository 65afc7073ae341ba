import { describe, expect, it } from 'vitest';
import { guessMapping, isLikeARow } from '../../../src/shared/domain/import-guess';

describe('guessing what the columns of a file hold', () => {
  it.each([
    [['Surname', 'First name', 'DOB', 'E-mail', 'Mobile']],
    [['Last name', 'Given name(s)', 'Date of birth', 'Email address', 'Cell']],
    [['FAMILY NAME', 'given names', 'Birthdate', 'email', 'Phone (mobile)']],
    [['Patient Surname', 'Patient First Name', 'Patient DOB', 'Patient Email', 'Patient Mobile']],
    [['Nachname', 'Vorname', 'Geburtsdatum', 'E-Mail-Adresse', 'Handynummer']],
    [['Nom', 'Prénom', 'Date de naissance', 'Courriel', 'Téléphone portable']],
    [['Apellidos', 'Nombre', 'Fecha de nacimiento', 'Correo electrónico', 'Móvil']],
    [['Cognome', 'Nome', 'Data di nascita', 'E-mail', 'Cellulare']],
    [['Sobrenome', 'Nome', 'Data de nascimento', 'E-mail', 'Celular']],
    [['Achternaam', 'Voornaam', 'Geboortedatum', 'E-mailadres', 'Mobiel']],
    [['Họ', 'Tên', 'Ngày sinh', 'Email', 'Di động']],
    [['姓', '名', '出生日期', '邮箱', '手机']],
  ])('knows %j', (headers) => {
    expect(guessMapping(headers, [])).toEqual(['familyName', 'givenName', 'dateOfBirth', 'email', 'mobile']);
  });

  it.each([
    [
      ['Name', 'Born'],
      ['fullName', 'dateOfBirth'],
    ],
    [
      ['Client name', 'Client ID'],
      ['fullName', null],
    ],
    [
      ['Name', 'First name'],
      ['familyName', 'givenName'],
    ],
    [
      ['Name', 'Surname'],
      ['givenName', 'familyName'],
    ],
    [
      ['Surname', 'First name', 'Full name'],
      ['familyName', 'givenName', null],
    ],
  ])('takes %j for %j', (headers, mapping) => {
    expect(guessMapping(headers, [])).toEqual(mapping);
  });

  it('takes any telephone for the mobile only where no column says that it is one', () => {
    expect(guessMapping(['Surname', 'Phone', 'Mobile'], [])).toEqual(['familyName', null, 'mobile']);
    expect(guessMapping(['Surname', 'Home phone', 'Contact number'], [])).toEqual([
      'familyName',
      null,
      'mobile',
    ]);
  });

  it('gives each field to the first column that fits', () => {
    expect(guessMapping(['Phone', 'Phone', 'Email', 'Email'], [])).toEqual(['mobile', null, 'email', null]);
  });

  it('looks at the contents where the headings say nothing', () => {
    const sample = [
      ['Nguyen', '12/3/1980', 'anh@example.org', '0412 345 678'],
      ['Smith', '', 'joan@example.org', '+61 412 345 679'],
      ['Lee', '1990-01-02', '', ''],
    ];
    expect(guessMapping(['', 'Column2', 'F3', 'Field 4'], sample)).toEqual([
      null,
      'dateOfBirth',
      'email',
      'mobile',
    ]);
  });

  it('takes no date or number for that of a birth or a mobile when its heading says something else', () => {
    const sample = [['12/3/2024', '12345678', 'anh@example.org']];
    expect(guessMapping(['Last visit', 'Medicare', 'Contact'], sample)).toEqual([null, null, 'email']);
  });

  it('guesses nothing of an empty column', () => {
    expect(guessMapping(['', 'Notes'], [['', ''], []])).toEqual([null, null]);
  });
});

describe('the first row of a file', () => {
  it.each([
    [['Surname', 'E-mail', 'DOB'], false],
    [['Nguyen', 'anh@example.org', ''], true],
    [['Nguyen', 'Anh', ' 12/3/1980 '], true],
  ])('%j: is it like a patient? %j', (headers, isLike) => {
    expect(isLikeARow(headers)).toBe(isLike);
  });
});
