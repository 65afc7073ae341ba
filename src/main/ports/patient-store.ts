import type { Patient, PatientRow } from '../../shared/domain/patient';
import type { Page } from './message-store';

export interface PatientQuery {
  /** Words as typed: names in either order, date of birth, e-mail, mobile; empty lists all. */
  text: string;
  isArchived: boolean;
  /** From an earlier page; null for the first. */
  cursor: string | null;
  /** 1 to 500. */
  limit: number;
}

export type StoredPatientRow = Omit<PatientRow, 'mobileText'>;

/** What of a record a person or a report can change. */
export type PatientChanges = Partial<
  Pick<Patient, 'familyName' | 'givenName' | 'dateOfBirth' | 'email' | 'hasNoEmail' | 'mobile'>
>;

/** The records of patients. "Current" ones are neither archived nor merged nor part of an import under way. */
export interface PatientStore {
  insert(patients: readonly Patient[]): void;
  /** Patients by id, whatever became of them; unknown ids are left out; order as asked. */
  byIds(ids: readonly string[]): Patient[];
  /** The record that stands for an id now: the one it was merged into, else itself; null for an unknown id. */
  current(id: string): Patient | null;
  /** The id of a record and those of all that were merged into it. */
  idsOf(id: string): string[];
  /** Current patients of which every word begins a name, date of birth, address or number, by name. */
  search(text: string, limit: number): Patient[];
  /** The same with archived ones instead where asked, a page at a time, by keyset. */
  list(query: PatientQuery): Page<StoredPatientRow>;
  /** How many current (or archived) patients there are. */
  count(): number;
  countArchived(): number;
  /** Changes a record and what it is found by. */
  update(id: string, changes: PatientChanges): void;
  setArchived(id: string, archivedAt: number | null): void;
  /** Lets one record stand for another, and for all that had been merged into that one. */
  merge(keptId: string, otherId: string): void;
  /** Current patients with an address, whatever its case. */
  withEmail(address: string): StoredPatientRow[];
  /** Current patients with a mobile number (E.164). */
  withMobile(mobile: string): StoredPatientRow[];
  /** Everyone with a mobile number (E.164) who is on record, archived ones among them. */
  everyoneWithMobile(mobile: string): Patient[];
  /** Current patients with the same name, whatever its case and accents. */
  namesakes(name: Pick<Patient, 'familyName' | 'givenName'>): StoredPatientRow[];
  /** The same of everyone who has ever been put on record: archived and merged ones among them. */
  everyoneNamed(name: Pick<Patient, 'familyName' | 'givenName'>): Patient[];
  /** Rows as lists show them; unknown ids are left out; order as asked. */
  rows(ids: readonly string[]): StoredPatientRow[];
  /** Writes patients whom nobody finds before `finishImport`. */
  stageImport(importId: string, patients: readonly Patient[]): void;
  /** Puts all staged patients of an import on record, in one transaction. @returns how many */
  finishImport(importId: string): number;
  /** Imports that have staged patients and not finished: those under way, and what dead processes have left behind. */
  stagedImports(): string[];
  /** Removes up to so many of an import's staged patients. @returns how many */
  dropImport(importId: string, limit: number): number;
}
