import type { PatientFacts } from '../../../shared/domain/check-patient';
import type { TrainingPattern } from './training-behaviours';

type Sample = readonly [
  familyName: string,
  givenName: string,
  email: string | null,
  dateOfBirth: string | null,
  mobile: string | null,
];

/** An address whose story is told by its tag. */
function tagged(name: string, pattern: TrainingPattern, domain: string): string {
  return `${name}+${pattern}@${domain}`;
}

/**
 * Invented people. Every story of the training practice befalls one of them; two share an address, one says that he has
 * none, and one has an address that cannot be sent to. One has no mobile, and one a landline in its place, as a record from
 * elsewhere may. The numbers are kept for fiction by the Australian regulator (acma.gov.au, "Phone numbers for use in TV
 * shows, films and creative works").
 */
const SAMPLES: readonly Sample[] = [
  ['Abara', 'Chidi', tagged('chidi.abara', 'open.click', 'postfach.example'), '1961-04-09', '+61491570006'],
  ['Al-Harbi', 'Fatima', tagged('fatima', 'open', 'mailbox.example'), '1987-11-30', '+61491570156'],
  ['Araújo', 'João', tagged('joao.araujo', 'deliver', 'correio.example'), '1974-02-17', '+61491570157'],
  ['Çelik', 'Ayşe', tagged('ayse.celik', 'open', 'mailbox.example'), '1992-08-05', '+61491570158'],
  ["D'Angelo", 'Luca', tagged('luca.dangelo', 'bounce', 'oldmail.example'), '1955-06-21', '+61491570159'],
  // Has no address of her own: what befalls his befalls hers.
  ["D'Angelo", 'Rosa', tagged('luca.dangelo', 'bounce', 'oldmail.example'), '1958-09-02', '+61491577644'],
  ['Eriksen', 'Søren', tagged('soren', 'delay', 'fjordmail.example'), '1969-12-12', '+61491570110'],
  ['Fairweather', 'Amelia', 'amelia.fairweather@homemail.example', '1948-01-27', '+61491570313'],
  ['Jónsdóttir', 'Sigrún', tagged('sigrun', 'auto-reply', 'fjordmail.example'), '1980-03-12', '+61491570737'],
  ['Kowalczyk', 'Zofia', tagged('zofia.k', 'full', 'mailbox.example'), '1938-10-03', '+61491571266'],
  [
    'Lefèvre',
    'Chloé',
    tagged('chloe.lefevre', 'open-by-machine', 'privatemail.example'),
    '1995-05-14',
    '+61491571491',
  ],
  ['Li', 'Wei', tagged('li.wei', 'sent', 'mailbox.example'), '1983-09-29', null],
  ['Müller', 'Jürgen', tagged('juergen.mueller', 'spam', 'postfach.example'), '1966-07-08', '+61491571804'],
  ['Nguyễn', 'Thị Mai', tagged('mai.nguyen', 'open.click', 'homemail.example'), '1990-02-28', '+61491572549'],
  ["O'Brien", 'Siobhán', tagged("siobhan.o'brien", 'moved', 'oldmail.example'), '1977-12-24', '+61491572665'],
  ['Papadopoulos', 'Eleni', tagged('eleni', 'late-bounce', 'mailbox.example'), '1951-03-19', '+61491572983'],
  ['Park', 'Ji-woo', tagged('jiwoo.park', 'complain', 'homemail.example'), '2001-06-02', '+61491573770'],
  ['Raman', 'Priya', tagged('priya.raman', 'lost', 'mailbox.example'), '1985-10-16', '+61491573087'],
  ['Rangihuna', 'Tāne', tagged('tane', 'later', 'kiwimail.example'), '1972-04-25', '+61491574118'],
  ['Saarinen', 'Aino', tagged('aino.saarinen', 'silent', 'fjordmail.example'), '1944-08-31', '+61255504318'],
  ['Tanaka', 'Yuki', tagged('yuki.tanaka', 'block', 'strictmail.example'), '1998-01-11', '+61491574632'],
  ['Volkov', 'Dmitri', tagged('dmitri', 'expire', 'slowmail.example'), '1963-05-06', '+61491575254'],
  ['Whitlock', 'Harriet', tagged('harriet', 'large', 'strictmail.example'), null, '+61491575789'],
  ['Yilmaz-Baker', 'Deniz', tagged('deniz', 'refuse', 'mailbox.example'), '1989-07-22', '+61491576398'],
  ['Zammit', 'Ġorġ', null, '1931-02-09', '+61491576801'],
  ['Zielinska', 'Marta', 'marta.zielinska@homemail,example', '1970-09-18', '+61491577426'],
];

/** The patients of the training practice; whoever puts them on record gives them their ids. */
export const SAMPLE_PATIENTS: readonly PatientFacts[] = SAMPLES.map(
  ([familyName, givenName, email, dateOfBirth, mobile]) => ({
    ...{ familyName, givenName, dateOfBirth, email, mobile },
    hasNoEmail: email === null,
  }),
);
