import { dateOfBirthText } from './date-of-birth';
import type { DeskSettings } from './desk-settings';
import { fullName, type Patient } from './patient';
import { fold } from './search-words';

/** Fields that every message has; columns of a file of recipients come on top of them. */
export const MERGE_FIELDS = [
  'patient.firstName',
  'patient.lastName',
  'patient.fullName',
  'patient.dateOfBirth',
  'patient.email',
  'patient.mobile',
  'practice.name',
  'practice.desk',
  'practice.phone',
  'practice.address',
  'sender.name',
] as const;
export type NamedMergeField = (typeof MERGE_FIELDS)[number];

export type MergeField =
  | { kind: 'named'; name: NamedMergeField }
  /** A column of the recipients' file, by the key of its heading. */
  | { kind: 'column'; key: string };

/** Whom a message is merged for. */
export interface MergePatient extends Pick<Patient, 'givenName' | 'familyName' | 'dateOfBirth' | 'email'> {
  /** The mobile number as people of the practice's country read it. */
  mobileText: string | null;
}

/** Where values come from. */
export interface MergeSources {
  patient: MergePatient;
  practice: { name: string; desk: string; phone: string; address: string };
  /** Who is at the desk. */
  sender: { name: string };
  /** What the recipients' file says about this patient, by the key of the heading; empty without a file. */
  columns: ReadonlyMap<string, string>;
}

/** The practice as its messages name it. */
export function practiceSource(
  desk: Pick<DeskSettings, 'practiceName' | 'deskName' | 'practicePhone' | 'practiceAddress'>,
): MergeSources['practice'] {
  return {
    name: desk.practiceName,
    desk: desk.deskName,
    phone: desk.practicePhone,
    address: desk.practiceAddress,
  };
}

const VALUES = {
  'patient.firstName': ({ patient }) => patient.givenName,
  'patient.lastName': ({ patient }) => patient.familyName,
  'patient.fullName': ({ patient }) => fullName(patient),
  'patient.dateOfBirth': ({ patient }) =>
    patient.dateOfBirth === null ? '' : dateOfBirthText(patient.dateOfBirth),
  'patient.email': ({ patient }) => patient.email ?? '',
  'patient.mobile': ({ patient }) => patient.mobileText ?? '',
  'practice.name': ({ practice }) => practice.name,
  'practice.desk': ({ practice }) => practice.desk,
  'practice.phone': ({ practice }) => practice.phone,
  'practice.address': ({ practice }) => practice.address,
  'sender.name': ({ sender }) => sender.name,
} satisfies Record<NamedMergeField, (sources: MergeSources) => string>;

const BY_KEY: ReadonlyMap<string, NamedMergeField> = new Map(
  MERGE_FIELDS.map((name) => [name.toLowerCase(), name]),
);
const COLUMN_PREFIX = 'column.';

/** The field that a tag names, in upper or lower case; null when there is none. */
export function mergeFieldOf(name: string): MergeField | null {
  const key = name.toLowerCase();
  const named = BY_KEY.get(key);
  if (named !== undefined) return { kind: 'named', name: named };
  if (!key.startsWith(COLUMN_PREFIX)) return null;
  const column = columnKey(name.slice(COLUMN_PREFIX.length));
  return column === '' ? null : { kind: 'column', key: column };
}

/** The name of a column's field: "Appointment time" is `column.Appointment time`. */
export function columnFieldName(heading: string): string {
  return `${COLUMN_PREFIX}${heading.replace(/\s+/g, ' ').trim()}`;
}

/** Headings that differ only in case, accents or spaces are one column. */
export function columnKey(heading: string): string {
  return fold(heading).replace(/\s+/g, ' ').trim();
}

/** Line breaks as "\n"; other control characters have no place in a message. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n]/gu;

/** The value of a field as a text; null when it is missing. */
export function mergeValue(field: MergeField, sources: MergeSources): string | null {
  const value = field.kind === 'named' ? VALUES[field.name](sources) : (sources.columns.get(field.key) ?? '');
  const text = value.replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, '').trim();
  return text === '' ? null : text;
}
