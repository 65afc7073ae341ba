import type { Patient } from '../../../shared/domain/patient';
import type { TrainingPattern } from './training-behaviours';

type Sample = readonly [familyName: string, givenName: string, email: string | null];

/** An address whose story is told by its tag. */
function tagged(name: string, pattern: TrainingPattern, domain: string): string {
  return `${name}+${pattern}@${domain}`;
}

/** Invented people. Every story of the training practice befalls one of them; two have no address to send to. */
const SAMPLES: readonly Sample[] = [
  ['Abara', 'Chidi', tagged('chidi.abara', 'open.click', 'postfach.example')],
  ['Al-Harbi', 'Fatima', tagged('fatima', 'open', 'mailbox.example')],
  ['Araújo', 'João', tagged('joao.araujo', 'deliver', 'correio.example')],
  ['Çelik', 'Ayşe', tagged('ayse.celik', 'open', 'mailbox.example')],
  ["D'Angelo", 'Luca', tagged('luca.dangelo', 'bounce', 'oldmail.example')],
  ['Eriksen', 'Søren', tagged('soren', 'delay', 'fjordmail.example')],
  ['Fairweather', 'Amelia', 'amelia.fairweather@homemail.example'],
  ['Jónsdóttir', 'Sigrún', tagged('sigrun', 'auto-reply', 'fjordmail.example')],
  ['Kowalczyk', 'Zofia', tagged('zofia.k', 'full', 'mailbox.example')],
  ['Lefèvre', 'Chloé', tagged('chloe.lefevre', 'open-by-machine', 'privatemail.example')],
  ['Li', 'Wei', tagged('li.wei', 'sent', 'mailbox.example')],
  ['Müller', 'Jürgen', tagged('juergen.mueller', 'spam', 'postfach.example')],
  ['Nguyễn', 'Thị Mai', tagged('mai.nguyen', 'open.click', 'homemail.example')],
  ["O'Brien", 'Siobhán', tagged("siobhan.o'brien", 'moved', 'oldmail.example')],
  ['Papadopoulos', 'Eleni', tagged('eleni', 'late-bounce', 'mailbox.example')],
  ['Park', 'Ji-woo', tagged('jiwoo.park', 'complain', 'homemail.example')],
  ['Raman', 'Priya', tagged('priya.raman', 'lost', 'mailbox.example')],
  ['Rangihuna', 'Tāne', tagged('tane', 'later', 'kiwimail.example')],
  ['Saarinen', 'Aino', tagged('aino.saarinen', 'silent', 'fjordmail.example')],
  ['Tanaka', 'Yuki', tagged('yuki.tanaka', 'block', 'strictmail.example')],
  ['Volkov', 'Dmitri', tagged('dmitri', 'expire', 'slowmail.example')],
  ['Whitlock', 'Harriet', tagged('harriet', 'large', 'strictmail.example')],
  ['Yilmaz-Baker', 'Deniz', tagged('deniz', 'refuse', 'mailbox.example')],
  ['Zammit', 'Ġorġ', null],
  ['Zielinska', 'Marta', 'marta.zielinska@homemail,example'],
];

export type SamplePatient = Omit<Patient, 'id' | 'createdAt'>;

/** The patients of the training practice; whoever puts them on record gives them their ids. */
export const SAMPLE_PATIENTS: readonly SamplePatient[] = SAMPLES.map(([familyName, givenName, email]) => ({
  familyName,
  givenName,
  email,
}));
