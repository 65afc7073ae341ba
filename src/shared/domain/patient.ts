import type { AdminNote } from './admin-note';
import type { Consent, ConsentChange } from './consent';

/** A person that messages are sent to. */
export interface Patient {
  id: string;
  familyName: string;
  givenName: string;
  /** ISO 8601 calendar date ("1980-03-12"); null when it is not known. */
  dateOfBirth: string | null;
  /** Null when the clinic has no address for the person. */
  email: string | null;
  /** The person has said that they have none: not a gap in the record. */
  hasNoEmail: boolean;
  /** E.164 ("+61412345678"); null when the clinic has none. */
  mobile: string | null;
  createdAt: number;
  /** Archived records are kept and found only when they are asked for (ms). */
  archivedAt: number | null;
  /** Id of the record that this one was merged into; it is not shown on its own any more. */
  mergedInto: string | null;
}

/** A record as lists show it. */
export interface PatientRow extends Patient {
  /** The mobile number as people of the practice's country read it. */
  mobileText: string | null;
  hasOpenStop: boolean;
}

/** What a person types to put someone on record or to change the record; texts as typed. */
export interface PatientInput {
  familyName: string;
  givenName: string;
  /** "12/3/1980" or "1980-03-12"; empty when it is not known. */
  dateOfBirth: string;
  email: string;
  hasNoEmail: boolean;
  /** In any form that people write; empty when there is none. */
  mobile: string;
}

export type PatientField = keyof PatientInput;

/** Why a field cannot be kept as typed. */
export type PatientProblem =
  | 'name-missing'
  | 'name-too-long'
  | 'name-like-a-formula'
  | 'date-not-understood'
  | 'date-in-the-future'
  | 'date-too-long-ago'
  | 'email-form'
  | 'email-and-none'
  | 'mobile-form'
  | 'mobile-not-a-mobile';

/** What is known about a form before it is saved. */
export interface PatientCheck {
  problems: Partial<Record<PatientField, PatientProblem>>;
  /** "Did you mean …?" for a mistyped domain; null when nothing looks mistyped. */
  suggestedEmail: string | null;
  mobileText: string | null;
  /** Others on record with the same address (a household). */
  sharingEmail: PatientRow[];
  /** Who may be the same person: the same name with the same date of birth, address or mobile, or nothing that differs. */
  lookalikes: PatientRow[];
}

/** Everything the record shows but messages and documents. */
export interface PatientRecord {
  patient: PatientRow;
  consents: Consent[];
  /** All that was ever said, newest first, also on records that were merged into this one. */
  consentChanges: ConsentChange[];
  notes: AdminNote[];
  /** Names of the records that were merged into this one. */
  mergedNames: string[];
}

/** "Nguyen, Anh": the form for lists, which sorts. */
export function listName({ familyName, givenName }: Pick<Patient, 'familyName' | 'givenName'>): string {
  return onOneLine([familyName, givenName], ', ');
}

/** "Anh Nguyen": the form for sentences and for the To header. */
export function fullName({ familyName, givenName }: Pick<Patient, 'familyName' | 'givenName'>): string {
  return onOneLine([givenName, familyName], ' ');
}

/** A line break in a record may not break a row, nor stop a batch whose To headers it would get into. */
function onOneLine(parts: readonly string[], between: string): string {
  return parts
    .map((part) => part.replace(/[\s\p{Cc}]+/gu, ' ').trim())
    .filter((part) => part !== '')
    .join(between);
}
