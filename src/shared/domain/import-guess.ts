import { checkAddress } from './address';
import type { ImportField, ImportMapping } from './patient-import';
import { fold } from './search-words';

/** What columns are called in the programs that clinics come from; compared folded, letters and digits only. */
const HEADINGS = {
  familyName: [
    ...['Surname', 'Last name', 'Lastname', 'Family name', 'Name (last)', 'LName', 'Last'],
    ...['Nachname', 'Familienname', 'Zuname', 'Nom', 'Nom de famille', 'Apellido', 'Apellidos', 'Cognome'],
    ...[
      'Apelido',
      'Sobrenome',
      'Último nome',
      'Achternaam',
      'Efternamn',
      'Etternavn',
      'Efternavn',
      'Sukunimi',
    ],
    ...['Nazwisko', 'Příjmení', 'Priezvisko', 'Soyadı', 'Фамилия', 'Επώνυμο', 'Họ', '姓', '姓氏', '성'],
  ],
  givenName: [
    ...['First name', 'Firstname', 'Given name', 'Given names', 'Given name(s)', 'Forename', 'Forenames'],
    ...['Christian name', 'Name (first)', 'FName', 'First', 'Given'],
    ...['Vorname', 'Vornamen', 'Rufname', 'Prénom', 'Prénoms', 'Nombre', 'Nombres', 'Primeiro nome'],
    ...[
      'Voornaam',
      'Roepnaam',
      'Förnamn',
      'Fornavn',
      'Etunimi',
      'Imię',
      'Jméno',
      'Meno',
      'Adı',
      'Имя',
      'Όνομα',
    ],
    ...['Tên', '名', '名字', '이름'],
  ],
  fullName: [
    ...['Name', 'Nome', 'Full name', 'Patient', 'Client', 'Display name', 'Patient name', 'Client name'],
    ...['Vollständiger Name', 'Nom complet', 'Nombre completo', 'Nome completo', 'Nome e cognome'],
    ...['Volledige naam', 'Naam', 'Namn', 'Navn', 'Họ và tên', 'Họ tên', '姓名', 'ФИО'],
  ],
  dateOfBirth: [
    ...[
      'DOB',
      'D.O.B.',
      'Date of birth',
      'Birth date',
      'Birthdate',
      'Birthday',
      'Born',
      'Birth',
      'DOB (dd/mm/yyyy)',
    ],
    ...['Geburtsdatum', 'Geb.-Datum', 'Geb.', 'Geburtstag', 'Date de naissance', 'Né(e) le', 'Naissance'],
    ...['Fecha de nacimiento', 'Nacimiento', 'Data di nascita', 'Data de nascimento', 'Nascimento'],
    ...['Geboortedatum', 'Födelsedatum', 'Fødselsdato', 'Syntymäaika', 'Data urodzenia', 'Datum narození'],
    ...['Doğum tarihi', 'Дата рождения', 'Ngày sinh', '出生日期', '生年月日', '생년월일'],
  ],
  email: [
    ...[
      'E-mail',
      'Email',
      'E-mail address',
      'Email address',
      'Email 1',
      'Mail',
      'E-mail (home)',
      'Email (personal)',
    ],
    ...[
      'E-Mail-Adresse',
      'Mailadresse',
      'Courriel',
      'Adresse e-mail',
      'Adresse mail',
      'Adresse électronique',
    ],
    ...['Correo', 'Correo electrónico', 'Posta elettronica', 'Indirizzo e-mail', 'Correio eletrónico'],
    ...['E-mailadres', 'E-postadress', 'E-post', 'Sähköposti', 'E-posta', 'Эл. почта', 'Email cá nhân'],
    ...['邮箱', '电子邮件', '电子邮箱', 'メール', 'メールアドレス', '이메일'],
  ],
  mobile: [
    ...[
      'Mobile',
      'Mobile phone',
      'Mobile number',
      'Mobile no',
      'Mobile phone number',
      'Mob',
      'Cell',
      'Cell phone',
    ],
    ...[
      'Cellphone',
      'Cellular',
      'Cell number',
      'Phone (mobile)',
      'Phone (cell)',
      'Phone mobile',
      'Telephone (mobile)',
    ],
    ...['SMS', 'SMS number', 'Handy', 'Handynummer', 'Mobil', 'Mobilnummer', 'Mobiltelefon', 'Portable'],
    ...[
      'Téléphone portable',
      'Tél. portable',
      'Móvil',
      'Teléfono móvil',
      'Celular',
      'Cellulare',
      'Telemóvel',
    ],
    ...['Mobiel', 'Mobiele telefoon', 'Mobiltelefon', 'Matkapuhelin', 'Telefon komórkowy', 'Cep telefonu'],
    ...['Мобильный', 'Мобильный телефон', 'Di động', 'Số di động', '手机', '手机号', '携帯電話', '휴대폰'],
  ],
} as const satisfies Record<ImportField, readonly string[]>;

/** Any telephone, taken for the mobile only where no column says that it is one. */
const ANY_PHONE = [
  ...['Phone', 'Phone number', 'Phone no', 'Telephone', 'Tel', 'Contact number', 'Phone 1', 'Telefon'],
  ...['Telefonnummer', 'Téléphone', 'Tél', 'Teléfono', 'Telefono', 'Telefone', 'Telefoon', '电话'],
];

/** Before a heading these say only whose it is. */
const OWNERS = /^(?:patient|client|customer|contact|member|person|primary|main)(?=.)/;
/** A heading that a program made up because there was none. */
const SAYS_NOTHING = /^(?:|(?:column|col|field|f|spalte|colonne|columna|unnamed)?\d+)$/;

const FIELD_OF_HEADING: ReadonlyMap<string, ImportField> = new Map(
  (Object.keys(HEADINGS) as ImportField[]).flatMap((field) =>
    HEADINGS[field].map((heading): [string, ImportField] => [plain(heading), field]),
  ),
);
const ANY_PHONES: ReadonlySet<string> = new Set(ANY_PHONE.map(plain));

/** Of the cells that hold something, so many must look alike before the contents count. */
const ENOUGH = 0.8;
const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})$/;
const PHONE = /^\+?[\d\s()./-]{8,24}$/;
const DIGIT = /\d/g;
const LEAST_PHONE_DIGITS = 8;

const CONTENTS: readonly {
  field: ImportField;
  isLike: (cell: string) => boolean;
  isUnder: (heading: string) => boolean;
}[] = [
  // An address is one whatever stands above it; a date or a number may be of anything.
  { field: 'email', isLike: (cell) => checkAddress(cell).ok, isUnder: () => true },
  { field: 'dateOfBirth', isLike: (cell) => DATE.test(cell), isUnder: saysNothing },
  {
    field: 'mobile',
    isLike: (cell) => PHONE.test(cell) && (cell.match(DIGIT)?.length ?? 0) >= LEAST_PHONE_DIGITS,
    isUnder: saysNothing,
  },
];

/**
 * What the columns of a table of patients seem to hold, by their headings and, where those say nothing, by the rows
 * below. Each field is guessed once: the first column that fits has it.
 */
export function guessMapping(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
): ImportMapping {
  const headings = headers.map(plain);
  const mapping: ImportMapping = headings.map(() => null);
  const isFree = (field: ImportField) => !mapping.includes(field);
  const take = (field: ImportField, column: number) => {
    if (column !== -1 && mapping[column] === null && isFree(field)) mapping[column] = field;
  };
  for (const [column, heading] of headings.entries()) {
    const field = fieldOf(heading);
    if (field !== null) take(field, column);
  }
  take('mobile', headings.findIndex(isAnyPhone));
  for (const { field, isLike, isUnder } of CONTENTS) {
    const fits = (heading: string, column: number) =>
      mapping[column] === null && isUnder(heading) && isMostly(sample, column, isLike);
    take(field, headings.findIndex(fits));
  }
  return withOneKindOfName(mapping);
}

/** Whether the first row seems to be a patient and not the names of the columns: no column is called an address. */
export function isLikeARow(headers: readonly string[]): boolean {
  return headers.some((header) => checkAddress(header).ok || DATE.test(header.trim()));
}

function fieldOf(heading: string): ImportField | null {
  return FIELD_OF_HEADING.get(heading) ?? FIELD_OF_HEADING.get(withoutOwner(heading)) ?? null;
}

function isAnyPhone(heading: string): boolean {
  return ANY_PHONES.has(heading) || ANY_PHONES.has(withoutOwner(heading));
}

function withoutOwner(heading: string): string {
  return heading.replace(OWNERS, '');
}

/** "Given name(s)" becomes "givennames". */
function plain(heading: string): string {
  return fold(heading).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
}

function saysNothing(heading: string): boolean {
  return SAYS_NOTHING.test(heading);
}

function isMostly(
  sample: readonly (readonly string[])[],
  column: number,
  isLike: (cell: string) => boolean,
): boolean {
  const cells = sample.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter(isLike).length >= cells.length * ENOUGH;
}

/** "Name" beside "First name" is the family name ("Name; Vorname"), beside "Surname" the given one ("Cognome; Nome"). */
function withOneKindOfName(mapping: ImportMapping): ImportMapping {
  const hasFamily = mapping.includes('familyName');
  const hasGiven = mapping.includes('givenName');
  if (!hasFamily && !hasGiven) return mapping;
  const other = hasFamily && hasGiven ? null : hasFamily ? 'givenName' : 'familyName';
  return mapping.map((field) => (field === 'fullName' ? other : field));
}
