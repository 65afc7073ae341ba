import type { PatientFacts } from '../../../../shared/domain/check-patient';
import { checkRow, type RowReading } from '../../../../shared/domain/import-row';
import type { ImportMapping, RowError } from '../../../../shared/domain/patient-import';
import { signsOf, signsOfTheSame } from '../../../../shared/domain/same-person';
import type { TableRow } from '../../../ports/table-files';
import type { Ports } from '../../ports';
import { calendarDate } from '../checked-input';

export type SortRowsPorts = Pick<Ports, 'clock' | 'patients' | 'phones' | 'settings'>;

/** What becomes of one row. */
export type SortedRow =
  | { kind: 'new'; facts: PatientFacts }
  | { kind: 'duplicate' }
  | { kind: 'repeated' }
  | { kind: 'bad'; row: TableRow; errors: RowError[] };

/** How the rows of one file are read today, in this practice's country. */
export function rowReading(
  { clock, phones, settings }: Pick<SortRowsPorts, 'clock' | 'phones' | 'settings'>,
  mapping: ImportMapping,
): RowReading {
  const { country } = settings.desk();
  return { mapping, today: calendarDate(clock.now()), checkPhone: (text) => phones.check(text, country) };
}

/** Says for each row of a file, in turn, what becomes of it. A row that is bad makes no other one a repetition. */
export function rowSorter(ports: SortRowsPorts, mapping: ImportMapping): (row: TableRow) => SortedRow {
  const reading = rowReading(ports, mapping);
  const onRecord = signsOnRecord(ports);
  const seen = new Set<string>();
  return (row) => {
    const checked = checkRow(row, reading);
    if (!checked.ok) return { kind: 'bad', row, errors: checked.errors };
    const { facts } = checked;
    const wanted = signsOfTheSame(facts);
    const isRepeated = wanted.some((sign) => seen.has(sign));
    // One who is known by one sign is known by the others from now on.
    for (const sign of signsOf(facts)) seen.add(sign);
    const known = onRecord(facts);
    if (wanted.some((sign) => known.has(sign))) return { kind: 'duplicate' };
    return isRepeated ? { kind: 'repeated' } : { kind: 'new', facts };
  };
}

/**
 * The signs of those on record who have a name, archived and merged ones among them: an import takes neither back. They
 * are read once: of a common name there are many, and every row of
 * it would read them all again.
 */
function signsOnRecord({ patients }: Pick<SortRowsPorts, 'patients'>) {
  const read = new Map<string, ReadonlySet<string>>();
  return (name: Pick<PatientFacts, 'familyName' | 'givenName'>): ReadonlySet<string> => {
    const key = `${name.familyName}\n${name.givenName}`;
    const known = read.get(key);
    if (known !== undefined) return known;
    const namesakes = patients.everyoneNamed(name);
    const signs = new Set(namesakes.flatMap(signsOf));
    if (namesakes.length > 0) read.set(key, signs);
    return signs;
  };
}
